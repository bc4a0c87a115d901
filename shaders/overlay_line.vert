// A straight line in target pixels as one quad, a pixel wider than the line for its soft sides, and
// longer by its round ends.
#include "frame.glsl"

layout(location = 0) in vec4 in_ends;
layout(location = 1) in float in_width;
layout(location = 2) in vec4 in_colour;
layout(location = 3) in float in_roundness;

out vec2 v_px; // from the middle of the line: along it, across it
flat out vec2 v_half;
flat out float v_roundness;
flat out vec4 v_colour;

void main() {
    vec2 line = in_ends.zw - in_ends.xy;
    float reach = length(line) * 0.5;
    vec2 along = reach > 1e-6 ? line / (2.0 * reach) : vec2(1.0, 0.0);
    v_half = vec2(reach, in_width * 0.5);
    v_roundness = in_roundness;
    v_colour = in_colour;
    vec2 corner = vec2(float(gl_VertexID >> 1), float(gl_VertexID & 1)) * 2.0 - 1.0;
    v_px = corner * (v_half + vec2(in_roundness * (v_half.y + 1.0), 1.0));
    vec2 middle = (in_ends.xy + in_ends.zw) * 0.5;
    gl_Position = clipFromTargetPixels(middle + along * v_px.x + vec2(-along.y, along.x) * v_px.y);
}
