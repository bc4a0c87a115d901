// The arcs' textures as signed distances along and across the line, antialiased by one pixel. Output is premultiplied;
// light is added by leaving alpha out.
uniform vec4 halo;         // rgb, opacity of the casing
uniform float additive;    // 1: glow is light
uniform float headSize;

in vec2 v_place;
flat in vec3 v_span;
flat in vec4 v_colour;
flat in vec4 v_state;
flat in vec4 v_line;
flat in vec4 v_dash;
flat in vec4 v_mark;
flat in vec4 v_head;
flat in vec4 v_end;

out vec4 out_colour;

float inside(float distance) { return clamp(0.5 - distance / v_span.z, 0.0, 1.0); }

// Distance to the dashes, fitted so that one starts and one ends with the line; x: distance, y: from the dash's middle.
vec2 dashes(float s, float span, vec2 dash) {
    float n = max(1.0, round((span + dash.y) / (dash.x + dash.y)));
    float period = (span + dash.y) / n;
    float on = period * dash.x / (dash.x + dash.y);
    float middle = mod(s - 0.5 * on + 0.5 * period, period) - 0.5 * period;
    return vec2(abs(middle) - 0.5 * on, middle);
}

// x counts back from the tip.
float arrow(vec2 p, vec3 shape) {
    float k = (1.0 - shape.z) / shape.y;
    float flank = (abs(p.y) + shape.y * p.x) * inversesqrt(1.0 + shape.y * shape.y);
    float back = (-p.x - shape.z * shape.x - k * abs(p.y)) * inversesqrt(1.0 + k * k);
    return max(flank, back);
}

float markShape(vec2 p, float kind, vec2 size) {
    p = abs(p);
    if (kind < 1.5) {
        return length(p) - size.x;
    }
    return kind < 2.5 ? max(p.x - size.x, p.y - size.y) : (p.x + p.y - size.x) * 0.7071;
}

float line(float s, float v, float span, float scale) {
    float f = clamp(s / span, 0.0, 1.0);
    float d = abs(abs(v) - v_line.x * scale) - mix(v_line.y, v_line.z, f) * scale;
    float ends = max(-s, s - span + v_dash.w);
    float opacity = mix(v_line.w, 1.0, f) * v_dash.z;
    if (v_dash.y > 0.0) {
        ends = max(ends, dashes(s, span, v_dash.xy).x);
    }
    return inside(d) * inside(ends) * opacity;
}

// Beads, ticks or dots at even steps.
float marks(float s, float v, float span, float scale) {
    float n = max(2.0, round(span / v_mark.x));
    float period = span / n;
    float q = round(s / period);
    float along = (s - q * period) / scale;
    bool isVisit = v_dash.z == 0.0;
    bool hides = isVisit ? q < 0.0 || q > n : q < 1.0 || q > n - 1.0;
    if (v_dash.y > 0.0 && isVisit) {
        hides = hides || mod(q, v_dash.x > 5.0 ? 4.0 : 2.0) > (v_dash.x > 5.0 ? 2.5 : 0.5);
    } else if (v_dash.y > 0.0 && v_mark.w > 0.5) {
        along = dashes(s, span, v_dash.xy).y / scale;
        hides = s < 0.0 || s > span;
    }
    float d = markShape(vec2(along, v / scale), v_mark.w > 0.5 ? 1.0 : 2.0, v_mark.yz);
    return hides ? 0.0 : inside(d * scale);
}

float over(float a, float b) { return a + b * (1.0 - a); }

vec4 blend(vec4 under, vec3 colour, float opacity) { return under * (1.0 - opacity) + vec4(colour * opacity, opacity); }

vec4 drawTexture(vec4 under, float s, float v, float span) {
    float scale = v_span.y;
    float ink = line(s, v, span, scale);
    if (v_mark.x > 0.0) {
        ink = over(ink, marks(s, v, span, scale));
    }
    if (v_head.x > 0.0) {
        ink = over(ink, inside(arrow(vec2(s - span, v) / scale, v_head.xyz) * scale));
    }
    if (v_end.x > 0.0) {
        float at = v_end.w > 0.5 ? span - 3.0 : (s > 0.5 * span ? span : 0.0);
        float d = markShape(vec2(s - at, v) / scale, v_end.x, v_end.yz) * scale;
        under = blend(under, halo.rgb, inside(d - 1.4) * v_end.w * 0.9 * v_colour.a);
        ink = over(ink, inside(d));
    }
    if (v_state.z > 0.5) {
        float n = max(1.0, floor(span / 150.0));
        float period = span / (n + 1.0);
        float q = clamp(round(s / period), 1.0, n);
        vec2 p = vec2(s - q * period - 5.0, v);
        under = blend(under, halo.rgb, inside(arrow(p - vec2(1.0, 0.0), vec3(11.0, 0.52, 0.74))) * 0.55);
        ink = over(ink, inside(arrow(p, vec3(9.5, 0.52, 0.74))));
    }
    return blend(under, v_colour.rgb, ink * v_colour.a);
}

// What a journey's head has passed, its trail, and what lies ahead in dots.
vec4 drawJourney(vec4 under, float s, float v, float span) {
    float head = v_state.y;
    float ends = max(-s, s - span);
    float ahead = max(max(head - s, dashes(s, span, vec2(3.0, 9.0)).x), abs(v) - 1.1);
    float passed = max(s - head, abs(v) - 1.7);
    vec4 ink = blend(under, v_colour.rgb, inside(max(ends, ahead)) * 0.6);
    ink = blend(ink, v_colour.rgb, inside(max(ends, passed)) * 0.42);
    float trail = max(0.42 * span, 1.0);
    float k = clamp((s - head + trail) / trail, 0.0, 1.0) * inside(max(ends, s - head));
    float wide = mix(1.5, 5.0, k) * max(headSize, 0.6);
    ink = blend(ink, v_colour.rgb, k > 0.0 ? inside(abs(v) - wide) * mix(0.1, 1.0, k) : 0.0);
    vec3 reach = vec3(7.5, 13.0, 22.0) * headSize;
    vec3 glow = clamp((reach - abs(v)) / (0.35 * reach), 0.0, 1.0) * vec3(0.3, 0.16, 0.1);
    float light = dot(glow, vec3(1.0)) * k * k;
    ink = blend(ink, vec3(1.0), k > 0.55 ? inside(abs(v) - 0.35 * wide) * (k - 0.55) * 2.0 : 0.0);
    return ink + vec4(v_colour.rgb * light, mix(light, 0.0, additive));
}

void main() {
    float s = v_place.x, v = v_place.y, span = v_span.x, scale = v_span.y;
    float outside = max(-s, s - span);
    float f = clamp(s / span, 0.0, 1.0);
    float rim = v_line.x * scale + mix(v_line.y, v_line.z, f) * scale;
    float casing = inside(max(abs(v) - rim - v_head.w, outside)) * halo.a * min(1.0, v_colour.a * 1.3);
    vec4 ink = vec4(halo.rgb * casing, casing);
    if (v_state.x > 0.0) {
        vec3 d = vec3(abs(v) - rim) - vec3(11.0, 7.0, 4.0);
        float glow = dot(clamp(-d * 0.5, 0.0, 1.0), vec3(0.035, 0.05, 0.08)) * inside(outside) * v_state.x;
        ink = mix(blend(ink, v_colour.rgb, glow), ink + vec4(v_colour.rgb * glow, 0.0), additive);
    }
    out_colour = v_state.y >= 0.0 ? drawJourney(ink, s, v, span) : drawTexture(ink, s, v, span);
}
