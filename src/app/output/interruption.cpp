#include "app/output/interruption.h"

#include <array>
#include <csignal>

namespace portolan::app {

namespace {

constexpr std::array<int, 2> kSignals = {SIGINT, SIGTERM};

// A signal's handler reaches nothing but what is global.
volatile std::sig_atomic_t noted = 0;

void note(int signal) {
    noted = signal;
}

} // namespace

Interruption::Interruption() {
    noted = 0;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        before_[i] = std::signal(kSignals[i], note);
    }
}

Interruption::~Interruption() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        std::signal(kSignals[i], before_[i]);
    }
}

int Interruption::signal() {
    return noted;
}

} // namespace portolan::app
