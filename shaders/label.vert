// One glyph: a quad with a corner, a size and a direction, in target pixels.
#include "frame.glsl"

layout(location = 0) in vec4 in_box;       // upper left corner, size (px)
layout(location = 1) in vec2 in_direction; // of the upper edge
layout(location = 2) in vec4 in_atlas;     // x0, y0, x1, y1 (texels)
layout(location = 3) in vec4 in_ink;
layout(location = 4) in vec4 in_halo;
layout(location = 5) in float in_margin; // of halo alone (px)

uniform float inkPass; // 0: halos, 1: inks

out vec2 v_texel;           // from the glyph's own corner in the atlas
flat out vec2 v_corner;
flat out vec4 v_colour;

void main() {
    // Inks are a third as large as their halos. A filter reads the texel beside.
#ifdef UPRIGHT
    float margin = in_margin;
#else
    float margin = max(in_margin - 1.0, 0.0);
#endif
    vec2 outside = inkPass * margin / in_box.zw;
    vec2 corner = mix(outside, 1.0 - outside, vec2(gl_VertexID & 1, gl_VertexID >> 1));
    v_colour = inkPass > 0.5 ? in_ink : in_halo;
    v_texel = corner * (in_atlas.zw - in_atlas.xy);
    v_corner = in_atlas.xy;
    vec2 along = corner * in_box.zw;
    vec2 px = in_box.xy + in_direction * along.x + vec2(-in_direction.y, in_direction.x) * along.y;
    // What is transparent is folded to a point, so that it costs no fragment.
    gl_Position = v_colour.a > 0.0 ? clipFromTargetPixels(px) : vec4(2.0, 2.0, 0.0, 1.0);
}
