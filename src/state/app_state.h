// All that a user or a story can change: a small, copyable, comparable value. Everything the eye
// sees is a function of it, of the dataset and of one clock.
#pragma once

#include "base/date.h"
#include "base/language.h"
#include "dataset/filter.h"
#include "geo/lon_lat.h"
#include "state/draft.h"
#include "state/presentation.h"

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

/// Which days' records are shown, of a window [first, last] with the moment `cursor` in it.
enum class TimeMode : std::uint8_t {
    Cumulative, ///< from the window's first day to the moment; play moves the moment
    Window,     ///< the whole window; the moment is its last day; play slides the window
    Moment,     ///< the day of the moment alone; play moves the moment
};

/// Days are doubles so that play moves smoothly.
struct Timeline {
    double first = 0;  ///< window's first day
    double last = 0;   ///< window's last day
    double cursor = 0; ///< the moment: where travelling heads are
    double speed = 1;  ///< ½, 1, 2, 4
    bool isPlaying = false;
    bool loops = false; ///< play starts again at its end
    TimeMode mode = TimeMode::Cumulative;
    /// The days that the timeline's plot shows; equal: all that the dataset has.
    double plotFirst = 0, plotLast = 0;
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

/// Two periods side by side: which ties are new, ended, grown and lasting.
struct Comparison {
    bool isOn = false;
    base::DayInterval before, after;
    bool operator==(const Comparison&) const = default;
};

enum class TableColumn : std::uint8_t {
    Date,
    Kind,
    Title,
    Places,
    Organisations,
    Sectors,
    Status,
    Sources,
};
inline constexpr std::size_t kTableColumnCount = 8;

struct TableView {
    bool isOpen = false;
    /// From left to right; never empty.
    std::vector<TableColumn> columns = {TableColumn::Date, TableColumn::Kind, TableColumn::Title,
                                        TableColumn::Places, TableColumn::Status};
    TableColumn sortedBy = TableColumn::Date;
    bool isDescending = false;
    bool operator==(const TableView&) const = default;
};

/// The picture as somebody with that colour vision sees it, to check a view before it is shown.
enum class ColourVision : std::uint8_t { Full, Protanopia, Deuteranopia, Tritanopia };

/// The room that a story is told in: metres; 0: not known.
struct ViewingDistance {
    double screenWidth = 0;  ///< of the picture on the audience's screen
    double farthestSeat = 0; ///< from that screen
    bool isKnown() const { return screenWidth > 0 && farthestSeat > 0; }
    bool operator==(const ViewingDistance&) const = default;
};
inline constexpr double kLongestDistance = 200;

/// How the person at the screen wants it; undo leaves it alone.
struct Comfort {
    double scale = 0; ///< of the interface: 1–3; 0: from the monitor
    bool reducesMotion = false;
    ColourVision vision = ColourVision::Full;
    ViewingDistance viewing; ///< the audience's; above what a story or a profile says
    bool operator==(const Comfort&) const = default;
};

/// What was selected before, as a browser's back and forward; the nearest last.
struct Trail {
    std::vector<std::vector<std::string>> back, forward;
    bool operator==(const Trail&) const = default;
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
    Trail trail;
    std::string home; ///< id of the place that everything is seen from; empty: none
    Comparison comparison;
    TableView table;
    Comfort comfort;
    Presentation presentation;
    StoryDraft draft;
    bool operator==(const AppState&) const = default;
};

} // namespace portolan::state
