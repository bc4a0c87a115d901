// Runs a program as a user's shell does, and tells what it printed and how it ended.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace portolan::support {

struct Run {
    std::vector<std::string> command;
    std::filesystem::path folder = {};                   ///< to run in; empty: where the test runs
    std::map<std::string, std::string> environment = {}; ///< added to the test's own
    int killAfterMs = 0;                                 ///< SIGTERM after that long; 0: never
};

struct Outcome {
    int status = -1; ///< exit status; 128 + the signal that ended it
    std::string out; ///< standard output
    std::string err; ///< standard error
};

Outcome run(const Run&);

/// The built `portolan` with these arguments.
Outcome portolan(std::vector<std::string> arguments,
                 std::map<std::string, std::string> environment = {});

/// A folder of its own for each object, taken away with it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    /// Names of what lies in it, sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

std::string readBytes(const std::filesystem::path&);

} // namespace portolan::support
