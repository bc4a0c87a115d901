// A session: where the records came from and how they were looked at, so that the program reopens
// as it was left, here or on another machine. The history of undo is not part of it.
#pragma once

#include "base/diagnostics.h"
#include "dataset/dataset.h"
#include "state/app_state.h"

#include <map>
#include <string>
#include <string_view>

namespace portolan::state {

/// Grows whenever an older version could not read what a newer one writes.
inline constexpr int kSessionVersion = 1;

/// Where the records came from; both paths empty: the bundled ones.
struct DatasetOrigin {
    std::string path;                           ///< absolute
    std::string relative;                       ///< to the folder of the session's file
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    bool operator==(const DatasetOrigin&) const = default;
};

struct Session {
    DatasetOrigin dataset;
    AppState state;
    int width = 0, height = 0; ///< of the window, screen coordinates; 0: not known
    bool operator==(const Session&) const = default;
};

/// Two-space indented. sessionFromJson(toJson(s)) gives s back, except that play is at rest and
/// nothing is hovered.
std::string toJson(const Session&);

/// As much as can be understood; what cannot, is named in the diagnostics: a newer version's
/// fields, unknown words, and the end of a text that was cut. Error (Data): no session at all.
base::Result<base::Loaded<Session>> sessionFromJson(std::string_view text,
                                                    const std::string& fileName);

/// Takes out of the state what the dataset does not have (places, organisations, sectors, records,
/// sources), and brings time into its extent. Says what was taken, with `fileName` as the place.
base::Diagnostics fitToDataset(AppState&, const dataset::Dataset&, const std::string& fileName);

/// What belongs to the person and the machine, whatever is looked at.
struct Settings {
    base::Language language = base::Language::En;
    Theme theme = Theme::Dark;
    std::string viewpoint = "neutral";
    Comfort comfort;
    bool operator==(const Settings&) const = default;
};

Settings settingsOf(const AppState&);
void apply(const Settings&, AppState&);
std::string toJson(const Settings&);
/// What cannot be understood keeps its default and is named. Error (Data): no settings at all.
base::Result<base::Loaded<Settings>> settingsFromJson(std::string_view text,
                                                      const std::string& fileName);

} // namespace portolan::state
