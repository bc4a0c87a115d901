// A rectangle in target pixels that fades from its first side to the opposite one.
#include "frame.glsl"

layout(location = 0) in vec4 in_corner; // where the first side begins, then from there to the opposite side
layout(location = 1) in vec2 in_side;   // from one end of the first side to the other
layout(location = 2) in vec4 in_colour;

out float v_part; // 1 on the first side, 0 on the opposite one
flat out vec4 v_colour;

void main() {
    vec2 at = vec2(float(gl_VertexID >> 1), float(gl_VertexID & 1));
    v_part = 1.0 - at.x;
    v_colour = in_colour;
    gl_Position = clipFromTargetPixels(in_corner.xy + in_corner.zw * at.x + in_side * at.y);
}
