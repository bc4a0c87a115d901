// Session files on the disk: .portolan files that a person saves, and the one that the program
// keeps to reopen as it was left.
#pragma once

#include "base/diagnostics.h"
#include "state/session.h"

#include <filesystem>
#include <string>

namespace portolan::app {

inline constexpr const char* kSessionEnding = ".portolan";

bool isSessionFile(const std::string& path);

struct OpenedSession {
    state::Session session;
    /// Of the records; empty: the bundled ones. Beside the file before where it was, so that a
    /// folder with both may be moved.
    std::string dataset;
    base::Diagnostics problems; ///< what could not be restored
};

/// Error (Data): the file cannot be read, or is no session.
base::Result<OpenedSession> openSession(const std::filesystem::path&);

/// Writes the file whole or not at all, with the way from it to the records.
base::Result<void> saveSession(const std::filesystem::path&, state::Session);

/// Where the records are, as a session keeps it; `path` empty: the bundled ones.
state::DatasetOrigin originOf(const std::string& path,
                              const std::map<std::string, std::string>& columns);

/// Copies the file beside itself as NAME.bak, or NAME.2.bak and so on where those are other files,
/// before something that says less is written over it.
void keepCopy(const std::filesystem::path&);

} // namespace portolan::app
