// A display without a screen, and a program on it that is used and killed.
#pragma once

#include "support/run_program.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace portolan::support {

/// An X server of its own, on a number that was free. Empty name() where there is none to start.
class DisplayServer {
public:
    explicit DisplayServer(std::vector<std::string> command);
    ~DisplayServer();
    DisplayServer(const DisplayServer&) = delete;
    DisplayServer& operator=(const DisplayServer&) = delete;
    const std::string& name() const { return name_; } ///< ":7"
    /// A program that uses the display; what it prints.
    std::string run(std::vector<std::string> command) const;
    /// Pointer and keys, as xdotool takes them.
    void send(std::vector<std::string> input) const;

private:
    int process_ = -1;
    std::string name_;
};

class Desktop {
public:
    explicit Desktop(const std::string& screen = "1024x768x24");
    const std::string& name() const { return server_.name(); } ///< empty where there is no Xvfb
    void send(std::vector<std::string> input) const { server_.send(std::move(input)); }
    /// What is seen of a part of the screen, row by row; empty where that cannot be told.
    std::vector<std::uint32_t> pixels(int x, int y, int width, int height) const;

private:
    TemporaryFolder memory_; ///< where the server maps its screen
    DisplayServer server_;
};

/// A laptop's screen of 1280 by 800 pixels and, right of it, a projector of 1024 by 768 that can be
/// unplugged.
class LaptopAndProjector {
public:
    LaptopAndProjector();
    const std::string& name() const { return server_.name(); } ///< empty where there is no server
    void plug() const;
    void unplug() const;
    void send(std::vector<std::string> input) const { server_.send(std::move(input)); }
    /// Of the windows that are seen: "1024x768+1280+0", sorted.
    std::vector<std::string> windows() const;

private:
    void become(const std::string& state, std::vector<std::string> change) const;

    TemporaryFolder folder_;
    DisplayServer server_;
};

/// For a program on that display which keeps its session and its settings in the folder.
std::map<std::string, std::string> environmentOn(const std::string& display,
                                                 const TemporaryFolder&);

/// Asks until it is so; false where it is not in time.
bool waitFor(const std::function<bool()>& isSo, std::chrono::seconds patience);

/// A program that runs beside the test.
class RunningProgram {
public:
    /// Its standard error goes to `log`.
    RunningProgram(const std::vector<std::string>& command,
                   const std::map<std::string, std::string>& environment,
                   const std::filesystem::path& log);
    ~RunningProgram(); ///< killed, if it still runs
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    bool isRunning();
    void kill();         ///< SIGKILL: it can do nothing more
    int end(int signal); ///< sends it and waits; the exit status, 128 + the signal that ended it

private:
    int process_ = -1;
};

} // namespace portolan::support
