// What only the program itself can do, asked for by a key or a panel.
#pragma once

#include <cstdint>

namespace portolan::ui {

enum class Command : std::uint8_t {
    OpenSession,
    SaveSession,
    SaveSessionAs,
    SaveStory,
    SaveStoryAs,
    TakeAway,
    FocusSearch,
    NextPanel,
    OpenMenu, ///< of what has the keyboard's focus
    LeavePanels,
    FullScreen,
    ToggleFilters,
    EnterTable, ///< it has been opened: the keyboard goes to its rows
    TypeDates,
    ShowPalette,
    ShowKeys,
    ToggleHome, ///< the chosen place becomes home, or home is left
    FitAll,     ///< the camera goes to all that is shown
    ZoomIn,     ///< of the map
    ZoomOut,
    DrawAround, ///< the next drag on the map draws around what is to be selected
    Quit
};

} // namespace portolan::ui
