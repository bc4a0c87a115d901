#include "ui/typed_dates.h"

#include <algorithm>
#include <optional>

namespace portolan::ui {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, last - first + 1);
}

tl::expected<base::DayInterval, TypedProblem> daysOf(std::string_view text) {
    const std::string_view typed = trimmed(text);
    const auto date = typed == ".." ? base::EdtfDate() : base::EdtfDate::parse(typed);
    if (!date) {
        return tl::unexpected(TypedProblem{TypedProblem::What::NoDate, std::string(typed)});
    }
    return date->interval();
}

bool isInterval(std::string_view text) {
    return text.find('/') != std::string_view::npos;
}

std::string dayText(base::Day day, bool isYear, bool isMonth) {
    const std::string iso = base::isoFromDay(day);
    constexpr std::size_t kDayPart = 3;
    return isYear    ? iso.substr(0, iso.size() - 2 * kDayPart)
           : isMonth ? iso.substr(0, iso.size() - kDayPart)
                     : iso;
}

} // namespace

tl::expected<base::DayInterval, TypedProblem>
typedWindow(std::string_view first, std::string_view last, base::DayInterval extent) {
    const auto start = daysOf(isInterval(last) && !isInterval(first) ? last : first);
    if (!start) {
        return tl::unexpected(start.error());
    }
    const auto end = daysOf(isInterval(first) ? first : last);
    if (!end) {
        return tl::unexpected(end.error());
    }
    const base::DayInterval typed{start->first, end->last};
    if (typed.first > typed.last) {
        return tl::unexpected(TypedProblem{TypedProblem::What::Reversed, {}});
    }
    if (!typed.overlaps(extent)) {
        return tl::unexpected(TypedProblem{TypedProblem::What::NothingIn, {}});
    }
    return base::DayInterval{std::max(typed.first, extent.first),
                             std::min(typed.last, extent.last)};
}

std::string typedFirst(base::Day day) {
    const base::CivilDate date = base::civilFromDay(day);
    return dayText(day, date.month == 1 && date.day == 1, date.day == 1);
}

std::string typedLast(base::Day day) {
    const base::CivilDate after = base::civilFromDay(day + 1);
    return dayText(day, after.month == 1 && after.day == 1, after.day == 1);
}

std::string typedInterval(const base::DayInterval& days) {
    if (days.first == days.last) {
        return base::isoFromDay(days.first);
    }
    const std::string first =
        days.first == base::kBeginningOfTime ? std::string("..") : typedFirst(days.first);
    const std::string last =
        days.last == base::kEndOfTime ? std::string("..") : typedLast(days.last);
    return first == last && first != ".." ? first : first + "/" + last;
}

} // namespace portolan::ui
