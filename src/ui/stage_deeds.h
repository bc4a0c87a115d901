// All that the presenter can do while a story is told, each once: for the keys, for the controls on
// the stage and for the presenter's window.
#pragma once

#include "state/intent.h"
#include "ui/widgets.h"

#include <span>

namespace portolan::ui {

enum class StageDeed : std::uint8_t {
    Previous,
    Next,
    Pause,
    Black,
    White,
    Spot,
    Pen,
    TakeBack, ///< the pen's last stroke
    Wipe,     ///< all of them
    Language, ///< the story's next
    Loop,
    Window, ///< the presenter's own
    WindowLanguage,
    WindowLarger,
    WindowSmaller,
    Leave, ///< to explore, and to come back where it was
    End    ///< the story is over: it begins anew
};

/// What a deed changes.
struct StageView {
    const state::Presentation& presentation;
    std::span<const base::Language> languages;     ///< of the story, never empty
    base::Language language = base::Language::En;  ///< of the stage now
    base::Language interface = base::Language::En; ///< of the program
    double windowScale = 1;                        ///< of the presenter's window now
};

state::Intent wantedBy(StageDeed, const StageView&);
/// Is it so already: black, paused…?
bool isSo(StageDeed, const state::Presentation&);
/// In English, to be translated.
const char* nameOf(StageDeed);
/// As Action::keys has them; the first stands on the button.
const char* keysOf(StageDeed);
Icon iconOf(StageDeed, const state::Presentation&);

/// As the list of keys has them: what the keyboard does on the stage beside them.
struct StageKey {
    const char* name;
    const char* keys;
};
std::span<const StageKey> otherStageKeys();

inline constexpr std::size_t kStageDeedCount = 17;

} // namespace portolan::ui
