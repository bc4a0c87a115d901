uniform sampler2D picture; // of what the lens shows, a pixel for each of the target's
uniform vec4 circle;
uniform vec4 ring;
uniform float opacity;

in vec2 v_px;

out vec4 out_colour;

void main() {
    ivec2 size = textureSize(picture, 0);
    ivec2 texel = ivec2(floor(v_px + circle.z));
    texel = clamp(ivec2(texel.x, size.y - 1 - texel.y), ivec2(0), size - 1);
    float away = length(v_px);
    float inside = clamp(circle.z - away + 0.5, 0.0, 1.0);
    float on_ring = clamp(circle.w + 0.5 - abs(away - circle.z), 0.0, 1.0);
    vec3 colour = mix(texelFetch(picture, texel, 0).rgb, ring.rgb, on_ring);
    out_colour = vec4(colour, max(inside, on_ring) * opacity);
}
