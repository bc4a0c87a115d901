#include "app/window/opening.h"

#include "app/picture/place_camera.h"
#include "app/picture/startup.h"
#include "app/sources/projection_source.h"
#include "app/sources/share_directory.h"
#include "app/sources/story_source.h"
#include "app/window/autosave.h"
#include "formats/files.h"
#include "formats/viewpoints.h"
#include "geo/projection.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLargestSettings = 1U << 20U;
constexpr int kLargestWindow = 16384;

void warn(base::Diagnostics& problems, const std::string& file, std::string message) {
    problems.push_back({base::Severity::Warning, {file, 0, 0}, std::move(message)});
}

void append(base::Diagnostics& to, base::Diagnostics from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return !path.empty() && fs::exists(path, ignored);
}

void readSettings(const fs::path& path, Opening& opening) {
    if (!isThere(path)) {
        return;
    }
    const auto bytes = formats::readFile(path.string(), kLargestSettings);
    auto loaded =
        bytes ? state::settingsFromJson(*bytes, path.string()) : tl::unexpected(bytes.error());
    if (!loaded) {
        warn(opening.problems, path.string(), loaded.error().toString());
        return keepCopy(path);
    }
    if (!loaded->diagnostics.empty()) {
        keepCopy(path);
    }
    append(opening.problems, std::move(loaded->diagnostics));
    opening.settings = std::move(loaded->value);
}

/// A projection that PROJ does not take, or a point of view that is not there, gives way to the
/// default: the program must open.
void mendView(Opening& opening, base::Diagnostics& problems) {
    state::AppState& state = opening.state;
    const std::string& file = opening.restoredFrom;
    const geo::LonLat centre = state.projectionCentre.value_or(state::Camera().centre);
    if (const auto made = geo::Projection::create(definitionOf(state.projection, centre)); !made) {
        warn(problems, file, made.error().toString());
        state.projection = state::AppState().projection;
        state.projectionCentre.reset();
    }
    const auto known = formats::loadViewpoints((shareDirectory() / "viewpoints.toml").string());
    if (known && !formats::chooseViewpoint(state.viewpoint, *known)) {
        warn(
            problems, file,
            fmt::format("there is no point of view '{}': boundaries are neutral", state.viewpoint));
        state.viewpoint = state::AppState().viewpoint;
    }
}

void restore(OpenedSession opened, Opening& opening) {
    opening.isRestored = true;
    opening.state = std::move(opened.session.state);
    opening.state.comfort = opening.settings.comfort;
    opening.options.dataset = opened.dataset;
    opening.options.columns = opened.session.dataset.columns;
    if (opened.session.width > 0 && opened.session.height > 0) {
        opening.width = std::min(opened.session.width, kLargestWindow);
        opening.height = std::min(opened.session.height, kLargestWindow);
    }
    mendView(opening, opened.problems);
    append(opening.problems, std::move(opened.problems));
}

base::Result<void> restoreNamed(Opening& opening) {
    auto opened = openSession(opening.options.session);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    opening.restoredFrom = opening.options.session;
    // A file that is not wholly understood is left as it is.
    opening.sessionFile = opened->problems.empty() ? opening.options.session : std::string();
    restore(*std::move(opened), opening);
    return {};
}

void restoreAutosave(const fs::path& path, Opening& opening) {
    if (!isThere(path)) {
        return;
    }
    opening.isAutosave = true;
    auto opened = openSession(path);
    if (!opened) {
        warn(opening.problems, path.string(), opened.error().toString());
        return keepCopy(path);
    }
    const std::string named = opening.options.dataset;
    const bool areNamed = !named.empty() || !opening.options.story.empty();
    if (areNamed && originOf(named, {}).path != opened->session.dataset.path) {
        return; // other records: what was looked at last does not fit them
    }
    opening.restoredFrom = path.string();
    restore(*std::move(opened), opening);
    opening.options.dataset = named.empty() ? opening.options.dataset : named;
    if (!opening.problems.empty()) {
        keepCopy(path);
    }
}

/// A story names its records, where no others are named.
base::Result<void> nameStory(Opening& opening) {
    ViewOptions& options = opening.options;
    if (options.story.empty() || !options.dataset.empty()) {
        return {};
    }
    auto dataset = datasetOfStoryFile(options.story);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    std::error_code ignored; // reading it will tell
    const bool isBundled = fs::equivalent(*dataset, datasetPath({}), ignored);
    options.dataset = isBundled ? std::string() : *std::move(dataset);
    return {};
}

bool isFilterGiven(const Opening& opening) {
    return opening.has({"kind", "sector", "place", "organisation", "economy", "status", "source",
                        "from", "to", "undated", "text"});
}

} // namespace

bool Opening::has(std::initializer_list<const char*> flags) const {
    return std::any_of(flags.begin(), flags.end(),
                       [this](const char* flag) { return options.given.contains(flag); });
}

base::Result<Opening> planOpening(const ViewOptions& options, const UserDirectories& directories) {
    Opening opening;
    opening.options = options;
    if (auto told = nameStory(opening); !told) {
        return tl::unexpected(told.error());
    }
    readSettings(Autosave::settingsPath(directories), opening);
    state::apply(opening.settings, opening.state);
    if (!options.session.empty()) {
        if (auto restored = restoreNamed(opening); !restored) {
            return tl::unexpected(restored.error());
        }
    } else if (!opening.options.isFresh) {
        restoreAutosave(Autosave::sessionPath(directories), opening);
    }
    if (opening.has({"size"}) || !opening.isRestored) {
        const auto size = parseSize(options.view.size);
        if (!size) {
            return tl::unexpected(size.error());
        }
        opening.width = size->x;
        opening.height = size->y;
    }
    if (!options.story.empty()) {
        std::error_code ignored; // reading it will tell
        state::Presentation& stage = opening.state.presentation;
        const state::PresenterWindow window = stage.window;
        const std::string file = fs::absolute(options.story, ignored).string();
        if (stage.story != file) { // else changes that no file has yet are gone on with
            opening.state.draft = {};
        }
        stage = {};
        stage.window = window;
        stage.window.isOpen = false;
        stage.story = file;
        stage.profile = options.profile;
        stage.isOn = true;
    }
    state::Presentation& stage = opening.state.presentation;
    if (options.loops && stage.story.empty()) {
        return base::fail(base::ErrorCode::Usage, "--loop: there is no story to play",
                          "name one with --story");
    }
    stage.isOn = stage.isOn || options.loops;
    stage.loops = stage.loops || options.loops;
    stage.window.isOpen = stage.window.isOpen || options.hasPresenter;
    if (opening.has({"scale"})) {
        opening.state.comfort.scale = 0; // the flag's holds until another is chosen
    }
    state::ViewingDistance& viewing = opening.state.comfort.viewing;
    if (opening.has({"screen-width"})) {
        viewing.screenWidth = options.viewing.screenWidth;
    }
    if (opening.has({"farthest-seat"})) {
        viewing.farthestSeat = options.viewing.farthestSeat;
    }
    if (auto fits = applyView(options.view, opening.state, &options.given); !fits) {
        return tl::unexpected(fits.error());
    }
    return opening;
}

base::Result<void> placeRecords(Opening& opening, const dataset::Dataset& dataset,
                                state::AppState& state) {
    if (opening.isRestored) {
        base::Diagnostics lost = state::fitToDataset(state, dataset, opening.restoredFrom);
        if (!lost.empty()) {
            opening.sessionFile.clear();
            if (opening.isAutosave) {
                keepCopy(opening.restoredFrom);
            }
        }
        append(opening.problems, std::move(lost));
    }
    if (!opening.isRestored || isFilterGiven(opening)) {
        auto filter = dataset::toFilter(opening.options.filter, dataset);
        if (!filter) {
            return tl::unexpected(filter.error());
        }
        state.filter = *std::move(filter);
    }
    return opening.isRestored && !opening.has({"at"})
               ? base::Result<void>{}
               : placeTime(opening.options.view, dataset, state);
}

} // namespace portolan::app
