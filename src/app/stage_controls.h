// Keys on the stage, as a clicker sends them: pure functions from events to intents.
#pragma once

#include "platform/input.h"
#include "state/intent.h"
#include "state/story.h"

#include <span>
#include <string>

namespace portolan::app {

class StageControls {
public:
    struct Result {
        state::Intents intents;
        bool togglesFullScreen = false, quits = false;
    };
    /// Next: Page Down, right, down, space. Back: Page Up, left, up. Home, End; digits and Enter
    /// for a chapter; B or a full stop for black, W or a comma for white, any page key to return; L
    /// for the next of the story's languages; Escape leaves.
    Result translate(std::span<const platform::InputEvent>, const state::Presentation&,
                     const state::Story&, base::Language now);

private:
    void key(const platform::InputEvent&, Result&);
    void turn(int chapters, Result&);
    void goTo(std::uint32_t chapter, Result&);
    void blank(state::Blank, Result&);
    void nextLanguage(Result&);

    std::string digits_; ///< of the chapter that is being typed
    // Of the call that is under way.
    state::Presentation at_;
    const state::Story* story_ = nullptr;
    base::Language now_ = base::Language::En;
};

} // namespace portolan::app
