// A story: chapters that say in meaning, not in pixels, what is shown, and what is said of it in
// each language. Plain data; state/telling.h is how it plays.
#pragma once

#include "base/date.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "dataset/party_order.h"
#include "state/app_state.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace portolan::state {

/// A number on the screen, by reference: its value, qualifier and source are the record's.
struct StoryFigure {
    std::string subject; ///< id of an engagement, a place or an organisation
    std::string measure;
    dataset::Translations label;
    dataset::Translations unit; ///< stands small behind the number, as 人; may be empty
    bool operator==(const StoryFigure&) const = default;
};

/// What is written beside an arc, in place of a legend.
struct StoryLabel {
    std::string engagement; ///< id
    dataset::Translations text;
    bool operator==(const StoryLabel&) const = default;
};

/// An exact view, whatever the size of the screen.
struct StoryView {
    geo::LonLat centre;
    double widthKm = 4000; ///< what the screen is wide, in the projection's kilometres
    double bearing = 0, pitch = 0;
    bool operator==(const StoryView&) const = default;
};

/// What of the map is shown larger in a round lens beside it.
struct StoryLens {
    enum class Of : std::uint8_t { ShortLegs, Nothing, Places };
    Of of = Of::ShortLegs;           ///< those that are too short to be seen, where there are any
    std::vector<std::string> places; ///< ids
    bool operator==(const StoryLens&) const = default;
};

/// A chapter's own words say what is where: only seas are named besides.
constexpr Layers stageLayers() {
    Layers layers;
    layers.placeNames = layers.admin1 = layers.windRose = false;
    return layers;
}

struct Chapter {
    std::string id;                                      ///< may be empty
    dataset::Translations kicker, title, caption, notes; ///< notes are the presenter's
    dataset::Filter filter;
    /// The days that are shown, to the moment; open ends are the dataset's.
    base::DayInterval days;
    /// The stretch that the moment passes while the chapter plays; none: the moment stands at its
    /// end.
    std::optional<base::DayInterval> play;
    enum class Fit : std::uint8_t { Filtered, All, Ids, View };
    Fit fit = Fit::Filtered;
    std::vector<std::string> fitIds; ///< places, organisations, engagements
    StoryView view;
    std::vector<std::string> highlight; ///< ids
    std::vector<StoryLabel> labels;
    std::vector<StoryFigure> figures; ///< three at most
    std::string projection = "east-asia";
    std::optional<geo::LonLat> projectionCentre;
    std::string boundaries; ///< empty: the story's
    Layers layers = stageLayers();
    StoryLens lens;
    std::string picture; ///< path; empty: none
    double seconds = 12; ///< how long it lasts where nobody turns the page
    bool operator==(const Chapter&) const = default;
};

/// What of its filter's records the chapter's days hold; empty where first is after last.
inline dataset::Filter filterOf(const Chapter& chapter) {
    dataset::Filter filter = chapter.filter;
    filter.dates.first = std::max(filter.dates.first, chapter.days.first);
    filter.dates.last = std::min(filter.dates.last, chapter.days.last);
    return filter;
}

inline constexpr std::size_t kMostFigures = 3;
inline constexpr double kShortestChapter = 2, kLongestChapter = 600; ///< seconds

struct Story {
    dataset::Translations title;
    std::vector<base::Language> languages; ///< that it is told in, the guests' first; never empty
    Theme theme = Theme::Dark;
    std::string boundaries = "neutral";
    std::string profile;              ///< of the guests: a code or a file; empty: none
    dataset::Translations disclaimer; ///< stands below every chapter; may be empty
    std::string approval;             ///< the map's approval number, beside it
    ViewingDistance viewing;          ///< of the room that it is made for
    // Of the guests' profile.
    dataset::PartyOrder parties;
    bool flags = false;            ///< each chapter names who takes part, with flags
    std::vector<Chapter> chapters; ///< never empty once it is read
    /// Its text is TOML throughout and begins each chapter with [[chapter]]: state/story_edit.h can
    /// write into it.
    bool isWritable = true;
    bool operator==(const Story&) const = default;
};

} // namespace portolan::state
