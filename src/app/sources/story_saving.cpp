#include "app/sources/story_saving.h"

#include "app/sources/story_source.h"
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

/// The way to a file as a story in that folder writes it.
std::string wayFrom(const fs::path& folder, const fs::path& file) {
    const fs::path way = file.lexically_relative(folder);
    return state::tomlQuoted((way.empty() ? file : way).generic_string());
}

base::Result<std::string> withPictures(base::Result<std::string> text, const fs::path& own,
                                       const fs::path& folder) {
    const std::vector<std::string> pictures =
        text ? state::picturesOfStory(*text) : std::vector<std::string>();
    for (std::size_t i = 0; i < pictures.size() && text; ++i) {
        if (!pictures[i].empty() && fs::path(pictures[i]).is_relative()) {
            const fs::path file = (own / pictures[i]).lexically_normal();
            text =
                state::edited(*text, state::edit::SetKeys{i, {{"picture", wayFrom(folder, file)}}});
        }
    }
    return text;
}

base::Result<std::string> textFor(const fs::path& folder, const state::AppState& state,
                                  const state::DatasetOrigin& origin) {
    std::string text(state.draft.text.view());
    const fs::path own = fs::path(state.presentation.story).parent_path();
    if (folder == own) {
        return text;
    }
    const fs::path records = recordsOf(state, origin);
    return withPictures(records.empty() ? base::Result<std::string>(std::move(text))
                                        : state::withKey(text, "dataset", wayFrom(folder, records)),
                        own, folder);
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
