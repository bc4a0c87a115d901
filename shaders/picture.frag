uniform sampler2D picture;
uniform float opacity;

in vec2 v_place;

out vec4 out_colour;

void main() {
    vec4 colour = texture(picture, v_place);
    out_colour = vec4(colour.rgb, colour.a * opacity);
}
