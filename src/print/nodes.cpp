#include "print/nodes.h"

#include "scene/node_look.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::print {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kTop = -std::numbers::pi / 2; // a ring begins at the top

/// One node, in logical pixels about its centre.
class NodePainter {
public:
    NodePainter(cairo_t* cairo, const scene::NodeMark& mark, double unit,
                const scene::MapStyle& style)
        : cairo_(cairo), mark_(mark), style_(style), radius_(mark.radiusPx / unit),
          accent_(scene::accentOf(mark, style)) {}

    void draw() const {
        if (mark_.isSelected) {
            drawGlow();
        }
        if (mark_.isSelected || mark_.isHovered) {
            addShape(radius_ + 4);
            setColour(cairo_, accent_, mark_.isSelected ? 0.95 : 0.6);
            cairo_set_line_width(cairo_, 1.6);
            cairo_stroke(cairo_);
        }
        addShape(radius_ + 1.6);
        setColour(cairo_, style_.halo.withAlpha(0.85F));
        cairo_fill(cairo_);
        drawRing();
        addShape(radius_ - 3);
        setColour(cairo_, style_.node.withAlpha(1));
        cairo_fill(cairo_);
        if (mark_.shape == scene::NodeShape::HaloedCircle) {
            drawDashes();
        }
        if (mark_.count < 2) {
            addDisc(cairo_, {0, 0}, 2.1);
            setColour(cairo_, style_.nodeText);
            cairo_fill(cairo_);
        }
    }

private:
    void addShape(double radius) const {
        if (mark_.shape != scene::NodeShape::RoundedSquare) {
            addDisc(cairo_, {0, 0}, radius);
            return;
        }
        const double half = 0.94 * radius, corner = 0.34 * radius, inner = half - corner;
        cairo_new_sub_path(cairo_);
        cairo_arc(cairo_, inner, -inner, corner, kTop, 0);
        cairo_arc(cairo_, inner, inner, corner, 0, kTurn / 4);
        cairo_arc(cairo_, -inner, inner, corner, kTurn / 4, kTurn / 2);
        cairo_arc(cairo_, -inner, -inner, corner, kTurn / 2, kTurn * 3 / 4);
        cairo_close_path(cairo_);
    }

    void drawGlow() const {
        const double most = style_.additiveGlow ? 0.34 : 0.28;
        const glm::vec4 c = accent_.toVec4();
        const Pattern glow(cairo_pattern_create_radial(0, 0, radius_, 0, 0, 3.2 * radius_));
        cairo_pattern_add_color_stop_rgba(glow.get(), 0, c.x, c.y, c.z, most);
        cairo_pattern_add_color_stop_rgba(glow.get(), 1, c.x, c.y, c.z, 0);
        cairo_set_source(cairo_, glow.get());
        addDisc(cairo_, {0, 0}, 3.2 * radius_);
        cairo_fill(cairo_);
    }

    /// A sector for each kind, with gaps between.
    void drawRing() const {
        const auto ends = scene::ringEnds(mark_);
        const auto parts = std::count_if(mark_.kinds.begin(), mark_.kinds.end(),
                                         [](std::uint32_t count) { return count > 0; });
        const double gap = parts > 1 ? 0.05 * radius_ / std::max(radius_ - 1.5, 0.5) : 0;
        const Saved saved(cairo_);
        addShape(radius_);
        cairo_clip(cairo_);
        double from = 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (mark_.kinds[i] == 0) {
                continue;
            }
            cairo_new_sub_path(cairo_);
            if (parts > 1) {
                cairo_move_to(cairo_, 0, 0);
            }
            cairo_arc(cairo_, 0, 0, 2 * radius_, kTop + from * kTurn + gap,
                      kTop + static_cast<double>(ends[i]) * kTurn - gap);
            cairo_close_path(cairo_);
            setColour(cairo_, style_.kinds[i]);
            cairo_fill(cairo_);
            from = static_cast<double>(ends[i]);
        }
    }

    void drawDashes() const {
        const double away = radius_ + std::min(4.2, 0.4 * radius_); // as scene/node_size.cpp
        const double count = std::max(8.0, std::round(kTurn * away / 4));
        for (int i = 0; i < static_cast<int>(count); ++i) {
            const double middle = kTop + (i + 0.5) * kTurn / count;
            cairo_new_sub_path(cairo_);
            cairo_arc(cairo_, 0, 0, away, middle - 1 / away, middle + 1 / away);
        }
        setColour(cairo_, style_.text2.withAlpha(0.85F));
        cairo_set_line_width(cairo_, 1.1);
        cairo_stroke(cairo_);
    }

    cairo_t* cairo_;
    const scene::NodeMark& mark_;
    const scene::MapStyle& style_;
    double radius_;
    base::Colour accent_;
};

void drawBadge(cairo_t* cairo, const scene::StopBadge& badge, double unit,
               const scene::MapStyle& style) {
    const glm::dvec2 centre(badge.centre.x, badge.centre.y);
    addDisc(cairo, centre, badge.radiusPx + 1.5 * unit);
    setColour(cairo, style.halo.withAlpha(1), badge.opacity);
    cairo_fill(cairo);
    addDisc(cairo, centre, badge.radiusPx);
    setColour(cairo, badge.colour.withAlpha(1), badge.opacity);
    cairo_fill(cairo);
}

} // namespace

void drawNodes(cairo_t* cairo, const scene::Network& network, const scene::MapStyle& style) {
    const double unit = network.arcs.unitPx;
    // The leading nodes come first in the layout and stand on top.
    for (auto mark = network.nodes.rbegin(); mark != network.nodes.rend(); ++mark) {
        if (mark->opacity <= 0) {
            continue;
        }
        const Saved saved(cairo);
        const Group group(cairo, mark->opacity);
        cairo_translate(cairo, mark->centre.x, mark->centre.y);
        cairo_scale(cairo, unit, unit);
        NodePainter(cairo, *mark, unit, style).draw();
    }
    for (const scene::StopBadge& badge : network.badges) {
        drawBadge(cairo, badge, unit, style);
    }
}

} // namespace portolan::print
