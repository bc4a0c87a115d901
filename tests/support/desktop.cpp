#include "support/desktop.h"

#include "support/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace portolan::support {

namespace {

[[noreturn]] void become(const std::vector<std::string>& command) {
    std::vector<char*> words;
    words.reserve(command.size() + 1);
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    execvp(words.front(), words.data());
    _exit(127);
}

} // namespace

Desktop::Desktop(const std::string& screen) : memory_(std::make_unique<TemporaryFolder>()) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) {
        return;
    }
    process_ = fork();
    if (process_ == 0) {
        ::close(pipe[0]);
        const int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, 1);
        dup2(nothing, 2);
        // The server chooses a number that is free and says which.
        become({"Xvfb", "-displayfd", std::to_string(pipe[1]), "-screen", "0", screen, "-nolisten",
                "tcp", "-fbdir", memory_->path().string()});
    }
    ::close(pipe[1]);
    std::string number;
    for (char c = 0; ::read(pipe[0], &c, 1) == 1 && c != '\n';) {
        number += c;
    }
    ::close(pipe[0]);
    name_ = number.empty() ? number : ":" + number;
}

// The file is an XWD: big-endian numbers, colours, then rows of four bytes a pixel.
std::vector<std::uint32_t> Desktop::pixels(int x, int y, int width, int height) const {
    const std::string bytes = readBytes(memory_->path() / "Xvfb_screen0");
    const auto number = [&bytes](std::size_t index) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value = value << 8U | static_cast<unsigned char>(bytes[index * 4 + i]);
        }
        return static_cast<std::size_t>(value);
    };
    std::vector<std::uint32_t> pixels;
    if (bytes.size() < 100) {
        return pixels;
    }
    const std::size_t begin = number(0) + number(19) * 12;
    const std::size_t stride = number(12);
    for (int row = y; row < y + height; ++row) {
        const std::size_t at =
            begin + static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(x) * 4;
        const auto count = static_cast<std::size_t>(width);
        if (at + count * 4 > bytes.size()) {
            return {};
        }
        const std::size_t had = pixels.size();
        pixels.resize(had + count);
        std::memcpy(pixels.data() + had, bytes.data() + at, count * 4);
    }
    return pixels;
}

Desktop::~Desktop() {
    if (process_ > 0) {
        ::kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
}

void Desktop::send(std::vector<std::string> input) const {
    input.insert(input.begin(), "xdotool");
    run({.command = std::move(input), .environment = {{"DISPLAY", name_}}});
}

RunningProgram::RunningProgram(const std::vector<std::string>& command,
                               const std::map<std::string, std::string>& environment,
                               const std::filesystem::path& log) {
    process_ = fork();
    if (process_ == 0) {
        const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(file, 1);
        dup2(file, 2);
        for (const auto& [name, value] : environment) {
            setenv(name.c_str(), value.c_str(), 1);
        }
        become(command);
    }
}

RunningProgram::~RunningProgram() {
    kill();
}

bool RunningProgram::isRunning() {
    if (process_ > 0 && waitpid(process_, nullptr, WNOHANG) == process_) {
        process_ = -1;
    }
    return process_ > 0;
}

void RunningProgram::kill() {
    if (isRunning()) {
        end(SIGKILL);
    }
}

int RunningProgram::end(int signal) {
    int status = 0;
    ::kill(process_, signal);
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace portolan::support
