#include "app/picture/movement.h"

#include <algorithm>

namespace portolan::app {
namespace {

// What software OpenGL on two cores has left of a tenth of a second for arcs: a shift takes a
// quarter of it, a new shape three quarters and a projection's grid some more.
constexpr double kSecondsWhileShifted = 0.035;
constexpr double kSecondsWhileReshaped = 0.010;
/// So short a frame may have waited for the display: it could have drawn more.
constexpr double kSmoothFrame = 0.02;
/// An arc of a draft has half as many segments, but as many pixels.
constexpr double kDraftShare = 0.75;

bool isReshaped(const state::Camera& a, const state::Camera& b) {
    return a.metresPerPixel != b.metresPerPixel || a.bearing != b.bearing || a.pitch != b.pitch;
}

} // namespace

void ArcBudget::drew(const scene::ArcScene& arcs, double seconds) {
    if (arcs.isDraft || arcs.dense.size() < scene::kMostStyledArcs) {
        return;
    }
    const double each =
        seconds < kSmoothFrame ? 0 : seconds / static_cast<double>(arcs.dense.size());
    // A driver that only queues what it is given takes no time at first: believed by halves.
    secondsPerArc_ = std::max(each, secondsPerArc_ / 2);
}

std::size_t ArcBudget::most(Motion motion) const {
    if (motion == Motion::None) {
        return scene::kEveryArc;
    }
    const double seconds = motion == Motion::Shift ? kSecondsWhileShifted : kSecondsWhileReshaped;
    const double arcs = seconds / std::max(secondsPerArc_ * kDraftShare, 1e-12);
    return std::max(scene::kMostStyledArcs, static_cast<std::size_t>(arcs));
}

void Movement::follow(const Now& now) {
    const bool isFirst = grid_ == nullptr;
    const bool isReshapedNow =
        now.isMorphing || now.grid != grid_ || isReshaped(now.camera, camera_);
    const bool isChanged = isReshapedNow || now.camera != camera_;
    const bool wasMoving = motion_ != Motion::None;
    if (isChanged || (now.isHeld && wasMoving)) {
        changed_ = now.seconds;
    }
    if (isChanged && !isFirst) {
        motion_ = isReshapedNow ? Motion::Shape : Motion::Shift;
    } else if (isFirst || now.seconds - changed_ >= kPause) {
        motion_ = Motion::None;
    }
    camera_ = now.camera;
    grid_ = now.grid;
}

double Movement::pauseLeft(double seconds) const {
    return std::max(0.0, changed_ + kPause - seconds);
}

} // namespace portolan::app
