// The square about a lens's ring, in target pixels.
#include "frame.glsl"

uniform vec4 circle; // its middle on the target, its radius, half of its ring's width

out vec2 v_px; // from the middle

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_px = corner * (circle.z + circle.w + 1.0);
    gl_Position = clipFromTargetPixels(circle.xy + v_px);
}
