#include "state/json.h"

#include "dataset/filter_words.h"
#include "state/camera.h"
#include "state/json_fields.h"
#include "state/layer_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace portolan::state {

namespace {

constexpr double kFarthestDay = 1e8;
constexpr std::array<std::string_view, 3> kTimeModes = {"cumulative", "window", "moment"};
constexpr std::array<std::string_view, 4> kColourVisions = {"full", "protanopia", "deuteranopia",
                                                            "tritanopia"};
constexpr std::array<std::string_view, kTableColumnCount> kTableColumns = {
    "date", "kind", "title", "places", "organisations", "sectors", "status", "sources"};

std::optional<TableColumn> tableColumnFromKey(std::string_view key) {
    const auto* const found = std::find(kTableColumns.begin(), kTableColumns.end(), key);
    if (found == kTableColumns.end()) {
        return std::nullopt;
    }
    return static_cast<TableColumn>(found - kTableColumns.begin());
}

template<class Enum>
Json keysOf(const std::vector<Enum>& values) {
    Json keys = Json::array();
    for (const Enum value : values) {
        keys.push_back(std::string(dataset::keyOf(value)));
    }
    return keys;
}

Json dayOrNull(base::Day day) {
    const bool isOpen = day == base::kBeginningOfTime || day == base::kEndOfTime;
    return isOpen ? Json(nullptr) : Json(base::isoFromDay(day));
}

Json filterJson(const dataset::Filter& filter) {
    return {{"kinds", keysOf(filter.kinds)},
            {"sectors", filter.sectors},
            {"places", filter.places},
            {"ties", wordOf(dataset::kPlaceTies, filter.ties)},
            {"organisations", filter.organisations},
            {"economies", filter.economies},
            {"economy_rule", wordOf(dataset::kEconomyRules, filter.economyRule)},
            {"statuses", keysOf(filter.statuses)},
            {"sources", filter.sources},
            {"certainties", keysOf(filter.certainties)},
            {"place_kinds", keysOf(filter.placeKinds)},
            {"from", dayOrNull(filter.dates.first)},
            {"to", dayOrNull(filter.dates.last)},
            {"undated", wordOf(dataset::kUndatedRules, filter.undated)},
            {"text", filter.text}};
}

Json layersJson(const Layers& layers) {
    Json json;
    for (const auto& [name, layer] : kLayerNames) {
        json[name] = layers.*layer;
    }
    return json;
}

Json timelineJson(const Timeline& time) {
    return {{"first", time.first},          {"last", time.last},
            {"cursor", time.cursor},        {"speed", time.speed},
            {"loops", time.loops},          {"mode", wordOf(kTimeModes, time.mode)},
            {"plot_first", time.plotFirst}, {"plot_last", time.plotLast}};
}

Json intervalJson(base::DayInterval days) {
    return {{"from", dayOrNull(days.first)}, {"to", dayOrNull(days.last)}};
}

Json comparisonJson(const Comparison& comparison) {
    return {{"on", comparison.isOn},
            {"before", intervalJson(comparison.before)},
            {"after", intervalJson(comparison.after)}};
}

Json tableJson(const TableView& table) {
    Json columns = Json::array();
    for (const TableColumn column : table.columns) {
        columns.push_back(wordOf(kTableColumns, column));
    }
    return {{"open", table.isOpen},
            {"columns", std::move(columns)},
            {"sorted_by", wordOf(kTableColumns, table.sortedBy)},
            {"descending", table.isDescending}};
}

std::string tagOr(const std::optional<base::Language>& language) {
    return std::string(language ? base::tagOf(*language) : std::string_view());
}

/// Not the blank nor what the hand does: a story that is opened again is seen.
Json presentationJson(const Presentation& presentation) {
    const PresenterWindow& window = presentation.window;
    return {
        {"story", presentation.story},
        {"profile", presentation.profile},
        {"on", presentation.isOn},
        {"chapter", presentation.chapter},
        {"seconds", presentation.seconds},
        {"loops", presentation.loops},
        {"language", tagOr(presentation.language)},
        {"window",
         {{"open", window.isOpen}, {"scale", window.scale}, {"language", tagOr(window.language)}}}};
}

/// The text only where no file has it.
Json draftJson(const StoryDraft& draft) {
    return {{"text", draft.isUnsaved() ? std::string(draft.text.view()) : std::string()},
            {"on_disk", fmt::format("{:016x}", draft.onDisk)},
            {"chapter", draft.chapter},
            {"open", draft.isOpen},
            {"seen", draft.isSeen}};
}

} // namespace

Json jsonOf(const Comfort& comfort) {
    return {{"scale", comfort.scale},
            {"reduces_motion", comfort.reducesMotion},
            {"vision", wordOf(kColourVisions, comfort.vision)},
            {"screen_width", comfort.viewing.screenWidth},
            {"farthest_seat", comfort.viewing.farthestSeat}};
}

namespace {

void readFilter(const JsonReader& reader, dataset::Filter& filter) {
    reader.keys("kinds", filter.kinds, dataset::engagementKindFromKey);
    reader.texts("sectors", filter.sectors);
    reader.texts("places", filter.places);
    reader.texts("organisations", filter.organisations);
    reader.texts("economies", filter.economies);
    reader.keys("statuses", filter.statuses, dataset::statusFromKey);
    reader.texts("sources", filter.sources);
    reader.choice("ties", filter.ties, dataset::kPlaceTies);
    reader.choice("economy_rule", filter.economyRule, dataset::kEconomyRules);
    reader.keys("certainties", filter.certainties, dataset::dateCertaintyFromKey);
    reader.keys("place_kinds", filter.placeKinds, dataset::placeKindFromKey);
    reader.day("from", filter.dates.first);
    reader.day("to", filter.dates.last);
    reader.choice("undated", filter.undated, dataset::kUndatedRules);
    reader.text("text", filter.text);
    reader.noteUnknown();
}

void readTimeline(const JsonReader& reader, Timeline& timeline) {
    reader.number("first", timeline.first);
    reader.number("last", timeline.last);
    reader.number("cursor", timeline.cursor);
    reader.number("speed", timeline.speed);
    reader.flag("loops", timeline.loops);
    reader.choice("mode", timeline.mode, kTimeModes);
    reader.number("plot_first", timeline.plotFirst);
    reader.number("plot_last", timeline.plotLast);
    reader.noteUnknown();
    for (double* day : {&timeline.first, &timeline.last, &timeline.cursor, &timeline.plotFirst,
                        &timeline.plotLast}) {
        *day = std::clamp(*day, -kFarthestDay, kFarthestDay); // days are whole 32-bit numbers too
    }
    if (timeline.first > timeline.last) {
        std::swap(timeline.first, timeline.last);
    }
}

void readCamera(const JsonReader& reader, Camera& camera) {
    std::optional<geo::LonLat> centre;
    reader.position("centre", centre);
    camera.centre = centre.value_or(camera.centre);
    reader.number("metres_per_pixel", camera.metresPerPixel);
    reader.number("bearing", camera.bearing);
    reader.number("pitch", camera.pitch);
    reader.noteUnknown();
    camera = clamped(camera);
}

void readInterval(const JsonReader& reader, base::DayInterval& days) {
    reader.day("from", days.first);
    reader.day("to", days.last);
    reader.noteUnknown();
}

void readComparison(const JsonReader& reader, Comparison& comparison) {
    reader.flag("on", comparison.isOn);
    readInterval(reader.inner("before"), comparison.before);
    readInterval(reader.inner("after"), comparison.after);
    reader.noteUnknown();
}

void readTable(const JsonReader& reader, TableView& table) {
    std::vector<TableColumn> columns;
    reader.keys("columns", columns, tableColumnFromKey);
    table.columns = columns.empty() ? table.columns : columns;
    reader.flag("open", table.isOpen);
    reader.choice("sorted_by", table.sortedBy, kTableColumns);
    reader.flag("descending", table.isDescending);
    reader.noteUnknown();
}

std::optional<base::Language> languageIn(const JsonReader& reader) {
    std::string language;
    reader.text("language", language);
    return base::languageFromTag(language);
}

double scaleIn(const JsonReader& reader) {
    double scale = 0;
    reader.number("scale", scale);
    return scale > 0 ? std::clamp(scale, 1.0, 3.0) : 0;
}

void readWindow(const JsonReader& reader, PresenterWindow& window) {
    reader.flag("open", window.isOpen);
    window.scale = scaleIn(reader);
    window.language = languageIn(reader);
    reader.noteUnknown();
}

constexpr int kMostChapters = 100000;

void readDraft(const JsonReader& reader, StoryDraft& draft) {
    std::string text, print;
    int chapter = 0;
    reader.text("text", text);
    reader.text("on_disk", print);
    std::from_chars(print.data(), print.data() + print.size(), draft.onDisk, 16);
    reader.number("chapter", chapter);
    reader.flag("open", draft.isOpen);
    reader.flag("seen", draft.isSeen);
    reader.noteUnknown();
    draft.text = text.empty() ? SharedText() : SharedText(std::move(text));
    draft.chapter = static_cast<std::uint32_t>(std::clamp(chapter, 0, kMostChapters));
}

void readPresentation(const JsonReader& reader, Presentation& presentation) {
    int chapter = 0;
    reader.text("story", presentation.story);
    reader.text("profile", presentation.profile);
    reader.flag("on", presentation.isOn);
    reader.number("chapter", chapter);
    presentation.chapter = static_cast<std::uint32_t>(std::clamp(chapter, 0, kMostChapters));
    reader.number("seconds", presentation.seconds);
    presentation.seconds = std::max(presentation.seconds, 0.0);
    reader.flag("loops", presentation.loops);
    presentation.language = languageIn(reader);
    readWindow(reader.inner("window"), presentation.window);
    reader.noteUnknown();
}

} // namespace

void read(const JsonReader& reader, Comfort& comfort) {
    comfort.scale = scaleIn(reader);
    reader.flag("reduces_motion", comfort.reducesMotion);
    reader.choice("vision", comfort.vision, kColourVisions);
    const auto metres = [&reader](const char* name, double& length) {
        reader.number(name, length);
        length = std::clamp(length, 0.0, kLongestDistance);
    };
    metres("screen_width", comfort.viewing.screenWidth);
    metres("farthest_seat", comfort.viewing.farthestSeat);
    reader.noteUnknown();
}

void read(const JsonReader& reader, AppState& state) {
    readFilter(reader.inner("filter"), state.filter);
    readTimeline(reader.inner("timeline"), state.timeline);
    readCamera(reader.inner("camera"), state.camera);
    reader.text("projection", state.projection);
    reader.position("projection_centre", state.projectionCentre);
    reader.choice("language", state.language, base::kLanguageTags);
    reader.choice("theme", state.theme, kThemeKeys);
    reader.text("viewpoint", state.viewpoint);
    const JsonReader layers = reader.inner("layers");
    for (const auto& [name, layer] : kLayerNames) {
        layers.flag(name, state.layers.*layer);
    }
    layers.noteUnknown();
    reader.texts("selected", state.selected);
    const JsonReader trail = reader.inner("trail");
    trail.pages("back", state.trail.back);
    trail.pages("forward", state.trail.forward);
    trail.noteUnknown();
    reader.text("home", state.home);
    readComparison(reader.inner("comparison"), state.comparison);
    readTable(reader.inner("table"), state.table);
    read(reader.inner("comfort"), state.comfort);
    readPresentation(reader.inner("presentation"), state.presentation);
    readDraft(reader.inner("draft"), state.draft);
    reader.noteUnknown();
}

Json jsonOf(const AppState& state) {
    const Camera& camera = state.camera;
    Json json = {{"filter", filterJson(state.filter)},
                 {"timeline", timelineJson(state.timeline)},
                 {"camera",
                  {{"centre", {camera.centre.lon, camera.centre.lat}},
                   {"metres_per_pixel", camera.metresPerPixel},
                   {"bearing", camera.bearing},
                   {"pitch", camera.pitch}}},
                 {"projection", state.projection},
                 {"projection_centre", nullptr},
                 {"language", std::string(base::tagOf(state.language))},
                 {"theme", std::string(kThemeKeys[static_cast<std::size_t>(state.theme)])},
                 {"viewpoint", state.viewpoint},
                 {"layers", layersJson(state.layers)},
                 {"selected", state.selected},
                 {"trail", {{"back", state.trail.back}, {"forward", state.trail.forward}}},
                 {"home", state.home},
                 {"comparison", comparisonJson(state.comparison)},
                 {"table", tableJson(state.table)},
                 {"comfort", jsonOf(state.comfort)},
                 {"presentation", presentationJson(state.presentation)},
                 {"draft", draftJson(state.draft)}};
    if (state.projectionCentre) {
        json["projection_centre"] = {state.projectionCentre->lon, state.projectionCentre->lat};
    }
    return json;
}

std::string writtenJson(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string toJson(const AppState& state) {
    return writtenJson(jsonOf(state));
}

base::Result<base::Loaded<AppState>> appStateFromJson(std::string_view text,
                                                      const std::string& fileName) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return base::fail(base::ErrorCode::Data, "this is not a saved view",
                          "open a file that Portolan wrote", {fileName, 0, 0});
    }
    base::Loaded<AppState> loaded;
    read(JsonReader(json, "", loaded.diagnostics, fileName), loaded.value);
    return loaded;
}

} // namespace portolan::state
