"""Land without lake holes, and lakes, of the window (1:10 m) and the world (1:50 m) → coast.gpkg.

Magics' ne_10m_land has the lakes cut out of it, repeats many minor islands and holds two invalid
continents; the lakes hide in ne_10m_ocean under featurec_2 (at 1:50 m: where featurecla is empty).
"""
from shapely.geometry import Polygon
from shapely.ops import unary_union

from geodata import INTEGER, NATURAL_EARTH, POLYGON, TEXT, WINDOW, WORK, Package, polygons, read

LAKE_FIELDS = ['name', 'featurec_2', 'scaleran_2']


def clipped(geometry):
    west, south, east, north = WINDOW.bounds
    for polygon in polygons(geometry):
        x0, y0, x1, y1 = polygon.bounds
        if x1 < west or x0 > east or y1 < south or y0 > north:
            continue
        if WINDOW.contains(polygon):
            yield polygon
        else:
            yield from polygons(polygon.intersection(WINDOW))


def filled(land, lakes, gap, smallest_hole, smallest=0.0):
    """Land and lakes as one; the gap (degrees) closes hairlines between shore and lake."""
    grown = [lake.buffer(gap, resolution=1, join_style=2) for lake in lakes]
    for polygon in polygons(unary_union(land + grown)):
        holes = [h for h in polygon.interiors if Polygon(h).area > smallest_hole]
        whole = Polygon(polygon.exterior, holes)
        if whole.area > smallest:
            yield whole


land10 = [p for g, _ in read(f'{NATURAL_EARTH}/10m/ne_10m_land.shp', valid=True) for p in clipped(g)]
lakes10 = [(p, dict(name=a['name'], kind=a['featurec_2'], scalerank=int(a['scaleran_2'] or 0)))
           for g, a in read(f'{NATURAL_EARTH}/10m/ne_10m_ocean.shp', fields=LAKE_FIELDS, valid=True)
           if a['featurec_2'] for p in clipped(g)]
land50 = [p for g, _ in read(f'{NATURAL_EARTH}/50m/ne_50m_land.shp', valid=True) for p in polygons(g)]
lakes50 = [p for g, a in read(f'{NATURAL_EARTH}/50m/ne_50m_ocean.shp', fields=['featurecla'], valid=True)
           if not a['featurecla'] for p in polygons(g)]

package = Package(f'{WORK}/coast.gpkg')
package.add('land10', POLYGON, {}, ((p, {}) for p in filled(land10, [p for p, _ in lakes10], 2e-6, 1e-6, 1e-7)))
package.add('lakes10', POLYGON, dict(name=TEXT, kind=TEXT, scalerank=INTEGER), lakes10)
package.add('land50', POLYGON, {}, ((p, {}) for p in filled(land50, lakes50, 1e-5, 1e-4)))
package.add('lakes50', POLYGON, {}, ((p, {}) for p in lakes50))
package.close()
