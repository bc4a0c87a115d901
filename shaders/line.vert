// One segment of a map line: four vertices pull its ends from a buffer texture. The ends are cut square, so that the
// segments of a translucent line do not overlap and no joint shows; those of wide lines (on large pictures) are mitred.
#include "map.glsl"

uniform samplerBuffer points; // two texels a point: line_place.vert
uniform float halfWidth; // px
uniform float pixelsPerMetre;

out vec2 v_across; // px from the centre line, px along the line

const float kWide = 2.5; // half width from which a square end shows

struct LinePoint {
    vec4 placed;
    vec2 lonLat;
};

LinePoint pointAt(int index) {
    return LinePoint(texelFetch(points, 2 * index), texelFetch(points, 2 * index + 1).xy);
}

bool isBreak(LinePoint point) { return point.lonLat.x > 9e8; }

vec2 normalOf(vec2 along, vec2 otherwise) {
    float len = length(along);
    return len > 1e-5 ? vec2(-along.y, along.x) / len : otherwise;
}

// The corner's direction where this segment meets its neighbour at `here`; where the line ends or turns back: the normal.
vec2 mitred(vec2 normal, vec2 here, int neighbour, bool atEnd) {
    if (halfWidth < kWide || neighbour < 0) {
        return normal;
    }
    LinePoint next = pointAt(neighbour);
    if (isBreak(next)) {
        return normal;
    }
    vec2 to = next.placed.xy;
    vec2 sum = normal + normalOf(atEnd ? to - here : here - to, normal);
    float square = dot(sum, sum);
    return square > 0.8 ? sum * (2.0 / square) : normal;
}

void main() {
    int segment = gl_VertexID >> 2;
    LinePoint from = pointAt(segment);
    LinePoint to = pointAt(segment + 1);
    if (isBreak(from) || isBreak(to)) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        gl_ClipDistance[0] = gl_ClipDistance[1] = gl_ClipDistance[2] = gl_ClipDistance[3] = 1.0;
        v_across = vec2(0.0);
#ifdef INTERRUPTED
        v_place = vec4(0.0);
#endif
        return;
    }
    vec2 normal = normalOf(to.placed.xy - from.placed.xy, vec2(0.0, 1.0));
    bool atEnd = (gl_VertexID & 2) != 0;
    float side = (gl_VertexID & 1) != 0 ? 1.0 : -1.0;
    float reach = halfWidth + 1.0;
    LinePoint here = from;
    if (atEnd) {
        here = to;
    }
    vec2 px = here.placed.xy;
    normal = mitred(normal, px, atEnd ? segment + 2 : segment - 1, atEnd);
    v_across = vec2(side * reach, here.placed.w * pixelsPerMetre);
    placeMapPoint(MapPoint(px, here.placed.z), here.lonLat, px + normal * side * reach);
}
