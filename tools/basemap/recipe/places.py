"""Cities and towns: Natural Earth's rank joined with GeoNames' position, population and names."""
import csv
import json
import math
import re

from osgeo import ogr

from geodata import CITIES15000, NATURAL_EARTH, RECIPE, WINDOW, WORK
from names import LANGUAGES, convert, geonames_catalogue, letters

POPULATED_PLACES = f'{NATURAL_EARTH}/10m/ne_10m_populated_places_simple.shp'
# (population, rank): Natural Earth's own ranks go to 8 or so; smaller towns are ranked by population.
RANKS = [(1.5e6, 5), (7e5, 6), (3e5, 7), (1.2e5, 8), (5e4, 9), (0, 10)]
# Towns of the lowest rank are left out where the map is only a surrounding.
SURROUNDINGS = {'IN', 'PK', 'RU', 'BD', 'PH', 'KZ', 'UZ', 'AF', 'NP', 'LK'}
# Whose places' names Japanese writes in Han characters too.
HAN_ECONOMIES = {'CN', 'TW', 'HK', 'MO', 'KR', 'KP'}
HAN = re.compile('^[\u3400-\u9fff々ヶケノ]+$')
HALF_KANA = re.compile('[ァ-ヴ].*[一-鿿]|[一-鿿].*[ァ-ヴ]')
SCRIPTS = dict(ko=re.compile('^[\uac00-\ud7a3 ]+$'), kana=re.compile('^[\u30a0-\u30ff・ー]+$'),
               th=re.compile('^[\u0e00-\u0e7f ]+$'), han=re.compile('^[\u4e00-\u9fff々ヶケ]{2,8}$'))


def natural_earth(inside_window):
    layer = ogr.Open(POPULATED_PLACES)
    for feature in layer.GetLayer(0):
        west, south, east, north = WINDOW.bounds
        lon, lat = feature['longitude'], feature['latitude']
        is_inside = west <= lon <= east and south <= lat <= north
        if is_inside == inside_window:
            yield feature


def geonames_id(feature):
    return int(feature['geonameid'] or 0)


def capital_of(feature):
    """2 of an economy, 1 of a division, 0 neither."""
    kind = feature['featurecla'] or ''
    if kind == 'Admin-0 capital':
        return 2
    # A former, a summer or a second capital is no landmark of the whole economy.
    return 1 if kind.startswith('Admin-') or 'region capital' in kind else 0


def ranked(cities):
    """Natural Earth's places of the window, by GeoNames id; those without one get a key of their own."""
    places = {}
    for feature in natural_earth(True):
        identity = geonames_id(feature)
        city = cities.get(identity)
        place = dict(id=identity, name_en=feature['name'], iso=feature['iso_a2'], rank=feature['scalerank'],
                     capital=capital_of(feature), urban=max(feature['pop_max'] or 0, 0),
                     population=city[4] if city else None, source='NE+GeoNames' if city else 'NE',
                     lon=city[5] if city else feature['longitude'], lat=city[6] if city else feature['latitude'])
        key = identity if identity > 0 else -10000 - feature.GetFID()
        if key not in places or place['rank'] < places[key]['rank']:
            places[key] = place
    return places


class Grid:
    """Places by quarter degrees, to find what is near."""

    def __init__(self):
        self.cells = {}

    def add(self, place):
        self.cells.setdefault((int(place['lon'] * 4), int(place['lat'] * 4)), []).append(place)

    def near(self, lon, lat):
        column, row = int(lon * 4), int(lat * 4)
        return [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in self.cells.get((column + i, row + j), [])]


def distance(place, lon, lat):
    """Degrees of latitude."""
    return math.hypot((place['lon'] - lon) * math.cos(math.radians(lat)), place['lat'] - lat)


def bare(name):
    return re.sub('[^a-z]', '', letters(name).lower())


def rank_of(code, population, is_suburb):
    rank = next(rank for least, rank in RANKS if population >= least)
    if code in ('PPLA', 'PPLC'):
        rank = min(rank, 7)
    return min(rank + 2, 10) if is_suburb else rank


def add_towns(places, cities):
    """GeoNames' cities that Natural Earth lacks, largest first."""
    grid = Grid()
    for place in places.values():
        grid.add(place)
    for identity, name, iso, code, population, lon, lat in sorted(cities.values(), key=lambda c: -c[4]):
        if identity in places:
            continue
        near = grid.near(lon, lat)
        if any(bare(p['name_en']) == bare(name) and distance(p, lon, lat) < 0.25 for p in near):
            continue
        is_suburb = any(max(p['urban'], p['population'] or 0) >= 3 * max(population, 1)
                        and distance(p, lon, lat) * 111 < 14 for p in near)
        place = dict(id=identity, name_en=name, iso=iso, rank=rank_of(code, population, is_suburb),
                     capital=2 if code == 'PPLC' else 1 if code == 'PPLA' else 0, urban=population,
                     population=population, source='GeoNames', lon=lon, lat=lat)
        places[identity] = place
        grid.add(place)


def untagged_names():
    """GeoNames' alternate names without a language, by id: told apart by their script."""
    names = {}
    with open(CITIES15000, encoding='utf8') as file:
        for line in file:
            fields = line.split('\t')
            if len(fields) > 9:
                names[int(fields[0])] = fields[3].split(',')
    return names


def add_names(places):
    catalogues = {l: geonames_catalogue(l) for l in ('ja', 'ko', 'zh', 'zh_TW', 'zh_CN', 'th', 'id', 'vi')}
    untagged = untagged_names()
    for place in places:
        for language in ('ja', 'ko', 'zh', 'th', 'id', 'vi'):
            place[f'name_{language}'] = catalogues[language].get(str(place['id']))
        place['zh_TW'] = catalogues['zh_TW'].get(str(place['id']))
        place['zh_CN'] = catalogues['zh_CN'].get(str(place['id']))
        if place['id'] in untagged:
            add_untagged(place, untagged[place['id']])


def add_untagged(place, names):
    def shortest(script):
        return min((n for n in names if SCRIPTS[script].match(n)), key=len, default=None)

    is_japanese = place['iso'] == 'JP'
    if is_japanese and place['name_ja'] and re.search('[a-zA-Z]', place['name_ja']):
        place['name_ja'] = None
    for language, script in (('ko', 'ko'), ('th', 'th'), ('ja' if is_japanese else 'zh', 'han')):
        place[f'name_{language}'] = place[f'name_{language}'] or shortest(script)
    if not is_japanese:
        place['name_ja'] = place['name_ja'] or shortest('kana')


def without_suffix(name, suffixes):
    """Without each of the words for "city", in order, where two letters at least are left."""
    for suffix in suffixes:
        if name and name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[:-len(suffix)].strip()
    return name


def without_word(name, name_en):
    """Indonesian puts "city" or "regency" first; a few names truly begin so."""
    keeps = not name or name_en.startswith(('Kota', 'Ho Chi Minh'))
    return name if keeps else re.sub('^(Kota|Kabupaten) ', '', name)


def drop_foreign_letters(places):
    """GeoNames has romanised names among those in East Asia's own scripts."""
    for place in places:
        for field in ('zh_TW', 'zh_CN', 'name_zh', 'name_ja', 'name_ko'):
            if re.search('[A-Za-z]', place.get(field) or ''):
                place[field] = None


def shorten_names(places):
    # Written together, 시 is a city in Korea; elsewhere it may be the name's own end (바라나시).
    korean = ['특별자치시', '특별시', '광역시', '직할시', '시']
    for place in places:
        place['name_ja'] = without_suffix(place['name_ja'], ['広域市', '特別市', '直轄市', '市'])
        place['name_ko'] = without_suffix(
            place['name_ko'], korean if place['iso'] in ('KR', 'KP') else [' 시', ' 군'])
        place['name_id'] = without_word(place['name_id'], place['name_en'])
    suffixes = ['特别市', '特別市', '广域市', '廣域市', '市']
    hant = convert([p['zh_TW'] or p['name_zh'] for p in places], 's2t')
    hans = convert([p['zh_CN'] or p['name_zh'] for p in places], 't2s')
    for place, traditional, simplified in zip(places, hant, hans):
        place['name_zh_hant'] = without_suffix(traditional, suffixes) or None
        place['name_zh_hans'] = without_suffix(simplified, suffixes) or None


def share_han_names(places):
    """A Japanese name in Han characters gives the Chinese ones, and the other way round; one Chinese script
    gives the other."""
    for known, wanted, scheme in (('name_zh_hant', 'name_zh_hans', 't2s'), ('name_zh_hans', 'name_zh_hant', 's2t')):
        lacking = [p for p in places if p[known] and not p[wanted]]
        for place, name in zip(lacking, convert([p[known] for p in lacking], scheme)):
            place[wanted] = name
    japanese = [p for p in places if p['iso'] in HAN_ECONOMIES | {'JP'} and p['name_ja'] and HAN.match(p['name_ja'])
                and not p['name_zh_hant']]
    for place, name in zip(japanese, convert([p['name_ja'] for p in japanese], 'jp2t')):
        place['name_zh_hant'] = name
    for place, name in zip(japanese, convert([p['name_zh_hant'] for p in japanese], 't2s')):
        place['name_zh_hans'] = name
    chinese = [p for p in places if p['iso'] in HAN_ECONOMIES and p['name_zh_hant']
               and HAN.match(p['name_zh_hant']) and (not p['name_ja'] or HALF_KANA.search(p['name_ja']))]
    for place, name in zip(chinese, convert([p['name_zh_hant'] for p in chinese], 't2jp')):
        place['name_ja'] = name


def apply_fixes(places):
    """The table's names instead of the sources'; returns the places but those whose rank there is "-"."""
    with open(f'{RECIPE}/name_fixes.csv', encoding='utf8') as file:
        fixes = {(r['name_en'], r['iso']): r for r in csv.DictReader(file)}
    kept = []
    for place in places:
        fix = fixes.get((place['name_en'], place['iso']), {})
        if fix.get('rank') == '-':
            continue
        for key, value in fix.items():
            if key.startswith('name_') and key not in ('name_en', 'name_en_new') and value:
                place[key] = value
                # The two Chinese scripts are corrected together.
                if key == 'name_zh_hant' and not fix['name_zh_hans']:
                    place['name_zh_hans'] = None
        place['name_en'] = fix.get('name_en_new') or place['name_en']
        place['rank'] = int(fix.get('rank') or place['rank'])
        kept.append(place)
    return kept


def is_kept(place):
    if place['rank'] < 10:
        return True
    is_nameless = place['urban'] < 25000 and not place['name_ja'] and not place['name_zh_hant']
    return not is_nameless and place['iso'] not in SURROUNDINGS


def row_of(place):
    return dict(iso_a2=place['iso'], pop=int(place['population'] or place['urban']), pop_urban=int(place['urban']),
                rank=place['rank'], capital=place['capital'], geonameid=place['id'] if place['id'] > 0 else None,
                src=place['source'], **{f'name_{l}': place.get(f'name_{l}') for l in LANGUAGES})


def window_places():
    """Yields (lon, lat, attributes)."""
    with open(f'{WORK}/cities.json', encoding='utf8') as file:
        cities = {row[0]: row for row in json.load(file)}
    by_id = ranked(cities)
    add_towns(by_id, cities)
    places = list(by_id.values())
    add_names(places)
    drop_foreign_letters(places)
    shorten_names(places)
    places = apply_fixes(places)
    share_han_names(places)
    return [(p['lon'], p['lat'], row_of(p)) for p in places if is_kept(p)]


def world_places():
    """The largest places outside the window."""
    catalogues = {l: geonames_catalogue(l) for l in ('ja', 'ko', 'th', 'id', 'zh')}
    rows, chinese = [], []
    for feature in natural_earth(False):
        if feature['scalerank'] > 3:
            continue
        identity = geonames_id(feature)
        names = {f'name_{l}': c.get(str(identity)) for l, c in catalogues.items()}
        chinese.append(names.pop('name_zh'))
        rows.append(dict(iso=feature['iso_a2'], pop=feature['pop_max'], pop_urban=feature['pop_max'],
                         rank=feature['scalerank'], capital=capital_of(feature),
                         geonameid=identity if identity > 0 else None, src='NE', name_en=feature['name'],
                         lon=feature['longitude'], lat=feature['latitude'], **names))
    for row, hant, hans in zip(rows, convert(chinese, 's2t'), convert(chinese, 't2s')):
        row['name_zh_hant'], row['name_zh_hans'] = hant or None, hans or None
    return [(r.pop('lon'), r.pop('lat'), dict(r, iso_a2=r['iso'])) for r in apply_fixes(rows)]
