#include "geo/grid_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace portolan::geo {

namespace {

constexpr int kRings = 2;
// Cells from the horizon up to which its distance is known: what bicubic lookup at it touches.
constexpr float kReach = 3;
// PROJ takes lon_0 ± 180° to either side of the map: just inside it, there is no doubt.
constexpr double kSeamNudge = 1e-7;
// A cell more than this many times as large as on the ground is a cut, not a stretch.
constexpr double kLargestStretch = 30;
constexpr double kMetresPerDegree = 111e3;
constexpr int kBisections = 16;

using Step = std::pair<int, int>;
constexpr std::array<Step, 4> kSides = {{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
constexpr std::array<Step, 4> kCorners = {{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};

double distanceToSegment(double px, double py, double dx, double dy) {
    // From (px, py) to the segment from the origin to (dx, dy).
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp((px * dx + py * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(px - t * dx, py - t * dy);
}

} // namespace

GridBuilder::GridBuilder(const Projection& projection, GridSize size)
    : projection_(projection), grid_(std::make_shared<ProjectionGrid>()), columns_(size.columns),
      rows_(size.rows) {
    PORTOLAN_EXPECTS(columns_ >= 16 && rows_ >= 16);
    grid_->size = size;
    grid_->centreLongitude = projection.centreLongitude();
    grid_->bilinear = projection.isInterrupted();
    grid_->definition = projection.definition();
    grid_->stepLon = 360.0 / (columns_ - 1 - 2 * kRings);
    grid_->stepLat = 180.0 / (rows_ - 1 - 2 * kRings);
    grid_->west = grid_->centreLongitude - 180 - kRings * grid_->stepLon;
    grid_->south = -90 - kRings * grid_->stepLat;
}

std::size_t GridBuilder::index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
}
int GridBuilder::columnOf(std::size_t node) const {
    return static_cast<int>(node % static_cast<std::size_t>(columns_));
}
int GridBuilder::rowOf(std::size_t node) const {
    return static_cast<int>(node / static_cast<std::size_t>(columns_));
}
bool GridBuilder::isWorld(int column, int row) const {
    return column >= kRings && row >= kRings && column < columns_ - kRings && row < rows_ - kRings;
}

double GridBuilder::nodeLon(double column) const {
    return std::clamp(grid_->west + column * grid_->stepLon,
                      grid_->centreLongitude - 180 + kSeamNudge,
                      grid_->centreLongitude + 180 - kSeamNudge);
}
double GridBuilder::nodeLat(double row) const {
    return std::clamp(grid_->south + row * grid_->stepLat, -90.0, 90.0);
}

void GridBuilder::projectNodes() {
    const std::size_t count = index(0, rows_);
    x_.resize(count);
    y_.resize(count);
    for (std::size_t node = 0; node < count; ++node) {
        x_[node] = nodeLon(columnOf(node));
        y_[node] = nodeLat(rowOf(node));
    }
    projection_.forwardMany(x_, y_);
    nodes_.assign(count, Node::Unknown);
    for (std::size_t node = 0; node < count; ++node) {
        if (isWorld(columnOf(node), rowOf(node)) && std::isfinite(x_[node])) {
            nodes_[node] = Node::Valid;
        }
    }
}

std::vector<GridBuilder::Crossing> GridBuilder::findCrossings() const {
    std::vector<Crossing> crossings;
    for (int row = kRings; row < rows_ - kRings; ++row) {
        for (int column = kRings; column < columns_ - kRings; ++column) {
            const std::size_t here = index(column, row);
            for (const auto& [across, up] : {Step{1, 0}, Step{0, 1}}) {
                if (!isWorld(column + across, row + up)) {
                    continue;
                }
                const std::size_t there = index(column + across, row + up);
                if (nodes_[here] != nodes_[there]) {
                    const bool isValid = nodes_[here] == Node::Valid;
                    crossings.push_back({isValid ? here : there, isValid ? there : here, 0.5});
                }
            }
        }
    }
    return crossings;
}

GridBuilder::Point GridBuilder::pointOf(const Crossing& c) const {
    return {columnOf(c.valid) + (columnOf(c.beyond) - columnOf(c.valid)) * c.t,
            rowOf(c.valid) + (rowOf(c.beyond) - rowOf(c.valid)) * c.t};
}

// All crossings are halved together: PROJ is fastest when called with many points.
void GridBuilder::bisectCrossings(std::vector<Crossing>& crossings) const {
    std::vector<double> low(crossings.size(), 0.0);
    std::vector<double> x(crossings.size());
    std::vector<double> y(crossings.size());
    double width = 1;
    for (int round = 0; round < kBisections; ++round) {
        width /= 2;
        for (std::size_t i = 0; i < crossings.size(); ++i) {
            crossings[i].t = low[i] + width;
            const Point middle = pointOf(crossings[i]);
            x[i] = nodeLon(middle.column);
            y[i] = nodeLat(middle.row);
        }
        projection_.forwardMany(x, y);
        for (std::size_t i = 0; i < crossings.size(); ++i) {
            low[i] = std::isfinite(x[i]) ? crossings[i].t : low[i];
        }
    }
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        crossings[i].t = low[i] + width / 2;
    }
}

void GridBuilder::measureSegment(Point a, Point b) {
    const int left = static_cast<int>(std::ceil(std::min(a.column, b.column) - kReach));
    const int right = static_cast<int>(std::floor(std::max(a.column, b.column) + kReach));
    const int low = static_cast<int>(std::ceil(std::min(a.row, b.row) - kReach));
    const int high = static_cast<int>(std::floor(std::max(a.row, b.row) + kReach));
    for (int row = std::max(low, 0); row <= std::min(high, rows_ - 1); ++row) {
        for (int column = std::max(left, 0); column <= std::min(right, columns_ - 1); ++column) {
            float& distance = distances_[index(column, row)];
            const double here = distanceToSegment(column - a.column, row - a.row,
                                                  b.column - a.column, b.row - a.row);
            distance = std::min(distance, static_cast<float>(here));
        }
    }
}

// The edge of the domain runs through a cell from one of its crossed sides to the other.
void GridBuilder::measureDistances(std::span<const Crossing> crossings) {
    std::vector<std::pair<std::size_t, Point>> cells; // cell, by its lower left node, and a crossing
    for (const Crossing& crossing : crossings) {
        const std::size_t first = std::min(crossing.valid, crossing.beyond);
        const bool isAlongRow = rowOf(crossing.valid) == rowOf(crossing.beyond);
        const std::size_t neighbour = isAlongRow ? static_cast<std::size_t>(columns_) : 1;
        cells.emplace_back(first, pointOf(crossing));
        cells.emplace_back(first - neighbour, pointOf(crossing));
    }
    std::sort(cells.begin(), cells.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < cells.size(); ++i) {
        // A lone crossing, at the border of the world, is a segment of no length.
        measureSegment(cells[i].second, cells[i].second);
        if (i + 1 < cells.size() && cells[i].first == cells[i + 1].first) {
            measureSegment(cells[i].second, cells[i + 1].second);
        }
    }
}

void GridBuilder::markHorizon() {
    distances_.assign(nodes_.size(), kReach);
    auto crossings = findCrossings();
    bisectCrossings(crossings);
    measureDistances(crossings);
    isInside_.assign(nodes_.size(), false);
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        // The rings carry on what stands at the border of the world.
        const int column = std::clamp(columnOf(node), kRings, columns_ - 1 - kRings);
        const int row = std::clamp(rowOf(node), kRings, rows_ - 1 - kRings);
        isInside_[node] = nodes_[index(column, row)] == Node::Valid;
    }
}

void GridBuilder::markJumps() {
    std::vector<std::size_t> torn;
    for (int row = kRings; row < rows_ - kRings; ++row) {
        for (int column = kRings; column < columns_ - kRings; ++column) {
            const std::size_t here = index(column, row);
            for (const auto& [across, up] : {Step{1, 0}, Step{0, 1}}) {
                const std::size_t there = index(column + across, row + up);
                if (nodes_[here] != Node::Valid || nodes_[there] != Node::Valid) {
                    continue;
                }
                const double step = across != 0 ? grid_->stepLon : grid_->stepLat;
                if (std::hypot(x_[there] - x_[here], y_[there] - y_[here]) >
                    kLargestStretch * kMetresPerDegree * step) {
                    torn.push_back(here);
                    torn.push_back(there);
                }
            }
        }
    }
    for (std::size_t node : torn) {
        isInside_[node] = false;
        nodes_[node] = Node::Unknown;
        // The edge stands at the torn nodes themselves: the neighbouring cells are whole.
        distances_[node] = 0.01F;
    }
}

// Cubic continuation from three nodes on each side that has them; from the corners where none has.
void GridBuilder::extrapolateRing() {
    std::vector<std::pair<std::size_t, PlanePoint>> found;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            if (nodes_[index(column, row)] != Node::Unknown) {
                continue;
            }
            PlanePoint sum;
            int count = 0;
            const auto tryStep = [&](Step step) {
                const auto [dx, dy] = step;
                const int farColumn = column + 3 * dx;
                const int farRow = row + 3 * dy;
                if (farColumn < 0 || farRow < 0 || farColumn >= columns_ || farRow >= rows_) {
                    return;
                }
                const std::size_t k1 = index(column + dx, row + dy);
                const std::size_t k2 = index(column + 2 * dx, row + 2 * dy);
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
            if (count > 0) {
                found.push_back({index(column, row), {sum.x / count, sum.y / count}});
            }
        }
    }
    for (const auto& [node, point] : found) {
        nodes_[node] = Node::Extrapolated;
        x_[node] = point.x;
        y_[node] = point.y;
    }
}

// The rest is never drawn but must be finite, and not far: triangles across the edge reach it.
void GridBuilder::floodRest() {
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
    if (stop.stop_requested()) {
        return nullptr;
    }
    markHorizon();
    if (stop.stop_requested()) {
        return nullptr;
    }
    markJumps();
    for (int ring = 0; ring < kRings; ++ring) {
        extrapolateRing();
    }
    floodRest();
    writeTexels(chooseOrigin(near));
    return std::move(grid_);
}

} // namespace portolan::geo
