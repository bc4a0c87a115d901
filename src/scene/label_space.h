// The room on the target that labels compete for: boxes already taken, in a grid of 64 px cells,
// and how much of the arcs passes where.
#pragma once

#include <glm/vec2.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace portolan::scene {

/// A rectangle on the target, px, y down.
struct Box {
    glm::vec2 low{0}, high{0};

    bool overlaps(const Box& other) const {
        return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y &&
               other.low.y < high.y;
    }
    bool contains(glm::vec2 p) const {
        return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
    }
    bool contains(const Box& other) const { return contains(other.low) && contains(other.high); }
    Box grown(float px) const { return {low - px, high + px}; }
    bool operator==(const Box&) const = default;
};

struct Disc {
    glm::vec2 centre{0};
    float radius = 0;
    /// The nearest point of the box is farther away than the radius.
    bool isOff(const Box&) const;
};

/// A line on the target, px: the centre line of an arc as it is drawn.
using Polyline = std::vector<glm::vec2>;

class BoxIndex {
public:
    /// What lies outside of the bounds is kept in the cells of the rim: correct, only slower.
    explicit BoxIndex(Box bounds);

    void insert(const Box&);
    void insertDisc(const Disc&);
    bool isFree(const Box&) const;
    /// Every box of a label must be free, or none is taken.
    bool isFree(std::span<const Box>) const;

private:
    struct Cells {
        int x0, y0, x1, y1;
    };
    struct Taken {
        Box box;
        float radius; ///< 0: a box; otherwise the disc inside it
        bool overlaps(const Box&) const;
    };
    Cells cellsOf(const Box&) const;
    void take(const Taken&);

    glm::vec2 origin_;
    int columns_, rows_;
    std::vector<Taken> taken_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

/// Tells exactly whether a line passes through a box: by cells of 32 px.
class LineIndex {
public:
    explicit LineIndex(Box bounds);

    bool isEmpty() const { return pieces_.empty(); }
    void insert(const Polyline&);
    bool crosses(const Box&) const;

private:
    struct Piece {
        glm::vec2 from, to;
    };
    template<class Visit>
    bool anyCell(const Box&, const Visit&) const;

    Box bounds_;
    int columns_, rows_;
    std::vector<Piece> pieces_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

/// How many pixels of the arcs pass through a box, to about a cell (8 px).
class ArcCover {
public:
    explicit ArcCover(Box bounds);

    void add(const Polyline&);
    float lengthIn(const Box&) const;

private:
    Box bounds_;
    int columns_, rows_;
    std::vector<float> length_;
};

} // namespace portolan::scene
