#include "support/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace portolan::support {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void becomeProgram(const Run& run, const fs::path& out, const fs::path& err) {
    const int outFile = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int errFile = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int noInput = open("/dev/null", O_RDONLY);
    dup2(noInput, 0);
    dup2(outFile, 1);
    dup2(errFile, 2);
    if (!run.folder.empty() && chdir(run.folder.c_str()) != 0) {
        _exit(126);
    }
    for (const auto& [name, value] : run.environment) {
        setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> words;
    for (const std::string& word : run.command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    execvp(words.front(), words.data());
    _exit(127);
}

} // namespace

Outcome run(const Run& run) {
    const TemporaryFolder folder;
    const fs::path out = folder / "out";
    const fs::path err = folder / "err";
    const pid_t child = fork();
    if (child == 0) {
        becomeProgram(run, out, err);
    }
    if (run.killAfterMs > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(run.killAfterMs));
        kill(child, SIGTERM);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), readBytes(out),
            readBytes(err)};
}

Outcome portolan(std::vector<std::string> arguments,
                 std::map<std::string, std::string> environment) {
    arguments.insert(arguments.begin(), PORTOLAN_BINARY);
    return run({.command = std::move(arguments), .environment = std::move(environment)});
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "portolan-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data()) != nullptr ? pattern : "";
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
}

std::vector<std::string> TemporaryFolder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string readBytes(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace portolan::support
