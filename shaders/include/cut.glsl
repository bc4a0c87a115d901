// In an interrupted projection a triangle may have its corners on both sides of a cut. INTERRUPTED: each pixel looks its
// own longitude and latitude up again; where that lands elsewhere, the pixel lies in the gap.
#ifdef INTERRUPTED
#include "frame.glsl"
#include "projection.glsl"

in vec4 v_place; // longitude, latitude, map pixels

uniform sampler2D gridTexture;

void discardInCut() {
    vec3 here = lookupPlane(gridTexture, gridFrame, gridSize.xyz, v_place.xy);
    vec2 px = matrixOf(mapPxFromPlane) * (here.xy - viewCentre.xy);
    // A triangle's flat inside is off its curved place by pixels; across a cut it is by a continent.
    float reach = gridSize.z > 0.5 ? 6.0 : max(6.0, 5e5 * length(mapPxFromPlane.xy));
    if (here.z <= 0.0 || distance(px, v_place.zw) > reach) {
        discard;
    }
}
#else
void discardInCut() {}
#endif
