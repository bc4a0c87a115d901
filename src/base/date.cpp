#include "base/date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portolan::base {

namespace {

constexpr std::string_view kForms =
    "write YYYY, YYYY-MM or YYYY-MM-DD, add ~ if it is approximate, "
    "join two with / (.. for an open end), or leave it empty";

/// One end of an interval, before it is joined to the other.
struct End {
    DayInterval days;
    DatePrecision precision = DatePrecision::Open;
    bool approximate = false;
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLeapYear(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysInMonth(int year, int month) {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

tl::unexpected<Error> refuse(std::string_view text, std::string_view why, std::string mend) {
    return fail(ErrorCode::Data, fmt::format("\"{}\" {}", text, why), std::move(mend));
}

/// The number that `text` consists of, if it is `digits` digits and nothing else.
std::optional<int> parseDigits(std::string_view text, std::size_t digits) {
    if (text.size() != digits || !std::all_of(text.begin(), text.end(), isDigit)) {
        return std::nullopt;
    }
    int value = 0;
    for (char c : text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// What people write instead of EDTF, each with its own mend.
tl::unexpected<Error> refuseForm(std::string_view text) {
    constexpr std::string_view kNotADate = "is not a date";
    const auto has = [&](char c) { return text.find(c) != std::string_view::npos; };
    if (has(' ') || has('\t')) {
        return refuse(text, kNotADate, "take the spaces out");
    }
    if (has('T') || has(':')) {
        return refuse(text, kNotADate, "leave the time of day out, as in 2019-10-03");
    }
    if (has('X') || has('x') || has('u')) {
        return refuse(text, kNotADate, "write the span instead, as in 2010/2019");
    }
    if (parseDigits(text, 8)) {
        return refuse(
            text, kNotADate,
            fmt::format("write {}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
    }
    if (has('.') || text.find("年") != std::string_view::npos) {
        return refuse(text, kNotADate, "write the parts with hyphens, as in 2019-10-03");
    }
    const bool singleDigits = std::count(text.begin(), text.end(), '-') > 0 && isDigit(text[0]);
    if (singleDigits) {
        return refuse(text, kNotADate,
                      "write the year with four digits, month and day with two, as in 2019-03-05");
    }
    return refuse(text, kNotADate, std::string(kForms));
}

Result<End> buildEnd(std::string_view text, CivilDate first, DatePrecision precision) {
    CivilDate last = first;
    if (first.month < 1 || first.month > 12) {
        return refuse(text, fmt::format("has no month {:02}", first.month),
                      "write a month of 01 to 12");
    }
    if (precision == DatePrecision::Year) {
        last.month = 12;
    }
    const int days = daysInMonth(last.year, last.month);
    if (precision != DatePrecision::Day) {
        last.day = days;
    } else if (first.day < 1 || first.day > days) {
        return refuse(
            text, "is a day that does not exist",
            fmt::format("{:04}-{:02} has the days 01 to {}", first.year, first.month, days));
    }
    return End{{dayFromCivil(first), dayFromCivil(last)}, precision, false};
}

/// "2019-10-03~" and its shorter forms.
Result<End> parseDate(std::string_view text) {
    std::string_view digits = text;
    const bool qualified =
        !digits.empty() && std::string_view("~?%").find(digits.back()) != std::string_view::npos;
    if (qualified) {
        digits.remove_suffix(1);
    }
    const bool hasMonth = digits.size() > 4;
    const bool hasDay = digits.size() > 7;
    const auto year = parseDigits(digits.substr(0, 4), 4);
    const auto month =
        hasMonth && digits[4] == '-' ? parseDigits(digits.substr(5, 2), 2) : std::optional<int>();
    const auto day =
        hasDay && digits[7] == '-' ? parseDigits(digits.substr(8), 2) : std::optional<int>();
    if (!year || (hasMonth && !month) || (hasDay && !day)) {
        return refuseForm(text);
    }
    const DatePrecision precision = hasDay     ? DatePrecision::Day
                                    : hasMonth ? DatePrecision::Month
                                               : DatePrecision::Year;
    auto end = buildEnd(text, {*year, month.value_or(1), day.value_or(1)}, precision);
    if (end) {
        end->approximate = qualified;
    }
    return end;
}

Result<End> parseEnd(std::string_view text, std::string_view whole) {
    if (text == "..") {
        return End{};
    }
    if (text.empty()) {
        return refuse(whole, "lacks one end", "write .. for an open end, as in 2017/..");
    }
    return parseDate(text);
}

/// `first` and `last` as one interval; open ends are kept open.
Result<End> join(const End& first, const End& last, std::string_view whole) {
    const bool opensEarly = first.precision == DatePrecision::Open;
    const bool opensLate = last.precision == DatePrecision::Open;
    if (opensEarly && opensLate) {
        return refuse(whole, "is open at both ends", "leave the date empty if it is not known");
    }
    const DayInterval days{opensEarly ? kBeginningOfTime : first.days.first,
                           opensLate ? kEndOfTime : last.days.last};
    if (days.last < days.first) {
        return refuse(whole, "ends before it starts", "swap the two dates or mend one of them");
    }
    return End{days, std::min(first.precision, last.precision),
               first.approximate || last.approximate};
}

Result<End> parseInterval(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        return parseDate(text);
    }
    if (text.find('/', slash + 1) != std::string_view::npos) {
        return refuse(text, "is not a date",
                      "write year-month-day with hyphens, as in 2019-10-03; / joins two dates");
    }
    auto first = parseEnd(text.substr(0, slash), text);
    if (!first) {
        return first;
    }
    auto last = parseEnd(text.substr(slash + 1), text);
    return last ? join(*first, *last, text) : last;
}

} // namespace

// Howard Hinnant, "chrono-compatible low-level date algorithms": years start in March, so that the
// leap day comes last.
Day dayFromCivil(CivilDate date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

CivilDate civilFromDay(Day day) {
    const std::int64_t shifted = std::int64_t{day} + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int dayOfEra = static_cast<int>(shifted - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int marchMonth = (5 * dayOfYear + 2) / 153;
    const int month = marchMonth + (marchMonth < 10 ? 3 : -9);
    const int year = static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    return {year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1};
}

std::string isoFromDay(Day day) {
    const CivilDate date = civilFromDay(day);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Result<EdtfDate> EdtfDate::parse(std::string_view text) {
    EdtfDate date;
    if (text.empty()) {
        return date;
    }
    const auto whole = parseInterval(text);
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    date.undated_ = false;
    date.approximate_ = whole->approximate;
    date.precision_ = whole->precision;
    date.interval_ = whole->days;
    date.text_ = text;
    return date;
}

} // namespace portolan::base
