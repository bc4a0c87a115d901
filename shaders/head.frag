uniform vec4 halo;
uniform float additive;

in vec2 v_place;
flat in vec4 v_colour;
flat in float v_pixel;

out vec4 out_colour;

float inside(float distance) { return clamp(0.5 - distance / v_pixel, 0.0, 1.0); }

float dart(vec2 p) {
    p.x -= 18.0; // the tip
    float flank = (abs(p.y) + 0.48 * p.x) * 0.9015;
    float back = (-p.x - 22.0 - 0.6 * abs(p.y)) * 0.8575;
    return max(flank, back);
}

void main() {
    float glow = clamp(1.0 - length(v_place) / 74.0, 0.0, 1.0);
    glow = glow * glow * 0.7;
    vec4 ink = vec4(v_colour.rgb * glow, mix(glow, 0.0, additive));
    float edge = inside(dart(v_place) - 2.2) * 0.9;
    ink = ink * (1.0 - edge) + vec4(vec3(0.06, 0.05, 0.03) * edge, edge);
    float body = inside(dart(v_place));
    out_colour = (ink * (1.0 - body) + vec4(vec3(1.0, 0.965, 0.886) * body, body)) * v_colour.a;
}
