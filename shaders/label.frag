uniform sampler2D atlas;
uniform float inkPass;

in vec2 v_texel;
flat in vec2 v_corner;
flat in vec4 v_colour;

out vec4 out_colour;

void main() {
#ifdef UPRIGHT
    vec2 inkAndHalo = texelFetch(atlas, ivec2(v_corner + v_texel), 0).rg; // texel on pixel: a quarter of the cost
#else
    // On the steps of a 256th that filters know: where in the atlas a glyph stands depends on what was
    // set before it, and must not change a single bit.
    vec2 texel = v_corner + floor(v_texel * 256.0 + 0.5) / 256.0;
    vec2 inkAndHalo = texture(atlas, texel / vec2(textureSize(atlas, 0))).rg;
#endif
    out_colour = vec4(v_colour.rgb, v_colour.a * (inkPass > 0.5 ? inkAndHalo.r : inkAndHalo.g));
}
