// Builds a ProjectionGrid: PROJ at every node, then the domain (horizon, cuts) as a signed distance,
// then values beyond the domain so that interpolation up to its edge is smooth.
#pragma once

#include "geo/projection_grid.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace portolan::geo {

class GridBuilder {
public:
    GridBuilder(const Projection& projection, GridSize size);
    /// Null when stopped.
    std::shared_ptr<const ProjectionGrid> build(LonLat near, const std::stop_token& stop);

private:
    /// Unknown nodes lie beyond the horizon, in a cut or in the rings around the world.
    enum class Node : std::uint8_t { Unknown, Valid, Extrapolated };
    /// A grid edge between a valid node and one beyond the horizon, and where it crosses.
    struct Crossing {
        std::size_t valid, beyond;
        double t; ///< from the valid node (0) to the one beyond (1)
    };
    struct Point {
        double column, row;
    };

    void projectNodes();
    void markHorizon();
    void markJumps();
    std::vector<Crossing> findCrossings() const;
    void bisectCrossings(std::vector<Crossing>&) const;
    void measureDistances(std::span<const Crossing>);
    void measureSegment(Point a, Point b);
    void extrapolateRing();
    void floodRest();
    PlanePoint chooseOrigin(LonLat near) const;
    void writeTexels(PlanePoint origin);

    std::size_t index(int column, int row) const;
    int columnOf(std::size_t node) const;
    int rowOf(std::size_t node) const;
    bool isWorld(int column, int row) const;
    double nodeLon(double column) const;
    double nodeLat(double row) const;
    Point pointOf(const Crossing&) const;

    const Projection& projection_;
    std::shared_ptr<ProjectionGrid> grid_;
    int columns_, rows_;
    std::vector<double> x_, y_;
    std::vector<Node> nodes_;
    std::vector<bool> isInside_;   ///< before extrapolation: drawn or not
    std::vector<float> distances_; ///< in cells, to the edge of the domain, up to kReach
};

} // namespace portolan::geo
