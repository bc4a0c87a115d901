#include "ui/view_model.h"

#include <algorithm>

namespace portolan::ui {

std::shared_ptr<const CompareModel>
buildCompare(const dataset::Dataset& dataset,
             std::shared_ptr<const dataset::PeriodComparison> comparison, const Speech& speech) {
    auto model = std::make_shared<CompareModel>();
    int change = -1;
    for (std::size_t i = 0; i < comparison->pairs.size(); ++i) {
        const dataset::PairChange& pair = comparison->pairs[i];
        if (static_cast<int>(pair.change) != change) {
            change = static_cast<int>(pair.change);
            model->rows.push_back({pair.change, {}, i, true});
        }
        model->rows.push_back(
            {pair.change,
             placeName(speech, dataset, pair.a) + " – " + placeName(speech, dataset, pair.b), i,
             false});
    }
    model->comparison = std::move(comparison);
    return model;
}

std::vector<std::string> recordsOf(const dataset::Dataset& dataset,
                                   const dataset::PeriodComparison& comparison, std::size_t pair) {
    constexpr std::size_t kMost = 500;
    std::vector<std::string> ids;
    const dataset::Range legs = comparison.pairs[pair].legs;
    dataset::EngagementIndex last = dataset::kNone;
    for (std::uint32_t i = 0; i < legs.count && ids.size() < kMost; ++i) {
        const dataset::Leg& leg = dataset.legs[comparison.legs[legs.first + i]];
        if (leg.engagement != last) { // legs stand in the order of their engagements
            last = leg.engagement;
            ids.push_back(dataset.engagementId(last));
        }
    }
    return ids;
}

} // namespace portolan::ui
