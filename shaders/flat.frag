#include "cut.glsl"

in vec2 v_texture;
out vec4 out_colour;

uniform vec4 colour;

void main() {
    discardInCut();
    out_colour = colour;
}
