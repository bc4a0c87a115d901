#include "app/window/controls.h"

#include "app/window/area_selection.h"
#include "geo/geodesic.h"
#include "state/comparison.h"
#include "state/timeline.h"
#include "ui/time_keys.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace portolan::app {

namespace {

using platform::InputEvent;
using platform::Key;
using platform::letterKey;
using platform::PointerButton;

constexpr double kDoubleClickSeconds = 0.35;
constexpr double kClickReach = 4; // logical px that a click may move
constexpr double kZoomPerNotch = 1.25;
constexpr double kDegreesPerPixel = 0.3;
constexpr double kKeyStep = 80;  // logical px
constexpr double kLassoStep = 4; // logical px between the corners of a line drawn by hand
constexpr double kFlightSeconds = 0.45;
constexpr double kWheelSeconds = 0.14;
/// Notches and key presses that follow each other so soon are one gesture.
constexpr double kGestureSeconds = 0.4;

geo::ScreenPoint logical(const InputEvent& event, double scale) {
    return {event.x / scale, event.y / scale};
}

double distance(geo::ScreenPoint a, geo::ScreenPoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

geo::ScreenPoint middleOf(const state::Lens& lens) {
    const glm::dvec2 middle = (lens.freeFirst + lens.freeLast) * 0.5;
    return {middle.x, middle.y};
}

double easedInOut(double t) {
    return t < 0.5 ? 4 * t * t * t : 1 - std::pow(2 - 2 * t, 3) / 2;
}

/// Is it the key of a chord as the table of time's keys writes it: "N", "Shift+End"?
bool isChord(const InputEvent& event, std::string_view chord) {
    constexpr std::string_view kShift = "Shift+";
    const bool hasShift = chord.starts_with(kShift);
    const std::string_view name = hasShift ? chord.substr(kShift.size()) : chord;
    const Key key = name == "Space" ? Key::Space
                    : name == "End" ? Key::End
                                    : static_cast<Key>(name.front());
    // A capital is the letter all the same.
    const bool isLetter = name.size() == 1 && name.front() >= 'A' && name.front() <= 'Z';
    return event.key == key && (isLetter || event.modifiers.shift == hasShift);
}

/// The keys after it are its text's.
bool opensField(const std::vector<Command>& commands) {
    return std::any_of(commands.begin(), commands.end(), [](Command command) {
        return command == Command::FocusSearch || command == Command::ShowPalette ||
               command == Command::TypeDates;
    });
}

} // namespace

state::Camera between(const state::Camera& from, const state::Camera& to, double part) {
    const double t = easedInOut(std::clamp(part, 0.0, 1.0));
    state::Camera camera = to;
    camera.centre = geo::alongGreatCircle(from.centre, to.centre, t);
    camera.metresPerPixel =
        std::exp(std::log(from.metresPerPixel) * (1 - t) + std::log(to.metresPerPixel) * t);
    double turn = to.bearing - from.bearing;
    turn -= 360 * std::round(turn / 360);
    camera.bearing = from.bearing + turn * t;
    camera.pitch = from.pitch + (to.pitch - from.pitch) * t;
    return part >= 1 ? to : state::clamped(camera);
}

void Controls::flyTo(const state::Camera& from, const state::Camera& to, double seconds,
                     std::uint32_t gesture) {
    flight_ = Flight{from, to, seconds, kFlightSeconds, gesture};
}

std::optional<state::Intent> Controls::fly(const ControlContext& context) {
    if (!flight_) {
        return std::nullopt;
    }
    const double part = context.state->comfort.reducesMotion
                            ? 1
                            : (context.seconds - flight_->start) / flight_->duration;
    const state::Camera camera = between(flight_->from, flight_->to, part);
    const bool isOver = part >= 1;
    const std::uint32_t gesture = flight_->gesture;
    if (isOver) {
        flight_.reset();
    }
    return state::intent::SetCamera{camera, isOver ? state::Phase::Commit : state::Phase::Preview,
                                    gesture};
}

std::uint32_t Controls::gestureAt(Repeated what, double seconds) {
    if (what != repeated_ || seconds > gestureEnds_) {
        ++gesture_;
    }
    repeated_ = what;
    gestureEnds_ = seconds + kGestureSeconds;
    return gesture_;
}

ControlResult Controls::translate(std::span<const InputEvent> events,
                                  const ControlContext& before) {
    ControlResult result;
    ControlContext context = before;
    camera_ = context.state->camera;
    for (const InputEvent& event : events) {
        switch (event.type) {
        case InputEvent::Type::PointerDown:
            if (event.button == PointerButton::Back || event.button == PointerButton::Forward) {
                result.intents.push_back(event.button == PointerButton::Back
                                             ? state::Intent(state::intent::GoBack{})
                                             : state::Intent(state::intent::GoForward{}));
            } else if (!context.panelHasPointer) {
                press(event, context);
            }
            break;
        case InputEvent::Type::PointerMove:
            move(event, context, result);
            break;
        case InputEvent::Type::PointerUp:
            release(event, context, result);
            break;
        case InputEvent::Type::Scroll:
            if (!context.panelHasPointer) {
                scroll(event, context);
            }
            break;
        case InputEvent::Type::KeyDown:
            key(event, context, result);
            context.isTyping = context.isTyping || opensField(result.commands);
            context.panelHasKeys = context.panelHasKeys || context.isTyping;
            break;
        case InputEvent::Type::PointerLeave:
            break;
        }
    }
    return result;
}

void Controls::setCamera(const state::Camera& camera, state::Phase phase, ControlResult& result,
                         std::uint32_t gesture) {
    camera_ = camera;
    flight_.reset();
    result.intents.push_back(state::intent::SetCamera{camera, phase, gesture});
}

Controls::Grip Controls::gripFor(const InputEvent& event) const {
    const bool isLeft = event.button == PointerButton::Left;
    if (isLeft && event.modifiers.shift) {
        return Grip::Box;
    }
    if (isLeft && (event.modifiers.alt || lassoes_)) {
        return Grip::Lasso;
    }
    const bool turns = event.button == PointerButton::Right || event.modifiers.control;
    return turns ? Grip::Turn : Grip::Move;
}

void Controls::press(const InputEvent& event, const ControlContext& context) {
    grip_ = gripFor(event);
    hasMoved_ = false;
    pressed_ = last_ = logical(event, context.scale);
    area_.clear();
}

std::span<const geo::ScreenPoint> Controls::area() const {
    return isDrawing() && hasMoved_ ? std::span<const geo::ScreenPoint>(area_)
                                    : std::span<const geo::ScreenPoint>();
}

void Controls::draw(geo::ScreenPoint at) {
    if (grip_ == Grip::Box) {
        area_ = {pressed_, {at.x, pressed_.y}, at, {pressed_.x, at.y}};
    } else if (area_.empty() || distance(area_.back(), at) >= kLassoStep) {
        area_.push_back(at);
    }
}

void Controls::move(const InputEvent& event, const ControlContext& context, ControlResult& result) {
    const geo::ScreenPoint at = logical(event, context.scale);
    if (grip_ == Grip::None) {
        return;
    }
    if (!hasMoved_ && distance(pressed_, at) < kClickReach) {
        return;
    }
    hasMoved_ = true;
    if (isDrawing()) {
        return draw(at);
    }
    const state::Camera next = grip_ == Grip::Turn
                                   ? state::turned(camera_, (at.x - last_.x) * kDegreesPerPixel,
                                                   (last_.y - at.y) * kDegreesPerPixel)
                                   : state::dragged(camera_, context.lens, last_, at);
    last_ = at;
    setCamera(next, state::Phase::Preview, result);
}

void Controls::release(const InputEvent& event, const ControlContext& context,
                       ControlResult& result) {
    if (grip_ == Grip::None) {
        return;
    }
    const Grip was = std::exchange(grip_, Grip::None);
    if (!hasMoved_) {
        return click(event, context, was, result);
    }
    if (was == Grip::Box || was == Grip::Lasso) {
        lassoes_ = false;
        result.area = std::exchange(area_, {});
        result.areaAdds = event.modifiers.control;
        result.commands.push_back(Command::LeavePanels);
        return;
    }
    setCamera(camera_, state::Phase::Commit, result);
}

void Controls::click(const InputEvent& event, const ControlContext& context, Grip was,
                     ControlResult& result) {
    const geo::ScreenPoint at = logical(event, context.scale);
    const bool isDouble = event.seconds - lastClick_ < kDoubleClickSeconds &&
                          distance(at, lastClickAt_) < 2 * kClickReach;
    lastClick_ = isDouble ? -1 : event.seconds;
    lastClickAt_ = at;
    const bool isRight = event.button == PointerButton::Right;
    if (isDouble) {
        const double factor = event.modifiers.shift || was == Grip::Turn ? 0.5 : 2;
        flyTo(camera_, state::zoomedAbout(camera_, context.lens, at, factor), context.seconds);
        return;
    }
    const bool toggles = event.modifiers.shift || event.modifiers.control;
    std::vector<std::string> ids =
        toggles
            ? withToggled(context.state->selected, context.underPointer)
            : std::vector<std::string>(context.underPointer.begin(), context.underPointer.end());
    if (!isRight && ids != context.state->selected) {
        result.intents.push_back(state::intent::Select{std::move(ids)});
    }
    result.commands.push_back(Command::LeavePanels);
}

void Controls::scroll(const InputEvent& event, const ControlContext& context) {
    const double factor = std::pow(kZoomPerNotch, event.scrollY);
    const state::Camera& from = flight_ ? flight_->to : camera_; // notches add up
    const state::Camera to =
        state::zoomedAbout(from, context.lens, logical(event, context.scale), factor);
    flight_ = Flight{camera_, to, context.seconds, kWheelSeconds,
                     gestureAt(Repeated::Wheel, context.seconds)};
}

bool Controls::cameraKey(const InputEvent& event, const ControlContext& context,
                         ControlResult& result) {
    const geo::ScreenPoint middle = middleOf(context.lens);
    const auto pan = [&](double x, double y) {
        const state::Camera next =
            event.modifiers.shift
                ? state::turned(camera_, -x / 8, y / 8)
                : state::dragged(camera_, context.lens, middle, {middle.x + x, middle.y + y});
        setCamera(next, state::Phase::Commit, result, gestureAt(Repeated::Key, context.seconds));
        return true;
    };
    const auto zoom = [&](double factor) {
        flyTo(camera_, state::zoomedAbout(camera_, context.lens, middle, factor), context.seconds);
        flight_->gesture = gestureAt(Repeated::Key, context.seconds);
        return true;
    };
    switch (event.key) {
    case Key::Left:
        return pan(kKeyStep, 0);
    case Key::Right:
        return pan(-kKeyStep, 0);
    case Key::Up:
        return pan(0, kKeyStep);
    case Key::Down:
        return pan(0, -kKeyStep);
    case Key::Equal:
    case Key::PageUp:
        return zoom(kZoomPerKey);
    case Key::Minus:
    case Key::PageDown:
        return zoom(1 / kZoomPerKey);
    case Key::Home:
        if (context.home) {
            flyTo(camera_, context.home(), context.seconds);
        }
        return true;
    default:
        return false;
    }
}

bool Controls::timeKey(const InputEvent& event, const state::AppState& state,
                       ControlResult& result) {
    const auto keys = ui::timeKeys();
    const auto pressed = std::find_if(keys.begin(), keys.end(), [&event](const ui::TimeKey& key) {
        return isChord(event, key.keys);
    });
    if (pressed == keys.end()) {
        return false;
    }
    if (pressed->command) {
        result.commands.push_back(*pressed->command);
    } else {
        result.intents.push_back(pressed->wanted(state));
    }
    return true;
}

/// Alt and an arrow, as in a browser.
bool Controls::walkKey(const InputEvent& event, ControlResult& result) const {
    if (!event.modifiers.alt || (event.key != Key::Left && event.key != Key::Right)) {
        return false;
    }
    result.intents.push_back(event.key == Key::Left ? state::Intent(state::intent::GoBack{})
                                                    : state::Intent(state::intent::GoForward{}));
    return true;
}

/// S and what is held with it.
void Controls::storyKey(const InputEvent& event, const ControlContext& context,
                        ControlResult& result) {
    const state::StoryDraft& draft = context.state->draft;
    if (event.modifiers.alt && !draft.text.isEmpty()) {
        result.commands.push_back(event.modifiers.shift ? Command::SaveStoryAs
                                                        : Command::SaveStory);
    } else if (event.modifiers.shift) {
        result.intents.emplace_back(context.capture);
    } else if (!event.modifiers.alt) {
        result.intents.emplace_back(state::intent::SetDraft{draft.chapter, !draft.isOpen, false});
    }
}

void Controls::key(const InputEvent& event, const ControlContext& context, ControlResult& result) {
    const auto command = [&result](Command wanted) { result.commands.push_back(wanted); };
    if (event.key == Key::F6) {
        return command(Command::NextPanel);
    }
    if (event.key == Key::Menu || (event.key == Key::F10 && event.modifiers.shift)) {
        return command(Command::OpenMenu);
    }
    if (event.key == Key::F11) {
        return command(Command::FullScreen);
    }
    if (event.key == Key::F1) {
        return command(Command::ShowKeys);
    }
    if (event.key == Key::F5) {
        state::Presentation stage = context.state->presentation;
        stage.isOn = true; // where there is a story: reduce() sees to that
        result.intents.push_back(state::intent::SetPresentation{std::move(stage)});
        return;
    }
    if (event.modifiers.control) {
        if (event.key == letterKey('F')) {
            command(Command::FocusSearch);
        } else if (event.key == letterKey('K')) {
            command(Command::ShowPalette);
        } else if (event.key == letterKey('Q')) {
            command(Command::Quit);
        } else if (event.key == letterKey('O')) {
            command(Command::OpenSession);
        } else if (event.key == letterKey('S')) {
            command(event.modifiers.shift ? Command::SaveSessionAs : Command::SaveSession);
        } else if (event.key == letterKey('E')) {
            command(Command::TakeAway);
        } else if (event.key == letterKey('Z') && !context.isTyping) {
            result.intents.push_back(event.modifiers.shift ? state::Intent(state::intent::Redo{})
                                                           : state::Intent(state::intent::Undo{}));
        } else if (event.key == letterKey('Y') && !context.isTyping) {
            result.intents.push_back(state::intent::Redo{});
        }
        return;
    }
    if (event.key == Key::Escape && (isDrawing() || lassoes_)) {
        grip_ = Grip::None;
        lassoes_ = false;
        return;
    }
    const state::StoryDraft& draft = context.state->draft;
    if (event.key == Key::Escape && draft.isSeen && !context.panelHasKeys) {
        result.intents.emplace_back(state::intent::SetDraft{draft.chapter, draft.isOpen, false});
        return;
    }
    if (event.key == Key::Escape) {
        if (!context.panelHasKeys && !context.state->selected.empty()) {
            result.intents.push_back(state::intent::Select{});
        }
        return command(Command::LeavePanels);
    }
    if (!context.isTyping && walkKey(event, result)) {
        return;
    }
    if (event.key == letterKey('T') && !context.isTyping) {
        state::TableView table = context.state->table;
        table.isOpen = !table.isOpen;
        if (table.isOpen) {
            command(Command::EnterTable);
        }
        result.intents.push_back(state::intent::SetTable{table});
        return;
    }
    // With Alt it writes no letter: who types the words of a story saves them so.
    if (event.key == letterKey('S') && (!context.isTyping || event.modifiers.alt)) {
        return storyKey(event, context, result);
    }
    if (context.panelHasKeys) {
        return;
    }
    if (event.key == Key::Tab) {
        return command(Command::NextPanel);
    }
    if (event.key == letterKey('A')) {
        return command(Command::DrawAround);
    }
    if (event.key == letterKey('F')) {
        return command(Command::ToggleFilters);
    }
    if (event.key == Key::Slash && event.modifiers.shift) {
        return command(Command::ShowKeys);
    }
    if (event.key == letterKey('H')) {
        return command(Command::ToggleHome);
    }
    if (event.key == letterKey('C')) {
        result.intents.push_back(state::intent::SetComparison{
            state::toggledComparison(context.state->comparison, context.state->timeline)});
        return;
    }
    if (!cameraKey(event, context, result)) {
        timeKey(event, *context.state, result);
    }
}

} // namespace portolan::app
