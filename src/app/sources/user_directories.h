// Where the platform wants a program's own files: the XDG base directories.
#pragma once

#include <filesystem>

namespace portolan::app {

/// Folders of the program's own; they need not exist yet.
struct UserDirectories {
    std::filesystem::path state;  ///< $XDG_STATE_HOME/portolan, else ~/.local/state/portolan
    std::filesystem::path config; ///< $XDG_CONFIG_HOME/portolan, else ~/.config/portolan
    std::filesystem::path home;   ///< where a file dialog begins
};

/// From the environment. Relative paths there are passed over, as the specification asks. Empty
/// folders where there is no home either: nothing can be kept.
UserDirectories userDirectories();

} // namespace portolan::app
