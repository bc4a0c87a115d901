// A display without a screen, and a program on it that is used and killed.
#pragma once

#include "support/run_program.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portolan::support {

/// An X server of its own. Empty name() where there is none to start.
class Desktop {
public:
    explicit Desktop(const std::string& screen = "1024x768x24");
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;
    const std::string& name() const { return name_; } ///< ":7"
    /// Pointer and keys, as xdotool takes them.
    void send(std::vector<std::string> input) const;
    /// What is seen of a part of the screen, row by row; empty where that cannot be told.
    std::vector<std::uint32_t> pixels(int x, int y, int width, int height) const;

private:
    std::unique_ptr<TemporaryFolder> memory_; ///< where the server maps its screen
    int process_ = -1;
    std::string name_;
};

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
