#include "cut.glsl"

in vec2 v_across;
out vec4 out_colour;

uniform vec4 colour;
uniform float halfWidth;
uniform vec2 dash; // px on, px off; off 0 is solid

void main() {
    discardInCut();
    float coverage = clamp(halfWidth + 0.5 - abs(v_across.x), 0.0, 1.0);
    if (dash.y > 0.0) {
        float period = dash.x + dash.y;
        float t = mod(v_across.y, period);
        float into = min(t + 0.5, dash.x + 0.5 - t);
        coverage *= clamp(max(into, t - period + 0.5), 0.0, 1.0);
    }
    if (coverage <= 0.0) {
        discard;
    }
    out_colour = vec4(colour.rgb, colour.a * coverage);
}
