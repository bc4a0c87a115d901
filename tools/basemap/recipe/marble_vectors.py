"""Reads Marble's PN2 vector files (version 2), from the published description of the format.

Big-endian. A header: u8 version, u32 count, u8 coloured. Then rings: u8 flag, u32 id (and, where coloured,
u8 colour at each new id), u32 count of absolute nodes; an absolute node is i16 latitude, i16 longitude
(1/120 degree) and i16 count of the relative nodes (i8, i8) that follow it.
"""
import struct

from osgeo import ogr

LINE, OUTER, OUTER_TOO, INNER, GROUP = 0, 1, 2, 3, 4


class _Bytes:
    def __init__(self, path):
        with open(path, 'rb') as file:
            self.data = file.read()
        self.at = 0

    def take(self, form):
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def nodes(self, count):
        points = []
        for _ in range(count):
            lat, lon, relatives = self.take('>hhh')
            points.append((lon / 120, lat / 120))
            for _ in range(relatives):
                dlat, dlon = self.take('>bb')
                points.append(((lon + dlon) / 120, (lat + dlat) / 120))
        return points

    def ended(self):
        return self.at >= len(self.data)


def _rings(path):
    source = _Bytes(path)
    version, count, coloured = source.take('>BIB')
    assert version == 2, path
    previous = 0
    for _ in range(count):
        if source.ended():
            return
        flag, identity = source.take('>BI')
        if coloured and identity != previous:
            source.take('>B')
        previous = identity
        if flag == GROUP:
            for _ in range(source.take('>B')[0]):
                inner, _, nodes = source.take('>BII')
                yield inner, source.nodes(nodes)
        else:
            yield flag, source.nodes(*source.take('>I'))


def read_polygons(path):
    """OGR polygons, made valid."""
    polygons = []
    for flag, points in _rings(path):
        if flag in (OUTER, OUTER_TOO):
            polygons.append([points])
        elif flag == INNER and polygons:
            polygons[-1].append(points)
    for rings in polygons:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for points in rings:
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for point in points:
                ring.AddPoint_2D(*point)
            ring.CloseRings()
            polygon.AddGeometry(ring)
        yield polygon if polygon.IsValid() else polygon.MakeValid()
