#include "print/arcs.h"

#include "print/arc_curve.h"
#include "print/arc_look.h"
#include "print/travel.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::print {

namespace {

using End = ArcLook::End;
using scene::ArcInstance;

/// One arc on its way to the page.
class ArcPainter {
public:
    ArcPainter(cairo_t* cairo, const scene::ArcScene& arcs, const ArcInstance& arc,
               const geo::ViewTransform& transform, const scene::MapStyle& style)
        : cairo_(cairo), arc_(arc), style_(style), curve_(arcs, arc, transform),
          look_(arcLook(arc.style & 15U)), isVisit_((arc.style & 15U) == 6), scale_(arc.widthScale),
          unit_(arcs.unitPx), opacity_(arc.opacity) {
        const std::uint32_t dash = arc.style >> 4U & 3U;
        if (dash != 0) {
            look_.dashOn = dash == 1 ? 14.0F : 4.0F;
            look_.dashOff = dash == 1 ? 6.0F : 5.0F;
            opacity_ *= dash == 2 ? 0.6F : 1.0F;
        }
    }

    void draw() const {
        if (opacity_ <= 0 || curve_.span() <= 0) {
            return;
        }
        drawCasing();
        drawGlow();
        if (arc_.headPx >= 0) {
            drawJourney(cairo_, curve_, arc_.headPx / unit_, paint());
            return;
        }
        drawLine();
        drawEndHalo();
        addMarks();
        addArrow(0, {look_.arrowLength, look_.arrowSlope, look_.arrowNotch}, scale_);
        addEnds(0);
        fill(1);
        drawChevrons();
    }

private:
    struct Arrow {
        float length, slope, notch;
    };
    base::Colour paint() const { return arc_.colour.withAlpha(opacity_); }

    void fill(double share) const {
        setColour(cairo_, paint(), share);
        cairo_fill(cairo_);
    }
    void add(const std::vector<glm::dvec2>& outline) const {
        if (!outline.empty()) {
            addOutline(cairo_, outline);
        }
    }
    void addStrip(float from, float to, float startHalf, float endHalf) const {
        add(curve_.strip(from, to, {startHalf, endHalf}, {-startHalf, -endHalf}));
    }
    /// Corners in the arc's plane, seen from `s`.
    void addShape(float s, std::span<const glm::vec2> corners) const {
        if (s < curve_.first() - 8 || s > curve_.last() + 8) {
            return;
        }
        std::vector<glm::dvec2> outline;
        for (const glm::vec2 corner : corners) {
            outline.push_back(curve_.at(s + corner.x, corner.y));
        }
        addOutline(cairo_, outline);
    }

    void drawCasing() const {
        const float more = look_.railOffset * scale_ + look_.casing;
        addStrip(0, curve_.span(), look_.startHalf * scale_ + more, look_.endHalf * scale_ + more);
        setColour(cairo_,
                  style_.halo.withAlpha(style_.casingAlpha * std::min(1.0F, opacity_ * 1.3F)));
        cairo_fill(cairo_);
    }

    void drawGlow() const {
        if (arc_.glow <= 0) {
            return;
        }
        constexpr std::array<glm::vec2, 3> kBands = {glm::vec2(10, 0.035F), glm::vec2(6, 0.05F),
                                                     glm::vec2(3, 0.08F)};
        for (const glm::vec2 band : kBands) {
            const float more = look_.railOffset * scale_ + band.x;
            addStrip(0, curve_.span(), look_.startHalf * scale_ + more,
                     look_.endHalf * scale_ + more);
            setColour(cairo_, arc_.colour.withAlpha(1), band.y * arc_.glow);
            cairo_fill(cairo_);
        }
    }

    /// The pieces of the line that are drawn, from–to.
    std::vector<glm::vec2> pieces() const {
        const float span = curve_.span(), end = span - look_.cut;
        if (look_.dashOff <= 0) {
            return {glm::vec2(0, end)};
        }
        const Dashes dashes(span, look_.dashOn, look_.dashOff);
        std::vector<glm::vec2> all;
        for (int i = 0; i < dashes.count; ++i) {
            const float from = dashes.period * static_cast<float>(i);
            all.emplace_back(from, std::min(from + dashes.on, end));
        }
        return all;
    }

    void drawLine() const {
        if (look_.lineOpacity <= 0) {
            return;
        }
        const float span = curve_.span(), rail = look_.railOffset * scale_;
        const auto half = [&](float s) {
            const float f = std::clamp(s / span, 0.0F, 1.0F);
            return (look_.startHalf + (look_.endHalf - look_.startHalf) * f) * scale_;
        };
        for (const glm::vec2 piece : pieces()) {
            const float a = half(piece.x), b = half(piece.y);
            if (rail <= 0) {
                addStrip(piece.x, piece.y, a, b);
                continue;
            }
            for (const float side : {rail, -rail}) {
                add(curve_.strip(piece.x, piece.y, {side + a, side + b}, {side - a, side - b}));
            }
        }
        const Pattern along = fade();
        cairo_set_source(cairo_, along.get());
        cairo_fill(cairo_);
    }

    /// From the opacity at the start to that at the end, over the chord.
    Pattern fade() const {
        const glm::dvec2 a = curve_.at(std::max(0.0F, curve_.first()), 0);
        const glm::dvec2 b = curve_.at(std::min(curve_.span(), curve_.last()), 0);
        const glm::vec4 c = paint().toVec4();
        const double full = c.w * look_.lineOpacity;
        if (look_.startOpacity >= 1 || glm::length(b - a) < 1e-6) {
            return Pattern(cairo_pattern_create_rgba(c.x, c.y, c.z, full));
        }
        Pattern pattern(cairo_pattern_create_linear(a.x, a.y, b.x, b.y));
        constexpr int kStops = 8;
        const float first = std::max(0.0F, curve_.first());
        const float last = std::min(curve_.span(), curve_.last());
        for (int i = 0; i <= kStops; ++i) {
            const float s = first + (last - first) * static_cast<float>(i) / kStops;
            const double t = glm::dot(curve_.at(s, 0) - a, b - a) / glm::dot(b - a, b - a);
            const float f = std::clamp(s / curve_.span(), 0.0F, 1.0F);
            const float share = look_.startOpacity + (1 - look_.startOpacity) * f;
            cairo_pattern_add_color_stop_rgba(pattern.get(), std::clamp(t, 0.0, 1.0), c.x, c.y, c.z,
                                              full * share);
        }
        return pattern;
    }

    void addMark(float s, glm::vec2 half, End shape) const {
        if (s < curve_.first() - 1 || s > curve_.last() + 1) {
            return;
        }
        if (shape == End::Dot) {
            addDisc(cairo_, curve_.at(s, 0), half.x * unit_);
        } else if (shape == End::Bar) {
            addShape(s, std::array{glm::vec2(-half.x, -half.y), glm::vec2(half.x, -half.y),
                                   glm::vec2(half.x, half.y), glm::vec2(-half.x, half.y)});
        } else {
            addShape(s, std::array{glm::vec2(-half.x, 0), glm::vec2(0, -half.x),
                                   glm::vec2(half.x, 0), glm::vec2(0, half.x)});
        }
    }

    /// Beads, ticks or dots at even steps.
    void addMarks() const {
        if (look_.markPeriod <= 0) {
            return;
        }
        const float span = curve_.span();
        const glm::vec2 half = glm::vec2(look_.markLength, look_.markHalf) * scale_;
        const End shape = look_.isMarkRound ? End::Dot : End::Bar;
        if (look_.dashOff > 0 && look_.isMarkRound && !isVisit_) {
            const Dashes dashes(span, look_.dashOn, look_.dashOff);
            for (int i = 0; i < dashes.count; ++i) {
                addMark(dashes.period * static_cast<float>(i) + dashes.on / 2, half, shape);
            }
            return;
        }
        const int n = std::max(2, static_cast<int>(std::lround(span / look_.markPeriod)));
        for (int q = isVisit_ ? 0 : 1; q <= (isVisit_ ? n : n - 1); ++q) {
            const bool isGap =
                isVisit_ && look_.dashOff > 0 &&
                (look_.dashOn > 5 ? q % 4 > 2 : q % 2 > 0); // as arc.frag leaves them out
            if (!isGap) {
                addMark(span / static_cast<float>(n) * static_cast<float>(q), half, shape);
            }
        }
    }

    void addArrow(float back, Arrow arrow, float scale) const {
        if (arrow.length > 0) {
            addArrowAt(curve_.span() - back, arrow, scale);
        }
    }
    void addArrowAt(float tip, Arrow arrow, float scale) const {
        const float length = arrow.length * scale, half = length * arrow.slope;
        addShape(tip, std::array{glm::vec2(0), glm::vec2(-length, half),
                                 glm::vec2(-length * arrow.notch, 0), glm::vec2(-length, -half)});
    }

    void addEnds(float grown) const {
        if (look_.end == End::None) {
            return;
        }
        const glm::vec2 half = glm::vec2(look_.endLength, look_.endWidth) * scale_ + grown;
        if (look_.isEndOnly) {
            addMark(curve_.span() - 3, half, look_.end);
            return;
        }
        addMark(0, half, look_.end);
        addMark(curve_.span(), half, look_.end);
    }
    void drawEndHalo() const {
        if (look_.isEndOnly) {
            addEnds(1.4F);
            setColour(cairo_, style_.halo.withAlpha(0.9F * opacity_));
            cairo_fill(cairo_);
        }
    }

    void drawChevrons() const {
        if ((arc_.style & scene::kStyleChevrons) == 0) {
            return;
        }
        const int n = std::max(1, static_cast<int>(curve_.span() / 150));
        const float period = curve_.span() / static_cast<float>(n + 1);
        const auto all = [&](float ahead, float length) {
            for (int q = 1; q <= n; ++q) {
                addArrowAt(static_cast<float>(q) * period + ahead, {length, 0.52F, 0.74F}, 1);
            }
        };
        all(6, 11);
        setColour(cairo_, style_.halo.withAlpha(0.55F));
        cairo_fill(cairo_);
        all(5, 9.5F);
        fill(1);
    }

    cairo_t* cairo_;
    const ArcInstance& arc_;
    const scene::MapStyle& style_;
    ArcCurve curve_;
    ArcLook look_;
    bool isVisit_;
    float scale_, unit_, opacity_;
};

/// Thin lines without textures.
void drawDense(cairo_t* cairo, const scene::ArcScene& arcs, const scene::FrameView& view) {
    cairo_set_line_width(cairo, scene::kDenseWidthPx * view.scale);
    for (const scene::DenseArc& arc : arcs.dense) {
        std::array<glm::dvec2, 4> at{};
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto screen =
                view.transform.screenFromMapPx(glm::dvec2(arc.control[i] + arcs.shiftPx));
            at[i] = screen ? glm::dvec2(screen->x, screen->y) : glm::dvec2(-1e4, -1e4);
        }
        cairo_move_to(cairo, at[0].x, at[0].y);
        cairo_curve_to(cairo, at[1].x, at[1].y, at[2].x, at[2].y, at[3].x, at[3].y);
        setColour(cairo, arc.colour);
        cairo_stroke(cairo);
    }
}

} // namespace

void drawArcs(cairo_t* cairo, const scene::ArcScene& arcs, const scene::FrameView& view,
              const scene::MapStyle& style) {
    const Saved saved(cairo);
    drawDense(cairo, arcs, view);
    for (const scene::ArcRun& run : arcs.runs) {
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            ArcPainter(cairo, arcs, arcs.instances[i], view.transform, style).draw();
        }
    }
    for (const scene::TravelHead& head : arcs.heads) {
        drawHead(cairo, head, arcs.shiftPx, view);
    }
}

} // namespace portolan::print
