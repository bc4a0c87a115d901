// Longitude and latitude to map pixels, through the projection's lookup grid: never by a formula. MORPH: mixes two
// projections, each with its own camera, and clips about the middle of the view (both are smooth there).
#include "frame.glsl"
#include "projection.glsl"

uniform sampler2D gridTexture;
#ifdef MORPH
uniform sampler2D nextGridTexture;
#endif

struct MapPoint {
    vec2 px;        // flat map pixels
    float validity; // > 0 where there is something to draw
};

MapPoint mapPoint(vec2 lonLat) {
    vec2 onMap = vec2(lonLat.x, clamp(lonLat.y, gridLimits.x, gridLimits.y));
    vec3 here = lookupPlane(gridTexture, gridFrame, gridSize.xyz, onMap);
    MapPoint point;
    point.px = matrixOf(mapPxFromPlane) * (here.xy - viewCentre.xy);
    point.validity = here.z;
#ifdef MORPH
    float turn = floor((lonLat.x - nextGridSize.w + 180.0) / 360.0) * 360.0;
    vec3 there = lookupPlane(nextGridTexture, nextGridFrame, nextGridSize.xyz, lonLat - vec2(turn, 0.0));
    point.px = mix(point.px, matrixOf(nextMapPxFromPlane) * (there.xy - viewCentre.zw), viewport.w);
    vec2 a = radians(lonLat);
    point.validity = dot(morphClip.xyz, vec3(cos(a.y) * cos(a.x), cos(a.y) * sin(a.x), sin(a.y))) - morphClip.w;
#endif
    return point;
}

#ifdef INTERRUPTED
out vec4 v_place; // cut.glsl
#endif

// `lonLat` is what the point was made of, on the drawn side of the seam.
void placeMapPoint(MapPoint point, vec2 lonLat, vec2 px) {
#ifdef INTERRUPTED
    v_place = vec4(lonLat, px);
#endif
    gl_Position = clipFromMapPixels(px);
    gl_ClipDistance[0] = point.validity;
    gl_ClipDistance[1] = lonLat.x - gridArea.x;
    gl_ClipDistance[2] = gridArea.y - lonLat.x;
    gl_ClipDistance[3] = min(lonLat.y - gridArea.z, gridArea.w - lonLat.y);
}
