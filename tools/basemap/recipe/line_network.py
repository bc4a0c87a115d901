"""Lines noded into one network whose dangling ends are closed, and generalised edge by edge."""
import math

from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import linemerge, nearest_points, unary_union
from shapely.strtree import STRtree

REACH = 0.12         # degrees: how far a dangling end looks for something to end on
OVERSHOOT = 2e-5     # degrees: an extension goes a little through what it ends on
TOLERANCE = 0.0008   # degrees, some 80 m
ROUNDS = 4


def rounded(lines):
    """On a grid of 1e-6°, so that equal points are equal, without repeated points."""
    for line in lines:
        points = [(round(p[0], 6), round(p[1], 6)) for p in line.coords]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(points) > 1:
            yield LineString(points)


def degrees_of(edges):
    """How many edge ends meet in each node, and which edges."""
    nodes = {}
    for index, edge in enumerate(edges):
        for point in (edge.coords[0], edge.coords[-1]):
            nodes.setdefault(point, []).append(index)
    return nodes


def extension(point, own, tree):
    """From a dangling end to the nearest other edge, or None."""
    end = Point(point)
    others = [e for e in tree.query(end.buffer(REACH)) if e is not own]
    if not others:
        return None
    nearest = min(others, key=lambda e: e.distance(end))
    if nearest.distance(end) > REACH:
        return None
    target = nearest_points(nearest, end)[0]
    dx, dy = target.x - point[0], target.y - point[1]
    length = math.hypot(dx, dy)
    if length < 1e-12:
        return None
    return LineString([point, (target.x + dx / length * OVERSHOOT, target.y + dy / length * OVERSHOOT)])


def without_stubs(network):
    """Without what the extensions overshot."""
    edges = list(network.geoms)
    nodes = degrees_of(edges)
    return MultiLineString([
        e for e in edges
        if not (e.length < 1e-4 and 1 in (len(nodes[e.coords[0]]), len(nodes[e.coords[-1]])))])


def closed(network):
    for iteration in range(ROUNDS):
        edges = list(network.geoms)
        tree = STRtree(edges)
        dangling = [(point, edges[at[0]]) for point, at in degrees_of(edges).items() if len(at) == 1]
        extensions = [extension(point, own, tree) for point, own in dangling]
        extensions = [e for e in extensions if e is not None]
        print(f'network: {len(edges)} edges, {len(dangling)} dangling, {len(extensions)} closed', flush=True)
        if not extensions:
            break
        network = unary_union(edges + extensions)
        if iteration >= 1:
            network = without_stubs(network)
    return network


def generalised(network):
    """Each edge simplified with its ends kept, so that neighbours stay neighbours; small islands whole."""
    merged = linemerge(network)
    edges = [e if e.is_ring and len(e.coords) < 12 else e.simplify(TOLERANCE) for e in merged.geoms]
    return unary_union(edges)


def build_network(lines):
    return generalised(closed(unary_union(list(rounded(lines)))))
