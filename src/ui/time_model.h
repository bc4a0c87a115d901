// What the timeline shows: what follows from the records and the filter (TimeModel), and what
// follows from the zoom as well (TimePlot). Both are made beside the frame's path, whenever what
// they follow from changes; a frame only draws them.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "dataset/histogram.h"
#include "state/timeline.h"
#include "ui/words.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::ui {

/// A record in the histogram.
struct Block {
    dataset::EngagementIndex engagement = 0;
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
    bool isApproximate = false;
    bool passes = true;
};

/// Dated records that are longer than a day, those of the same days and kind as one. Follows from
/// the records alone.
struct LongDates {
    struct Group {
        base::DayInterval days; ///< open ends as they are
        dataset::EngagementKind kind = dataset::EngagementKind::Mission;
        std::uint8_t bins = 0;                   ///< bit u: BinUnit u has a bin for them
        dataset::EngagementIndex engagement = 0; ///< the first of them
    };
    std::vector<Group> groups; ///< in the order in which they begin
    /// Per position in SearchIndex::starts: its group, or kNone.
    std::vector<std::uint32_t> groupOf;
    const dataset::SearchIndex* madeOf = nullptr;
};

/// Where steps and play stop: what passes and begins on a day.
struct EventDay {
    dataset::EngagementIndex first = 0;
    std::uint32_t count = 0;
};

struct TimeModel {
    base::DayInterval extent;           ///< whole years
    std::vector<base::Day> eventMonths; ///< months in which something that passes begins
    std::vector<base::Day> eventDays;   ///< days on which something that passes begins
    std::vector<EventDay> events;       ///< of each of eventDays
    std::vector<Block> undated;         ///< kMostUndated at most, what passes first
    std::uint32_t undatedCount = 0;     ///< that pass all but the rule for what has no date
    std::shared_ptr<const LongDates> longDates;
    std::vector<std::uint32_t> passing, hidden; ///< per group of longDates
};
inline constexpr std::size_t kMostUndated = 24;

struct TimeBin {
    base::Day first = 0, next = 0; ///< its first day, and the next bin's
    dataset::KindCounts passing{}, hidden{};
    std::uint32_t count = 0;
    dataset::Range blocks{}; ///< in TimePlot::blocks: each of its records, or none
};

/// Records that may have been at any time of a longer interval. Where the lanes are full, bars
/// that would cover each other are one.
struct FuzzyBar {
    base::DayInterval days; ///< open ends cut: at the extent, or to a stretch that fades in
    bool isOpenFirst = false, isOpenLast = false;
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
    std::string label;
    std::uint32_t count = 0;
    bool passes = true;
    bool isMixed = false;                    ///< of several kinds; `kind` is the first one's
    dataset::EngagementIndex engagement = 0; ///< the first of them
    std::vector<std::uint32_t> groups;       ///< in LongDates::groups, ascending
    int lane = 0;
};

/// While the fullest bin has no more, each record is a block.
inline constexpr std::uint32_t kMostBlocks = 12;

struct TimePlot {
    state::DayRange days; ///< from its first day to the end of its last
    dataset::BinUnit unit = dataset::BinUnit::Month;
    std::vector<TimeBin> bins;        ///< those with records, ascending
    std::vector<std::size_t> fullest; ///< indices of bins, the fullest first
    std::vector<Block> blocks;
    std::vector<base::Day> exactDays; ///< of the blocks that are known to the day
    std::uint32_t tallest = 0;
    std::vector<FuzzyBar> fuzzy;
    /// What stands out: the journey of a full bin.
    struct Callout {
        std::size_t bin = 0;
        std::string text;
    };
    std::vector<Callout> callouts;
    bool hasBlocks() const { return tallest <= kMostBlocks; }
};

/// `before` is the last model, or null: what follows from the records alone is taken over.
std::shared_ptr<const TimeModel> buildTime(const dataset::Dataset&, const dataset::SearchIndex&,
                                           const dataset::Selection&,
                                           const TimeModel* before = nullptr);

/// `model` is of the same records and selection. `widthPx`: of the plot, in logical pixels.
std::shared_ptr<const TimePlot> buildTimePlot(const dataset::Dataset&, const dataset::SearchIndex&,
                                              const dataset::Selection&, const TimeModel& model,
                                              const Speech&, state::DayRange days, double widthPx);

/// The group of a dated record that is longer than a day.
std::optional<std::uint32_t> groupOf(const LongDates&, const dataset::Dataset&,
                                     const dataset::SearchIndex&, dataset::EngagementIndex);

/// The bars of the lane for a unit and a plot: what passes and what does not apart.
std::vector<FuzzyBar> fuzzyBars(const dataset::Dataset&, const TimeModel&, const Speech&,
                                dataset::BinUnit, state::DayRange days);

} // namespace portolan::ui
