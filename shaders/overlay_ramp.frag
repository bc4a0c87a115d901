in float v_part;
flat in vec4 v_colour;

out vec4 out_colour;

void main() { out_colour = vec4(v_colour.rgb, v_colour.a * v_part * v_part * (3.0 - 2.0 * v_part)); }
