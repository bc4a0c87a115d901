#include "scene/legibility.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan::scene {

namespace {

// ISO 9241-3 (now -303): a capital subtends 16 minutes of arc at least, 20 to 22 where much is
// read; less will do where reading is incidental. 10 minutes can be made out in good contrast.
constexpr double kReadMinutes = 16, kGlanceMinutes = 10;
/// Of the em, in the stage's sans. Han characters fill 0.92 of theirs: at the same size they have
/// 20 minutes, as their strokes ask for.
constexpr double kCapital = 0.727;

constexpr float kMapNamePx = 26;
constexpr double kMostMapGrowth = 1.2;

} // namespace

Legibility legibility(double screenWidth, double farthestSeat, double designWidth) {
    if (screenWidth <= 0 || farthestSeat <= 0) {
        return {};
    }
    const auto sizeOf = [&](double minutes) {
        const double angle = minutes / 60 * std::numbers::pi / 180;
        const double capital = 2 * farthestSeat * std::tan(angle / 2); // metres
        return static_cast<float>(capital / kCapital * designWidth / screenWidth);
    };
    return {sizeOf(kReadMinutes), sizeOf(kGlanceMinutes)};
}

double mapGrowth(const Legibility& legible) {
    return std::clamp(static_cast<double>(legible.glance / kMapNamePx), 1.0, kMostMapGrowth);
}

float mapNamePx(const Legibility& legible) {
    return kMapNamePx * static_cast<float>(mapGrowth(legible));
}

} // namespace portolan::scene
