#include "frame.glsl"

out vec4 out_colour;

uniform vec4 colour; // at the outer radius

void main() {
    // Radii and centre of the 1920 × 1080 design, by height.
    vec2 px = (gl_FragCoord.xy + tileCorner.xy - viewport.xy * vec2(0.5, 0.53)) * (1080.0 / viewport.y);
    float t = clamp((length(px) - 480.0) / (1220.0 - 480.0), 0.0, 1.0);
    out_colour = vec4(colour.rgb, colour.a * t);
}
