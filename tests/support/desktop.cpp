#include "support/desktop.h"

#include "support/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>
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

constexpr const char* kLaptop = "DUMMY0";
constexpr const char* kProjector = "DUMMY1";

/// Xvfb has one monitor; the dummy driver of Xorg has several, which xrandr turns on and off.
std::vector<std::string> dummyServer(const TemporaryFolder& folder) {
    const std::string file = folder / "xorg.conf";
    std::ofstream(file) << R"(Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 64000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5-1000
    VertRefresh 5-200
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 2304 800
        Modes "1280x800" "1024x768"
    EndSubSection
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
)";
    return {"Xorg", "-novtswitch", "-sharevts", "-config", file, "-logfile", folder / "log"};
}

} // namespace

DisplayServer::DisplayServer(std::vector<std::string> command) {
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
        command.insert(command.end(),
                       {"-displayfd", std::to_string(pipe[1]), "-nolisten", "tcp", "-noreset"});
        become(command);
    }
    ::close(pipe[1]);
    std::string number;
    for (char c = 0; ::read(pipe[0], &c, 1) == 1 && c != '\n';) {
        number += c;
    }
    ::close(pipe[0]);
    name_ = number.empty() ? number : ":" + number;
}

DisplayServer::~DisplayServer() {
    if (process_ > 0) {
        ::kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
}

std::string DisplayServer::run(std::vector<std::string> command) const {
    return support::run({.command = std::move(command), .environment = {{"DISPLAY", name_}}}).out;
}

void DisplayServer::send(std::vector<std::string> input) const {
    input.insert(input.begin(), "xdotool");
    run(std::move(input));
}

Desktop::Desktop(const std::string& screen)
    : server_({"Xvfb", "-screen", "0", screen, "-fbdir", memory_.path().string()}) {}

// The file is an XWD: big-endian numbers, colours, then rows of four bytes a pixel.
std::vector<std::uint32_t> Desktop::pixels(int x, int y, int width, int height) const {
    const std::string bytes = readBytes(memory_.path() / "Xvfb_screen0");
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

LaptopAndProjector::LaptopAndProjector() : server_(dummyServer(folder_)) {
    server_.run({"xrandr", "--addmode", kProjector, "1024x768"});
    plug();
}

// The server tells everybody that something was connected when somebody asks what is.
void LaptopAndProjector::become(const std::string& state, std::vector<std::string> change) const {
    change.insert(change.begin(), {"xrandr", "--output", kProjector});
    const std::string wanted = std::string(kProjector) + " " + state;
    for (int times = 0; times < 20; ++times) {
        server_.run(change);
        if (server_.run({"xrandr"}).find(wanted) != std::string::npos) {
            return;
        }
    }
}

void LaptopAndProjector::plug() const {
    become("connected", {"--mode", "1024x768", "--right-of", kLaptop});
}

void LaptopAndProjector::unplug() const {
    become("disconnected", {"--off"});
}

std::vector<std::string> LaptopAndProjector::windows() const {
    std::istringstream ids(
        server_.run({"xdotool", "search", "--onlyvisible", "--name", "Portolan"}));
    std::vector<std::string> places;
    for (std::string id; std::getline(ids, id);) {
        std::map<std::string, std::string> of;
        std::istringstream lines(server_.run({"xdotool", "getwindowgeometry", "--shell", id}));
        for (std::string line; std::getline(lines, line);) {
            const std::size_t equals = std::min(line.find('='), line.size() - 1);
            of[line.substr(0, equals)] = line.substr(equals + 1);
        }
        places.push_back(of["WIDTH"] + "x" + of["HEIGHT"] + "+" + of["X"] + "+" + of["Y"]);
    }
    std::sort(places.begin(), places.end());
    return places;
}

std::map<std::string, std::string> environmentOn(const std::string& display,
                                                 const TemporaryFolder& folder) {
    return {{"DISPLAY", display},
            {"WAYLAND_DISPLAY", ""},
            {"XDG_STATE_HOME", folder / "state"},
            {"XDG_CONFIG_HOME", folder / "config"}};
}

bool waitFor(const std::function<bool()>& isSo, std::chrono::seconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        if (isSo()) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
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
