// The keys of time, each once: what they do on the map, in the timeline and in the palette.
#pragma once

#include "state/intent.h"
#include "state/timeline.h"
#include "ui/command.h"

#include <optional>
#include <span>

namespace portolan::ui {

/// A key that changes time, on the map and in the timeline alike. It does either of two things.
struct TimeKey {
    const char* keys; ///< as Action::keys has them
    char typed;       ///< the character that it types; 0: in the timeline it is not read
    const char* (*name)(const state::AppState&); ///< in English, to be translated
    state::Intent (*wanted)(const state::AppState&);
    std::optional<Command> command;
    bool (*isChosen)(const state::AppState&); ///< null: it is nothing that can be so already
};
std::span<const TimeKey> timeKeys();

/// A key that changes which days the timeline shows, where the keyboard is in it.
struct PlotKey {
    const char* keys;
    const char* typed; ///< any of these characters
    const char* name;  ///< in English, to be translated
    /// The days to be shown of the extent (whole years); equal: all.
    state::DayRange (*days)(const state::Timeline&, base::DayInterval extent);
};
std::span<const PlotKey> plotKeys();

} // namespace portolan::ui
