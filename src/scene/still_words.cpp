#include "scene/still_words.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::scene {

namespace {

/// Figures stand for a frame or two while they count: drawing the picture anew would cost more.
constexpr int kFramesUntilKept = 3;

constexpr float kSoftPx = 2; // of antialiased edges

/// How far a node reaches: shaders/node.vert.
float reachOf(const NodeMark& node, float unitPx) {
    return node.isSelected ? node.radiusPx * 3.2F : node.radiusPx + 7 * unitPx;
}

void appendNodes(const Network& network, std::vector<Box>& boxes) {
    const auto append = [&boxes](const geo::ScreenPoint& centre, float reach) {
        const glm::vec2 at(static_cast<float>(centre.x), static_cast<float>(centre.y));
        boxes.push_back(Box{at, at}.grown(reach + kSoftPx));
    };
    for (const NodeMark& node : network.nodes) {
        if (node.opacity > 0) {
            append(node.centre, reachOf(node, network.arcs.unitPx));
        }
    }
    for (const StopBadge& badge : network.badges) {
        append(badge.centre, badge.radiusPx + 7 * network.arcs.unitPx);
    }
}

void appendShapes(const Overlay& shapes, std::vector<Box>& boxes) {
    for (const OverlayLine& line : shapes.lines) {
        boxes.push_back(Box{glm::min(line.a, line.b), glm::max(line.a, line.b)}.grown(
            line.widthPx / 2 + kSoftPx));
    }
    for (const OverlayTriangle& each : shapes.triangles) {
        boxes.push_back(Box{glm::min(glm::min(each.a, each.b), each.c),
                            glm::max(glm::max(each.a, each.b), each.c)}
                            .grown(kSoftPx));
    }
    for (const OverlayRamp& ramp : shapes.ramps) {
        const glm::vec2 far = ramp.corner + ramp.depth + ramp.side;
        boxes.push_back(Box{glm::min(ramp.corner, far), glm::max(ramp.corner, far)}.grown(kSoftPx));
    }
}

} // namespace

bool StillWords::update(std::span<const GlyphInstance> words) {
    const auto differs = std::mismatch(last_.begin(), last_.end(), words.begin(), words.end());
    const auto same = static_cast<std::size_t>(differs.first - last_.begin());
    last_.assign(words.begin(), words.end());
    const std::size_t before = count_;
    if (same <= count_) {
        count_ = same;
        frames_ = 0;
    } else {
        waiting_ = frames_ == 0 ? same : std::min(waiting_, same);
        if (++frames_ >= kFramesUntilKept) {
            count_ = waiting_;
            frames_ = 0;
        }
    }
    return count_ != before;
}

void StillWords::forget() {
    last_.clear();
    count_ = 0;
    frames_ = 0;
}

void appendUnderWords(const Scene& scene, std::size_t words, std::vector<Box>& boxes) {
    if (scene.network != nullptr && scene.showsNodes) {
        appendNodes(*scene.network, boxes);
    }
    if (scene.lens != nullptr) {
        boxes.push_back(Box{scene.lens->centre, scene.lens->centre}.grown(
            scene.lens->radiusPx + scene.lens->ringPx + kSoftPx));
    }
    for (const PlacedPicture& picture : scene.furniture.pictures) {
        boxes.push_back(picture.box.grown(kSoftPx));
    }
    appendShapes(scene.furniture.over, boxes);
    for (const GlyphInstance& glyph : std::span(scene.labels.marks).first(words)) {
        boxes.push_back(coverOf(glyph));
    }
}

} // namespace portolan::scene
