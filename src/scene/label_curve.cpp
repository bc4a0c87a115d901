#include "scene/label_curve.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::scene {

namespace {

constexpr float kSharpestTurn = 0.87F; // cosine between neighbouring letters: 30°

} // namespace

Curve::Curve(Polyline points) : points_(std::move(points)) {
    if (points_.back().x < points_.front().x) {
        std::reverse(points_.begin(), points_.end());
    }
    measure();
}

void Curve::measure() {
    lengths_.assign(1, 0);
    for (std::size_t i = 1; i < points_.size(); ++i) {
        lengths_.push_back(lengths_.back() + glm::distance(points_[i - 1], points_[i]));
    }
}

float Curve::steepness() const {
    const glm::vec2 reach = points_.back() - points_.front();
    return std::fabs(reach.y) / std::max(std::fabs(reach.x), 1e-6F);
}

Curve Curve::downwards() const {
    Curve copy = *this;
    if (points_.back().y < points_.front().y) {
        std::reverse(copy.points_.begin(), copy.points_.end());
        copy.measure();
    }
    return copy;
}

Curve Curve::shifted(float across, float along) const {
    const glm::vec2 chord = glm::normalize(points_.back() - points_.front() + glm::vec2(1e-6F, 0));
    Curve copy = *this;
    for (glm::vec2& point : copy.points_) {
        point += chord * along + glm::vec2(-chord.y, chord.x) * across;
    }
    return copy;
}

glm::vec2 Curve::at(float along) const {
    const auto next = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, along);
    const auto i = static_cast<std::size_t>(next - lengths_.begin());
    const float piece = std::max(lengths_[i] - lengths_[i - 1], 1e-6F);
    return glm::mix(points_[i - 1], points_[i], (along - lengths_[i - 1]) / piece);
}

std::optional<CurvedLabel> layOnCurve(const Curve& curve, const text::Run& run, float trackingPx,
                                      const GlyphPaint& paint, LetterPose pose) {
    CurvedLabel label;
    const float start = (curve.length() - (run.width - trackingPx)) / 2;
    const float drop = (run.ascent - run.descent) / 2;
    const float chord = std::max(2.0F, run.ascent * 0.6F);
    glm::vec2 before(0);
    for (const text::PlacedGlyph& glyph : run.glyphs) {
        const float half = std::max(0.0F, glyph.advance - trackingPx) / 2;
        const float middle = start + glyph.penX + half;
        const glm::vec2 reach = curve.at(middle + chord) - curve.at(middle - chord);
        const glm::vec2 direction = glm::normalize(reach + glm::vec2(1e-6F, 0));
        if (before != glm::vec2(0) && glm::dot(before, direction) < kSharpestTurn) {
            return std::nullopt;
        }
        before = direction;
        const glm::vec2 right = pose == LetterPose::Upright ? glm::vec2(1, 0) : direction;
        const glm::vec2 down(-right.y, right.x);
        const glm::vec2 centre = curve.at(middle);
        appendTurned(label.glyphs, glyph, centre - right * half + down * drop, right, paint);
        label.boxes.push_back(Box{centre, centre}.grown(std::max(half, drop)));
    }
    return label;
}

} // namespace portolan::scene
