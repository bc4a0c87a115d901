#include "frame.glsl"
#include "vignette.glsl"

out vec4 out_colour;

uniform vec4 colour; // at the outer radius

void main() {
    vec2 px = (gl_FragCoord.xy + tileCorner.xy - viewport.xy * vec2(0.5, kMiddleUp)) * (1080.0 / viewport.y);
    float t = clamp((length(px) - kInner) / (kOuter - kInner), 0.0, 1.0);
    out_colour = vec4(colour.rgb, colour.a * t);
}
