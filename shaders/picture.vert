// A photograph in target pixels.
#include "frame.glsl"

uniform vec4 box; // left, top, right, bottom

out vec2 v_place; // 0–1, from the picture's upper left

void main() {
    v_place = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = clipFromTargetPixels(mix(box.xy, box.zw, v_place));
}
