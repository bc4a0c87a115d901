// A node or a stop's badge: a square around it, in target pixels.
#include "frame.glsl"

layout(location = 0) in vec4 in_place;  // centre (target pixels), radius (physical), opacity
layout(location = 1) in vec4 in_ends;   // where each kind's part of the ring ends, 0-1
layout(location = 2) in vec3 in_moreEnds;
layout(location = 3) in uint in_style;  // shape, then flags
layout(location = 4) in vec4 in_accent;

uniform float unit;           // physical pixels per logical pixel

out vec2 v_place;             // from the centre, logical pixels, y down
flat out vec4 v_node;         // radius, opacity, a physical pixel, shape
flat out vec4 v_ends;
flat out vec3 v_moreEnds;
flat out vec4 v_flags;        // selected, hovered, badge, dot
flat out vec4 v_accent;

void main() {
    
    v_node = vec4(in_place.z / unit, in_place.w, 1.0 / unit, float(in_style & 3u));
    v_flags = vec4(float(in_style >> 2u & 1u), float(in_style >> 3u & 1u), float(in_style >> 4u & 1u),
                   float(in_style >> 5u & 1u));
    v_ends = in_ends;
    v_moreEnds = in_moreEnds;
    v_accent = in_accent;
    float reach = v_flags.x > 0.5 ? v_node.x * 3.2 : v_node.x + 7.0;
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_place = corner * reach;
    gl_Position = clipFromTargetPixels(in_place.xy + v_place * unit);
}
