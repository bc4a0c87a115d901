// Many arcs: thin strips along cubics. The weights of the cubic and of its slope at each vertex are attributes, the
// same for every instance. BARE leaves out all but the strip.
#include "frame.glsl"

uniform vec2 shift;
uniform float halfWidth; // physical pixels, the antialiased edge included

layout(location = 0) in vec4 in_weights;
layout(location = 1) in vec4 in_slopes;
layout(location = 2) in vec4 in_first;  // control points, map pixels
layout(location = 3) in vec4 in_second;
layout(location = 4) in vec4 in_colour;

#ifndef BARE
noperspective out float v_across;
flat out vec4 v_colour;
#endif

void main() {
    vec2 place = in_first.xy * in_weights.x + in_first.zw * in_weights.y + in_second.xy * in_weights.z +
                 in_second.zw * in_weights.w;
    vec2 slope = in_first.xy * in_slopes.x + in_first.zw * in_slopes.y + in_second.xy * in_slopes.z +
                 in_second.zw * in_slopes.w;
    float across = (gl_VertexID & 1) == 0 ? -halfWidth : halfWidth;
    vec2 left = vec2(-slope.y, slope.x) * inversesqrt(max(dot(slope, slope), 1e-12));
#ifndef BARE
    v_across = across;
    v_colour = vec4(in_colour.rgb * in_colour.a, in_colour.a);
#endif
    gl_Position = clipFromMapPixels(place + shift + left * across);
}
