#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace portolan::base {
namespace {

const Day kFirst = dayFromCivil({0, 1, 1});
const Day kLast = dayFromCivil({9999, 12, 31});

rc::Gen<Day> anyDay() {
    return rc::gen::inRange(kFirst, kLast + 1);
}

RC_GTEST_PROP(DateProperty, DaysSurviveTheirCalendarDate, ()) {
    const Day day = *anyDay();
    RC_ASSERT(dayFromCivil(civilFromDay(day)) == day);
}

RC_GTEST_PROP(DateProperty, TheNextDayIsTheNextDate, ()) {
    const Day day = *anyDay();
    RC_PRE(day < kLast);
    RC_ASSERT(isoFromDay(day) < isoFromDay(day + 1));
}

RC_GTEST_PROP(DateProperty, AnIsoDayParsesToItself, ()) {
    const Day day = *anyDay();
    const auto date = EdtfDate::parse(isoFromDay(day));
    RC_ASSERT(date.has_value());
    RC_ASSERT(date->interval() == (DayInterval{day, day}));
}

RC_GTEST_PROP(DateProperty, CoarserTextNeverLosesTheDay, ()) {
    const Day day = *anyDay();
    const std::string iso = isoFromDay(day);
    for (std::size_t length : {4U, 7U, 10U}) {
        const auto date = EdtfDate::parse(iso.substr(0, length) + "~");
        RC_ASSERT(date.has_value());
        RC_ASSERT(date->interval().contains(day));
        RC_ASSERT(date->isApproximate());
    }
}

RC_GTEST_PROP(DateProperty, AnIntervalHoldsBothEndsOrIsRefused, ()) {
    const Day a = *anyDay();
    const Day b = *anyDay();
    const auto date = EdtfDate::parse(isoFromDay(a) + "/" + isoFromDay(b));
    RC_ASSERT(date.has_value() == (a <= b));
    if (date) {
        RC_ASSERT(date->interval() == (DayInterval{a, b}));
    }
}

RC_GTEST_PROP(DateProperty, WhateverTheTextItIsReadOrRefusedWithAMend, (const std::string& text)) {
    const auto date = EdtfDate::parse(text);
    const bool isRight = date ? date->text() == text : !date.error().mend.empty();
    RC_ASSERT(isRight);
}

RC_GTEST_PROP(DateProperty, NearDatesAreReadOrRefusedWithAMend, ()) {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123459-/.~?% T")));
    const auto date = EdtfDate::parse(text);
    const bool isRight =
        date ? date->interval().first <= date->interval().last : !date.error().mend.empty();
    RC_ASSERT(isRight);
}

} // namespace
} // namespace portolan::base
