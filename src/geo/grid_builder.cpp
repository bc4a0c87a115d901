#include "geo/grid_builder.h"

#include "geo/facets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <thread>
#include <utility>

namespace portolan::geo {

namespace {

constexpr int kRings = ProjectionGrid::kRings;
// Triangles reach over a facet's edge by as much as a cell of the coarsest land is wide: 4°.
constexpr int kFacetRings = 8;
constexpr double kFacetStep = 0.6; // degrees
// PROJ takes lon_0 ± 180° to either side of the map: just inside it, there is no doubt.
constexpr double kSeamNudge = 1e-7;
// Straight lines between nodes need a finer grid than curves do. With 475 steps from pole to pole a
// row stands on 40° 44′ 11.8″, where Goode's projections change from the sinusoidal to Mollweide's.
constexpr GridSize kBilinearSize{1024, 475 + 1 + 2 * kRings};
// So many cuts between nodes are no accident of one singular point.
constexpr int kFewTears = 24;
// More threads than this wait for memory.
constexpr unsigned kMostThreads = 4;

using Step = std::pair<int, int>;
constexpr std::array<Step, 4> kSides = {{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
constexpr std::array<Step, 4> kCorners = {{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};

} // namespace

GridBuilder::GridBuilder(const Projection& projection, GridSize size)
    : projection_(projection), grid_(std::make_shared<ProjectionGrid>()) {
    PORTOLAN_EXPECTS(size.columns >= 16 && size.rows >= 16);
    grid_->centreLongitude = projection.centreLongitude();
    grid_->definition = projection.definition();
    grid_->reach = reachOf(projection);
    grid_->area = {grid_->centreLongitude - grid_->reach, -90,
                   grid_->centreLongitude + grid_->reach, 90};
    projection.isInterrupted() ? frame(kBilinearSize, true) : frame(size, false);
}

GridBuilder::GridBuilder(const Projection& projection, const Extent& facet)
    : projection_(projection), grid_(std::make_shared<ProjectionGrid>()), rings_(kFacetRings),
      isFacet_(true) {
    grid_->centreLongitude = projection.centreLongitude();
    grid_->definition = projection.definition();
    grid_->area = facet;
    const auto nodes = [](double degrees) {
        return static_cast<int>(std::ceil(degrees / kFacetStep)) + 1 + 2 * kFacetRings;
    };
    frame({nodes(facet.east - facet.west), nodes(facet.north - facet.south)}, false);
}

void GridBuilder::frame(GridSize size, bool bilinear) {
    columns_ = size.columns;
    rows_ = size.rows;
    grid_->size = size;
    grid_->bilinear = bilinear;
    const Extent& area = grid_->area;
    grid_->stepLon = (area.east - area.west) / (columns_ - 1 - 2 * rings_);
    grid_->stepLat = (area.north - area.south) / (rows_ - 1 - 2 * rings_);
    grid_->west = area.west - rings_ * grid_->stepLon;
    grid_->south = area.south - rings_ * grid_->stepLat;
}

double GridBuilder::nodeLon(double column) const {
    return std::clamp(grid_->west + column * grid_->stepLon, grid_->area.west + kSeamNudge,
                      grid_->area.east - kSeamNudge);
}
double GridBuilder::nodeLat(double row) const {
    const double nudge = isFacet_ ? kSeamNudge : 0;
    return std::clamp(grid_->south + row * grid_->stepLat, grid_->area.south + nudge,
                      grid_->area.north - nudge);
}

// Each thread has a PJ of its own; PROJ's geodesics (aeqd) take 100 ms on one.
void GridBuilder::projectNodes() {
    const std::size_t count = index(0, rows_);
    x_.resize(count);
    y_.resize(count);
    for (int row = 0; row < rows_; ++row) {
        std::fill_n(y_.begin() + static_cast<std::ptrdiff_t>(index(0, row)), columns_,
                    nodeLat(row));
        for (int column = 0; column < columns_; ++column) {
            x_[index(column, row)] = nodeLon(column);
        }
    }
    const std::size_t parts = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
    const auto begin = [&](std::size_t part) { return part * count / parts; };
    const auto project = [&](const Projection& projection, std::size_t part) {
        const std::size_t length = begin(part + 1) - begin(part);
        projection.forwardMany(std::span(x_).subspan(begin(part), length),
                               std::span(y_).subspan(begin(part), length));
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t part = 1; part < parts; ++part) {
            threads.emplace_back(
                [&project, part, copy = projection_.clone()] { project(copy, part); });
        }
        project(projection_, 0);
    }
    nodes_.assign(count, Node::Unknown);
    for (std::size_t node = 0; node < count; ++node) {
        if (isWorld(columnOf(node), rowOf(node)) && std::isfinite(x_[node])) {
            nodes_[node] = Node::Valid;
        }
    }
}

// Cubic continuation from three nodes on each side that has them; from the corners where none has.
PlanePoint GridBuilder::extrapolate(int column, int row, bool& found) const {
    PlanePoint sum;
    int count = 0;
    const auto tryStep = [&](Step step) {
        const int farColumn = column + 3 * step.first;
        const int farRow = row + 3 * step.second;
        if (farColumn < 0 || farRow < 0 || farColumn >= columns_ || farRow >= rows_) {
            return;
        }
        const std::size_t k1 = index(column + step.first, row + step.second);
        const std::size_t k2 = index(column + 2 * step.first, row + 2 * step.second);
        const std::size_t k3 = index(farColumn, farRow);
        if (nodes_[k1] == Node::Unknown || nodes_[k2] == Node::Unknown ||
            nodes_[k3] == Node::Unknown) {
            return;
        }
        sum.x += 3 * x_[k1] - 3 * x_[k2] + x_[k3];
        sum.y += 3 * y_[k1] - 3 * y_[k2] + y_[k3];
        ++count;
    };
    std::for_each(kSides.begin(), kSides.end(), tryStep);
    if (count == 0) {
        std::for_each(kCorners.begin(), kCorners.end(), tryStep);
    }
    found = count > 0;
    return {sum.x / std::max(count, 1), sum.y / std::max(count, 1)};
}

void GridBuilder::extrapolateRing() {
    std::vector<std::pair<std::size_t, PlanePoint>> ring;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        if (nodes_[node] == Node::Unknown) {
            bool found = false;
            const PlanePoint point = extrapolate(columnOf(node), rowOf(node), found);
            if (found) {
                ring.emplace_back(node, point);
            }
        }
    }
    for (const auto& [node, point] : ring) {
        nodes_[node] = Node::Extrapolated;
        x_[node] = point.x;
        y_[node] = point.y;
    }
}

// The rest is never drawn but must be finite, and not far: triangles across the edge reach it.
void GridBuilder::floodRest() {
    if (std::find(nodes_.begin(), nodes_.end(), Node::Unknown) == nodes_.end()) {
        return;
    }
    std::vector<std::size_t> front;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        if (nodes_[node] != Node::Unknown) {
            front.push_back(node);
        }
    }
    for (std::size_t next = 0; next < front.size(); ++next) {
        const std::size_t from = front[next];
        for (const auto& [dx, dy] : kSides) {
            const int column = columnOf(from) + dx;
            const int row = rowOf(from) + dy;
            if (column < 0 || row < 0 || column >= columns_ || row >= rows_) {
                continue;
            }
            const std::size_t node = index(column, row);
            if (nodes_[node] == Node::Unknown) {
                nodes_[node] = Node::Extrapolated;
                x_[node] = x_[from];
                y_[node] = y_[from];
                front.push_back(node);
            }
        }
    }
}

PlanePoint GridBuilder::chooseOrigin(LonLat near) const {
    for (const LonLat candidate : {near, LonLat{grid_->centreLongitude, 0}}) {
        if (const auto point = projection_.forward(candidate)) {
            return *point;
        }
    }
    return {};
}

void GridBuilder::writeTexels(PlanePoint origin) {
    grid_->origin = origin;
    grid_->texels.reserve(nodes_.size());
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        const bool isKnown = nodes_[node] != Node::Unknown;
        grid_->texels.emplace_back(isKnown ? static_cast<float>(x_[node] - origin.x) : 0.0F,
                                   isKnown ? static_cast<float>(y_[node] - origin.y) : 0.0F,
                                   isInside_[node] ? distances_[node] : -distances_[node], 0.0F);
    }
}

std::shared_ptr<const ProjectionGrid> GridBuilder::build(LonLat near, const std::stop_token& stop) {
    projectNodes();
    if (!grid_->bilinear && !isFacet_) {
        const Tears tears = countTears();
        grid_->isCut = tears.all > kFewTears;
        if (tears.near > kFewTears) {
            frame(kBilinearSize, true);
            projectNodes();
        }
    }
    if (stop.stop_requested()) {
        return nullptr;
    }
    markDomain();
    if (stop.stop_requested()) {
        return nullptr;
    }
    for (int ring = 0; ring < rings_; ++ring) {
        extrapolateRing();
    }
    floodRest();
    writeTexels(chooseOrigin(near));
    return std::move(grid_);
}

} // namespace portolan::geo
