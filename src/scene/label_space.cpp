#include "scene/label_space.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

constexpr float kCellPx = 64;
constexpr float kCoverCellPx = 8;
constexpr float kLineCellPx = 32;

int cellCount(float length, float cell) {
    return std::max(1, static_cast<int>(std::ceil(length / cell)));
}

/// Does the straight line between two points pass through the box? (Liang–Barsky.)
bool passes(glm::vec2 from, glm::vec2 to, const Box& box) {
    const glm::vec2 step = to - from;
    float first = 0, last = 1;
    for (int axis = 0; axis < 2; ++axis) {
        if (step[axis] == 0) {
            if (from[axis] < box.low[axis] || from[axis] > box.high[axis]) {
                return false;
            }
            continue;
        }
        const float a = (box.low[axis] - from[axis]) / step[axis];
        const float b = (box.high[axis] - from[axis]) / step[axis];
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
    }
    return first <= last;
}

int cellAt(float offset, float cell, int count) {
    return static_cast<int>(std::clamp(offset / cell, 0.0F, static_cast<float>(count - 1)));
}

} // namespace

bool Disc::isOff(const Box& box) const {
    const glm::vec2 nearest = glm::clamp(centre, box.low, box.high);
    return glm::length(nearest - centre) >= radius;
}

BoxIndex::BoxIndex(Box bounds)
    : origin_(bounds.low), columns_(cellCount(bounds.high.x - bounds.low.x, kCellPx)),
      rows_(cellCount(bounds.high.y - bounds.low.y, kCellPx)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

BoxIndex::Cells BoxIndex::cellsOf(const Box& box) const {
    const glm::vec2 low = box.low - origin_, high = box.high - origin_;
    return {cellAt(low.x, kCellPx, columns_), cellAt(low.y, kCellPx, rows_),
            cellAt(high.x, kCellPx, columns_), cellAt(high.y, kCellPx, rows_)};
}

bool BoxIndex::Taken::overlaps(const Box& other) const {
    if (radius <= 0) {
        return box.overlaps(other);
    }
    return !Disc{(box.low + box.high) * 0.5F, radius}.isOff(other);
}

void BoxIndex::insert(const Box& box) {
    take(Taken{box, 0});
}

void BoxIndex::insertDisc(const Disc& disc) {
    take(Taken{{disc.centre - disc.radius, disc.centre + disc.radius}, disc.radius});
}

void BoxIndex::take(const Taken& taken) {
    const Cells cells = cellsOf(taken.box);
    for (int y = cells.y0; y <= cells.y1; ++y) {
        for (int x = cells.x0; x <= cells.x1; ++x) {
            cells_[static_cast<std::size_t>(y * columns_ + x)].push_back(
                static_cast<std::uint32_t>(taken_.size()));
        }
    }
    taken_.push_back(taken);
}

bool BoxIndex::isFree(const Box& box) const {
    const Cells cells = cellsOf(box);
    for (int y = cells.y0; y <= cells.y1; ++y) {
        for (int x = cells.x0; x <= cells.x1; ++x) {
            for (const std::uint32_t i : cells_[static_cast<std::size_t>(y * columns_ + x)]) {
                if (taken_[i].overlaps(box)) {
                    return false;
                }
            }
        }
    }
    return true;
}

bool BoxIndex::isFree(std::span<const Box> boxes) const {
    return std::all_of(boxes.begin(), boxes.end(), [this](const Box& box) { return isFree(box); });
}

LineIndex::LineIndex(Box bounds)
    : bounds_(bounds), columns_(cellCount(bounds.high.x - bounds.low.x, kLineCellPx)),
      rows_(cellCount(bounds.high.y - bounds.low.y, kLineCellPx)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

/// Visits the numbers of the cells that a box overlaps until `visit` returns true.
template<class Visit>
bool LineIndex::anyCell(const Box& box, const Visit& visit) const {
    if (!bounds_.overlaps(box.grown(1))) {
        return false;
    }
    const glm::vec2 low = box.low - bounds_.low, high = box.high - bounds_.low;
    const int x1 = cellAt(high.x, kLineCellPx, columns_);
    const int y1 = cellAt(high.y, kLineCellPx, rows_);
    for (int y = cellAt(low.y, kLineCellPx, rows_); y <= y1; ++y) {
        for (int x = cellAt(low.x, kLineCellPx, columns_); x <= x1; ++x) {
            if (visit(static_cast<std::size_t>(y * columns_ + x))) {
                return true;
            }
        }
    }
    return false;
}

void LineIndex::insert(const Polyline& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Piece piece{line[i - 1], line[i]};
        const auto number = static_cast<std::uint32_t>(pieces_.size());
        pieces_.push_back(piece);
        anyCell({glm::min(piece.from, piece.to), glm::max(piece.from, piece.to)},
                [&](std::size_t cell) {
                    cells_[cell].push_back(number);
                    return false;
                });
    }
}

bool LineIndex::crosses(const Box& box) const {
    return anyCell(box, [&](std::size_t cell) {
        return std::any_of(cells_[cell].begin(), cells_[cell].end(), [&](std::uint32_t number) {
            return passes(pieces_[number].from, pieces_[number].to, box);
        });
    });
}

ArcCover::ArcCover(Box bounds)
    : bounds_(bounds), columns_(cellCount(bounds.high.x - bounds.low.x, kCoverCellPx)),
      rows_(cellCount(bounds.high.y - bounds.low.y, kCoverCellPx)),
      length_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void ArcCover::add(const Polyline& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::vec2 step = line[i] - line[i - 1];
        const float length = glm::length(step);
        // An arc that leaves the view does so far: what lies outside is walked over quickly.
        const int pieces = std::min(256, static_cast<int>(length / kCoverCellPx) + 1);
        const float piece = length / static_cast<float>(pieces);
        for (int k = 0; k < pieces; ++k) {
            const float t = (static_cast<float>(k) + 0.5F) / static_cast<float>(pieces);
            const glm::vec2 at = line[i - 1] + step * t;
            if (bounds_.contains(at)) {
                const int x = cellAt(at.x - bounds_.low.x, kCoverCellPx, columns_);
                const int y = cellAt(at.y - bounds_.low.y, kCoverCellPx, rows_);
                length_[static_cast<std::size_t>(y * columns_ + x)] += piece;
            }
        }
    }
}

float ArcCover::lengthIn(const Box& box) const {
    const glm::vec2 low = box.low - bounds_.low, high = box.high - bounds_.low;
    const int x1 = cellAt(high.x, kCoverCellPx, columns_);
    const int y1 = cellAt(high.y, kCoverCellPx, rows_);
    float sum = 0;
    for (int y = cellAt(low.y, kCoverCellPx, rows_); y <= y1; ++y) {
        for (int x = cellAt(low.x, kCoverCellPx, columns_); x <= x1; ++x) {
            sum += length_[static_cast<std::size_t>(y * columns_ + x)];
        }
    }
    return sum;
}

} // namespace portolan::scene
