#include "scene/lens_place.h"

#include "scene/lens_region.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr std::array kRadii = {kLensRadiusPx, 160.0F, 140.0F, 120.0F, 100.0F};
constexpr float kEdge = 60;     // off the target's edges
constexpr float kGap = 16;      // off words and marks
constexpr float kOffPlace = 50; // between the two circles
constexpr float kStep = 24;
constexpr float kCaptionGap = 12;
constexpr float kField = 70; // about what is shown: the arcs' own labels stand there
// What it costs, in pixels of covered arc.
constexpr float kDistanceCost = 0.35F, kFieldCost = 700, kLeaderCost = 260;

class Placer {
public:
    explicit Placer(const LensRoom& room)
        : room_(room), s_(room.scale), whole_{glm::vec2(0), room.sizePx}, cover_(whole_),
          arcs_(whole_) {
        for (const Polyline& arc : room.arcs) {
            cover_.add(arc);
            arcs_.insert(arc);
            for (const glm::vec2 point : arc) {
                addToField({point, point});
            }
        }
        for (const Box& mark : room.marks) {
            addToField(mark);
        }
    }

    std::optional<LensPlace> best(float radius) const {
        std::optional<LensPlace> best;
        const auto times = lensTimes(room_.reachPx, radius);
        if (!times) {
            return best;
        }
        float least = std::numeric_limits<float>::infinity();
        const glm::vec2 low = glm::vec2(kEdge * s_ + radius);
        const glm::vec2 high = room_.sizePx - low;
        for (float y = low.y; y <= high.y; y += kStep * s_) {
            for (float x = high.x; x >= low.x; x -= kStep * s_) {
                const LensPlace one = placed({x, y}, radius, *times);
                const float cost = costOf(one);
                if (cost < least) {
                    best = one;
                    least = cost;
                }
            }
        }
        return best;
    }

private:
    void addToField(const Box& box) {
        field_.low = glm::min(field_.low, box.low);
        field_.high = glm::max(field_.high, box.high);
    }

    LensPlace placed(glm::vec2 centre, float radius, double times) const {
        LensPlace one{glm::round(centre), radius, times, radius / static_cast<float>(times), {}};
        const float top = one.centre.y + radius + kCaptionGap * s_;
        const float half = room_.captionPx.x / 2;
        one.caption = {{one.centre.x - half, top}, {one.centre.x + half, top + room_.captionPx.y}};
        return one;
    }

    bool isFree(const LensPlace& one) const {
        const Disc disc{one.centre, one.radiusPx + kGap * s_};
        const auto isOff = [&](const Box& box) {
            return disc.isOff(box) && !one.caption.grown(kGap * s_ / 2).overlaps(box);
        };
        return whole_.contains(one.box()) &&
               glm::distance(one.centre, room_.at) > one.radiusPx + one.reachPx + kOffPlace * s_ &&
               std::all_of(room_.words.begin(), room_.words.end(), isOff) &&
               std::all_of(room_.marks.begin(), room_.marks.end(), isOff);
    }

    float costOf(const LensPlace& one) const {
        if (!isFree(one)) {
            return std::numeric_limits<float>::infinity();
        }
        const Box box = one.box();
        const Box field = field_.grown(kField * s_);
        const glm::vec2 shared =
            glm::max(glm::min(box.high, field.high) - glm::max(box.low, field.low), glm::vec2(0));
        const glm::vec2 size = box.high - box.low;
        return 3 * cover_.lengthIn(box) / s_ +
               kDistanceCost * glm::distance(one.centre, room_.at) / s_ +
               kFieldCost * shared.x * shared.y / (size.x * size.y) +
               kLeaderCost * static_cast<float>(crossedBy(one));
    }

    /// What the lines to the map cross, in pieces of about a name's height.
    int crossedBy(const LensPlace& one) const {
        constexpr int kPieces = 24;
        int crossed = 0;
        for (const LensLeader& line : leadersOf(room_.at, one.reachPx, one.centre, one.radiusPx)) {
            for (int i = 1; i < kPieces; ++i) {
                const float t = static_cast<float>(i) / kPieces;
                const glm::vec2 at = line.from + (line.to - line.from) * t;
                const Box piece = Box{at, at}.grown(4 * s_);
                const auto isHit = [&](const Box& box) { return box.overlaps(piece); };
                const bool isOnPlace = glm::distance(at, room_.at) < one.reachPx + kOffPlace * s_;
                crossed += std::any_of(room_.words.begin(), room_.words.end(), isHit) ? 1 : 0;
                crossed +=
                    !isOnPlace && (std::any_of(room_.marks.begin(), room_.marks.end(), isHit) ||
                                   arcs_.crosses(piece))
                        ? 1
                        : 0;
            }
        }
        return crossed;
    }

    const LensRoom& room_;
    float s_;
    Box whole_;
    Box field_{glm::vec2(1e9F), glm::vec2(-1e9F)};
    ArcCover cover_;
    LineIndex arcs_;
};

} // namespace

Box LensPlace::box() const {
    return {{std::min(centre.x - radiusPx, caption.low.x), centre.y - radiusPx},
            {std::max(centre.x + radiusPx, caption.high.x), caption.high.y}};
}

std::optional<LensPlace> placeLens(const LensRoom& room) {
    const Placer placer(room);
    for (const float radius : kRadii) {
        if (auto best = placer.best(std::round(radius * room.scale))) {
            return best;
        }
    }
    return std::nullopt;
}

std::array<LensLeader, 2> leadersOf(glm::vec2 at, float reachPx, glm::vec2 centre, float radiusPx) {
    const float distance = glm::distance(at, centre);
    if (distance <= std::abs(radiusPx - reachPx)) {
        return {};
    }
    const glm::vec2 along = (centre - at) / distance;
    const glm::vec2 across(-along.y, along.x);
    const float cosine = (reachPx - radiusPx) / distance;
    const float sine = std::sqrt(1 - cosine * cosine);
    std::array<LensLeader, 2> leaders;
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        const glm::vec2 normal = along * cosine + across * (i == 0 ? sine : -sine);
        leaders[i] = {at + normal * reachPx, centre + normal * radiusPx};
    }
    return leaders;
}

} // namespace portolan::scene
