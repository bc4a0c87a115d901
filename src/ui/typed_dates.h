// What is typed into the fields of the time window.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace portolan::ui {

/// Why typed dates are no window.
struct TypedProblem {
    enum class What : std::uint8_t {
        NoDate,    ///< `text` is no EDTF date
        Reversed,  ///< the end is before the start
        NothingIn, ///< all of it is outside of the records' years
    };
    What what = What::NoDate;
    std::string text;
};

/// The window of two EDTF texts: the first day that the first may be, and the last day of the
/// second. An interval in either is both ("2017/2019"); nothing, or an open end, is as far as the
/// records go (`extent`, whole years). The result lies in the extent.
tl::expected<base::DayInterval, TypedProblem>
typedWindow(std::string_view first, std::string_view last, base::DayInterval extent);

/// As a field shows an end of the window: "2017", "2017-03", "2017-03-05", no finer than it needs.
std::string typedFirst(base::Day);
std::string typedLast(base::Day);
/// Both ends in one EDTF text that parses to the same days: "2016", "2016/2020-02", "2016/..".
std::string typedInterval(const base::DayInterval&);

} // namespace portolan::ui
