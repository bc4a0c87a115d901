// Where things are in one frame: the projection's grid (two while one projection morphs into
// another) and the camera. The CPU twin of shaders/include/frame.glsl and projection.glsl.
#pragma once

#include "geo/lon_lat.h"
#include "geo/projection_grid.h"
#include "geo/view_transform.h"

#include <glm/vec2.hpp>

#include <memory>
#include <optional>

namespace portolan::scene {

struct FrameView {
    std::shared_ptr<const geo::ProjectionGrid> grid;
    geo::ViewTransform transform;
    /// While morphing: the projection that `grid` turns into, with the camera's transform in it;
    /// otherwise null.
    std::shared_ptr<const geo::ProjectionGrid> nextGrid;
    geo::ViewTransform nextTransform;
    double morph = 0;   ///< 0: grid, 1: nextGrid
    geo::LonLat centre; ///< what stands in the middle: the morph's clip is about it
    double scale = 1;   ///< interface scale: physical pixels per logical pixel

    bool isMorphing() const { return nextGrid != nullptr && morph > 0; }
    /// Flat map pixels (x right, y up, origin at the view's centre), the mix of both projections
    /// while morphing; nullopt beyond the horizon.
    std::optional<glm::dvec2> mapPx(geo::LonLat) const;
    /// On the target (y down); nullopt beyond the horizon.
    std::optional<geo::ScreenPoint> screen(geo::LonLat) const;
    /// Changes when map pixels change by more than a shift: projection, scale, bearing, morph;
    /// and with the pitch, by which marks come closer together.
    /// Equal shapes differ by a translation of the map only.
    bool sameShape(const FrameView& other) const;
};

/// While morphing only what lies within an angle of `centre` is drawn: farther away, the mix of two
/// projections folds the map over itself. The cosine of that angle on the sphere (a unit vector's
/// dot product with centre's must exceed it); −2 when not morphing, which every place exceeds. CPU
/// and GPU use this number, instead of validity.
double morphClipCosine(const FrameView&);

} // namespace portolan::scene
