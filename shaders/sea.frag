// The relief of the sea floor, with the tint of the water along the coast (four strips, visual design §1).
#include "cut.glsl"

in vec2 v_texture;
out vec4 out_colour;

uniform sampler2D reliefTexture; // rgb: colour, a: sqrt(distance from the coast / 250 km)
uniform vec4 coastGlow;          // colour, strength
uniform float kilometresPerPixel;

void main() {
    discardInCut();
    vec4 texel = texture(reliefTexture, v_texture);
    float px = texel.a * texel.a * 250.0 / kilometresPerPixel;
    vec4 strips = vec4(0.03, 0.035, 0.045, 0.07) * (1.0 - smoothstep(vec4(11.0, 7.0, 3.5, 1.5), vec4(15.0, 10.0, 6.5, 3.5), vec4(px)));
    float tint = dot(strips, vec4(1.0)) * coastGlow.a;
    out_colour = vec4(mix(texel.rgb, coastGlow.rgb, tint), 1.0);
}
