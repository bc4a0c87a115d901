// Triangles of land, lakes, towns: longitude and latitude, shifted to the drawn side of the seam.
#include "map.glsl"

layout(location = 0) in vec2 in_lonLat;

uniform float shift;
uniform vec4 relief; // west, north, 1 / width, 1 / height (degrees) of the raster

out vec2 v_texture;

void main() {
    vec2 lonLat = in_lonLat + vec2(shift, 0.0);
    MapPoint point = mapPoint(lonLat);
    v_texture = vec2(in_lonLat.x - relief.x, relief.y - in_lonLat.y) * relief.zw;
    placeMapPoint(point, lonLat, point.px);
}
