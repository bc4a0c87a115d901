"""Names in eight languages: Unicode CLDR (economies, divisions), GeoNames catalogues, OpenCC."""
import csv
import re
import struct
import subprocess
import unicodedata
import xml.etree.ElementTree as ET

from geodata import CLDR, GEONAMES, RECIPE, TEXT

# The columns of every layer with names.
LANGUAGES = ['en', 'ja', 'zh_hant', 'zh_hans', 'ko', 'id', 'th', 'vi']
NAME_FIELDS = {f'name_{language}': TEXT for language in LANGUAGES}
CLDR_LANGUAGE = dict(zh_hans='zh', zh_hant='zh_Hant')


def convert(texts, scheme):
    """Chinese scripts, by OpenCC: t2s, s2t, jp2t, t2jp; None stays empty."""
    done = subprocess.run(['opencc', '-c', f'{scheme}.json'], input='\n'.join(t or '' for t in texts),
                          capture_output=True, text=True, check=True)
    return done.stdout.split('\n')[:len(texts)]


def _territories(language):
    names, short = {}, {}
    for element in ET.parse(f'{CLDR}/main/{language}.xml').getroot().iter('territory'):
        if element.get('alt') == 'short':
            short[element.get('type')] = element.text
        elif element.get('alt') is None and element.text:
            names[element.get('type')] = element.text
    return {**names, **short}


class Economies:
    def __init__(self):
        self.names = {l: _territories(CLDR_LANGUAGE.get(l, l)) for l in LANGUAGES}
        self._correct()
        codes = ET.parse(f'{CLDR}/supplemental/supplementalData.xml').getroot().iter('territoryCodes')
        # Codes that are no longer used (ZR, BU) have numbers too, but no name.
        self.by_number = {c.get('numeric'): c.get('type') for c in codes
                          if c.get('numeric') and c.get('type') in self.names['en']}

    def _correct(self):
        """CLDR's short forms are for lists ("US", "Congo - Kinshasa"): a map writes them out."""
        with open(f'{RECIPE}/economy_names.csv', encoding='utf8') as file:
            for row in csv.DictReader(file):
                for language in LANGUAGES:
                    if row.get(f'name_{language}'):
                        self.names[language][row['iso']] = row[f'name_{language}']

    def named(self, code):
        return {f'name_{l}': self.names[l].get(code) for l in LANGUAGES}


def subdivisions(language):
    root = ET.parse(f'{CLDR}/subdivisions/{language}.xml').getroot()
    return {e.get('type'): e.text for e in root.iter('subdivision')}


WORDS_FOR_DIVISION = re.compile(
    r'\b(prefecture|province|county|city|municipality|special|autonomous|region|district|regency|state|'
    r'capital|metropolitan|metropolis|of|the|sheng|shi|ken|fu|aymag|aimag)\b')


def key_of(name):
    """Letters only, without accents and words for "province": for comparing names."""
    name = letters(name).replace('đ', 'd').replace('Đ', 'D').replace('ı', 'i').lower()
    return re.sub('[^a-z]', '', WORDS_FOR_DIVISION.sub(' ', name))


def letters(name):
    """Without accents."""
    decomposed = unicodedata.normalize('NFD', name or '')
    return ''.join(c for c in decomposed if not unicodedata.combining(c))


def geonames_catalogue(language):
    """libgeonames-common's gettext catalogues are keyed by GeoNames ids: {id: name}."""
    with open(f'{GEONAMES}/{language}/LC_MESSAGES/geonames.mo', 'rb') as file:
        data = file.read()
    order = '<' if struct.unpack_from('<I', data)[0] == 0x950412de else '>'
    _, _, count, originals, translations = struct.unpack_from(order + '5I', data)

    def text(table, index):
        length, offset = struct.unpack_from(order + '2I', data, table + 8 * index)
        return data[offset:offset + length].decode('utf8', 'replace')

    return {text(originals, i): text(translations, i) for i in range(count)}
