// Builds a ProjectionGrid: PROJ at every node, then the domain (horizon, cuts) as a signed
// distance, then values beyond the domain so that interpolation up to its edge is smooth.
#pragma once

#include "geo/projection_grid.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace portolan::geo {

class GridBuilder {
public:
    GridBuilder(const Projection& projection, GridSize size);
    /// A facet of an interrupted projection, smooth within; some degrees beyond it are
    /// extrapolated.
    GridBuilder(const Projection& projection, const Extent& facet);

    /// Null when stopped.
    std::shared_ptr<const ProjectionGrid> build(LonLat near, const std::stop_token& stop);

private:
    /// Unknown nodes lie beyond the horizon or in the rings around the world; rough ones have
    /// PROJ's values, between which lookup is not good enough to be drawn.
    enum class Node : std::uint8_t { Unknown, Valid, Rough, Extrapolated };
    /// Where the edge of the domain crosses the grid's edge between a valid node and one outside.
    struct Crossing {
        std::size_t valid, outside;
        double t; ///< from the valid node (0) to the one outside (1)
    };
    /// A row or a column of the world's nodes.
    struct Line {
        std::size_t first, stride;
        int count;
        bool endsAtPoles;
        std::size_t operator[](int i) const { return first + static_cast<std::size_t>(i) * stride; }
    };
    struct Point {
        double column, row;
    };
    struct Tears {
        int all = 0;
        int near = 0; ///< of these, on the side of the world that is looked at
    };

    void frame(GridSize size, bool bilinear);
    void limitLatitudes(const std::vector<Crossing>&);
    bool isRow(int row, bool valid) const;
    bool isBeyondLimits(std::size_t node) const;
    // grid_builder.cpp: values
    void projectNodes();
    void extrapolateRing();
    PlanePoint extrapolate(int column, int row, bool& found) const;
    void floodRest();
    PlanePoint chooseOrigin(LonLat near) const;
    void writeTexels(PlanePoint origin);
    // grid_domain.cpp: validity
    Tears countTears() const;
    void markDomain();
    void markRough();
    double stretchAt(std::size_t node) const;
    bool hasStretchedGap() const;
    bool canEndStretched() const;
    bool isRough(std::size_t node) const;
    double mayBeOff(std::size_t node) const;
    void widenCuts();
    void measureRoughness(const Line&);
    void measureBesideGap(const Line&, int i);
    void measureSteps(const Line&);
    void addRoughness(const Line&, int i, double error);
    bool areKnown(const Line&, int first, int last) const;
    std::vector<Line> lines() const;
    std::vector<Crossing> findCrossings() const;
    void bisectCrossings(std::vector<Crossing>&) const;
    double roughCrossing(const Crossing&) const;
    void measureDistances(const std::vector<Crossing>&);
    void measureSegment(Point a, Point b);
    double findHorizon() const;

    // Asked some times per node, so inline.
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    int columnOf(std::size_t node) const {
        return static_cast<int>(node % static_cast<std::size_t>(columns_));
    }
    int rowOf(std::size_t node) const {
        return static_cast<int>(node / static_cast<std::size_t>(columns_));
    }
    bool isWorld(int column, int row) const {
        return column >= rings_ && row >= rings_ && column < columns_ - rings_ &&
               row < rows_ - rings_;
    }
    double nodeLon(double column) const;
    double nodeLat(double row) const;
    Point pointOf(const Crossing&) const;

    const Projection& projection_;
    std::shared_ptr<ProjectionGrid> grid_;
    int columns_ = 0, rows_ = 0;
    int rings_ = ProjectionGrid::kRings;
    bool isFacet_ = false;
    std::vector<double> x_, y_;
    std::vector<Node> nodes_;
    std::vector<float> roughness_; ///< how far lookup may be off around a node, metres
    bool endsStretched_ = false;   ///< the map ends where it is kMostStretch times too large
    std::vector<bool> isInside_;   ///< before extrapolation: drawn or not
    std::vector<float> distances_; ///< in cells, to the edge of the domain, up to a few
};

} // namespace portolan::geo
