#include "scene/time_visibility.h"

#include <algorithm>

namespace portolan::scene {

double fadeDays(const state::Timeline& timeline) {
    if (!timeline.isPlaying) {
        return 0;
    }
    return std::clamp((timeline.last - timeline.first) * 0.02, 3.0, 30.0);
}

float timeVisibility(base::DayInterval active, double first, double last, double fade) {
    // The last day is inclusive: it ends where the next one starts, and is over there.
    const double before = first - (static_cast<double>(active.last) + 1.0);
    const double after = static_cast<double>(active.first) - last;
    if (after <= 0 && before < 0) {
        return 1.0F;
    }
    const double outside = std::max(before, after);
    if (outside >= fade) {
        return 0.0F;
    }
    const double t = 1.0 - outside / fade;
    return static_cast<float>(t * t * (3.0 - 2.0 * t));
}

float signingPulse(base::DayInterval active, const state::Timeline& timeline) {
    constexpr double kPulseDays = 24;
    const double age = timeline.cursor - active.first;
    if (!timeline.isPlaying || active.first == base::kBeginningOfTime || age < 0 ||
        age >= kPulseDays) {
        return 0.0F;
    }
    const double t = 1.0 - age / kPulseDays;
    return static_cast<float>(t * t);
}

} // namespace portolan::scene
