// Days and EDTF dates (ISO 8601-2, levels 0 and 1). An imprecise date is an interval and stays one.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace portolan::base {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

inline constexpr Day kBeginningOfTime = std::numeric_limits<Day>::min(); ///< an open start
inline constexpr Day kEndOfTime = std::numeric_limits<Day>::max();       ///< an open end

struct CivilDate {
    int year = 1970;
    int month = 1; ///< 1–12
    int day = 1;   ///< 1–31
    bool operator==(const CivilDate&) const = default;
};

Day dayFromCivil(CivilDate);
CivilDate civilFromDay(Day);
/// "2019-10-03".
std::string isoFromDay(Day);

/// Both ends inclusive; kBeginningOfTime and kEndOfTime where open.
struct DayInterval {
    Day first = kBeginningOfTime;
    Day last = kEndOfTime;
    bool operator==(const DayInterval&) const = default;
    bool overlaps(DayInterval other) const { return first <= other.last && other.first <= last; }
    bool contains(Day day) const { return first <= day && day <= last; }
};

/// How finely a date is known: the coarser of its two ends.
enum class DatePrecision : std::uint8_t { Undated, Open, Year, Month, Day };

class EdtfDate {
public:
    /// Undated.
    EdtfDate() = default;

    /// Parses "2019-10-03", "2024-02", "2017", "2023-06~" (approximate), "2019?" (uncertain),
    /// "2019%" (both), "2017/2024-02", "2017/..", "../2019" or "" (undated). Refused, with the
    /// mend: a date that does not exist, an end before its start, anything else.
    static Result<EdtfDate> parse(std::string_view text);

    bool isUndated() const { return undated_; }
    bool isApproximate() const { return approximate_; } ///< "~", "?" or "%" anywhere
    DatePrecision precision() const { return precision_; }
    /// The days that the date may fall on; everything when undated.
    DayInterval interval() const { return interval_; }
    /// The text it was parsed from.
    const std::string& text() const { return text_; }
    bool operator==(const EdtfDate&) const = default;

private:
    bool undated_ = true;
    bool approximate_ = false;
    DatePrecision precision_ = DatePrecision::Undated;
    DayInterval interval_;
    std::string text_;
};

} // namespace portolan::base
