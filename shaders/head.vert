// A journey's travelling head: a dart on a glow.
#include "frame.glsl"

uniform vec2 shift;

layout(location = 0) in vec4 in_place;  // x, y (map pixels), direction (radians), size
layout(location = 1) in vec4 in_colour;

out vec2 v_place;          // along, across (logical pixels, of a head of size 1)
flat out vec4 v_colour;
flat out float v_pixel;    // a physical pixel in those

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_place = corner * 75.0;
    v_colour = in_colour;
    v_pixel = 1.0 / (viewport.z * in_place.w);
    vec2 along = vec2(cos(in_place.z), sin(in_place.z));
    vec2 offset = (along * v_place.x + vec2(-along.y, along.x) * v_place.y) * viewport.z * in_place.w;
    gl_Position = clipFromMapPixels(in_place.xy + shift + offset);
}
