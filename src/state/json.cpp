#include "state/json.h"

#include "state/camera.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace portolan::state {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kThemes = {"dark", "light", "print"};
constexpr std::array<std::string_view, 3> kUndatedRules = {"include", "exclude", "only"};
constexpr std::array<std::string_view, 4> kPlaceTies = {"all", "outbound", "inbound", "between"};
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

template<class Enum, std::size_t N>
std::string wordOf(const std::array<std::string_view, N>& words, Enum value) {
    return std::string(words[static_cast<std::size_t>(value)]);
}

struct LayerField {
    const char* name;
    bool Layers::*field;
};
constexpr std::array<LayerField, 10> kLayers = {{{"relief", &Layers::relief},
                                                 {"graticule", &Layers::graticule},
                                                 {"boundaries", &Layers::boundaries},
                                                 {"admin1", &Layers::admin1},
                                                 {"sea_names", &Layers::seaNames},
                                                 {"place_names", &Layers::placeNames},
                                                 {"arcs", &Layers::arcs},
                                                 {"nodes", &Layers::nodes},
                                                 {"wind_rose", &Layers::windRose},
                                                 {"vignette", &Layers::vignette}}};

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
            {"ties", wordOf(kPlaceTies, filter.ties)},
            {"organisations", filter.organisations},
            {"economies", filter.economies},
            {"statuses", keysOf(filter.statuses)},
            {"sources", filter.sources},
            {"certainties", keysOf(filter.certainties)},
            {"from", dayOrNull(filter.dates.first)},
            {"to", dayOrNull(filter.dates.last)},
            {"undated", wordOf(kUndatedRules, filter.undated)},
            {"text", filter.text}};
}

Json layersJson(const Layers& layers) {
    Json json;
    for (const LayerField& layer : kLayers) {
        json[layer.name] = layers.*layer.field;
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

Json comfortJson(const Comfort& comfort) {
    return {{"scale", comfort.scale},
            {"reduces_motion", comfort.reducesMotion},
            {"vision", wordOf(kColourVisions, comfort.vision)}};
}

/// Reads fields of one JSON object; what it cannot understand it notes and leaves alone.
class Reader {
public:
    Reader(const Json& object, std::string path, base::Diagnostics& notes, const std::string& file)
        : object_(object), path_(std::move(path)), notes_(notes), file_(file) {}

    void number(const char* name, double& value) const {
        if (const Json* json = find(name); json && !assign(json->is_number(), *json, value)) {
            note(name, "a number");
        }
    }
    void flag(const char* name, bool& value) const {
        if (const Json* json = find(name); json && !assign(json->is_boolean(), *json, value)) {
            note(name, "true or false");
        }
    }
    void text(const char* name, std::string& value) const {
        if (const Json* json = find(name); json && !assign(json->is_string(), *json, value)) {
            note(name, "a text");
        }
    }
    void texts(const char* name, std::vector<std::string>& values) const {
        each(name, [&](const std::string& item) {
            values.push_back(item);
            return true;
        });
    }
    /// A list of lists of texts.
    void pages(const char* name, std::vector<std::vector<std::string>>& values) const {
        const Json* json = find(name);
        if (json && !json->is_array()) {
            return note(name, "a list");
        }
        for (const Json& page : json ? *json : Json::array()) {
            std::vector<std::string> texts;
            for (const Json& item : page.is_array() ? page : Json::array()) {
                if (item.is_string()) {
                    texts.push_back(item.get<std::string>());
                }
            }
            if (texts.empty()) {
                note(name, "a list of lists of texts");
            } else {
                values.push_back(std::move(texts));
            }
        }
    }
    template<class Value>
    void keys(const char* name, std::vector<Value>& values,
              std::optional<Value> (*fromKey)(std::string_view)) const {
        each(name, [&](const std::string& item) {
            const auto value = fromKey(item);
            if (value) {
                values.push_back(*value);
            }
            return value.has_value();
        });
    }
    template<class Value, std::size_t N>
    void choice(const char* name, Value& value,
                const std::array<std::string_view, N>& words) const {
        std::string word;
        text(name, word);
        for (std::size_t i = 0; i < N; ++i) {
            if (word == words[i]) {
                value = static_cast<Value>(i);
                return;
            }
        }
        if (!word.empty()) {
            note(name, "one of its words");
        }
    }
    void day(const char* name, base::Day& value) const {
        std::string word;
        if (const Json* json = find(name); json && !json->is_null()) {
            text(name, word);
            const auto date = base::EdtfDate::parse(word);
            if (date && date->precision() == base::DatePrecision::Day) {
                value = date->interval().first;
            } else {
                note(name, "a day as 2019-10-03");
            }
        }
    }
    void position(const char* name, std::optional<geo::LonLat>& value) const {
        const Json* json = find(name);
        if (!json || json->is_null()) {
            return;
        }
        const bool isPair = json->is_array() && json->size() == 2 && (*json)[0].is_number() &&
                            (*json)[1].is_number();
        if (!isPair) {
            return note(name, "a longitude and a latitude");
        }
        value = geo::LonLat{(*json)[0].get<double>(), (*json)[1].get<double>()};
    }
    Reader inner(const char* name) const {
        static const Json kEmpty = Json::object();
        const Json* json = find(name);
        if (json && !json->is_object()) {
            note(name, "an object");
        }
        return {json && json->is_object() ? *json : kEmpty, path_ + name + ".", notes_, file_};
    }

private:
    const Json* find(const char* name) const {
        const auto found = object_.find(name);
        return found != object_.end() ? &*found : nullptr;
    }
    template<class Value>
    static bool assign(bool fits, const Json& json, Value& value) {
        if (fits) {
            value = json.get<Value>();
        }
        return fits;
    }
    void each(const char* name, const std::function<bool(const std::string&)>& take) const {
        const Json* json = find(name);
        if (json && !json->is_array()) {
            return note(name, "a list");
        }
        for (const Json& item : json ? *json : Json::array()) {
            if (!item.is_string() || !take(item.get<std::string>())) {
                note(name, "a list of known words");
            }
        }
    }
    void note(const char* name, const char* expected) const {
        notes_.push_back(
            {base::Severity::Warning,
             {file_, 0, 0},
             fmt::format("{}{} is not {}: it keeps its default", path_, name, expected)});
    }

    const Json& object_;
    std::string path_;
    base::Diagnostics& notes_;
    const std::string& file_;
};

void readFilter(const Reader& reader, dataset::Filter& filter) {
    reader.keys("kinds", filter.kinds, dataset::engagementKindFromKey);
    reader.texts("sectors", filter.sectors);
    reader.texts("places", filter.places);
    reader.texts("organisations", filter.organisations);
    reader.texts("economies", filter.economies);
    reader.keys("statuses", filter.statuses, dataset::statusFromKey);
    reader.texts("sources", filter.sources);
    reader.choice("ties", filter.ties, kPlaceTies);
    reader.keys("certainties", filter.certainties, dataset::dateCertaintyFromKey);
    reader.day("from", filter.dates.first);
    reader.day("to", filter.dates.last);
    reader.choice("undated", filter.undated, kUndatedRules);
    reader.text("text", filter.text);
}

void readTimeline(const Reader& reader, Timeline& timeline) {
    reader.number("first", timeline.first);
    reader.number("last", timeline.last);
    reader.number("cursor", timeline.cursor);
    reader.number("speed", timeline.speed);
    reader.flag("loops", timeline.loops);
    reader.choice("mode", timeline.mode, kTimeModes);
    reader.number("plot_first", timeline.plotFirst);
    reader.number("plot_last", timeline.plotLast);
    if (timeline.first > timeline.last) {
        std::swap(timeline.first, timeline.last);
    }
}

void readCamera(const Reader& reader, Camera& camera) {
    std::optional<geo::LonLat> centre;
    reader.position("centre", centre);
    camera.centre = centre.value_or(camera.centre);
    reader.number("metres_per_pixel", camera.metresPerPixel);
    reader.number("bearing", camera.bearing);
    reader.number("pitch", camera.pitch);
    camera = clamped(camera);
}

void readInterval(const Reader& reader, base::DayInterval& days) {
    reader.day("from", days.first);
    reader.day("to", days.last);
}

void readComparison(const Reader& reader, Comparison& comparison) {
    reader.flag("on", comparison.isOn);
    readInterval(reader.inner("before"), comparison.before);
    readInterval(reader.inner("after"), comparison.after);
}

void readTable(const Reader& reader, TableView& table) {
    std::vector<TableColumn> columns;
    reader.keys("columns", columns, tableColumnFromKey);
    table.columns = columns.empty() ? table.columns : columns;
    reader.flag("open", table.isOpen);
    reader.choice("sorted_by", table.sortedBy, kTableColumns);
    reader.flag("descending", table.isDescending);
}

void readComfort(const Reader& reader, Comfort& comfort) {
    reader.number("scale", comfort.scale);
    reader.flag("reduces_motion", comfort.reducesMotion);
    reader.choice("vision", comfort.vision, kColourVisions);
}

void readState(const Reader& reader, AppState& state) {
    readFilter(reader.inner("filter"), state.filter);
    readTimeline(reader.inner("timeline"), state.timeline);
    readCamera(reader.inner("camera"), state.camera);
    reader.text("projection", state.projection);
    reader.position("projection_centre", state.projectionCentre);
    reader.choice("language", state.language, base::kLanguageTags);
    reader.choice("theme", state.theme, kThemes);
    reader.text("viewpoint", state.viewpoint);
    const Reader layers = reader.inner("layers");
    for (const LayerField& layer : kLayers) {
        layers.flag(layer.name, state.layers.*layer.field);
    }
    reader.texts("selected", state.selected);
    const Reader trail = reader.inner("trail");
    trail.pages("back", state.trail.back);
    trail.pages("forward", state.trail.forward);
    reader.text("home", state.home);
    readComparison(reader.inner("comparison"), state.comparison);
    readTable(reader.inner("table"), state.table);
    readComfort(reader.inner("comfort"), state.comfort);
}

} // namespace

std::string toJson(const AppState& state) {
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
                 {"theme", wordOf(kThemes, state.theme)},
                 {"viewpoint", state.viewpoint},
                 {"layers", layersJson(state.layers)},
                 {"selected", state.selected},
                 {"trail", {{"back", state.trail.back}, {"forward", state.trail.forward}}},
                 {"home", state.home},
                 {"comparison", comparisonJson(state.comparison)},
                 {"table", tableJson(state.table)},
                 {"comfort", comfortJson(state.comfort)}};
    if (state.projectionCentre) {
        json["projection_centre"] = {state.projectionCentre->lon, state.projectionCentre->lat};
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<base::Loaded<AppState>> appStateFromJson(std::string_view text,
                                                      const std::string& fileName) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return base::fail(base::ErrorCode::Data, "this is not a saved view",
                          "open a file that Portolan wrote", {fileName, 0, 0});
    }
    base::Loaded<AppState> loaded;
    readState(Reader(json, "", loaded.diagnostics, fileName), loaded.value);
    return loaded;
}

} // namespace portolan::state
