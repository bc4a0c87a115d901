// A straight line in target pixels as one quad, a pixel wider than the line for its soft sides.
#include "frame.glsl"

layout(location = 0) in vec4 in_ends;
layout(location = 1) in float in_width;
layout(location = 2) in vec4 in_colour;

out float v_across; // px from the centre line
flat out float v_half;
flat out vec4 v_colour;

void main() {
    vec2 along = in_ends.zw - in_ends.xy;
    vec2 normal = vec2(-along.y, along.x) / max(length(along), 1e-6);
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    v_half = in_width * 0.5;
    v_across = side * (v_half + 1.0);
    v_colour = in_colour;
    gl_Position = clipFromTargetPixels(in_ends.xy + along * float(gl_VertexID >> 1) + normal * v_across);
}
