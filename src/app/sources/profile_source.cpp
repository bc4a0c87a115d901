#include "app/sources/profile_source.h"

#include "app/sources/share_directory.h"
#include "formats/files.h"
#include "state/profile_file.h"

#include <CLI/CLI.hpp>
#include <fmt/ranges.h>

namespace portolan::app {

namespace {

constexpr std::size_t kLargestFile = 1U << 20U;

base::Result<base::Loaded<std::vector<state::Profile>>>
readProfiles(const std::string& path, const std::vector<std::string>& viewpoints) {
    return formats::readFile(path, kLargestFile).map([&](const std::string& text) {
        return state::profilesFromToml(text, viewpoints, path);
    });
}

} // namespace

base::Result<std::vector<state::Profile>> shippedProfiles() {
    const std::string path = (shareDirectory() / "profiles" / "guests.toml").string();
    return readProfiles(path, {}).map([](auto loaded) { return std::move(loaded.value); });
}

base::Result<base::Loaded<state::Profile>> findProfile(const std::string& codeOrPath,
                                                       const std::vector<std::string>& viewpoints) {
    if (codeOrPath.ends_with(".toml")) {
        auto loaded = readProfiles(codeOrPath, viewpoints);
        if (!loaded) {
            return tl::unexpected(loaded.error());
        }
        if (loaded->value.empty()) {
            return base::fail(base::ErrorCode::Data, "no profile in " + codeOrPath,
                              "begin one with [CODE]", {codeOrPath});
        }
        return base::Loaded<state::Profile>{std::move(loaded->value.front()),
                                            std::move(loaded->diagnostics)};
    }
    const auto shipped = shippedProfiles();
    if (!shipped) {
        return tl::unexpected(shipped.error());
    }
    std::vector<std::string> codes;
    for (const state::Profile& profile : *shipped) {
        if (profile.code == codeOrPath) {
            return base::Loaded<state::Profile>{profile, {}};
        }
        codes.push_back(profile.code);
    }
    return base::fail(
        base::ErrorCode::Usage, fmt::format("no profile is called \"{}\"", codeOrPath),
        fmt::format("use one of {}, or the path of a .toml file", fmt::join(codes, ", ")));
}

void addProfileOption(CLI::App& app, std::string& profile) {
    app.add_option("--profile", profile,
                   "the story's guests: international, japan, taiwan … or a .toml file")
        ->type_name("CODE");
}

} // namespace portolan::app
