in vec2 v_px;
flat in vec4 v_ab;
flat in vec2 v_c;
flat in vec4 v_colour;

out vec4 out_colour;

// Px inside of the line from a to b; positive on the side of the third corner.
float inside(vec2 a, vec2 b, vec2 third) {
    vec2 normal = vec2(a.y - b.y, b.x - a.x) / max(distance(a, b), 1e-6);
    return dot(v_px - a, normal) * (dot(third - a, normal) < 0.0 ? -1.0 : 1.0);
}

void main() {
    float nearest = min(inside(v_ab.xy, v_ab.zw, v_c),
                        min(inside(v_ab.zw, v_c, v_ab.xy), inside(v_c, v_ab.xy, v_ab.zw)));
    out_colour = vec4(v_colour.rgb, v_colour.a * clamp(nearest + 0.5, 0.0, 1.0));
}
