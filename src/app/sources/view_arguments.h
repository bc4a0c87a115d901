// The flags that say how the map is looked at, shared by view, render and bench.
#pragma once

#include "base/result.h"
#include "state/app_state.h"

#include <glm/vec2.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace portolan::app {

struct ViewArguments {
    std::string crs = "east-asia";
    std::string bbox;   ///< "W,S,E,N"
    std::string fit;    ///< all, filtered or an id
    std::string centre; ///< "LON,LAT", for presets centred on a place
    double pitch = 0;
    double bearing = 0;
    std::string language = "en";
    std::string theme = "dark";
    std::string boundaries = "neutral";
    std::string at;
    std::string size = "1920x1080";
    double scale = 1;
};

void addViewOptions(CLI::App&, ViewArguments&);

/// Once the arguments are read, `given` has the long names of those that were written. It must
/// outlive the App.
void noteGiven(CLI::App&, std::set<std::string>& given);

/// --screen-width and --farthest-seat: the room that a story is told in.
void addViewingOptions(CLI::App&, state::ViewingDistance&);
/// Error (Usage): one of the two is given without the other.
base::Result<void> checkViewing(const state::ViewingDistance&);

/// "1920x1080". Error (Usage): not two whole numbers, or beyond 1–16,384.
base::Result<glm::ivec2> parseSize(const std::string&);

/// Language, theme, boundaries, pitch, bearing and projection; the camera's place is set by
/// placeCamera(). Where `given` names flags ("lang"), only those are applied; else all. Error
/// (Usage): an unknown language or theme, with the known ones.
base::Result<void> applyView(const ViewArguments&, state::AppState&,
                             const std::set<std::string>* given = nullptr);

/// Degrees: west, south, east, north. East may be less than west, across the antimeridian.
struct BoundingBox {
    double west, south, east, north;
};
base::Result<BoundingBox> parseBoundingBox(const std::string&);

} // namespace portolan::app
