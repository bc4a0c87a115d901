// How far something long is, on the terminal of who waits for it; nothing in a pipe.
#pragma once

#include <string>

namespace portolan::app {

class ProgressBar {
public:
    explicit ProgressBar(std::string what);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    /// Takes the bar away.
    ~ProgressBar();

    void show(int done, int all);

private:
    std::string what_;
    bool isTerminal_;
    int shownPercent_ = -1;
};

} // namespace portolan::app
