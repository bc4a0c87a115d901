#include "state/presentation.h"

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

constexpr std::size_t kMostPoints = 8192; ///< of all strokes: the state stays small
constexpr float kShortestStep = 2;

std::size_t pointsOf(const Presentation& presentation) {
    std::size_t points = 0;
    for (const PenStroke& stroke : presentation.strokes) {
        points += stroke.size();
    }
    return points;
}

} // namespace

void goTo(Presentation& presentation, std::uint32_t chapter, double second,
          std::span<const double> seconds) {
    if (seconds.empty()) {
        return;
    }
    chapter = std::min(chapter, static_cast<std::uint32_t>(seconds.size() - 1));
    if (chapter != presentation.chapter) {
        presentation.strokes.clear();
    }
    presentation.chapter = chapter;
    presentation.seconds = std::clamp(second, 0.0, seconds[chapter]);
}

void advance(Presentation& presentation, double by, std::span<const double> seconds) {
    if (presentation.isPaused || presentation.blank != Blank::None || seconds.empty()) {
        return;
    }
    double second = presentation.seconds + by;
    std::uint32_t chapter = presentation.chapter;
    if (presentation.loops && !presentation.isAttended && chapter < seconds.size() &&
        second >= seconds[chapter]) {
        second -= seconds[chapter];
        chapter = (chapter + 1) % static_cast<std::uint32_t>(seconds.size());
    }
    goTo(presentation, chapter, second, seconds);
}

bool isMoving(const Presentation& presentation, std::span<const double> seconds) {
    return !presentation.isPaused && presentation.blank == Blank::None &&
           presentation.chapter < seconds.size() &&
           (presentation.seconds < seconds[presentation.chapter] ||
            (presentation.loops && !presentation.isAttended));
}

void draw(Presentation& presentation, StagePoint at, bool begins) {
    if (presentation.tool != StageTool::Pen || pointsOf(presentation) >= kMostPoints) {
        return;
    }
    auto& strokes = presentation.strokes;
    if (begins || strokes.empty()) {
        strokes.emplace_back();
    }
    PenStroke& stroke = strokes.back();
    if (stroke.empty() ||
        std::hypot(stroke.back().x - at.x, stroke.back().y - at.y) >= kShortestStep) {
        stroke.push_back(at);
    }
}

} // namespace portolan::state
