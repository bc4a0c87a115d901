"""ISO 3166-2 codes and names of first-level divisions, from CLDR by their English names."""
import csv
import difflib
import re

from geodata import RECIPE
from names import LANGUAGES, convert, key_of, letters, subdivisions

# Only these economies' divisions are kept.
ISO2 = {'JPN': 'jp', 'TWN': 'tw', 'CHN': 'cn', 'KOR': 'kr', 'PRK': 'kp', 'MNG': 'mn', 'VNM': 'vn', 'THA': 'th',
        'MYS': 'my', 'SGP': 'sg', 'IDN': 'id', 'PHL': 'ph', 'KHM': 'kh', 'LAO': 'la', 'MMR': 'mm', 'BRN': 'bn',
        'TLS': 'tl', 'HKG': 'hk', 'MAC': 'mo'}
# CLDR 41 has the county and the city of Chiayi swapped.
SWAPPED = {'twcyq': 'twcyi', 'twcyi': 'twcyq'}


def _table(name):
    with open(f'{RECIPE}/{name}', encoding='utf8') as file:
        return list(csv.DictReader(file))


class DivisionNames:
    def __init__(self):
        self.names = {l: subdivisions(l) for l in ('en', 'ja', 'ko', 'id', 'th', 'vi')}
        mixed = subdivisions('zh')  # CLDR's "zh" mixes the scripts
        self.names['zh_hans'] = dict(zip(mixed, convert(mixed.values(), 't2s')))
        self.names['zh_hant'] = dict(zip(mixed, convert(mixed.values(), 's2t')))
        self.by_key = {c: {key_of(v): k for k, v in self.names['en'].items() if k.startswith(c)}
                       for c in ISO2.values()}
        self.codes = {(r['economy'], r['name']): r['code'] for r in _table('division_codes.csv')}
        self.fixes = {(r['a3'], r['name']): r for r in _table('division_fixes.csv')}

    def _find(self, label):
        """CLDR's code of a division, or None."""
        code = self.codes.get((label['adm0_a3'], label['name']))
        if code:
            return code
        known = self.by_key[ISO2[label['adm0_a3']]]
        for name in (label['name'], label['woe_name'], label['gn_name'], (label['woe_label'] or '').split(',')[0]):
            if name and key_of(name) in known:
                return known[key_of(name)]
        close = difflib.get_close_matches(key_of(label['name']), list(known), 1, 0.8)
        return known[close[0]] if close else None

    def of(self, label):
        """{code, name_*} of a label of divisions.gpkg."""
        code = self._find(label)
        if code:
            iso = SWAPPED.get(code, code)
            row = {f'name_{l}': self.names[l].get(code) for l in LANGUAGES}
            row['code'] = f'{iso[:2]}-{iso[2:]}'.upper()
        else:
            row = dict(name_en=label['name'])
        fix = self.fixes.get((label['adm0_a3'], label['name']), {})
        row.update({k: v for k, v in fix.items() if v and k not in ('a3', 'name')})
        if label['adm0_a3'] == 'JPN':  # CLDR writes Kōchi where the cities are Kochi
            row['name_en'] = letters(row['name_en'])
        return {k: re.sub('[²³⁴]', '', v) if v else v for k, v in row.items()}
