// The finished frame as an eye sees it that lacks one kind of cone. The matrix is for linear light.
uniform sampler2D picture;
uniform vec3 redRow, greenRow, blueRow;
out vec4 colour;

vec3 linearFrom(vec3 c) {
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

vec3 encodedFrom(vec3 c) {
    return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

void main() {
    vec3 light = linearFrom(texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb);
    vec3 seen = vec3(dot(redRow, light), dot(greenRow, light), dot(blueRow, light));
    colour = vec4(encodedFrom(clamp(seen, 0.0, 1.0)), 1.0);
}
