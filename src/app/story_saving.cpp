#include "app/story_saving.h"

#include "app/story_source.h"
#include "formats/files.h"
#include "state/story_edit.h"
#include "state/story_file.h"
#include "state/toml_text.h"

#include <fmt/format.h>

#include <filesystem>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

/// Has somebody else written to it since?
bool isChanged(const std::string& path, std::uint64_t onDisk) {
    const auto text = storyText(path);
    return text && state::SharedText::printOf(*text) != onDisk;
}

/// Absolute; empty: the bundled ones.
fs::path recordsOf(const state::AppState& state, const state::DatasetOrigin& origin) {
    const std::string named = state::datasetOfStory(state.draft.text.view());
    const fs::path own = fs::path(state.presentation.story).parent_path();
    return named.empty() ? fs::path(origin.path) : (own / named).lexically_normal();
}

base::Result<std::string> textFor(const fs::path& folder, const state::AppState& state,
                                  const state::DatasetOrigin& origin) {
    const std::string text(state.draft.text.view());
    const fs::path records = recordsOf(state, origin);
    if (records.empty() || folder == fs::path(state.presentation.story).parent_path()) {
        return text;
    }
    const fs::path way = records.lexically_relative(folder);
    return state::withKey(text, "dataset",
                          state::tomlQuoted((way.empty() ? records : way).generic_string()));
}

} // namespace

base::Result<state::SharedText> saveStory(const std::string& path, const state::AppState& state,
                                          const state::DatasetOrigin& origin) {
    std::error_code ignored;
    const fs::path target = fs::absolute(path, ignored).lexically_normal();
    if (target == fs::path(state.presentation.story).lexically_normal() &&
        isChanged(path, state.draft.onDisk)) {
        return base::fail(
            base::ErrorCode::Data,
            fmt::format("{} was changed by another program", target.filename().string()),
            "save the story under another name", {path, 0, 0});
    }
    return textFor(target.parent_path(), state, origin).and_then([&](const std::string& text) {
        return formats::writeFileWhole(target.string(), text).map([&] {
            return state::SharedText(text);
        });
    });
}

} // namespace portolan::app
