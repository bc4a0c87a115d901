#include "state/comparison.h"

#include <array>
#include <cmath>

namespace portolan::state {

namespace {

Comparison halvesOf(const Timeline& timeline) {
    const base::DayInterval whole{static_cast<base::Day>(std::floor(timeline.first)),
                                  static_cast<base::Day>(std::floor(timeline.last))};
    const int firstYear = base::civilFromDay(whole.first).year;
    const int lastYear = base::civilFromDay(whole.last).year;
    const base::Day middle = lastYear > firstYear
                                 ? base::dayFromCivil({(firstYear + lastYear + 1) / 2, 1, 1})
                                 : whole.first + (whole.last - whole.first) / 2 + 1;
    return {true, {whole.first, middle - 1}, {middle, whole.last}};
}

constexpr std::array<ChangeLook, dataset::kTieChangeCount> kChangeLooks = {
    {{dataset::EngagementKind::Mou, 1, false},
     {dataset::EngagementKind::Mission, 1.8F, false},
     {dataset::EngagementKind::Visit, 0.6F, false},
     {dataset::EngagementKind::SisterCity, 0.85F, true}}};

} // namespace

const ChangeLook& lookOf(dataset::TieChange change) {
    return kChangeLooks[static_cast<std::size_t>(change)];
}

Comparison toggledComparison(Comparison comparison, const Timeline& timeline) {
    if (!comparison.isOn && comparison.before == base::DayInterval{} &&
        comparison.after == base::DayInterval{}) {
        return halvesOf(timeline);
    }
    comparison.isOn = !comparison.isOn;
    return comparison;
}

} // namespace portolan::state
