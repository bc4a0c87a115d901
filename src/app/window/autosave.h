// Keeps how the program is looked at, so that it reopens as it was left: a thread of its own writes
// the last state that was offered, at most so often, and only when it differs. Whole files only: of
// two running programs the last writer wins, and a kill loses less than a second.
#pragma once

#include "app/sources/user_directories.h"
#include "state/session.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <semaphore>
#include <thread>

namespace portolan::app {

class Autosave {
public:
    /// Creates the folders. `settings` are those of the file and `shown` those that the program
    /// starts with, flags included: only what differs from `shown` later is a change of settings.
    Autosave(const UserDirectories&, state::DatasetOrigin, state::Settings settings,
             const state::AppState& shown);
    /// Writes what has not been written yet.
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    /// Every frame: waits for nothing, and copies the state only when it differs from the last; of
    /// a story's time, when another second has begun.
    void offer(const state::AppState&, int width, int height);

    static std::filesystem::path sessionPath(const UserDirectories&);
    static std::filesystem::path settingsPath(const UserDirectories&);

private:
    struct Offer {
        state::Session session;
        state::Settings settings;
    };
    void work(const std::stop_token&);
    void write(const Offer&);

    std::filesystem::path sessionPath_, settingsPath_;
    state::Session last_; ///< as offered
    state::Settings shown_, settings_;
    std::atomic<Offer*> offered_{nullptr}; ///< owned; whoever takes it out deletes it
    std::counting_semaphore<> isOffered_{0};
    std::string writtenSession_, writtenSettings_; ///< the thread's
    bool hasFailed_ = false;                       ///< the thread's: a full disk is told once
    std::mutex rest_; ///< the thread's alone: it sleeps on it until it is to end
    std::condition_variable_any ended_;
    std::jthread thread_; ///< last: the rest outlives it
};

} // namespace portolan::app
