"""Where the sources lie, and GeoPackage layers as lists of (shapely geometry, attributes)."""
import os

from osgeo import gdal, ogr, osr
from shapely import wkb
from shapely.geometry import MultiLineString, MultiPolygon, Polygon, box
from shapely.ops import unary_union
from shapely.strtree import STRtree

ogr.UseExceptions()
gdal.UseExceptions()
gdal.SetConfigOption('OGR_GEOMETRY_ACCEPT_UNCLOSED_RING', 'YES')
gdal.PushErrorHandler('CPLQuietErrorHandler')

WORK = os.environ['BASEMAP_WORK']
RECIPE = os.path.dirname(os.path.abspath(__file__))


def debian(package, path):
    return f'{WORK}/debian/{package}/usr/share/{path}'


NATURAL_EARTH = debian('libmagics++-data', 'magics')
MARBLE = debian('marble-qt-data', 'marble/data')
CLDR = debian('unicode-cldr-core', 'unicode/cldr/common')
GEONAMES = debian('libgeonames-common', 'locale')
CITIES15000 = debian('libtimezonemap-data', 'libtimezonemap/ui/cities15000.txt')
ETOPO5 = debian('ferret-datasets', 'ferret-vis/data/etopo5.cdf')
WORLD_ATLAS = f'{WORK}/npm/node_modules/world-atlas/countries-50m.json'

# The window that is drawn in detail: west, south, east, north.
WINDOW = box(64, -15, 160, 60)

TEXT, INTEGER, REAL = ogr.OFTString, ogr.OFTInteger, ogr.OFTReal
POLYGON, MULTIPOLYGON = ogr.wkbPolygon, ogr.wkbMultiPolygon
MULTILINE, POINT = ogr.wkbMultiLineString, ogr.wkbPoint


def polygons(geometry):
    """Every non-empty polygon inside a geometry."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [p for part in getattr(geometry, 'geoms', []) for p in polygons(part)]


def parts(geometry):
    return list(geometry.geoms) if hasattr(geometry, 'geoms') else [geometry]


def read(path, layer=None, fields=(), valid=False):
    """Yields (geometry, {field: value}); with valid, each geometry is made valid first."""
    dataset = ogr.Open(path)
    source = dataset.GetLayerByName(layer) if layer else dataset.GetLayer(0)
    for feature in source:
        geometry = feature.GetGeometryRef()
        if geometry is None:
            continue
        if valid and not geometry.IsValid():
            geometry = geometry.MakeValid()
        yield wkb.loads(bytes(geometry.ExportToWkb())), {k: feature.GetField(k) for k in fields}


class Package:
    """A GeoPackage being written; it appears under its name only when closed."""

    def __init__(self, path):
        self.path, self.part = path, path.replace('.gpkg', '.part.gpkg')
        for old in (self.path, self.part):
            if os.path.exists(old):
                os.remove(old)
        self.dataset = ogr.GetDriverByName('GPKG').CreateDataSource(self.part)
        self.system = osr.SpatialReference()
        self.system.ImportFromEPSG(4326)
        self.system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)

    def add(self, name, kind, fields, rows):
        """fields: {name: type}; rows: (shapely or OGR geometry, attributes)."""
        layer = self.dataset.CreateLayer(name, self.system, kind)
        for field, field_type in fields.items():
            layer.CreateField(ogr.FieldDefn(field, field_type))
        layer.StartTransaction()
        count = 0
        for geometry, attributes in rows:
            if not isinstance(geometry, ogr.Geometry):
                geometry = ogr.CreateGeometryFromWkb(geometry.wkb)
            if geometry.IsEmpty():
                continue
            if kind == MULTIPOLYGON:
                geometry = ogr.ForceToMultiPolygon(geometry)
            elif kind == MULTILINE:
                geometry = ogr.ForceToMultiLineString(geometry)
            geometry.FlattenTo2D()
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(geometry)
            for field in fields:
                if attributes.get(field) is not None:
                    feature.SetField(field, attributes[field])
            layer.CreateFeature(feature)
            count += 1
        layer.CommitTransaction()
        print(f'{name}: {count}', flush=True)

    def close(self):
        self.dataset = None
        os.rename(self.part, self.path)


class Land:
    """Clips to the land polygons of the window."""

    def __init__(self, land):
        self.tree = STRtree(land)

    def clip(self, geometry, reach=0.0):
        """What lies on land, or within `reach` degrees of it."""
        if geometry.is_empty:
            return geometry
        near = list(self.tree.query(geometry))
        if not near:
            return geometry.intersection(Polygon())
        if reach:
            near = [p.buffer(reach) for p in near]
        if not geometry.is_valid:
            geometry = geometry.buffer(0)
        on_land = unary_union([geometry.intersection(p) for p in near])
        if geometry.geom_type in ('LineString', 'MultiLineString'):
            return _lines(on_land)
        return MultiPolygon(polygons(on_land))


def _lines(geometry):
    """The lines in a geometry but for stubs of some 200 m."""
    kinds = ('LineString', 'MultiLineString')
    lines = [g for g in parts(geometry) if g.geom_type in kinds and g.length > 0.002]
    return MultiLineString([line for g in lines for line in parts(g)])


def outside_window(rows, tolerance=0.0):
    """Rows with the window cut out, so that both levels can be drawn together; None: not simplified."""
    for geometry, attributes in rows:
        if geometry.intersects(WINDOW):
            if not geometry.is_valid:
                geometry = geometry.buffer(0)
            geometry = geometry.difference(WINDOW)
        if not geometry.is_empty:
            yield (geometry.simplify(tolerance) if tolerance else geometry), attributes
