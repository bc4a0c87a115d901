in vec2 v_px;
flat in vec2 v_half;
flat in float v_roundness;
flat in vec4 v_colour;

out vec4 out_colour;

void main() {
    // The part of a pixel's width that the line covers; a line thinner than a pixel stays faint.
    float covered = min(v_px.y + 0.5, v_half.y) - max(v_px.y - 0.5, -v_half.y);
    if (v_roundness > 0.5) {
        covered = v_half.y + 0.5 - length(vec2(max(abs(v_px.x) - v_half.x, 0.0), v_px.y));
    }
    out_colour = vec4(v_colour.rgb, v_colour.a * clamp(covered, 0.0, 1.0));
}
