#include "app/output/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace portolan::app {

namespace {

constexpr int kCells = 40;

} // namespace

ProgressBar::ProgressBar(std::string what)
    : what_(std::move(what)), isTerminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (shownPercent_ >= 0) {
        fmt::print(stderr, "\r\x1b[K");
        std::fflush(stderr);
    }
}

void ProgressBar::show(int done, int all) {
    const int percent = static_cast<int>(100LL * done / all);
    if (!isTerminal_ || percent == shownPercent_) {
        return;
    }
    shownPercent_ = percent;
    const int full = kCells * percent / 100;
    fmt::print(stderr, "\r\x1b[K{} [{:#>{}}{:.>{}}] {:3} % {}/{}", what_, "", full, "",
               kCells - full, percent, done, all);
    std::fflush(stderr);
}

} // namespace portolan::app
