// How a projection stretches and turns the ground at a place (Tissot): what a scale bar and a north
// arrow need to be true.
#pragma once

#include "geo/projection_grid.h"

#include <glm/mat2x2.hpp>
#include <glm/vec2.hpp>

#include <optional>

namespace portolan::geo {

struct LocalScale {
    /// Ground metres (east, north) on WGS 84 → plane metres.
    glm::dmat2 planeFromGround{1.0};

    double alongMeridian() const; ///< plane metres per ground metre, h
    double alongParallel() const; ///< k
    double areaFactor() const;    ///< plane m² per ground m²; negative where the map is mirrored
    /// Degrees clockwise from the plane's y axis to true north; subtract the bearing for the
    /// screen.
    double northAngle() const;
    /// How long on the ground a short step in the plane is, metres.
    double groundMetres(glm::dvec2 planeStep) const;
};

/// From differences over a tenth of a degree of the grid; nullopt where the grid is not valid and
/// at the poles.
std::optional<LocalScale> localScale(const ProjectionGrid&, LonLat);

} // namespace portolan::geo
