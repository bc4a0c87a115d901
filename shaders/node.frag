// Ring split by kind, dark middle, shape by the place's kind; premultiplied.
uniform vec4 kinds[7];
uniform vec4 halo;      // rgb
uniform vec4 middle;
uniform vec4 ink;       // the dot of a node with one record
uniform vec4 dashes;    // halo of a prefecture
uniform float additive;

in vec2 v_place;
flat in vec4 v_node;
flat in vec4 v_ends;
flat in vec3 v_moreEnds;
flat in vec4 v_flags;
flat in vec4 v_accent;

out vec4 out_colour;

const float kTurn = 6.2831853;

float inside(float distance) { return clamp(0.5 - distance / v_node.z, 0.0, 1.0); }

float outline(float radius) {
    if (v_node.w < 0.5 || v_node.w > 1.5) {
        return length(v_place) - radius;
    }
    float corner = 0.34 * radius; // a park: half side .94 r
    vec2 q = abs(v_place) - (0.94 * radius - corner);
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

vec4 blend(vec4 under, vec4 colour, float cover) {
    float opacity = colour.a * cover;
    return under * (1.0 - opacity) + vec4(colour.rgb * opacity, opacity);
}

// The colour of the ring in this direction, and how far the nearest gap is (logical pixels).
vec4 ringColour(float turn, float radius, out float gap) {
    float ends[7] = float[](v_ends.x, v_ends.y, v_ends.z, v_ends.w, v_moreEnds.x, v_moreEnds.y, v_moreEnds.z);
    vec4 colour = kinds[6];
    float start = 0.0;
    bool found = false;
    float away = 1.0;
    int parts = 0;
    for (int i = 0; i < 7; ++i) {
        if (ends[i] > start) {
            ++parts;
            if (turn < ends[i] && !found) {
                colour = kinds[i];
                found = true;
            }
            away = min(away, min(abs(turn - ends[i]), 1.0 - abs(turn - ends[i])));
            start = ends[i];
        }
    }
    gap = parts > 1 ? away * kTurn * radius - 0.05 * radius : 1e3;
    return colour;
}

vec4 drawNode(vec4 under) {
    float radius = v_node.x;
    vec4 colour = blend(under, vec4(halo.rgb, 0.85), inside(outline(radius + 1.6)));
    float turn = fract(atan(v_place.x, -v_place.y) / kTurn); // from the top, clockwise
    float gap;
    vec4 kind = ringColour(turn, radius - 1.5, gap);
    colour = blend(colour, kind, inside(outline(radius)) * inside(-gap));
    colour = blend(colour, vec4(middle.rgb, 1.0), inside(outline(radius - min(3.0, 0.3 * radius))));
    if (v_node.w > 1.5) {
        float away = radius + min(4.2, 0.4 * radius); // as scene/node_size.cpp
        float period = kTurn / max(8.0, round(kTurn * away / 4.0));
        float along = abs(mod(turn * kTurn, period) - 0.5 * period) * away;
        float ring = abs(length(v_place) - away) - 0.55;
        colour = blend(colour, dashes, inside(max(ring, along - 1.0)));
    }
    return blend(colour, ink, inside(length(v_place) - 2.1) * v_flags.w);
}

void main() {
    float radius = v_node.x;
    vec4 colour = vec4(0.0);
    if (v_flags.z > 0.5) { // a badge
        colour = blend(colour, vec4(halo.rgb, 1.0), inside(length(v_place) - radius - 1.5));
        colour = blend(colour, vec4(v_accent.rgb, 1.0), inside(length(v_place) - radius));
    } else {
        if (v_flags.x > 0.5) {
            float k = clamp((length(v_place) - radius) / (2.2 * radius), 0.0, 1.0);
            float glow = (1.0 - k) * mix(0.28, 0.34, additive);
            colour = vec4(v_accent.rgb * glow, glow * (1.0 - additive));
        }
        if (v_flags.x + v_flags.y > 0.5) {
            float ring = abs(outline(radius + 4.0)) - 0.8;
            colour = blend(colour, vec4(v_accent.rgb, mix(0.6, 0.95, v_flags.x)), inside(ring));
        }
        colour = drawNode(colour);
    }
    out_colour = colour * v_node.y;
}
