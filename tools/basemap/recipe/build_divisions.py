"""First-level divisions and economies as polygons on the full 1:10 m coast → divisions.gpkg.

QGIS's division polygons are simplified by about a kilometre and cannot be drawn over the coast. So the
coast, the economies' lines and the divisions' lines are noded into one network, its faces are labelled
by the QGIS polygon that covers most of each, and equal labels are dissolved. The land layer is made of
the same faces, so that all share their vertices.
"""
from shapely.geometry import LineString, MultiPolygon
from shapely.ops import polygonize, unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree

from geodata import MULTIPOLYGON, TEXT, WORK, Package, parts, polygons, read
from line_network import build_network

LABEL_FIELDS = ['iso_a2', 'name', 'fips', 'woe_label', 'woe_name', 'adm0_a3', 'admin', 'gn_name']
NO_LABEL = dict.fromkeys(LABEL_FIELDS, '')
FARTHEST = 1.6  # degrees: an islet that no labelled polygon touches takes the nearest one's label

TAIWAN = dict(adm0_a3='TWN', admin='Taiwan', iso_a2='TW', fips='', woe_label='')

# Where the outer name of a division says all, whatever else the source says of its parts.
NAMED_BY_DIVISION = {'KOR', 'CHN', 'TWN', 'JPN', 'VNM'}


def corrections(label, point, area):
    """What Natural Earth has wrong or does not say, by a point inside the face."""
    x, y, owner = point.x, point.y, label['adm0_a3']
    if owner == 'JPN' and label['name'] == 'Okinawa' and x > 128.3 and y > 27.0:  # the Amami islands
        yield dict(name='Kagoshima', fips='JA18', woe_name='Kagoshima',
                   woe_label='Kagoshima Prefecture, JP, Japan', gn_name='Kagoshima-ken')
    if 119.85 < x < 120.56 and 25.9 < y < 26.45:
        yield dict(TAIWAN, name='Lienchiang', woe_name='Lienchiang County', gn_name='Lienchiang')
    if (118.13 < x < 118.55 and 24.36 < y < 24.56 and area < 0.03 and owner in ('TWN', 'CHN')
            and not (x < 118.2 and y > 24.42)):
        yield dict(TAIWAN, name='Kinmen', woe_name='Kinmen', gn_name='Kinmen')
    if 106.4 < x < 106.8 and 8.5 < y < 8.9:  # Con Dao
        yield dict(name='Bà Rịa - Vũng Tàu', woe_name='Bà Rịa - Vũng Tàu')
    if 120.3 < x < 120.45 and 22.28 < y < 22.38:  # Xiaoliuqiu
        yield dict(TAIWAN, name='Pingtung', woe_name='Pingtung County', gn_name='Pingtung')


def disputes(label, point):
    """Areas that several economies claim are polygons of their own, marked so."""
    x, y, owner = point.x, point.y, label['adm0_a3']
    if 131.8 < x < 131.95 and 37.2 < y < 37.3:
        yield dict(adm0_a3='KOR', admin='South Korea', iso_a2='KR', name='North Gyeongsang', fips='KS15',
                   woe_name='', woe_label='', gn_name='Gyeongsangbuk-do', disputed='Dokdo/Takeshima')
    if 123.3 < x < 124.7 and 25.6 < y < 26.1:
        yield dict(disputed='Senkaku/Diaoyu')
    if 111 < x < 113 and 15.5 < y < 17.3:
        yield dict(adm0_a3='CHN', admin='China', iso_a2='CN', name='Paracel Islands', fips='PF',
                   woe_name='', woe_label='', gn_name='', disputed='Paracel')
    if 117.5 < x < 118 and 15 < y < 15.4:
        yield dict(adm0_a3='SCR', admin='Scarborough Reef', iso_a2='-1', name='Scarborough Reef', fips='',
                   woe_name='', woe_label='', gn_name='', disputed='Scarborough')
    if 145.3 < x < 149.2 and 43.3 < y < 45.6 and owner == 'RUS':
        yield dict(disputed='Southern Kurils/Northern Territories')
    if 111.5 < x < 118 and 6 < y < 12 and owner in ('', 'PGA'):
        yield dict(adm0_a3='PGA', admin='Spratly Is.', iso_a2='-1', name='Spratly Is.', disputed='Spratly')


class Labels:
    def __init__(self):
        rows = [(g if g.is_valid else g.buffer(0), a)
                for g, a in read(f'{WORK}/clipped.gpkg', 'division_labels', LABEL_FIELDS)]
        self.tree = STRtree([g for g, _ in rows])
        self.attributes = {id(g): a for g, a in rows}

    def of(self, face):
        overlaps = [(self._overlap(g, face), g) for g in self.tree.query(face)]
        overlaps = [(area, g) for area, g in overlaps if area > 0]
        if overlaps:
            return self.attributes[id(max(overlaps, key=lambda o: o[0])[1])]
        near = [(g.distance(face), g) for g in self.tree.query(face.buffer(FARTHEST))]
        near = [(distance, g) for distance, g in near if distance <= FARTHEST]
        return self.attributes[id(min(near, key=lambda n: n[0])[1])] if near else NO_LABEL

    @staticmethod
    def _overlap(polygon, face):
        try:
            return polygon.intersection(face).area
        except Exception:  # a topology error; a zero buffer mends it
            return polygon.buffer(0).intersection(face.buffer(0)).area

    def corrected(self, face):
        label, point = dict(self.of(face)), face.representative_point()
        for change in corrections(label, point, face.area):
            label.update(change)
        for change in disputes(label, point):
            label.update(change)
        return label


def land_faces():
    land = [p for g, _ in read(f'{WORK}/coast.gpkg', 'land10') for p in polygons(g)]
    coast = [LineString(r.coords) for p in land for r in [p.exterior, *p.interiors]]
    economies = [p for g, a in read(f'{WORK}/clipped.gpkg', 'boundaries10', ['featurecla'])
                 if 'Overlay' not in a['featurecla'] and a['featurecla'] != 'Disputed claim' for p in parts(g)]
    divisions = [p for g, _ in read(f'{WORK}/clipped.gpkg', 'divisions10') for p in parts(g)]
    faces = list(polygonize(build_network(coast + economies + divisions)))
    tree, prepared = STRtree(land), {id(p): prep(p) for p in land}

    def is_land(face):
        inside = face.representative_point()
        return any(prepared[id(p)].contains(inside) for p in tree.query(inside))

    return [face for face in faces if is_land(face)]


def dissolved(geometries):
    return MultiPolygon(polygons(unary_union(geometries)))


def main():
    faces, labels = land_faces(), Labels()
    groups = {}
    for face in faces:
        label = labels.corrected(face)
        part = '' if label['adm0_a3'] in NAMED_BY_DIVISION else label['woe_name']
        key = (label['adm0_a3'], label['name'], part, label.get('disputed', ''))
        groups.setdefault(key, (label, []))[1].append(face)
    divisions = [(dissolved(members), label) for label, members in groups.values()]

    economies = {}
    for geometry, label in divisions:
        key = (label['adm0_a3'], label.get('disputed', ''))
        economies.setdefault(key, (label, []))[1].append(geometry)

    package = Package(f'{WORK}/divisions.gpkg')
    package.add('divisions', MULTIPOLYGON, dict.fromkeys(LABEL_FIELDS + ['disputed'], TEXT), divisions)
    package.add('economies', MULTIPOLYGON, dict(adm0_a3=TEXT, admin=TEXT, iso_a2=TEXT, disputed=TEXT),
                ((dissolved(members), label) for label, members in economies.values()))
    package.add('land', MULTIPOLYGON, {}, ((p, {}) for p in dissolved(faces).geoms))
    package.close()


main()
