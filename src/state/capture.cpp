#include "state/capture.h"

#include "base/toml.h"
#include "dataset/filter_words.h"
#include "geo/projection.h"
#include "state/json_fields.h"
#include "state/layer_names.h"
#include "state/story.h"
#include "state/timeline.h"
#include "state/toml_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::state {

namespace {

constexpr std::size_t kMostHighlights = 100; ///< more are no highlight
constexpr std::string_view kNone = "none";

/// { a = 1, b = 2 }; nothing where there is none.
class InlineTable {
public:
    void add(std::string_view key, const std::string& value) {
        if (!value.empty()) {
            entries_.push_back(fmt::format("{} = {}", key, value));
        }
    }
    void addText(std::string_view key, std::string_view text) {
        add(key, text.empty() ? std::string() : tomlQuoted(text));
    }
    std::string take() const {
        return entries_.empty() ? std::string()
                                : fmt::format("{{ {} }}", fmt::join(entries_, ", "));
    }

private:
    std::vector<std::string> entries_;
};

/// One text, or a list of them; nothing where there is none.
template<class Value, class ToText>
std::string listOf(const std::vector<Value>& values, ToText toText) {
    std::vector<std::string> texts;
    for (const Value& value : values) {
        const std::string text(toText(value));
        texts.push_back(tomlQuoted(text.empty() ? kNone : text));
    }
    return texts.empty()       ? std::string()
           : texts.size() == 1 ? texts.front()
                               : fmt::format("[{}]", fmt::join(texts, ", "));
}

template<class Value>
std::string keysOf(const std::vector<Value>& values) {
    return listOf(values, [](Value value) { return dataset::keyOf(value); });
}

std::string idsOf(const std::vector<std::string>& ids) {
    return listOf(ids, [](const std::string& id) { return id; });
}

/// No finer than it is: a first day of a year is the year. Empty where it is open.
std::string dateFrom(base::Day day) {
    const base::CivilDate date = base::civilFromDay(day);
    return day == base::kBeginningOfTime ? std::string()
           : date.day != 1               ? base::isoFromDay(day)
           : date.month != 1             ? base::isoFromDay(day).substr(0, 7)
                                         : base::isoFromDay(day).substr(0, 4);
}

std::string dateTo(base::Day day) {
    if (day == base::kEndOfTime) {
        return {};
    }
    const base::CivilDate next = base::civilFromDay(day + 1);
    return next.day != 1     ? base::isoFromDay(day)
           : next.month != 1 ? base::isoFromDay(day).substr(0, 7)
                             : base::isoFromDay(day).substr(0, 4);
}

std::string filterOf(const AppState& state) {
    const dataset::Filter& filter = state.filter;
    const bool isFromHome =
        !state.home.empty() && filter.places.empty() && filter.economies.empty();
    const bool isEither = !filter.places.empty() && !filter.economies.empty() &&
                          filter.economyRule == dataset::EconomyRule::Either;
    const bool isAll = filter.ties == dataset::PlaceTies::All;
    const bool isIncluded = filter.undated == dataset::UndatedRule::Include;
    InlineTable words;
    words.add("kind", keysOf(filter.kinds));
    words.add("sector", idsOf(filter.sectors));
    words.add("place", isFromHome ? tomlQuoted(state.home) : idsOf(filter.places));
    words.add("economy", idsOf(filter.economies));
    words.addText("economy-rule",
                  isEither ? wordOf(dataset::kEconomyRules, filter.economyRule) : "");
    words.addText("ties", isAll ? "" : wordOf(dataset::kPlaceTies, filter.ties));
    words.add("place-kind", keysOf(filter.placeKinds));
    words.add("organisation", idsOf(filter.organisations));
    words.add("status", keysOf(filter.statuses));
    words.add("source", idsOf(filter.sources));
    words.add("certainty", keysOf(filter.certainties));
    words.addText("from", dateFrom(filter.dates.first));
    words.addText("to", dateTo(filter.dates.last));
    words.addText("undated", isIncluded ? "" : wordOf(dataset::kUndatedRules, filter.undated));
    words.addText("text", filter.text);
    return words.take();
}

std::string timeOf(const Timeline& time, base::DayInterval extent) {
    const bool plays = time.isPlaying && time.mode == TimeMode::Cumulative;
    const base::DayInterval days = plays ? listedDays(time, {extent, {}, {}}) : shownDays(time);
    const Timeline whole = timelineFor(extent);
    InlineTable words;
    words.addText("from", days.first <= whole.first ? std::string() : dateFrom(days.first));
    words.addText("to", days.last >= std::floor(whole.last) ? std::string() : dateTo(days.last));
    words.addText("play", plays ? dateFrom(days.first) + "/" + dateTo(days.last) : std::string());
    return words.take();
}

std::string viewOf(const Camera& camera, double widthKm) {
    InlineTable view;
    view.add("centre", fmt::format("[{:.4f}, {:.4f}]", camera.centre.lon, camera.centre.lat));
    const int decimals = widthKm < 100 ? 2 : widthKm < 1000 ? 1 : 0;
    view.add("width_km", fmt::format("{:.{}f}", std::clamp(widthKm, 5.0, 40000.0), decimals));
    view.add("bearing", camera.bearing != 0 ? fmt::format("{:.1f}", camera.bearing) : "");
    view.add("pitch", camera.pitch != 0 ? fmt::format("{:.1f}", camera.pitch) : "");
    return view.take();
}

/// What differs from a chapter's own.
std::string layersOf(const Layers& layers) {
    InlineTable words;
    for (const auto& [name, layer] : kChapterLayers) {
        if (layers.*layer != stageLayers().*layer) {
            words.add(name, layers.*layer ? "true" : "false");
        }
    }
    return words.take();
}

bool dependsOnCentre(const std::string& projection) {
    return geo::resolveDefinition(projection, {0, 0}) !=
           geo::resolveDefinition(projection, {90, 30});
}

std::string boundariesOf(std::string_view story) {
    const toml::parse_result read = toml::parse(story);
    const std::string standard = Story().boundaries;
    return read ? read.table()["boundaries"].value<std::string>().value_or(standard) : standard;
}

} // namespace

std::vector<edit::SetKeys::Key> capturedKeys(const AppState& state, const CaptureRequest& request) {
    std::vector<std::string> highlight = state.selected;
    highlight.resize(std::min(highlight.size(), kMostHighlights));
    const bool isStandard = state.projection == Chapter().projection;
    const bool isCentred = dependsOnCentre(state.projection);
    const geo::LonLat centre = state.projectionCentre.value_or(state.camera.centre);
    const bool isStorys = state.viewpoint == boundariesOf(request.story);
    return {{"filter", filterOf(state)},
            {"time", timeOf(state.timeline, request.extent)},
            {"fit", ""},
            {"view", viewOf(state.camera, request.widthKm)},
            {"highlight", idsOf(highlight)},
            {"projection", isStandard ? "" : tomlQuoted(state.projection)},
            {"projection_centre",
             isCentred ? fmt::format("[{:.4f}, {:.4f}]", centre.lon, centre.lat) : ""},
            {"boundaries", isStorys ? "" : tomlQuoted(state.viewpoint)},
            {"layers", layersOf(state.layers)}};
}

std::string chapterOf(const std::vector<edit::SetKeys::Key>& keys) {
    std::string chapter = fmt::format("[[chapter]]\nduration = {:g}\n", Chapter().seconds);
    for (const edit::SetKeys::Key& key : keys) {
        if (!key.value.empty()) {
            chapter += fmt::format("{} = {}\n", key.name, key.value);
        }
    }
    return chapter;
}

std::string newStory(const AppState& state) {
    std::string story = fmt::format("languages = [\"{}\"]\n", base::tagOf(state.language));
    if (state.theme != Story().theme) {
        story += fmt::format("theme = \"{}\"\n", wordOf(kThemeKeys, state.theme));
    }
    if (state.viewpoint != Story().boundaries) {
        story += fmt::format("boundaries = {}\n", tomlQuoted(state.viewpoint));
    }
    return story;
}

} // namespace portolan::state
