// What every layer knows of the frame. Mirrored by render::FrameBlock (render/frame_block.h).
layout(std140) uniform Frame {
    vec4 gridFrame;          // west, south (degrees), 1 / step of longitude, of latitude
    vec4 gridSize;           // columns, rows, 1 if bilinear, the projection's central longitude
    vec4 nextGridFrame;      // the same of the projection that this one turns into
    vec4 nextGridSize;
    vec4 viewCentre;         // metres from the grid's origin: xy in this projection, zw in the next
    vec4 mapPxFromPlane;     // 2 × 2, column by column
    vec4 nextMapPxFromPlane;
    vec4 clipFromMapPx[3];   // 3 × 3, column by column (xyz)
    vec4 viewport;           // width, height (px), interface scale, morph 0–1
    vec4 morphClip;          // unit vector to the middle of the view, cosine of the radius that is drawn
    vec4 gridArea;           // west, east, south, north (degrees): what is drawn through this grid
    vec4 gridLimits;         // the latitudes at which the map ends: what is beyond is drawn there
    vec4 tile;               // of the whole target's clip space, the part that is drawn: factor, then shift
    vec4 tileCorner;         // xy: the part's lower left pixel in the whole target
};

mat2 matrixOf(vec4 columns) { return mat2(columns.xy, columns.zw); }

// From the whole target's clip space to that of the part which is drawn now.
vec4 clipInTile(vec4 clip) { return vec4(clip.xy * tile.xy + clip.w * tile.zw, clip.zw); }

// Flat map pixels (x right, y up, origin in the middle of the view) to clip space.
vec4 clipFromMapPixels(vec2 px) {
    vec3 h = mat3(clipFromMapPx[0].xyz, clipFromMapPx[1].xyz, clipFromMapPx[2].xyz) * vec3(px, 1.0);
    return clipInTile(vec4(h.xy, 0.0, h.z));
}

// Target pixels (origin top left, y down) to clip space.
vec4 clipFromTargetPixels(vec2 px) {
    return clipInTile(vec4(px.x / viewport.x * 2.0 - 1.0, 1.0 - px.y / viewport.y * 2.0, 0.0, 1.0));
}
