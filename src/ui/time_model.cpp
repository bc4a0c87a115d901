#include "ui/time_model.h"

#include "dataset/search_index.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace portolan::ui {

namespace {

constexpr std::uint8_t kEveryUnit = (1U << dataset::kBinUnitCount) - 1;

base::DayInterval wholeYears(base::DayInterval extent) {
    const state::Timeline timeline = state::timelineFor(extent);
    return {static_cast<base::Day>(timeline.first), static_cast<base::Day>(timeline.last)};
}

/// Groups of one first day, by what else tells them apart.
std::uint64_t keyOf(const dataset::Starts& starts, std::size_t i) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(starts.lasts[i])) << 32U) |
           (static_cast<std::uint64_t>(starts.kinds[i]) << 8U) | starts.bins[i];
}

std::shared_ptr<const LongDates> groupLongDates(const dataset::SearchIndex& index) {
    auto made = std::make_shared<LongDates>();
    made->madeOf = &index;
    const dataset::Starts& starts = index.starts;
    made->groupOf.assign(starts.rows.size(), dataset::kNone);
    std::unordered_map<std::uint64_t, std::uint32_t> sameStart;
    for (std::size_t i = 0; i < starts.rows.size(); ++i) {
        if (i > 0 && starts.firsts[i] != starts.firsts[i - 1]) {
            sameStart.clear();
        }
        if (starts.bins[i] == kEveryUnit) {
            continue;
        }
        const auto next = static_cast<std::uint32_t>(made->groups.size());
        const auto [found, isNew] = sameStart.emplace(keyOf(starts, i), next);
        if (isNew) {
            made->groups.push_back({{starts.firsts[i], starts.lasts[i]},
                                    static_cast<dataset::EngagementKind>(starts.kinds[i]),
                                    starts.bins[i],
                                    starts.rows[i]});
        }
        made->groupOf[i] = found->second;
    }
    return made;
}

Block blockOf(const dataset::Dataset& dataset, const dataset::Selection& selection,
              dataset::EngagementIndex index) {
    const dataset::Engagement& engagement = dataset.engagements[index];
    return {index, engagement.kind, engagement.isApproximate, selection.passes[index] != 0};
}

void addEvent(TimeModel& model, base::Day day, dataset::EngagementIndex engagement) {
    if (model.eventDays.empty() || model.eventDays.back() != day) {
        model.eventDays.push_back(day);
        model.events.push_back({engagement, 0});
    }
    ++model.events.back().count;
}

/// One pass over the dated records in the order in which they begin.
void countDated(TimeModel& model, const dataset::Starts& starts,
                const dataset::Selection& selection) {
    const LongDates& longDates = *model.longDates;
    model.passing.assign(longDates.groups.size(), 0);
    model.hidden.assign(longDates.groups.size(), 0);
    for (std::size_t i = 0; i < starts.rows.size(); ++i) {
        const bool passes = selection.passes[starts.rows[i]] != 0;
        if (const std::uint32_t group = longDates.groupOf[i]; group != dataset::kNone) {
            ++(passes ? model.passing : model.hidden)[group];
        }
        if (passes && starts.firsts[i] != base::kBeginningOfTime) {
            addEvent(model, starts.firsts[i], starts.rows[i]);
        }
    }
    for (const base::Day day : model.eventDays) {
        const base::Day month = state::monthStart(day);
        if (model.eventMonths.empty() || model.eventMonths.back() != month) {
            model.eventMonths.push_back(month);
        }
    }
}

/// Those that pass first, then the others.
void addUndated(TimeModel& model, const dataset::Dataset& dataset,
                const dataset::SearchIndex& index, const dataset::Selection& selection) {
    const std::size_t most =
        std::min(kMostUndated, index.undated.size() - index.starts.rows.size());
    for (const bool passes : {true, false}) {
        for (dataset::EngagementIndex i = 0;
             i < index.undated.size() && model.undated.size() < most; ++i) {
            if (index.undated[i] != 0 && (selection.passes[i] != 0) == passes) {
                model.undated.push_back(blockOf(dataset, selection, i));
            }
        }
    }
}

/// What passes at the bottom, then by kind, so that colours stand in bands.
void sortBlocks(std::vector<Block>& blocks, std::size_t from) {
    std::stable_sort(blocks.begin() + static_cast<std::ptrdiff_t>(from), blocks.end(),
                     [](const Block& a, const Block& b) {
                         return std::tuple(!a.passes, a.kind, a.isApproximate) <
                                std::tuple(!b.passes, b.kind, b.isApproximate);
                     });
}

/// What the parts of a plot are made of.
struct Source {
    const dataset::Dataset& dataset;
    const dataset::SearchIndex& index;
    const dataset::Selection& selection;
};

void addBlocks(TimePlot& plot, TimeBin& made, const Source& source, const dataset::Bin& bin) {
    const std::size_t from = plot.blocks.size();
    for (const auto row : dataset::recordsInBin(source.index, bin, plot.unit, kMostBlocks)) {
        plot.blocks.push_back(blockOf(source.dataset, source.selection, row));
        const dataset::Engagement& engagement = source.dataset.engagements[row];
        if (engagement.precision == base::DatePrecision::Day &&
            engagement.interval.first == engagement.interval.last) {
            plot.exactDays.push_back(engagement.interval.first);
        }
    }
    sortBlocks(plot.blocks, from);
    made.blocks = {static_cast<std::uint32_t>(from),
                   static_cast<std::uint32_t>(plot.blocks.size() - from)};
}

/// The journey of a bin, or null: what the bin is named for.
const dataset::Engagement* journeyOf(const Source& source, const dataset::Bin& bin,
                                     dataset::BinUnit unit) {
    constexpr std::size_t kLooked = 64;
    for (const auto row : dataset::recordsInBin(source.index, bin, unit, kLooked)) {
        const dataset::Engagement& engagement = source.dataset.engagements[row];
        if (engagement.kind == dataset::EngagementKind::Mission &&
            engagement.partOf == dataset::kNone) {
            return &engagement;
        }
    }
    return nullptr;
}

/// "Kaohsiung mission to Kumamoto and Fukuoka, 4 of 7 shown" beside the fullest bins.
void addCallouts(TimePlot& plot, const Source& source, const Speech& speech,
                 const std::vector<dataset::Bin>& bins) {
    constexpr std::size_t kMostCallouts = 3;
    constexpr std::uint32_t kFewestRecords = 3;
    for (std::size_t i = 0; i < std::min(kMostCallouts, plot.fullest.size()); ++i) {
        const TimeBin& shown = plot.bins[plot.fullest[i]];
        const auto bin = std::find_if(bins.begin(), bins.end(), [&shown](const dataset::Bin& b) {
            return b.first == shown.first;
        });
        const dataset::Engagement* journey =
            shown.count >= kFewestRecords ? journeyOf(source, *bin, plot.unit) : nullptr;
        if (journey == nullptr) {
            continue;
        }
        std::uint32_t passing = 0;
        for (const std::uint32_t count : shown.passing) {
            passing += count;
        }
        std::string text = source.dataset.text(journey->title, speech.language);
        if (passing < shown.count) {
            text = filled(speech("{title}, {n} of {total} shown"),
                          {{"title", text},
                           {"n", numberName(speech, std::to_string(passing))},
                           {"total", numberName(speech, std::to_string(shown.count))}});
        }
        plot.callouts.push_back({plot.fullest[i], std::move(text)});
    }
}

void addBins(TimePlot& plot, const Source& source, const Speech& speech) {
    const base::DayInterval span{static_cast<base::Day>(std::floor(plot.days.first)),
                                 static_cast<base::Day>(std::ceil(plot.days.last)) - 1};
    const dataset::Histogram histogram =
        dataset::histogram(source.dataset, source.index, source.selection, plot.unit, span);
    plot.tallest = histogram.tallest;
    for (const dataset::Bin& bin : histogram.bins) {
        TimeBin made{bin.first, dataset::binAfter(bin.first, plot.unit), bin.passing, bin.hidden};
        for (std::size_t kind = 0; kind < dataset::kEngagementKindCount; ++kind) {
            made.count += bin.passing[kind] + bin.hidden[kind];
        }
        if (made.count == 0) {
            continue;
        }
        if (plot.hasBlocks()) {
            addBlocks(plot, made, source, bin);
        }
        plot.fullest.push_back(plot.bins.size());
        plot.bins.push_back(made);
    }
    std::stable_sort(plot.fullest.begin(), plot.fullest.end(),
                     [&plot](auto a, auto b) { return plot.bins[a].count > plot.bins[b].count; });
    std::sort(plot.exactDays.begin(), plot.exactDays.end());
    plot.exactDays.erase(std::unique(plot.exactDays.begin(), plot.exactDays.end()),
                         plot.exactDays.end());
    addCallouts(plot, source, speech, histogram.bins);
}

} // namespace

std::shared_ptr<const TimeModel> buildTime(const dataset::Dataset& dataset,
                                           const dataset::SearchIndex& index,
                                           const dataset::Selection& selection,
                                           const TimeModel* before) {
    auto model = std::make_shared<TimeModel>();
    model->extent = wholeYears(dataset.extent);
    const bool isSame = before != nullptr && before->longDates->madeOf == &index;
    model->longDates = isSame ? before->longDates : groupLongDates(index);
    countDated(*model, index.starts, selection);
    model->undatedCount = selection.undatedInReach;
    addUndated(*model, dataset, index, selection);
    return model;
}

std::shared_ptr<const TimePlot> buildTimePlot(const dataset::Dataset& dataset,
                                              const dataset::SearchIndex& index,
                                              const dataset::Selection& selection,
                                              const TimeModel& model, const Speech& speech,
                                              state::DayRange days, double widthPx) {
    auto plot = std::make_shared<TimePlot>();
    plot->days = days;
    plot->unit = dataset::binUnitFor(days.last - days.first, widthPx);
    addBins(*plot, {dataset, index, selection}, speech);
    plot->fuzzy = fuzzyBars(dataset, model, speech, plot->unit, days);
    return plot;
}

} // namespace portolan::ui
