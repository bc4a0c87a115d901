"""basemap.gpkg: the window at 1:10 m, the rest of the world at 1:50 m."""
import csv
import sqlite3

from shapely import wkb
from shapely.geometry import MultiPolygon, Point

import marble_vectors
import places
from division_names import ISO2, DivisionNames
from geodata import (INTEGER, MARBLE, MULTILINE, MULTIPOLYGON, POINT, POLYGON, REAL, RECIPE, TEXT, WINDOW, WORK,
                     WORLD_ATLAS, Land, Package, outside_window, polygons, read)
from names import NAME_FIELDS, Economies

CLIPPED, COAST, DIVISIONS = f'{WORK}/clipped.gpkg', f'{WORK}/coast.gpkg', f'{WORK}/divisions.gpkg'
OUTPUT = f'{WORK}/basemap.gpkg'
PLACE_FIELDS = dict(iso_a2=TEXT, pop=INTEGER, pop_urban=INTEGER, rank=INTEGER, capital=INTEGER,
                    geonameid=INTEGER, src=TEXT, **NAME_FIELDS)
FINE, COARSE = 0.0008, 0.01  # degrees: what lines lose in the window and outside


def boundary_class(feature_class):
    text = feature_class or ''
    for start, name in (('Line of control', 'line_of_control'), ('Disputed', 'disputed'), ('Inde', 'indefinite'),
                        ('Lease', 'lease'), ('Overlay', 'overlay')):
        if text.startswith(start):
            return name
    return 'international'


def add_water_and_land(package):
    package.add('land', POLYGON, {}, ((p, {}) for g, _ in read(DIVISIONS, 'land') for p in g.geoms))
    lake_fields = dict(name=TEXT, kind=TEXT, scalerank=INTEGER)
    package.add('lakes', POLYGON, lake_fields, read(COAST, 'lakes10', lake_fields))
    package.add('rivers', MULTILINE, lake_fields,
                ((g.simplify(FINE), a) for g, a in read(CLIPPED, 'rivers10', lake_fields)))
    package.add('rest_land', MULTIPOLYGON, {}, outside_window(read(COAST, 'land50')))
    package.add('rest_lakes', MULTIPOLYGON, {}, outside_window(read(COAST, 'lakes50'), COARSE))
    great = ((g, a) for g, a in read(CLIPPED, 'rivers50', ['scalerank']) if (a['scalerank'] or 0) <= 6)
    package.add('rest_rivers', MULTILINE, dict(scalerank=INTEGER), outside_window(great, COARSE))


def add_boundaries(package, land):
    near_land = 0.01
    package.add('boundaries', MULTILINE, dict(cls=TEXT, name=TEXT, a3_left=TEXT, a3_right=TEXT),
                ((land.clip(g.intersection(WINDOW), near_land),
                  dict(cls=boundary_class(a['featurecla']), name=a['name'], a3_left=a['adm0_a3_l'],
                       a3_right=a['adm0_a3_r']))
                 for g, a in read(CLIPPED, 'boundaries10', ['featurecla', 'name', 'adm0_a3_l', 'adm0_a3_r'])))
    package.add('rest_boundaries', MULTILINE, dict(cls=TEXT),
                outside_window(((g, dict(cls=boundary_class(a['featurecla'])))
                                for g, a in read(CLIPPED, 'boundaries50', ['featurecla'])), COARSE))
    package.add('disputed_claims', MULTILINE, dict(claim=TEXT, adm0_a3=TEXT),
                ((g, dict(claim=a['name'], adm0_a3=a['adm0_a3_l']))
                 for g, a in read(CLIPPED, 'claims10', ['name', 'adm0_a3_l'])))
    division_fields = dict(a3=TEXT, scalerank=INTEGER, min_zoom=REAL)
    package.add('admin1_lines', MULTILINE, division_fields,
                ((land.clip(g.intersection(WINDOW)).simplify(FINE), dict(a, a3=a['adm0_a3']))
                 for g, a in read(CLIPPED, 'divisions10', ['adm0_a3', 'scalerank', 'min_zoom'])
                 if a['adm0_a3'] in ISO2))


def urban_areas(land):
    for polygon in marble_vectors.read_polygons(f'{MARBLE}/naturalearth/ne_50m_urban_areas.pn2'):
        geometry = wkb.loads(bytes(polygon.ExportToWkb()))
        if geometry.within(WINDOW):
            geometry = land.clip(geometry)
        yield MultiPolygon(polygons(geometry)), {}


def glaciers():
    for polygon in marble_vectors.read_polygons(f'{MARBLE}/naturalearth/ne_50m_glaciated_areas.pn2'):
        geometry = wkb.loads(bytes(polygon.ExportToWkb()))
        if not geometry.within(WINDOW):
            geometry = geometry.simplify(0.03)
        yield MultiPolygon(polygons(geometry)), {}


def add_economies(package, economies):
    def named(attributes):
        code = attributes['iso_a2']
        names = economies.named(code) if code not in (None, '-1', '') else dict(name_en=attributes['admin'])
        return dict(a3=attributes['adm0_a3'], iso_a2=code, disputed=attributes['disputed'] or None, **names)

    package.add('countries', MULTIPOLYGON, dict(a3=TEXT, iso_a2=TEXT, disputed=TEXT, **NAME_FIELDS),
                ((g, named(a)) for g, a in read(DIVISIONS, 'economies', ['adm0_a3', 'iso_a2', 'disputed', 'admin'])
                 if a['adm0_a3']))

    def rest():
        for geometry, attributes in read(WORLD_ATLAS, 'countries', ['id', 'name'], valid=True):
            code = economies.by_number.get(attributes['id'])
            names = economies.named(code) if code else dict(name_en=attributes['name'])
            yield geometry, dict(iso_a2=code, **names)

    package.add('rest_countries', MULTIPOLYGON, dict(iso_a2=TEXT, **NAME_FIELDS), outside_window(rest(), COARSE))
    with open(f'{RECIPE}/economy_labels.csv', encoding='utf8') as file:
        labels = list(csv.DictReader(file))
    package.add('country_labels', POINT, dict(iso_a2=TEXT, minrank=INTEGER, **NAME_FIELDS),
                ((Point(float(r['lon']), float(r['lat'])),
                  dict(iso_a2=r['iso'], minrank=int(r['minrank']), **economies.named(r['iso']))) for r in labels))


def label_point(geometry):
    """The centre of the largest part, or another point in it where that is outside."""
    largest = max(geometry.geoms, key=lambda p: p.area)
    centre = largest.centroid
    return centre if largest.contains(centre) else largest.representative_point()


def add_divisions(package):
    names = DivisionNames()

    def rows():
        for geometry, label in read(DIVISIONS, 'divisions',
                                    ['adm0_a3', 'name', 'woe_name', 'gn_name', 'woe_label', 'disputed']):
            if label['adm0_a3'] in ISO2:
                point = label_point(geometry)
                yield geometry, dict(names.of(label), a3=label['adm0_a3'], iso_a2=ISO2[label['adm0_a3']].upper(),
                                     name_ne=label['name'], disputed=label['disputed'],
                                     label_lon=round(point.x, 4), label_lat=round(point.y, 4))

    package.add('admin1', MULTIPOLYGON,
                dict(code=TEXT, a3=TEXT, iso_a2=TEXT, name_ne=TEXT, **NAME_FIELDS, disputed=TEXT, label_lon=REAL,
                     label_lat=REAL), rows())


def shrink():
    """Small pages leave less slack behind geometries."""
    database = sqlite3.connect(OUTPUT)
    database.execute('PRAGMA page_size=1024')
    database.execute('VACUUM')
    database.close()


def main():
    package = Package(OUTPUT)
    add_water_and_land(package)
    land = Land([p for g, _ in read(DIVISIONS, 'land') for p in g.geoms])
    add_boundaries(package, land)
    package.add('urban', MULTIPOLYGON, {}, urban_areas(land))
    package.add('glaciers', MULTIPOLYGON, {}, glaciers())
    add_economies(package, Economies())
    add_divisions(package)
    for name, rows in (('places', places.window_places()), ('places_world', places.world_places())):
        package.add(name, POINT, PLACE_FIELDS, ((Point(lon, lat), row) for lon, lat, row in rows))
    package.close()
    shrink()


main()
