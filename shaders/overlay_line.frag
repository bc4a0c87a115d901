in float v_across;
flat in float v_half;
flat in vec4 v_colour;

out vec4 out_colour;

void main() {
    // The part of a pixel's width that the line covers; a line thinner than a pixel stays faint.
    float covered = min(v_across + 0.5, v_half) - max(v_across - 0.5, -v_half);
    out_colour = vec4(v_colour.rgb, v_colour.a * clamp(covered, 0.0, 1.0));
}
