#include "line_chunks.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::builder {

namespace {

constexpr std::size_t kFewestPoints = 32;
constexpr std::size_t kMostPoints = 256;
constexpr float kWidestDegrees = 1;
constexpr float kRowDegrees = 8; // chunks are sorted by rows of this height

// The window of the detailed layers, the antimeridian, and the South Pole, where rings are closed.
bool liesOnFrame(const Point& a, const Point& b) {
    constexpr double kWest = 64, kEast = 160, kSouth = -15, kNorth = 60;
    if (a.x == b.x) {
        return std::fabs(std::fabs(a.x) - 180) < 1e-6 || a.x == kWest || a.x == kEast;
    }
    if (a.y == b.y) {
        return a.y == kSouth || a.y == kNorth || a.y < -89.9;
    }
    return false;
}

struct Piece {
    std::vector<glm::vec2> points;
    dataset::Chunk chunk;
};

class Chunker {
public:
    explicit Chunker(double maxEdgeDegrees) : maxEdge_(maxEdgeDegrees) {}

    void add(const TaggedLine& line, Frame frame) {
        tag_ = &line;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            const Point& point = line.points[i];
            if (i > 0 && frame == Frame::Skip && liesOnFrame(line.points[i - 1], point)) {
                flush();
            } else if (i > 0) {
                densify(line.points[i - 1], point);
            }
            append(point);
        }
        flush();
    }

    std::vector<Piece> pieces;

private:
    void densify(const Point& a, const Point& b) {
        const double longest = std::max(std::fabs(b.x - a.x), std::fabs(b.y - a.y));
        const int parts = static_cast<int>(std::ceil(longest / maxEdge_));
        for (int k = 1; k < parts; ++k) {
            const double t = static_cast<double>(k) / parts;
            append({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }

    void append(const Point& point) {
        const glm::vec2 vertex(static_cast<float>(point.x), static_cast<float>(point.y));
        if (!points_.empty() && points_.back() == vertex) {
            return;
        }
        points_.push_back(vertex);
        const glm::vec2 extent = glm::abs(vertex - points_.front());
        const bool isWide = extent.x > kWidestDegrees || extent.y > kWidestDegrees;
        if (points_.size() >= kFewestPoints && (isWide || points_.size() >= kMostPoints)) {
            flush();
            points_.push_back(vertex);
        }
    }

    void flush() {
        if (points_.size() > 1) {
            dataset::Chunk chunk{1e9F, 1e9F, -1e9F, -1e9F, 0, 0, tag_->cls, tag_->line};
            for (const glm::vec2& point : points_) {
                chunk.west = std::min(chunk.west, point.x);
                chunk.east = std::max(chunk.east, point.x);
                chunk.south = std::min(chunk.south, point.y);
                chunk.north = std::max(chunk.north, point.y);
            }
            pieces.push_back({std::move(points_), chunk});
        }
        points_.clear();
    }

    double maxEdge_;
    const TaggedLine* tag_ = nullptr;
    std::vector<glm::vec2> points_;
};

} // namespace

LineArrays buildLines(const std::vector<TaggedLine>& lines, Frame frame, double maxEdgeDegrees) {
    Chunker chunker(maxEdgeDegrees);
    for (const TaggedLine& line : lines) {
        chunker.add(line, frame);
    }
    std::stable_sort(chunker.pieces.begin(), chunker.pieces.end(),
                     [](const Piece& a, const Piece& b) {
                         const float rowA = std::floor(a.chunk.south / kRowDegrees);
                         const float rowB = std::floor(b.chunk.south / kRowDegrees);
                         return rowA != rowB ? rowA < rowB : a.chunk.west < b.chunk.west;
                     });
    LineArrays result;
    for (Piece& piece : chunker.pieces) {
        piece.chunk.first = static_cast<std::uint32_t>(result.points.size());
        piece.chunk.count = static_cast<std::uint32_t>(piece.points.size());
        result.chunks.push_back(piece.chunk);
        result.points.insert(result.points.end(), piece.points.begin(), piece.points.end());
        result.points.emplace_back(2 * dataset::kLineBreak, 2 * dataset::kLineBreak);
    }
    return result;
}

} // namespace portolan::builder
