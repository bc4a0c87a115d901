// What the pointer and the keys do to the map: input that no panel claimed becomes intents.
#pragma once

#include "platform/input.h"
#include "state/camera.h"
#include "state/intent.h"
#include "ui/command.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace portolan::app {

/// What the controls see of the frame.
struct ControlContext {
    const state::AppState* state = nullptr; ///< never null
    state::Lens lens;                       ///< logical pixels
    double scale = 1;                       ///< physical pixels per logical pixel
    state::intent::CaptureView capture;     ///< of what is seen now
    double seconds = 0;                     ///< the window's clock
    bool panelHasPointer = false;
    bool panelHasKeys = false;
    bool isTyping = false; ///< a text; panelHasKeys too
    /// Everything under the pointer, the nearest first: what a click selects.
    std::span<const std::string> underPointer;
    /// Where Home goes. Asked for only then: a pass over what is shown. Empty: nowhere.
    std::function<state::Camera()> home;
};

using ui::Command;

/// How much nearer a press of + comes.
inline constexpr double kZoomPerKey = 1.6;

struct ControlResult {
    state::Intents intents;
    std::vector<Command> commands;
    /// The outline of an area that was drawn, logical px: what it holds is to be selected.
    std::vector<geo::ScreenPoint> area;
    bool areaAdds = false; ///< to what is selected already
};

/// Mouse: drag moves, right or Ctrl drag turns and tilts, the wheel zooms about the pointer, a
/// double click comes nearer (Shift: goes back), a click selects (Ctrl or Shift: adds or takes
/// away). Shift and drag draws a box, Alt and drag (or A, then drag) a line around what is to be
/// selected; with Ctrl too it is added; Esc lets it be.
/// Keys on the map: arrows move, with Shift turn and tilt; + − Page Up Page Down zoom; Home fits;
/// space plays; , . step a month, with Shift a year; P N go to what happened before and next; End
/// and Shift+End go to the window's end and start; M changes the mode of time, L loops, D types the
/// window's dates, U shows, hides and singles out what has no date; F the filters of a small
/// window; H home, C two periods; Esc lets go.
/// T opens and closes the table wherever no text is typed, S the story's panel; Shift+S captures,
/// Alt+S saves the story, with Shift under another name.
/// Keys anywhere: F6 (on the map Tab too) next panel, the menu key or Shift+F10 the focused row's
/// menu, F11 full screen, Ctrl+F search, Ctrl+Z Ctrl+Shift+Z, Ctrl+O opens and Ctrl+S saves a
/// session (with Shift under another name), Ctrl+E takes away, Ctrl+Q, Ctrl+K palette, F1 (on the
/// map ? too) keys. ui/actions.cpp lists them all; those of time are in ui/time_keys.cpp.
class Controls {
public:
    ControlResult translate(std::span<const platform::InputEvent>, const ControlContext&);
    /// The camera's next place while it flies; nothing when it stands.
    std::optional<state::Intent> fly(const ControlContext&);
    bool isFlying() const { return flight_.has_value(); }
    /// A button is held and the pointer has moved with it: until then it may become a click.
    bool isDragging() const { return grip_ != Grip::None && hasMoved_; }
    /// The outline that is being drawn, logical px; empty: none.
    std::span<const geo::ScreenPoint> area() const;
    bool isDrawing() const { return grip_ == Grip::Box || grip_ == Grip::Lasso; }
    /// Flies there; any input stops it. `gesture`: of the intent that it belongs to, if any.
    void flyTo(const state::Camera& from, const state::Camera& to, double seconds,
               std::uint32_t gesture = 0);
    /// The next drag draws a line around what is to be selected; or it does not, again.
    void toggleLasso() { lassoes_ = !lassoes_; }
    /// For an intent and the flight that follows it: one step of history.
    std::uint32_t newGesture() { return ++gesture_; }

private:
    enum class Grip : std::uint8_t { None, Move, Turn, Box, Lasso };
    struct Flight {
        state::Camera from, to;
        double start = 0, duration = 0.4;
        std::uint32_t gesture = 0;
    };
    enum class Repeated : std::uint8_t { None, Wheel, Key };

    void press(const platform::InputEvent&, const ControlContext&);
    void move(const platform::InputEvent&, const ControlContext&, ControlResult&);
    void release(const platform::InputEvent&, const ControlContext&, ControlResult&);
    void scroll(const platform::InputEvent&, const ControlContext&);
    void key(const platform::InputEvent&, const ControlContext&, ControlResult&);
    bool cameraKey(const platform::InputEvent&, const ControlContext&, ControlResult&);
    static bool timeKey(const platform::InputEvent&, const state::AppState&, ControlResult&);
    void setCamera(const state::Camera&, state::Phase, ControlResult&, std::uint32_t gesture = 0);
    /// The number of the gesture that a notch or a key's press at that moment belongs to.
    std::uint32_t gestureAt(Repeated, double seconds);
    Grip gripFor(const platform::InputEvent&) const;
    void draw(geo::ScreenPoint at);
    void click(const platform::InputEvent&, const ControlContext&, Grip was, ControlResult&);
    static void storyKey(const platform::InputEvent&, const ControlContext&, ControlResult&);
    bool walkKey(const platform::InputEvent&, ControlResult&) const;

    Grip grip_ = Grip::None;
    bool hasMoved_ = false;
    bool lassoes_ = false; ///< A: the next drag draws
    std::vector<geo::ScreenPoint> area_;
    geo::ScreenPoint pressed_, last_;
    double lastClick_ = -1;
    geo::ScreenPoint lastClickAt_;
    state::Camera camera_; ///< as this frame's gestures have left it
    std::optional<Flight> flight_;
    std::uint32_t gesture_ = 0;
    Repeated repeated_ = Repeated::None;
    double gestureEnds_ = 0;
};

/// Part of the way from one camera to another: out and in again on long ways, the short way round.
state::Camera between(const state::Camera& from, const state::Camera& to, double part);

} // namespace portolan::app
