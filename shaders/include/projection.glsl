// A projection as a lookup table: the twin of geo::ProjectionGrid::lookupUnwrapped.
//   gridFrame  west, south, 1 / stepLon, 1 / stepLat (degrees)
//   gridSize   columns, rows, 1 where interpolated bilinearly
//   lonLat     degrees; the longitude within ±180 of the grid's centre longitude, or a little beyond
// Returns x and y (metres from the grid's origin) and the validity: drawn where it is > 0.
// texelFetch, because hardware filtering commonly has weights of 8 bits: some 300 m.
vec3 lookupPlane(sampler2D grid, vec4 gridFrame, vec3 gridSize, vec2 lonLat) {
    vec2 u = (lonLat - gridFrame.xy) * gridFrame.zw;
    vec2 cell = clamp(floor(u), vec2(1.0), gridSize.xy - 3.0);
    vec2 f = u - cell;
    ivec2 at = ivec2(cell);
    if (gridSize.z > 0.5) {
        vec3 south = mix(texelFetch(grid, at, 0).xyz, texelFetch(grid, at + ivec2(1, 0), 0).xyz, f.x);
        vec3 north = mix(texelFetch(grid, at + ivec2(0, 1), 0).xyz,
                         texelFetch(grid, at + ivec2(1, 1), 0).xyz, f.x);
        return mix(south, north, f.y);
    }
    // Catmull-Rom weights of the four columns (x) and rows (y) around the point.
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f));
    vec2 w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f));
    vec2 w3 = f * f * (-0.5 + 0.5 * f);
    vec4 wy = vec4(w0.y, w1.y, w2.y, w3.y);
    vec3 sum = vec3(0.0);
    for (int j = 0; j < 4; ++j) {
        ivec2 row = at + ivec2(-1, j - 1);
        sum += wy[j] * (w0.x * texelFetch(grid, row, 0).xyz +
                        w1.x * texelFetch(grid, row + ivec2(1, 0), 0).xyz +
                        w2.x * texelFetch(grid, row + ivec2(2, 0), 0).xyz +
                        w3.x * texelFetch(grid, row + ivec2(3, 0), 0).xyz);
    }
    return sum;
}
