#include "app/window/autosave.h"

#include "app/sources/report.h"
#include "app/sources/session_file.h"
#include "formats/files.h"

#include <chrono>
#include <cmath>
#include <string>
#include <utility>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

/// With the time that writing takes, a kill loses less than a second.
constexpr std::chrono::milliseconds kBetweenWrites{500};

template<class T>
void takeChange(T& saved, const T& shown, const T& now) {
    if (now != shown) {
        saved = now;
    }
}

} // namespace

fs::path Autosave::sessionPath(const UserDirectories& directories) {
    return directories.state.empty() ? fs::path() : directories.state / "session.json";
}

fs::path Autosave::settingsPath(const UserDirectories& directories) {
    return directories.config.empty() ? fs::path() : directories.config / "settings.json";
}

Autosave::Autosave(const UserDirectories& directories, state::DatasetOrigin origin,
                   state::Settings settings, const state::AppState& shown)
    : sessionPath_(sessionPath(directories)), settingsPath_(settingsPath(directories)),
      shown_(state::settingsOf(shown)), settings_(std::move(settings)),
      writtenSettings_(state::toJson(settings_)) {
    last_.dataset = std::move(origin);
    std::error_code ignored; // writing will tell
    fs::create_directories(directories.state, ignored);
    fs::create_directories(directories.config, ignored);
    formats::removeUnfinished(directories.state.string());
    formats::removeUnfinished(directories.config.string());
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Autosave::~Autosave() {
    thread_.request_stop();
    isOffered_.release();
    thread_.join();
    delete offered_.exchange(nullptr);
}

void Autosave::offer(const state::AppState& state, int width, int height) {
    state::AppState& last = last_.state;
    // Not kept: a pointer that moves is no change.
    last.hovered = state.hovered;
    last.timeline.isPlaying = state.timeline.isPlaying;
    // Of a chapter that plays, each whole second is.
    if (std::floor(last.presentation.seconds) == std::floor(state.presentation.seconds)) {
        last.presentation.seconds = state.presentation.seconds;
    }
    last.presentation.blank = state.presentation.blank;
    last.presentation.isPaused = state.presentation.isPaused;
    last.presentation.isAttended = state.presentation.isAttended;
    last.presentation.tool = state.presentation.tool;
    last.presentation.pointed = state.presentation.pointed;
    last.presentation.strokes = state.presentation.strokes;
    if (last == state && last_.width == width && last_.height == height) {
        return;
    }
    last_.state = state;
    last_.width = width;
    last_.height = height;
    const state::Settings now = state::settingsOf(state);
    takeChange(settings_.language, shown_.language, now.language);
    takeChange(settings_.theme, shown_.theme, now.theme);
    takeChange(settings_.viewpoint, shown_.viewpoint, now.viewpoint);
    takeChange(settings_.comfort, shown_.comfort, now.comfort);
    shown_ = now;
    delete offered_.exchange(std::make_unique<Offer>(Offer{last_, settings_}).release());
    isOffered_.release();
}

void Autosave::write(const Offer& offer) {
    const auto put = [this](const fs::path& path, std::string text, std::string& written) {
        if (path.empty() || text == written) {
            return;
        }
        const auto done = formats::writeFileWhole(path.string(), text);
        if (!done && !hasFailed_) {
            report(done.error());
        }
        hasFailed_ = !done;
        written = done ? std::move(text) : written;
    };
    put(sessionPath_, state::toJson(offer.session), writtenSession_);
    put(settingsPath_, state::toJson(offer.settings), writtenSettings_);
}

void Autosave::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        isOffered_.acquire();
        // A drag offers at every frame: between two writes only the last offer counts.
        while (isOffered_.try_acquire()) {
        }
        const std::unique_ptr<Offer> offer(offered_.exchange(nullptr));
        if (offer != nullptr) {
            write(*offer);
            std::unique_lock lock(rest_);
            ended_.wait_for(lock, stop, kBetweenWrites, [] { return false; });
        }
    }
    const std::unique_ptr<Offer> rest(offered_.exchange(nullptr));
    if (rest != nullptr) {
        write(*rest);
    }
}

} // namespace portolan::app
