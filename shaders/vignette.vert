// The target without the middle, which the vignette leaves as it is: bands beside it, row by row, one
// above and one below.
#include "frame.glsl"
#include "vignette.glsl"

const int kRows = 16;

void main() {
    float unit = viewport.y / 1080.0;
    vec2 middle = vec2(viewport.x * 0.5, viewport.y * (1.0 - kMiddleUp));
    int row = gl_InstanceID >> 1;
    bool isFirst = (gl_InstanceID & 1) == 0; // left or right of the middle, above or below it
    vec2 low = vec2(0.0);
    vec2 high = viewport.xy;
    if (row < kRows) {
        float rowSize = 2.0 * kInner / float(kRows);
        vec2 rows = vec2(row, row + 1) * rowSize - kInner; // from the middle
        float away = max(abs(rows.x), abs(rows.y));
        float side = sqrt(max(kInner * kInner - away * away, 0.0)) * unit;
        low.y = middle.y + rows.x * unit;
        high.y = middle.y + rows.y * unit;
        low.x = isFirst ? 0.0 : middle.x + side;
        high.x = isFirst ? middle.x - side : viewport.x;
    } else {
        low.y = isFirst ? 0.0 : middle.y + kInner * unit;
        high.y = isFirst ? middle.y - kInner * unit : viewport.y;
    }
    high = max(high, low);
    gl_Position = clipFromTargetPixels(mix(low, high, vec2(gl_VertexID & 1, gl_VertexID >> 1)));
}
