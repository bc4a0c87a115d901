#include "geo/flight.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace portolan::geo {

namespace {

/// 10^(−2 … 4)
double someLength() {
    return std::pow(10.0, *rc::gen::inRange(-200, 400) / 100.0);
}

} // namespace

RC_GTEST_PROP(FlightProperty, StartsAndEndsWhereItIsAskedTo, ()) {
    const double distance = someLength(), from = someLength(), to = someLength();
    const Flight flight(distance, from, to);
    // Not only at the ends themselves: the curve leads there.
    const Flight::View first = flight.at(1e-9), last = flight.at(1 - 1e-9);
    RC_ASSERT(std::abs(first.passed) < 1e-4);
    RC_ASSERT(std::abs(first.width / from - 1) < 1e-4);
    RC_ASSERT(std::abs(last.passed - 1) < 1e-4);
    RC_ASSERT(std::abs(last.width / to - 1) < 1e-4);
    RC_ASSERT(flight.at(0).width == from && flight.at(1).width == to);
}

RC_GTEST_PROP(FlightProperty, NeverGoesBack, ()) {
    const Flight flight(someLength(), someLength(), someLength());
    double before = 0;
    for (int i = 0; i <= 200; ++i) {
        const Flight::View view = flight.at(i / 200.0);
        RC_ASSERT(view.passed >= before - 1e-9);
        RC_ASSERT(view.width > 0 && std::isfinite(view.width));
        before = view.passed;
    }
}

RC_GTEST_PROP(FlightProperty, TheWayBackIsTheSameWay, ()) {
    const double distance = someLength(), a = someLength(), b = someLength();
    const Flight there(distance, a, b), back(distance, b, a);
    RC_ASSERT(std::abs(there.length() - back.length()) < 1e-6 * (1 + there.length()));
    const Flight::View half = there.at(0.5), other = back.at(0.5);
    RC_ASSERT(std::abs(half.passed + other.passed - 1) < 1e-5);
    RC_ASSERT(std::abs(half.width / other.width - 1) < 1e-5);
}

// The shorter the distance, the nearer the flight is to a zoom in place, by the width's logarithm.
RC_GTEST_PROP(FlightProperty, WithoutDistanceItOnlyZooms, ()) {
    const double from = someLength(), to = someLength();
    const Flight still(0, from, to), nearly(std::min(from, to) * 1e-4, from, to);
    for (const double part : {0.25, 0.5, 0.75}) {
        const double width = from * std::pow(to / from, part);
        RC_ASSERT(std::abs(still.at(part).width / width - 1) < 1e-9);
        RC_ASSERT(std::abs(nearly.at(part).width / width - 1) < 1e-2);
    }
}

TEST(Flight, GoesAwayToSeeBothEndsOfALongWay) {
    const Flight flight(3000, 300, 300);
    EXPECT_GT(flight.at(0.5).width, 1500);
    EXPECT_NEAR(flight.at(0.5).passed, 0.5, 1e-9);
}

} // namespace portolan::geo
