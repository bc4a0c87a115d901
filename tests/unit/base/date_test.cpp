#include "base/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace portolan::base {
namespace {

Day day(int year, int month, int dayOfMonth) {
    return dayFromCivil({year, month, dayOfMonth});
}

TEST(Date, DaysCountFrom1970) {
    EXPECT_EQ(day(1970, 1, 1), 0);
    EXPECT_EQ(day(1969, 12, 31), -1);
    EXPECT_EQ(day(2000, 3, 1), 11017);
    EXPECT_EQ(isoFromDay(day(2019, 10, 3)), "2019-10-03");
    EXPECT_EQ(isoFromDay(day(0, 2, 29)), "0000-02-29");
}

struct Accepted {
    std::string text;
    DayInterval interval;
    DatePrecision precision;
    bool approximate;
};

TEST(EdtfDate, AnImpreciseDateIsAnInterval) {
    const std::vector<Accepted> table = {
        {"2019-10-03", {day(2019, 10, 3), day(2019, 10, 3)}, DatePrecision::Day, false},
        {"2024-02", {day(2024, 2, 1), day(2024, 2, 29)}, DatePrecision::Month, false},
        {"2023-02", {day(2023, 2, 1), day(2023, 2, 28)}, DatePrecision::Month, false},
        {"1900-02", {day(1900, 2, 1), day(1900, 2, 28)}, DatePrecision::Month, false},
        {"2000-02-29", {day(2000, 2, 29), day(2000, 2, 29)}, DatePrecision::Day, false},
        {"2017", {day(2017, 1, 1), day(2017, 12, 31)}, DatePrecision::Year, false},
        {"2023-06~", {day(2023, 6, 1), day(2023, 6, 30)}, DatePrecision::Month, true},
        {"2019?", {day(2019, 1, 1), day(2019, 12, 31)}, DatePrecision::Year, true},
        {"2019-05-06%", {day(2019, 5, 6), day(2019, 5, 6)}, DatePrecision::Day, true},
        {"2017/..", {day(2017, 1, 1), kEndOfTime}, DatePrecision::Open, false},
        {"../2019", {kBeginningOfTime, day(2019, 12, 31)}, DatePrecision::Open, false},
        {"2017/2024-02~", {day(2017, 1, 1), day(2024, 2, 29)}, DatePrecision::Year, true},
        {"2019-10-03/2019-10", {day(2019, 10, 3), day(2019, 10, 31)}, DatePrecision::Month, false},
        {"2019-10/2019", {day(2019, 10, 1), day(2019, 12, 31)}, DatePrecision::Year, false},
        {"0000", {day(0, 1, 1), day(0, 12, 31)}, DatePrecision::Year, false},
        {"9999-12-31", {day(9999, 12, 31), day(9999, 12, 31)}, DatePrecision::Day, false},
    };
    for (const Accepted& row : table) {
        const auto date = EdtfDate::parse(row.text);
        ASSERT_TRUE(date) << row.text << ": " << date.error().toString();
        EXPECT_EQ(date->interval(), row.interval) << row.text;
        EXPECT_EQ(date->precision(), row.precision) << row.text;
        EXPECT_EQ(date->isApproximate(), row.approximate) << row.text;
        EXPECT_EQ(date->text(), row.text);
        EXPECT_FALSE(date->isUndated());
    }
}

TEST(EdtfDate, EmptyIsUndatedAndMayBeAnyDay) {
    const auto date = EdtfDate::parse("");
    ASSERT_TRUE(date);
    EXPECT_TRUE(date->isUndated());
    EXPECT_EQ(date->precision(), DatePrecision::Undated);
    EXPECT_EQ(date->interval(), DayInterval{});
}

struct Refused {
    std::string text;
    std::string says; ///< in the error's whole sentence
};

TEST(EdtfDate, WhatIsNotADateIsRefusedWithItsMend) {
    const std::vector<Refused> table = {
        {"2019-02-29", "2019-02 has the days 01 to 28"},
        {"1900-02-29", "01 to 28"},
        {"2019-04-31", "01 to 30"},
        {"2019-04-00", "01 to 30"},
        {"2019-13", "month of 01 to 12"},
        {"2019-00-10", "month of 01 to 12"},
        {"2019-21", "month of 01 to 12"},
        {"2019/2018", "swap"},
        {"2019-10/2019-05", "ends before it starts"},
        {"2019-10-03/2019-09~", "ends before it starts"},
        {"../..", "leave the date empty"},
        {"2017/", "write .. for an open end"},
        {"/2017", "write .. for an open end"},
        {"2019/10/03", "with hyphens"},
        {"2019.10.03", "with hyphens"},
        {"2019年10月", "with hyphens"},
        {"20191003", "write 2019-10-03"},
        {"2019-3-5", "month and day with two"},
        {"19-03-05", "four digits"},
        {"2019-10-3", "month and day with two"},
        {"-0001", "is not a date"},
        {"12019", "is not a date"},
        {"2019-10-03T10:00", "leave the time of day out"},
        {"201X", "write the span"},
        {" 2019", "take the spaces out"},
        {"2019 ", "take the spaces out"},
        {"2019~~", "is not a date"},
        {"~", "is not a date"},
        {"unknown", "is not a date"},
        {"2019-", "is not a date"},
        {"2019-1003", "is not a date"},
        {"２０１９", "is not a date"},
    };
    for (const Refused& row : table) {
        const auto date = EdtfDate::parse(row.text);
        ASSERT_FALSE(date) << row.text;
        EXPECT_EQ(date.error().code, ErrorCode::Data);
        EXPECT_NE(date.error().toString().find(row.says), std::string::npos)
            << row.text << " gives: " << date.error().toString();
        EXPECT_FALSE(date.error().mend.empty()) << row.text;
    }
}

TEST(EdtfDate, TextWithAZeroByteOrOfMegabytesIsRefused) {
    EXPECT_FALSE(EdtfDate::parse(std::string_view("2019\0", 5)));
    EXPECT_FALSE(EdtfDate::parse(std::string(1 << 20, '1')));
}

} // namespace
} // namespace portolan::base
