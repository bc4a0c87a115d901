// One segment of a map line: four vertices pull its ends from a buffer texture. The ends are cut square, so that the
// segments of a translucent line do not overlap and no joint shows; those of wide lines (on large pictures) are mitred.
#include "map.glsl"

uniform samplerBuffer points; // longitude, latitude, metres along the line; a break has a longitude beyond 9e8
uniform float shift;
uniform float halfWidth; // px
uniform float pixelsPerMetre;

out vec2 v_across; // px from the centre line, px along the line

const float kWide = 2.5; // half width from which a square end shows

vec2 normalOf(vec2 along, vec2 otherwise) {
    float len = length(along);
    return len > 1e-5 ? vec2(-along.y, along.x) / len : otherwise;
}

// The corner's direction where this segment meets its neighbour at `here`; where the line ends or turns back: the normal.
vec2 mitred(vec2 normal, MapPoint here, int neighbour, bool atEnd) {
    vec4 next = texelFetch(points, neighbour);
    if (halfWidth < kWide || neighbour < 0 || next.x > 9e8) {
        return normal;
    }
    vec2 to = mapPoint(next.xy + vec2(shift, 0.0)).px;
    vec2 sum = normal + normalOf(atEnd ? to - here.px : here.px - to, normal);
    float square = dot(sum, sum);
    return square > 0.8 ? sum * (2.0 / square) : normal;
}

void main() {
    int segment = gl_VertexID >> 2;
    vec4 a = texelFetch(points, segment);
    vec4 b = texelFetch(points, segment + 1);
    if (a.x > 9e8 || b.x > 9e8) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        gl_ClipDistance[0] = gl_ClipDistance[1] = gl_ClipDistance[2] = gl_ClipDistance[3] = 1.0;
        v_across = vec2(0.0);
#ifdef INTERRUPTED
        v_place = vec4(0.0);
#endif
        return;
    }
    MapPoint from = mapPoint(a.xy + vec2(shift, 0.0));
    MapPoint to = mapPoint(b.xy + vec2(shift, 0.0));
    vec2 along = to.px - from.px;
    vec2 normal = normalOf(along, vec2(0.0, 1.0));
    bool atEnd = (gl_VertexID & 2) != 0;
    float side = (gl_VertexID & 1) != 0 ? 1.0 : -1.0;
    float reach = halfWidth + 1.0;
    MapPoint here = from;
    if (atEnd) {
        here = to;
    }
    normal = mitred(normal, here, atEnd ? segment + 2 : segment - 1, atEnd);
    v_across = vec2(side * reach, (atEnd ? b.z : a.z) * pixelsPerMetre);
    placeMapPoint(here, (atEnd ? b.xy : a.xy) + vec2(shift, 0.0), here.px + normal * side * reach);
}
