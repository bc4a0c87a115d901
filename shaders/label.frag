uniform sampler2D atlas;
uniform float inkPass;

in vec2 v_texel;
flat in vec4 v_colour;

out vec4 out_colour;

void main() {
    vec2 inkAndHalo = texture(atlas, v_texel).rg;
    out_colour = vec4(v_colour.rgb, v_colour.a * (inkPass > 0.5 ? inkAndHalo.r : inkAndHalo.g));
}
