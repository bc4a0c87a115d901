// Where a grid is valid. Two things end the domain: PROJ cannot project (a horizon), found to a
// fraction of a cell by bisection; and lookup between the nodes would be wrong (a cut, a pole that
// runs to infinity), found from how rough the nodes' values are.
#include "geo/grid_builder.h"

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace portolan::geo {

namespace {

// Cells from the edge up to which its distance is known: what bicubic lookup at the edge touches.
constexpr float kReach = 3;
constexpr int kBisections = 16;
// A quarter of a pixel on a map of the continent; no one looks at the stretched parts more closely.
constexpr double kLargestError = 1000;
// Where oblique facets meet without a gap (isea) the map only bends: a pixel or two are better than
// a hole.
constexpr double kLargestBend = 6 * kLargestError;
// Only cuts are as rough as this.
constexpr double kCutRoughness = 30 * kLargestError;
// A conic's pole is a sharp point in open sea, which the grid rounds off: no reason for a hole.
constexpr int kPoleCells = 4;
// Mercator at 85.2°, where web maps end as well.
constexpr double kMostStretch = 12;
constexpr double kStretched = 2;
constexpr double kSmooth = kLargestError / 50; // whatever stretches a map is rougher
// Larger shares of the world, smooth and much stretched, belong to series far from their country.
constexpr double kMostLost = 0.04;
constexpr int kSampleStep = 4;
constexpr double kMetresPerDegree = 111'195;
constexpr double kRadians = std::numbers::pi / 180;
// Where nothing can be measured, single values amid a horizon, nothing is drawn.
constexpr float kUnmeasured = -1;
// Steps so many times as large as both their neighbours are cuts.
constexpr double kTear = 5;
// In degrees from the centre: what is cut behind that (the back of a transverse Mercator) is not
// what one looks at.
constexpr double kTearsWithin = 85;

using Step = std::pair<int, int>;
constexpr std::array<Step, 2> kForward = {{{1, 0}, {0, 1}}};

/// From (px, py) to the segment between the origin and (dx, dy).
double distanceToSegment(double px, double py, double dx, double dy) {
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp((px * dx + py * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(px - t * dx, py - t * dy);
}

} // namespace

std::vector<GridBuilder::Line> GridBuilder::lines() const {
    const int columns = columns_ - 2 * rings_;
    const int rows = rows_ - 2 * rings_;
    std::vector<Line> all;
    all.reserve(static_cast<std::size_t>(rows + columns));
    for (int row = 0; row < rows; ++row) {
        all.push_back({index(rings_, row + rings_), 1, columns, false});
    }
    for (int column = 0; column < columns; ++column) {
        all.push_back(
            {index(column + rings_, rings_), static_cast<std::size_t>(columns_), rows, true});
    }
    return all;
}

GridBuilder::Tears GridBuilder::countTears() const {
    Tears tears;
    for (const Line& line : lines()) {
        const auto step = [&](int i) {
            const std::size_t a = line[i];
            const std::size_t b = line[i + 1];
            return nodes_[a] == Node::Valid && nodes_[b] == Node::Valid
                       ? std::abs(x_[b] - x_[a]) + std::abs(y_[b] - y_[a])
                       : HUGE_VAL;
        };
        double before = step(0);
        double here = step(1);
        for (int i = 1; i + 2 < line.count; ++i) {
            const double after = step(i + 1);
            const bool isTear = here > kTear * std::max(before, after) && here > kLargestError &&
                                std::isfinite(here);
            if (isTear) {
                const double lon = nodeLon(columnOf(line[i])) - grid_->centreLongitude;
                ++tears.all;
                tears.near += std::abs(lon) < kTearsWithin ? 1 : 0;
            }
            before = std::exchange(here, after);
        }
    }
    return tears;
}

bool GridBuilder::areKnown(const Line& line, int first, int last) const {
    for (int i = first; i <= last; ++i) {
        if (i < 0 || i >= line.count || nodes_[line[i]] != Node::Valid) {
            return false;
        }
    }
    return true;
}

void GridBuilder::addRoughness(const Line& line, int i, double error) {
    float& roughness = roughness_[line[i]];
    roughness = std::max(roughness, static_cast<float>(error));
}

// Where only three of the four values are there, the second difference has to tell; of a smooth map
// it is a kilometre.
void GridBuilder::measureBesideGap(const Line& line, int i) {
    for (int first : {i - 1, i}) {
        if (areKnown(line, first, first + 2)) {
            const auto bend = [&](const std::vector<double>& v) {
                return v[line[first]] - 2 * v[line[first + 1]] + v[line[first + 2]];
            };
            const double error = 0.07 * std::hypot(bend(x_), bend(y_));
            addRoughness(line, i, error);
            addRoughness(line, i + 1, error);
        }
    }
}

// How far Catmull-Rom is off between two nodes: for a smooth function 0.008 times the third
// difference; for one that jumps or bends in the cell, near a tenth of the fourth.
void GridBuilder::measureRoughness(const Line& line) {
    const auto value = [&](int i) { return glm::dvec2(x_[line[i]], y_[line[i]]); };
    const bool sparesSouth = line.endsAtPoles && areKnown(line, 0, 0);
    const bool sparesNorth = line.endsAtPoles && areKnown(line, line.count - 1, line.count - 1);
    const int first = sparesSouth ? kPoleCells + 1 : 1;
    const int last = sparesNorth ? line.count - 3 - kPoleCells : line.count - 3;
    std::optional<glm::dvec2> before;
    for (int i = first; i <= last; ++i) {
        if (!areKnown(line, i - 1, i + 2)) {
            measureBesideGap(line, i);
            before.reset();
            continue;
        }
        const glm::dvec2 third = value(i + 2) - value(i - 1) + 3.0 * (value(i) - value(i + 1));
        const double fourth = before ? glm::length(third - *before) : 0.0;
        const double error = 0.01 * glm::length(third) + 0.06 * fourth;
        for (int k = i - 1; k <= i + 2; ++k) {
            addRoughness(line, k, error);
        }
        before = third;
    }
}

// Bilinear lookup is wrong only in the very cell that holds the cut: that cell's step is unlike
// both its neighbours'. A bend in the cell puts it off by a quarter of the difference at most.
void GridBuilder::measureSteps(const Line& line) {
    const auto step = [&](int i) {
        return glm::dvec2(x_[line[i + 1]] - x_[line[i]], y_[line[i + 1]] - y_[line[i]]);
    };
    for (int i = 0; i + 1 < line.count; ++i) {
        if (!areKnown(line, i, i + 1)) {
            continue;
        }
        const bool hasBefore = areKnown(line, i - 1, i - 1);
        const bool hasAfter = areKnown(line, i + 2, i + 2);
        const glm::dvec2 here = step(i);
        const double before = hasBefore ? glm::length(here - step(i - 1)) : HUGE_VAL;
        const double after = hasAfter ? glm::length(here - step(i + 1)) : HUGE_VAL;
        const double unlike = std::min(before, after);
        if (std::isfinite(unlike)) {
            addRoughness(line, i, unlike / 4);
            addRoughness(line, i + 1, unlike / 4);
        }
    }
}

// A cut may cross a cell near a corner and leave that corner's own steps whole.
void GridBuilder::widenCuts() {
    std::vector<std::size_t> widened;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        if (roughness_[node] < kCutRoughness) {
            continue;
        }
        for (int row = rowOf(node) - 1; row <= rowOf(node) + 1; ++row) {
            for (int column = columnOf(node) - 1; column <= columnOf(node) + 1; ++column) {
                widened.push_back(index(column, row));
            }
        }
    }
    for (std::size_t node : widened) {
        roughness_[node] = std::max(roughness_[node], static_cast<float>(1.001 * kLargestBend));
    }
}

/// How many times as large as on the ground everything is at least, from the differences to a
/// node's neighbours; 1 at the poles and where they are not known.
double GridBuilder::stretchAt(std::size_t node) const {
    const auto beside = [&](int across, int up) {
        const int column = columnOf(node) + across;
        const int row = rowOf(node) + up;
        const bool isThere = isWorld(column, row) && nodes_[index(column, row)] != Node::Unknown;
        return isThere ? index(column, row) : node;
    };
    const auto step = [&](std::size_t from, std::size_t to, double metres) {
        return glm::dvec2(x_[to] - x_[from], y_[to] - y_[from]) / metres;
    };
    const std::size_t west = beside(-1, 0);
    const std::size_t east = beside(1, 0);
    const std::size_t south = beside(0, -1);
    const std::size_t north = beside(0, 1);
    const double parallel = std::cos(nodeLat(rowOf(node)) * kRadians);
    if (west == east || south == north || parallel < 1e-6) {
        return 1;
    }
    const double metresLon = kMetresPerDegree * grid_->stepLon * parallel;
    const double metresLat = kMetresPerDegree * grid_->stepLat;
    const glm::dvec2 a = step(west, east, metresLon * (columnOf(east) - columnOf(west)));
    const glm::dvec2 b = step(south, north, metresLat * (rowOf(north) - rowOf(south)));
    const double area = a.x * b.y - a.y * b.x;
    const double sum = glm::dot(a, a) + glm::dot(b, b);
    const double least = (sum - std::sqrt(std::max(0.0, sum * sum - 4 * area * area))) / 2;
    // A pole that is a line is stretched along it only, and no reason to end before it.
    return std::min(std::sqrt(std::abs(area)), least);
}

/// The error allowed at a node, metres: what is drawn larger may be off by as much more.
double GridBuilder::mayBeOff(std::size_t node) const {
    return kLargestError * (endsStretched_ ? std::max(1.0, stretchAt(node)) : 1.0);
}

/// Whether PROJ gives up where the map is stretched, but not much yet: beside such a gap lookup has
/// values on one side only, and its errors tell better where to end.
bool GridBuilder::hasStretchedGap() const {
    std::vector<double> atGap;
    for (int row = rings_ + 1; row + 1 < rows_ - rings_; ++row) {
        for (int column = rings_ + 1; column + 1 < columns_ - rings_; ++column) {
            const std::size_t here = index(column, row);
            const auto isGap = [&](std::size_t node) { return nodes_[node] == Node::Unknown; };
            const auto across = static_cast<std::size_t>(columns_);
            if (nodes_[here] == Node::Valid && (isGap(here - 1) || isGap(here + 1) ||
                                                isGap(here - across) || isGap(here + across))) {
                atGap.push_back(stretchAt(here));
            }
        }
    }
    if (atGap.empty()) {
        return false;
    }
    const auto middle = atGap.begin() + static_cast<std::ptrdiff_t>(atGap.size() / 2);
    std::nth_element(atGap.begin(), middle, atGap.end());
    return *middle > kStretched && *middle < kMostStretch;
}

// A map ends where it has become kMostStretch times too large: a circle around a gnomonic map,
// straight lines beside an oblique Mercator's.
// Not where that would leave out much that is smooth.
bool GridBuilder::canEndStretched() const {
    double lost = 0;
    double all = 0;
    for (int row = rings_; row < rows_ - rings_; row += kSampleStep) {
        const double weight = std::cos(nodeLat(row) * kRadians);
        for (int column = rings_; column < columns_ - rings_; column += kSampleStep) {
            const std::size_t node = index(column, row);
            const bool isSmooth = nodes_[node] == Node::Valid && roughness_[node] <= kLargestError;
            lost += isSmooth && stretchAt(node) > kMostStretch ? weight : 0;
            all += weight;
        }
    }
    return lost < kMostLost * all;
}

bool GridBuilder::isRough(std::size_t node) const {
    const double roughness = roughness_[node];
    if (grid_->bilinear) {
        return roughness > kLargestBend || roughness == kUnmeasured;
    }
    if (roughness == kUnmeasured || roughness <= kSmooth) {
        return roughness == kUnmeasured;
    }
    return roughness > mayBeOff(node) || (endsStretched_ && stretchAt(node) > kMostStretch);
}

void GridBuilder::markRough() {
    roughness_.assign(nodes_.size(), kUnmeasured);
    for (const Line& line : lines()) {
        grid_->bilinear ? measureSteps(line) : measureRoughness(line);
    }
    widenCuts();
    endsStretched_ = !hasStretchedGap() && canEndStretched();
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        if (nodes_[node] == Node::Valid && isRough(node)) {
            nodes_[node] = Node::Rough;
        }
    }
}

std::vector<GridBuilder::Crossing> GridBuilder::findCrossings() const {
    std::vector<Crossing> crossings;
    for (int row = rings_; row < rows_ - rings_; ++row) {
        for (int column = rings_; column < columns_ - rings_; ++column) {
            const std::size_t here = index(column, row);
            for (const auto& [across, up] : kForward) {
                if (!isWorld(column + across, row + up)) {
                    continue;
                }
                const std::size_t there = index(column + across, row + up);
                const bool isValid = nodes_[here] == Node::Valid;
                if (isValid != (nodes_[there] == Node::Valid)) {
                    crossings.push_back({isValid ? here : there, isValid ? there : here, 0.5});
                }
            }
        }
    }
    return crossings;
}

GridBuilder::Point GridBuilder::pointOf(const Crossing& c) const {
    return {columnOf(c.valid) + (columnOf(c.outside) - columnOf(c.valid)) * c.t,
            rowOf(c.valid) + (rowOf(c.outside) - rowOf(c.valid)) * c.t};
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

// Roughness grows by powers, so its logarithm is what is linear between nodes. A cell beside a cut
// is good up to the cut's own cell.
double GridBuilder::roughCrossing(const Crossing& crossing) const {
    constexpr double kAtTheNode = 0.99;
    if (grid_->bilinear) {
        return kAtTheNode;
    }
    // Both are > 0 where the map is drawn.
    const auto margins = [&](std::size_t node) -> std::array<double, 2> {
        const double rough = std::max<double>(roughness_[node], 1.0);
        return {std::log(mayBeOff(node) / rough),
                endsStretched_ ? std::log(kMostStretch / stretchAt(node)) : 1};
    };
    const auto inside = margins(crossing.valid);
    const auto outside = margins(crossing.outside);
    double t = kAtTheNode;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (outside[i] < 0) {
            t = std::min(t, inside[i] / (inside[i] - outside[i]));
        }
    }
    return std::max(t, 0.01);
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
void GridBuilder::measureDistances(const std::vector<Crossing>& crossings) {
    std::vector<std::pair<std::size_t, Point>> cells; // a cell, by its lower left node
    for (const Crossing& crossing : crossings) {
        const std::size_t first = std::min(crossing.valid, crossing.outside);
        const bool isAlongRow = rowOf(crossing.valid) == rowOf(crossing.outside);
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

bool GridBuilder::isRow(int row, bool valid) const {
    for (int column = rings_; column < columns_ - rings_; ++column) {
        if ((nodes_[index(column, row)] == Node::Valid) != valid) {
            return false;
        }
    }
    return true;
}

// Where a map ends at a parallel (Mercator, conics, a globe seen from its pole), that is its edge:
// no contour of validity, over which a triangle's straight side would stick out.
void GridBuilder::limitLatitudes(const std::vector<Crossing>& crossings) {
    constexpr double kInside = 0.02; // cells
    const int first = rings_;
    const int last = rows_ - 1 - rings_;
    int south = first;
    int north = last;
    while (south < last && isRow(south, false)) {
        ++south;
    }
    while (north > first && isRow(north, false)) {
        --north;
    }
    const auto share = [&](int inner, int outer) {
        double least = 1;
        for (const Crossing& crossing : crossings) {
            if (rowOf(crossing.valid) == inner && rowOf(crossing.outside) == outer) {
                least = std::min(least, crossing.t);
            }
        }
        return std::max(least - kInside, 0.0);
    };
    if (south > first && south < north && isRow(south, true)) {
        grid_->southLimit = nodeLat(south - share(south, south - 1));
    }
    if (north < last && south < north && isRow(north, true)) {
        grid_->northLimit = nodeLat(north + share(north, north + 1));
    }
}

bool GridBuilder::isBeyondLimits(std::size_t node) const {
    const double lat = nodeLat(rowOf(node));
    return lat < grid_->southLimit || lat > grid_->northLimit;
}

// The radius of the cap that is as large as the valid part of the sphere.
double GridBuilder::findHorizon() const {
    constexpr double kNearlyAll = 0.9;
    double inside = 0;
    double all = 0;
    for (int row = rings_; row < rows_ - rings_; ++row) {
        const double weight = std::cos(nodeLat(row) * std::numbers::pi / 180);
        for (int column = rings_; column < columns_ - rings_; ++column) {
            inside += nodes_[index(column, row)] == Node::Valid ? weight : 0;
            all += weight;
        }
    }
    const double share = inside / all;
    return share > kNearlyAll ? 180 : std::acos(1 - 2 * share) * 180 / std::numbers::pi;
}

void GridBuilder::markDomain() {
    auto crossings = findCrossings();
    bisectCrossings(crossings);
    if (!isFacet_) {
        markRough();
    }
    std::erase_if(crossings, [&](const Crossing& c) { return nodes_[c.valid] != Node::Valid; });
    for (Crossing crossing : findCrossings()) {
        if (nodes_[crossing.outside] == Node::Rough) {
            crossing.t = roughCrossing(crossing);
            crossings.push_back(crossing);
        }
    }
    limitLatitudes(crossings);
    std::erase_if(crossings, [&](const Crossing& c) { return isBeyondLimits(c.outside); });
    distances_.assign(nodes_.size(), kReach);
    measureDistances(crossings);
    isInside_.assign(nodes_.size(), false);
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        // The rings carry on what stands at the border of the world.
        const int column = std::clamp(columnOf(node), rings_, columns_ - 1 - rings_);
        const int row = std::clamp(rowOf(node), rings_, rows_ - 1 - rings_);
        const std::size_t there = index(column, row);
        isInside_[node] = nodes_[there] == Node::Valid || isBeyondLimits(there);
    }
    grid_->horizonDegrees = findHorizon();
}

} // namespace portolan::geo
