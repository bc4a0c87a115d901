#include "app/commands/bench_explore.h"

#include "dataset/histogram.h"
#include "dataset/search_index.h"
#include "dataset/selector.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace portolan::app {

namespace {

using Clock = std::chrono::steady_clock;
using dataset::Filter;

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

class Times {
public:
    template<class Work>
    void measure(const std::string& name, Work work) {
        const auto begin = Clock::now();
        work();
        const auto time = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
        all_.push_back(time);
        each_[name].push_back(time);
    }
    void write(const std::string& name, nlohmann::json& report) const {
        report[name + "_ms"] = median(all_);
        nlohmann::json& each = report[name + "_each_ms"];
        for (const auto& [step, times] : each_) {
            each[step] = median(times);
        }
    }

private:
    std::vector<double> all_;
    std::map<std::string, std::vector<double>> each_;
};

struct Step {
    const char* name;
    std::function<void(Filter&)> change;
};

/// The ids or keys of some rows, evenly spread over the table.
template<class Rows, class IdOf>
std::vector<std::string> idsOf(const Rows& rows, std::size_t wanted, IdOf idOf) {
    std::vector<std::string> ids;
    const std::size_t step = std::max<std::size_t>(1, rows.size() / wanted);
    for (std::size_t i = 0; i < rows.size() && ids.size() < wanted; i += step) {
        ids.push_back(idOf(rows[i]));
    }
    return ids;
}

/// Values to choose from, whatever the dataset.
struct Values {
    std::vector<std::string> sectors, places, economies, organisations, sources;
    base::DayInterval days;

    Values(const dataset::Dataset& data, const dataset::SearchIndex& index) {
        const auto itself = [](const std::string& key) { return key; };
        const auto idOf = [](const auto& row) { return row.id; };
        sectors = idsOf(data.sectors, 4, itself);
        places = idsOf(data.places, 6, idOf);
        economies = idsOf(index.economies, 2, itself);
        organisations = idsOf(data.organisations, 8, idOf);
        sources = idsOf(data.sources, 8, idOf);
        days = data.extent;
        if (days.first == base::kBeginningOfTime || days.last == base::kEndOfTime) {
            days = {0, 1};
        }
    }
    base::DayInterval brush(int from, int to) const {
        const double span = days.last - days.first;
        return {days.first + static_cast<base::Day>(span * from / 100),
                days.first + static_cast<base::Day>(span * to / 100)};
    }
};

/// The first `count` of the values.
std::vector<std::string> first(const std::vector<std::string>& values, std::size_t count) {
    return {values.begin(),
            values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size()))};
}

/// The analyst narrows down and looks around.
std::vector<Step> narrowing(const Values& v) {
    using dataset::DateCertainty;
    using dataset::EngagementKind;
    using dataset::Status;
    return {
        {"kind", [](Filter& f) { f.kinds = {EngagementKind::Mission}; }},
        {"kind", [](Filter& f) { f.kinds.push_back(EngagementKind::Mou); }},
        {"kind", [](Filter& f) { f.kinds.push_back(EngagementKind::Investment); }},
        {"sector", [&v](Filter& f) { f.sectors = first(v.sectors, 1); }},
        {"sector", [&v](Filter& f) { f.sectors = first(v.sectors, 2); }},
        {"place", [&v](Filter& f) { f.places = first(v.places, 1); }},
        {"place", [&v](Filter& f) { f.places = first(v.places, 6); }},
        {"economy", [&v](Filter& f) { f.economies = first(v.economies, 2); }},
        {"ties outbound", [](Filter& f) { f.ties = dataset::PlaceTies::Outbound; }},
        {"ties between", [](Filter& f) { f.ties = dataset::PlaceTies::Between; }},
        {"between, place", [&v](Filter& f) { f.places = first(v.places, 5); }},
        {"between, sector", [&v](Filter& f) { f.sectors = first(v.sectors, 3); }},
        {"status",
         [](Filter& f) {
             f.statuses = {Status::Signed, Status::Agreed};
         }},
        {"date brush", [&v](Filter& f) { f.dates = v.brush(20, 80); }},
        {"date brush", [&v](Filter& f) { f.dates = v.brush(22, 82); }},
        {"undated", [](Filter& f) { f.undated = dataset::UndatedRule::Exclude; }},
        {"clear", [](Filter& f) { f = {}; }},
    };
}

std::vector<Step> lookingAround(const Values& v) {
    using dataset::DateCertainty;
    const std::string none(dataset::kUnstated);
    return {
        {"organisation", [&v](Filter& f) { f.organisations = first(v.organisations, 1); }},
        {"organisation", [&v](Filter& f) { f.organisations = first(v.organisations, 8); }},
        {"organisation", [none](Filter& f) { f.organisations.push_back(none); }},
        {"source", [&v](Filter& f) { f.sources = first(v.sources, 4); }},
        {"source", [&v](Filter& f) { f.sources = first(v.sources, 8); }},
        {"organisation", [](Filter& f) { f.organisations.clear(); }},
        {"certainty", [](Filter& f) { f.certainties = {DateCertainty::Day}; }},
        {"certainty", [](Filter& f) { f.certainties.push_back(DateCertainty::Month); }},
        {"source", [](Filter& f) { f.sources.clear(); }},
        {"text", [](Filter& f) { f.text = "k"; }},
        {"text", [](Filter& f) { f.text = "ka"; }},
        {"text", [](Filter& f) { f.text = "kao"; }},
        {"text", [](Filter& f) { f.text = "kao mission"; }},
        {"certainty", [](Filter& f) { f.certainties.clear(); }},
        {"place kind", [](Filter& f) { f.placeKinds = {dataset::PlaceKind::Park}; }},
        {"place kind", [](Filter& f) { f.placeKinds = {dataset::PlaceKind::Campus}; }},
        {"clear", [](Filter& f) { f = {}; }},
    };
}

constexpr const char* kUnitNames[dataset::kBinUnitCount] = {"day",     "week", "month",
                                                            "quarter", "year", "decade"};

} // namespace

void benchExplore(const std::shared_ptr<const dataset::Dataset>& dataset,
                  const std::shared_ptr<const dataset::SearchIndex>& index,
                  nlohmann::json& report) {
    constexpr int kRounds = 3;
    const Values values(*dataset, *index);
    std::vector<Step> steps = narrowing(values);
    const std::vector<Step> more = lookingAround(values);
    steps.insert(steps.end(), more.begin(), more.end());
    dataset::Selector selector(dataset, index);
    Filter filter;
    Times filterTimes;
    Times histogramTimes;
    std::size_t unit = 0;
    for (std::size_t i = 0; i < kRounds * steps.size(); ++i) {
        const Step& step = steps[i % steps.size()];
        step.change(filter);
        dataset::Selection selection;
        filterTimes.measure(step.name, [&] { selection = selector.select(filter); });
        unit = (unit + 1) % dataset::kBinUnitCount;
        histogramTimes.measure(kUnitNames[unit], [&] {
            return dataset::histogram(*dataset, *index, selection,
                                      static_cast<dataset::BinUnit>(unit), {});
        });
    }
    filterTimes.write("filter", report);
    histogramTimes.write("histogram", report);
}

} // namespace portolan::app
