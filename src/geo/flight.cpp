#include "geo/flight.h"

#include <algorithm>
#include <cmath>

namespace portolan::geo {

namespace {

/// How much one flies away rather than along: what people liked best in the paper's trials.
constexpr double kRho = 1.42;
/// A distance of less than this part of a width is none: r0 would lose its digits.
constexpr double kNoDistance = 1e-5;

bool isInPlace(double distance, double fromWidth, double toWidth) {
    return distance < kNoDistance * std::max(fromWidth, toWidth);
}

} // namespace

// The paper's equation 9, with r = ln(−b + √(b² + 1)) written as −asinh(b), which keeps its digits.
Flight::Flight(double distance, double fromWidth, double toWidth)
    : distance_(distance), fromWidth_(fromWidth), toWidth_(toWidth) {
    if (isInPlace(distance, fromWidth, toWidth)) {
        length_ = std::abs(std::log(toWidth / fromWidth)) / kRho;
        return;
    }
    constexpr double kRho2 = kRho * kRho;
    const double widths = toWidth * toWidth - fromWidth * fromWidth;
    const double reach = kRho2 * kRho2 * distance * distance;
    const double b0 = (widths + reach) / (2 * fromWidth * kRho2 * distance);
    const double b1 = (widths - reach) / (2 * toWidth * kRho2 * distance);
    r0_ = -std::asinh(b0);
    length_ = (-std::asinh(b1) - r0_) / kRho;
}

Flight::View Flight::at(double part) const {
    part = std::clamp(part, 0.0, 1.0);
    if (part == 0 || part == 1) {
        return {part, part == 0 ? fromWidth_ : toWidth_};
    }
    if (isInPlace(distance_, fromWidth_, toWidth_)) {
        return {part, fromWidth_ * std::pow(toWidth_ / fromWidth_, part)};
    }
    const double r = kRho * part * length_ + r0_;
    // cosh r0 · tanh r − sinh r0, without its difference of large numbers.
    const double along = fromWidth_ / (kRho * kRho) * std::sinh(r - r0_) / std::cosh(r);
    return {std::clamp(along / distance_, 0.0, 1.0), fromWidth_ * std::cosh(r0_) / std::cosh(r)};
}

} // namespace portolan::geo
