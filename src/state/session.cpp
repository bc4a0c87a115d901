#include "state/session.h"

#include "state/cut_json.h"
#include "state/json_fields.h"

#include <fmt/format.h>

namespace portolan::state {

namespace {

constexpr const char* kSessionMark = "portolan_session";
constexpr const char* kSettingsMark = "portolan_settings";

void readColumns(const JsonReader& reader, std::map<std::string, std::string>& columns) {
    for (const std::string& name : reader.names()) {
        reader.text(name.c_str(), columns[name]);
    }
}

void readSession(const JsonReader& reader, Session& session) {
    int version = 0;
    reader.number(kSessionMark, version);
    if (version > kSessionVersion) {
        reader.note(fmt::format("this was written by a newer Portolan (version {}; this one knows "
                                "{}): what it does not know is left out",
                                version, kSessionVersion));
    }
    const JsonReader origin = reader.inner("dataset");
    origin.text("path", session.dataset.path);
    origin.text("relative", session.dataset.relative);
    readColumns(origin.inner("columns"), session.dataset.columns);
    origin.noteUnknown();
    const JsonReader window = reader.inner("window");
    window.number("width", session.width);
    window.number("height", session.height);
    window.noteUnknown();
    read(reader.inner("state"), session.state);
    reader.noteUnknown();
}

/// The object that a file holds, or what is left of one that was cut.
Json parseObject(std::string_view text, const char* mark, base::Diagnostics& notes,
                 const std::string& fileName) {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        json = Json::parse(closedJson(text), nullptr, false);
        notes.push_back({base::Severity::Warning,
                         {fileName, 0, 0},
                         "the file is damaged or was cut: what stands before that is restored"});
    }
    return json.is_object() && json.contains(mark) ? json : Json();
}

} // namespace

std::string toJson(const Session& session) {
    const DatasetOrigin& origin = session.dataset;
    const Json json = {
        {kSessionMark, kSessionVersion},
        {"dataset",
         {{"path", origin.path}, {"relative", origin.relative}, {"columns", Json(origin.columns)}}},
        {"window", {{"width", session.width}, {"height", session.height}}},
        {"state", jsonOf(session.state)}};
    return writtenJson(json);
}

base::Result<base::Loaded<Session>> sessionFromJson(std::string_view text,
                                                    const std::string& fileName) {
    base::Loaded<Session> loaded;
    const Json json = parseObject(text, kSessionMark, loaded.diagnostics, fileName);
    if (json.is_null()) {
        return base::fail(base::ErrorCode::Data, fmt::format("{} is no saved session", fileName),
                          "open a file that Portolan saved", {fileName, 0, 0});
    }
    readSession(JsonReader(json, "", loaded.diagnostics, fileName), loaded.value);
    return loaded;
}

Settings settingsOf(const AppState& state) {
    return {state.language, state.theme, state.viewpoint, state.comfort};
}

void apply(const Settings& settings, AppState& state) {
    state.language = settings.language;
    state.theme = settings.theme;
    state.viewpoint = settings.viewpoint;
    state.comfort = settings.comfort;
}

std::string toJson(const Settings& settings) {
    return writtenJson({{kSettingsMark, 1},
                        {"language", std::string(base::tagOf(settings.language))},
                        {"theme", kThemeKeys[static_cast<std::size_t>(settings.theme)]},
                        {"boundaries", settings.viewpoint},
                        {"comfort", jsonOf(settings.comfort)}});
}

base::Result<base::Loaded<Settings>> settingsFromJson(std::string_view text,
                                                      const std::string& fileName) {
    base::Loaded<Settings> loaded;
    const Json json = parseObject(text, kSettingsMark, loaded.diagnostics, fileName);
    if (json.is_null()) {
        return base::fail(base::ErrorCode::Data,
                          fmt::format("{} holds no settings of Portolan", fileName),
                          "take it away: it is written anew", {fileName, 0, 0});
    }
    const JsonReader reader(json, "", loaded.diagnostics, fileName);
    int version = 0;
    reader.number(kSettingsMark, version);
    reader.choice("language", loaded.value.language, base::kLanguageTags);
    reader.choice("theme", loaded.value.theme, kThemeKeys);
    reader.text("boundaries", loaded.value.viewpoint);
    read(reader.inner("comfort"), loaded.value.comfort);
    reader.noteUnknown();
    return loaded;
}

} // namespace portolan::state
