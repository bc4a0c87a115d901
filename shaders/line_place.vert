// Where a line's points lie on the map: each is looked up once, for all corners of the segments that meet in it. What
// comes out is captured, and read by line.vert.
#include "map.glsl"

layout(location = 0) in vec4 in_point; // longitude, latitude, metres along the line; a break has a longitude beyond 9e8

uniform float shift;

out vec4 placed; // map pixels, validity, metres along the line
out vec4 place;  // longitude and latitude on the drawn side of the seam, of a break beyond 9e8; the rest is nothing

void main() {
    if (in_point.x > 9e8) {
        placed = vec4(0.0);
        place = vec4(in_point.xy, 0.0, 0.0);
    } else {
        vec2 lonLat = in_point.xy + vec2(shift, 0.0);
        MapPoint point = mapPoint(lonLat);
        placed = vec4(point.px, point.validity, in_point.z);
        place = vec4(lonLat, 0.0, 0.0);
    }
    gl_Position = vec4(0.0);
}
