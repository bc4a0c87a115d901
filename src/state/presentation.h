// Where a presenter is in a story, and what is done on the stage: pure functions move it.
#pragma once

#include "base/language.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace portolan::state {

/// What the audience sees in place of the stage.
enum class Blank : std::uint8_t { None, Black, White };

/// What the pointer does on the stage.
enum class StageTool : std::uint8_t { None, Spot, Pen };

/// A place on the stage: from its middle, y down, in the units of its design (1920 × 1080, scaled
/// as a whole).
struct StagePoint {
    float x = 0, y = 0;
    bool operator==(const StagePoint&) const = default;
};
using PenStroke = std::vector<StagePoint>;

/// The presenter's own window, beside the stage.
struct PresenterWindow {
    bool isOpen = false;                    ///< where there is but one screen, too
    double scale = 0;                       ///< 1–3; 0: from its monitor
    std::optional<base::Language> language; ///< none: the interface's
    bool operator==(const PresenterWindow&) const = default;
};

/// Kept while the story is left to explore.
struct Presentation {
    std::string story;   ///< its file; empty: none was opened
    std::string profile; ///< of the guests, a code or a file; empty: the story's own
    bool isOn = false;
    std::uint32_t chapter = 0;
    double seconds = 0; ///< since the chapter began
    bool isPaused = false;
    /// Unattended: chapter follows chapter as long as each says, and the first the last…
    bool loops = false;
    bool isAttended = false; ///< …unless somebody is there and turns the pages
    Blank blank = Blank::None;
    std::optional<base::Language> language; ///< chosen on the stage; none: the guests'
    StageTool tool = StageTool::None;
    std::optional<StagePoint> pointed; ///< where the tool is; none: it is off the stage
    std::vector<PenStroke> strokes;    ///< of the pen; gone with the chapter
    PresenterWindow window;
    bool operator==(const Presentation&) const = default;
};

/// `seconds` are those of each chapter; where there is none, nothing moves. A chapter that is over
/// stays at its end; a chapter that is not there is the last.
void goTo(Presentation&, std::uint32_t chapter, double second, std::span<const double> seconds);
/// Time passes on the stage.
void advance(Presentation&, double by, std::span<const double> seconds);
/// Will time change what is seen?
bool isMoving(const Presentation&, std::span<const double> seconds);
/// The pen goes on to a place, or begins a stroke there. What no hand draws in a chapter is not
/// kept.
void draw(Presentation&, StagePoint, bool begins);

} // namespace portolan::state
