// A styled arc: a strip along the points of a centre line, as wide as its texture needs. All lengths that leave this
// shader are in logical pixels.
#include "frame.glsl"

uniform samplerBuffer points;  // x, y (map pixels), length from the start, direction (radians)
uniform vec2 shift;            // map pixels that the camera has moved since the points were made
uniform float unit;            // physical pixels per logical pixel of the textures
uniform float headSize;        // of travelling heads: 1 in presentations

layout(location = 0) in uvec3 in_range;   // first point, segments, style
layout(location = 1) in vec3 in_length;   // length, hidden at the start, hidden at the end (physical pixels)
layout(location = 2) in vec4 in_state;    // opacity, width scale, glow, head (physical pixels from the start; -1: none)
layout(location = 3) in vec4 in_colour;

out vec2 v_place;          // along from the rim of the first node, across
flat out vec3 v_span;      // drawn length, width scale, pixel (logical)
flat out vec4 v_colour;    // rgb, opacity
flat out vec4 v_state;     // glow, head, chevrons, texture
flat out vec4 v_line;      // offset of the rails, half width at start, at end, opacity at start
flat out vec4 v_dash;      // on, off (0: solid), line's opacity, cut before the end
flat out vec4 v_mark;      // period (0: none), half length, half width, 1 if round
flat out vec4 v_head;      // arrow: length, half width / length, notch; casing's extra half width
flat out vec4 v_end;       // mark at both ends: 0 none, 1 dot, 2 bar; half sizes; 1 if at the end only

const int kMission = 0, kMou = 1, kSisterCity = 2, kForum = 3, kExpo = 4, kOffice = 5, kVisit = 6, kInvestment = 7,
          kProject = 8;

void describe(int kind) {
    v_mark = vec4(0.0);
    v_head = vec4(0.0, 0.52, 0.74, 1.3);
    v_end = vec4(0.0);
    float cut = 0.0, opacity = 1.0;
    if (kind == kMission) {
        v_line = vec4(0.0, 0.88, 2.1, 0.5);
        v_head.x = 12.65;
        cut = 6.8;
    } else if (kind == kMou) {
        v_line = vec4(0.0, 1.3, 1.3, 1.0);
        v_end = vec4(1.0, 3.1, 3.1, 0.0);
    } else if (kind == kSisterCity) {
        v_line = vec4(1.85, 0.75, 0.75, 1.0);
        v_end = vec4(2.0, 1.0, 4.2, 0.0);
    } else if (kind == kForum) {
        v_line = vec4(0.0, 0.65, 0.65, 1.0);
        opacity = 0.75;
        v_mark = vec4(14.0, 2.7, 2.7, 1.0);
        v_head.x = 9.0;
        cut = 5.0;
    } else if (kind == kExpo) {
        v_line = vec4(0.0, 0.75, 0.75, 1.0);
        v_mark = vec4(9.0, 0.7, 3.6, 0.0);
        v_head.x = 10.0;
        cut = 5.5;
    } else if (kind == kVisit) {
        v_line = vec4(0.0, 0.1, 0.1, 1.0);
        opacity = 0.0;
        v_mark = vec4(6.0, 1.25, 1.25, 1.0);
        v_head.x = 8.0;
    } else {
        v_line = vec4(0.0, 0.525, 1.05, 0.55);
        cut = 3.0;
        if (kind == kInvestment) {
            v_head = vec4(9.5, 0.6, 1.0, 1.3);
        } else {
            v_end = kind == kProject ? vec4(3.0, 5.2, 5.2, 1.0) : vec4(2.0, 3.6, 3.6, 1.0);
        }
    }
    v_dash = vec4(0.0, 0.0, opacity, cut);
}

// Half the strip's width at a place, logical pixels.
float reach(float along, float span) {
    float mark = max(v_mark.z, v_state.z > 0.0 ? 6.5 : 0.0);
    float most = max(v_line.x + v_line.z + v_head.w, mark) * v_span.y;
    if (along < 16.0 || along > span - 16.0) {
        most = max(most, max(v_head.x * v_head.y, v_end.z + 1.5) * v_span.y);
    }
    if (v_state.y >= 0.0) {
        most = max(most, 22.0 * headSize);
    }
    return (v_state.x > 0.0 ? max(most, v_line.x + v_line.z + 11.0) : most) + 1.0;
}

void main() {
    
    int style = int(in_range.z);
    int kind = style & 15;
    int dash = style >> 4 & 3;
    v_colour = vec4(in_colour.rgb, in_state.x);
    v_span = vec3((in_length.x - in_length.y - in_length.z) / unit, in_state.y, 1.0 / unit);
    v_state = vec4(in_state.z, in_state.w < 0.0 ? -1.0 : in_state.w / unit, float(style >> 6 & 1), float(kind));
    describe(kind);
    if (dash != 0) {
        v_dash.xy = dash == 1 ? vec2(14.0, 6.0) : vec2(4.0, 5.0);
        v_colour.a *= dash == 2 ? 0.6 : 1.0;
    }
    int segment = min(gl_VertexID >> 1, int(in_range.y));
    vec4 point = texelFetch(points, int(in_range.x) + segment);
    float along = (point.z - in_length.y) / unit;
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    float across = side * reach(along, v_span.x);
    v_place = vec2(along, across);
    vec2 left = vec2(-sin(point.w), cos(point.w));
    gl_Position = clipFromMapPixels(point.xy + shift + left * (across * unit));
}
