// A cell of the sea's mesh: one instance, four corners.
#include "map.glsl"

layout(location = 0) in vec4 in_cell; // west, south, width, height (degrees)

uniform vec4 relief; // west, north, 1 / width, 1 / height (degrees) of the raster

out vec2 v_texture;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    vec2 lonLat = in_cell.xy + corner * in_cell.zw;
    MapPoint point = mapPoint(lonLat);
    // The raster begins at its own west: bring the cell's middle within a turn of it, the corner with it.
    float turn = floor((in_cell.x + 0.5 * in_cell.z - relief.x) / 360.0) * 360.0;
    v_texture = vec2(lonLat.x - turn - relief.x, relief.y - lonLat.y) * relief.zw;
    placeMapPoint(point, lonLat, point.px);
}
