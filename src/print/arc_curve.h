// An arc's own plane: along the line and across it, to the page.
#pragma once

#include "geo/view_transform.h"
#include "scene/arcs.h"

#include <glm/vec2.hpp>

#include <span>
#include <vector>

namespace portolan::print {

class ArcCurve {
public:
    /// `along` counts from where the drawn part begins (ArcInstance::trimStartPx); logical pixels.
    ArcCurve(const scene::ArcScene&, const scene::ArcInstance&, const geo::ViewTransform&);

    float span() const { return span_; }   ///< of the whole arc between its trimmed ends
    float first() const { return first_; } ///< what of it the points of this piece reach
    float last() const { return last_; }

    /// Target pixels of a place `across` to the left of the line.
    glm::dvec2 at(float along, float across) const;
    /// The outline of the strip between two lines that run along the arc; their distances from it
    /// change evenly from `from` to `to`. Empty where nothing of it lies on this piece.
    struct Side {
        float atStart = 0, atEnd = 0;
    };
    std::vector<glm::dvec2> strip(float from, float to, Side left, Side right) const;

private:
    std::span<const scene::CurvePoint> points_;
    glm::vec2 shift_;
    const geo::ViewTransform& transform_;
    float unit_, trim_, span_, first_, last_;
};

} // namespace portolan::print
