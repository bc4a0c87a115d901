#include "scene/name_cover.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::scene {

namespace {

constexpr float kCellPx = 8;
/// With more segments than these, looking at them takes longer than drawing every name.
constexpr std::size_t kMostSegments = 12'000;

Box joined(const Box& a, const Box& b) {
    return {glm::min(a.low, b.low), glm::max(a.high, b.high)};
}

/// Half of what a strip covers at most, beside its line: reach() in shaders/arc.vert.
float reachOf(const ArcInstance& arc, float unitPx) {
    const float marks = 12 * std::max(1.0F, arc.widthScale);
    return (marks + (arc.glow > 0 ? 8.0F : 0.0F)) * unitPx;
}

/// Heads are drawn with their glow: shaders/head.vert.
constexpr float kHeadReachPx = 75 * 1.5F;

} // namespace

Box coverOf(const GlyphInstance& glyph) {
    const glm::vec2 along = glyph.direction * glyph.size.x;
    const glm::vec2 down = glm::vec2(-glyph.direction.y, glyph.direction.x) * glyph.size.y;
    const glm::vec2 low = glm::min(glm::vec2(0), along) + glm::min(glm::vec2(0), down);
    const glm::vec2 high = glm::max(glm::vec2(0), along) + glm::max(glm::vec2(0), down);
    return Box{glyph.corner + low, glyph.corner + high}.grown(1);
}

void NameCover::addPatches(std::span<const GlyphInstance> glyphs, bool areWords) {
    const std::size_t begin = patches_.size();
    for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
        const Box box = coverOf(glyphs[i]);
        if (patches_.size() > begin && patches_.back().box.overlaps(box)) {
            patches_.back().box = joined(patches_.back().box, box);
            ++patches_.back().count;
        } else {
            patches_.push_back({.box = box, .first = i, .count = 1, .isWord = areWords});
        }
    }
}

void NameCover::reset(const StillWriting& writing, glm::vec2 sizePx) {
    patches_.clear();
    touching_.clear();
    cells_ = glm::ivec2(glm::ceil(sizePx / kCellPx));
    addPatches(writing.names, false);
    addPatches(writing.words, true);
    for (std::uint32_t i = 0; i < patches_.size(); ++i) {
        for (std::uint32_t j = i + 1; j < patches_.size(); ++j) {
            if (patches_[i].box.overlaps(patches_[j].box)) {
                touching_.emplace_back(i, j);
            }
        }
    }
}

void NameCover::markBox(const Box& box) {
    const glm::ivec2 low = glm::max(glm::ivec2(glm::floor(box.low / kCellPx)), glm::ivec2(0));
    const glm::ivec2 high =
        glm::min(glm::ivec2(glm::floor(box.high / kCellPx)), cells_ - glm::ivec2(1));
    for (int y = low.y; y <= high.y && low.x <= high.x; ++y) {
        const auto row = marks_.begin() + static_cast<std::ptrdiff_t>(y) * cells_.x;
        std::fill(row + low.x, row + high.x + 1, std::uint8_t{1});
    }
}

bool NameCover::isMarked(const Box& box) const {
    const glm::ivec2 low = glm::max(glm::ivec2(glm::floor(box.low / kCellPx)), glm::ivec2(0));
    const glm::ivec2 high =
        glm::min(glm::ivec2(glm::floor(box.high / kCellPx)), cells_ - glm::ivec2(1));
    for (int y = low.y; y <= high.y && low.x <= high.x; ++y) {
        const auto row = marks_.begin() + static_cast<std::ptrdiff_t>(y) * cells_.x;
        if (std::any_of(row + low.x, row + high.x + 1, [](std::uint8_t mark) { return mark; })) {
            return true;
        }
    }
    return false;
}

void NameCover::markArcs(const ArcScene& arcs, const FrameView& view) {
    // Without pitch it is one shift and a turned y axis.
    const auto onTarget =
        [middle = view.transform.screenFromMapPx(glm::dvec2(arcs.shiftPx))](float x, float y) {
            return glm::vec2(static_cast<float>(middle->x) + x, static_cast<float>(middle->y) - y);
        };
    for (const ArcInstance& arc : arcs.instances) {
        const float reach = reachOf(arc, arcs.unitPx);
        const CurvePoint* const points = arcs.points.data() + arc.firstPoint;
        glm::vec2 before = onTarget(points[0].x, points[0].y);
        for (std::uint32_t i = 1; i <= arc.segments; ++i) {
            const glm::vec2 here = onTarget(points[i].x, points[i].y);
            markBox(Box{glm::min(before, here), glm::max(before, here)}.grown(reach));
            before = here;
        }
    }
    for (const TravelHead& head : arcs.heads) {
        const glm::vec2 at = onTarget(head.px.x, head.px.y);
        markBox(Box{at, at}.grown(kHeadReachPx * head.size * static_cast<float>(view.scale)));
    }
}

/// What touches a name that an arc crosses is drawn with it: halos come before inks.
void NameCover::spread() {
    for (bool isOver = false; !isOver;) {
        isOver = true;
        for (const auto& [a, b] : touching_) {
            if (patches_[a].isCrossed != patches_[b].isCrossed) {
                patches_[a].isCrossed = patches_[b].isCrossed = true;
                isOver = false;
            }
        }
    }
}

void NameCover::findCrossed(bool areWords) {
    for (Patch& patch : patches_) {
        if (patch.isWord == areWords) {
            patch.isCrossed = isMarked(patch.box);
        }
    }
}

void NameCover::find(const ArcScene* arcs, const FrameView& view, const StillWriting& writing,
                     std::span<const Box> underWords, CrossedNames& crossed) {
    crossed.glyphs.clear();
    crossed.words.clear();
    crossed.boxes.clear();
    std::size_t segments = 0;
    if (arcs != nullptr) {
        for (const ArcInstance& arc : arcs->instances) {
            segments += arc.segments;
        }
    }
    const bool isPitched = view.transform.clipFromMapPx[1][2] != 0;
    crossed.isAll =
        arcs != nullptr && (!arcs->dense.empty() || segments > kMostSegments || isPitched);
    if (crossed.isAll || (arcs == nullptr && underWords.empty())) {
        return;
    }
    marks_.assign(static_cast<std::size_t>(cells_.x) * static_cast<std::size_t>(cells_.y), 0);
    if (arcs != nullptr) {
        markArcs(*arcs, view);
    }
    findCrossed(false);
    for (const Box& box : underWords) {
        markBox(box);
    }
    findCrossed(true);
    spread();
    for (const Patch& patch : patches_) {
        if (patch.isCrossed) {
            const auto glyphs =
                (patch.isWord ? writing.words : writing.names).subspan(patch.first, patch.count);
            auto& found = patch.isWord ? crossed.words : crossed.glyphs;
            found.insert(found.end(), glyphs.begin(), glyphs.end());
            crossed.boxes.push_back(patch.box);
        }
    }
}

} // namespace portolan::scene
