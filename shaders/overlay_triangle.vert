// A triangle in target pixels, drawn as its bounds with a pixel to spare for its soft edges.
#include "frame.glsl"

layout(location = 0) in vec4 in_ab;
layout(location = 1) in vec2 in_c;
layout(location = 2) in vec4 in_colour;

out vec2 v_px;
flat out vec4 v_ab;
flat out vec2 v_c;
flat out vec4 v_colour;

void main() {
    vec2 low = min(min(in_ab.xy, in_ab.zw), in_c) - 1.0;
    vec2 high = max(max(in_ab.xy, in_ab.zw), in_c) + 1.0;
    v_px = mix(low, high, vec2(gl_VertexID & 1, gl_VertexID >> 1));
    v_ab = in_ab;
    v_c = in_c;
    v_colour = in_colour;
    gl_Position = clipFromTargetPixels(v_px);
}
