// Triangles of land, lakes, towns: longitude and latitude, shifted to the drawn side of the seam.
#include "map.glsl"

layout(location = 0) in vec2 in_lonLat;

uniform float shift;
uniform vec4 relief; // west, north, 1 / width, 1 / height (degrees) of the raster

out vec2 v_texture;

void main() {
    MapPoint point = mapPoint(in_lonLat + vec2(shift, 0.0));
    v_texture = vec2(in_lonLat.x - relief.x, relief.y - in_lonLat.y) * relief.zw;
    gl_Position = clipFromMapPixels(point.px);
    clipMapPoint(point);
}
