#include "cut.glsl"

in vec2 v_texture;
out vec4 out_colour;

uniform sampler2D reliefTexture;

void main() {
    discardInCut();
    out_colour = vec4(texture(reliefTexture, v_texture).rgb, 1.0);
}
