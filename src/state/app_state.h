// All that a user or a story can change: a small, copyable, comparable value. Everything the eye
// sees is a function of it, of the dataset and of one clock.
#pragma once

#include "base/date.h"
#include "base/language.h"
#include "dataset/filter.h"
#include "geo/lon_lat.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portolan::state {

enum class Theme : std::uint8_t { Dark, Light, Print };

/// Where one looks from; survives a change of projection.
struct Camera {
    geo::LonLat centre{122.0, 27.5};
    double metresPerPixel = 4400; ///< plane metres per logical pixel
    double bearing = 0;           ///< degrees clockwise, what stands at the top
    double pitch = 0;             ///< degrees, 0–60
    bool operator==(const Camera&) const = default;
};

/// The time window: what is active on any of its days is drawn. Days are doubles so that play moves
/// smoothly.
struct Timeline {
    double first = 0;  ///< window's first day
    double last = 0;   ///< window's last day
    double cursor = 0; ///< the moment: where travelling heads are
    double speed = 1;  ///< ½, 1, 2, 4
    bool isPlaying = false;
    bool operator==(const Timeline&) const = default;
};

struct Layers {
    bool relief = true;
    bool graticule = true;
    bool boundaries = true;
    bool admin1 = true;
    bool seaNames = true;
    bool placeNames = true;
    bool arcs = true;
    bool nodes = true;
    bool windRose = true;
    bool vignette = true;
    bool operator==(const Layers&) const = default;
};

struct AppState {
    dataset::Filter filter;
    Timeline timeline;
    Camera camera;
    std::string projection = "east-asia"; ///< preset name or PROJ definition: the desired one
    std::optional<geo::LonLat> projectionCentre; ///< for presets centred on a chosen place
    base::Language language = base::Language::En;
    Theme theme = Theme::Dark;
    std::string viewpoint = "neutral"; ///< boundaries: none, neutral or an economy's code
    Layers layers;
    /// Ids, not indices, so that a saved state opens on another machine. Empty: nothing.
    std::string hovered;
    std::vector<std::string> selected;
    bool operator==(const AppState&) const = default;
};

} // namespace portolan::state
