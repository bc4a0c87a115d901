// What the window's loop does with input while the map is explored.
#include "app/window/area_selection.h"
#include "app/window/view_loop.h"
#include "state/home.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portolan::app {

void ViewLoop::obey(const std::vector<Command>& commands, state::Intents& intents) {
    for (const Command command : commands) {
        switch (command) {
        case Command::OpenSession:
            begin(ui::FilePurpose::Open, true);
            break;
        case Command::SaveSession:
            begin(ui::FilePurpose::Save, false);
            break;
        case Command::SaveSessionAs:
            begin(ui::FilePurpose::Save, true);
            break;
        case Command::SaveStory:
            begin(ui::FilePurpose::SaveStory, false);
            break;
        case Command::SaveStoryAs:
            begin(ui::FilePurpose::SaveStory, true);
            break;
        case Command::TakeAway:
            begin(ui::FilePurpose::Export, true);
            break;
        case Command::FocusSearch:
            interface_.focusSearch();
            break;
        case Command::NextPanel:
            interface_.focusNextPanel();
            break;
        case Command::OpenMenu:
            interface_.openMenu();
            break;
        case Command::LeavePanels:
            interface_.files().purpose = ui::FilePurpose::None;
            interface_.leavePanels();
            break;
        case Command::FullScreen:
            window_.toggleFullScreen();
            break;
        case Command::ToggleFilters:
            interface_.toggleFilters();
            break;
        case Command::EnterTable:
            interface_.enterTable();
            break;
        case Command::TypeDates:
            interface_.typeDates();
            break;
        case Command::ShowPalette:
            interface_.showPalette();
            break;
        case Command::ShowKeys:
            interface_.showKeys();
            break;
        case Command::FitAll:
            fly(cameraOnAll());
            break;
        case Command::ZoomIn:
        case Command::ZoomOut:
            zoomBy(command == Command::ZoomIn ? kZoomPerKey : 1 / kZoomPerKey);
            break;
        case Command::DrawAround:
            controls_.toggleLasso();
            break;
        case Command::ToggleHome:
            if (const auto& dataset = resources_.materials().dataset; dataset != nullptr) {
                intents.push_back(state::wantedHome(store_.current(), *dataset));
            }
            break;
        case Command::Quit:
            window_.close();
            break;
        }
    }
}

void ViewLoop::fly(const state::Camera& to) {
    framesToDraw_ = kFramesPerInput;
    controls_.flyTo(store_.current().camera, to, window_.seconds());
}

void ViewLoop::zoomBy(double factor) {
    const state::Lens seen = lens();
    const glm::dvec2 middle = (seen.freeFirst + seen.freeLast) * 0.5;
    fly(state::zoomedAbout(store_.current().camera, seen, {middle.x, middle.y}, factor));
}

/// After a click on a panel the keys belong to the map again, unless something is typed or open
/// there; only the keyboard's own focus stays in a panel. Dear ImGui must have seen the button go
/// up first: a quick press and release come to it in two frames.
void ViewLoop::returnKeys(const std::vector<platform::InputEvent>& events) {
    const bool isReleased = std::any_of(events.begin(), events.end(), [](const auto& event) {
        return event.type == platform::InputEvent::Type::PointerUp;
    });
    framesToReturn_ = isReleased ? kFramesPerInput - 1 : std::max(framesToReturn_ - 1, 0);
    if (framesToReturn_ == 1 && !interface_.wantsText() && !interface_.hasPopup()) {
        interface_.leavePanels();
    }
}

void ViewLoop::control(const std::vector<platform::InputEvent>& events, double now,
                       state::Intents& intents) {
    const auto& dataset = resources_.materials().dataset;
    if (dataset != nullptr) {
        reveal_.follow(*dataset, lens(), store_.current().camera, controls_, now);
    }
    reveal_.notice(intents, interface_.takeFlight(), controls_);
    underPointer_.follow(events);
    underPointer_.clear();
    if (scene_ != nullptr && dataset != nullptr && !interface_.wantsPointer() &&
        !controls_.isDragging()) {
        underPointer_.look(*scene_, *dataset, interface_.layout().map);
    }
    const std::vector<std::string> under =
        dataset != nullptr ? underPointer_.selectable(*dataset) : std::vector<std::string>();
    ControlContext controlled;
    controlled.state = &store_.current();
    controlled.lens = lens();
    controlled.scale = interface_.layout().scale;
    controlled.seconds = now;
    controlled.capture = ui::captureWanted(store_.current(), interface_.layout());
    controlled.panelHasPointer = interface_.wantsPointer();
    controlled.isTyping = interface_.isTyping();
    controlled.panelHasKeys = interface_.wantsText() || interface_.hasPopup();
    controlled.underPointer = under;
    controlled.home = [this] { return cameraOnAll(); };
    ControlResult result = controls_.translate(events, controlled);
    std::move(result.intents.begin(), result.intents.end(), std::back_inserter(intents));
    reveal_.noticeWalk(intents, store_.current().trail, controls_);
    if (!result.area.empty() && scene_ != nullptr && dataset != nullptr) {
        for (geo::ScreenPoint& corner : result.area) {
            corner = {corner.x * controlled.scale, corner.y * controlled.scale};
        }
        intents.push_back(state::intent::Select{
            idsInArea(*scene_, *dataset, result.area,
                      result.areaAdds ? store_.current().selected : std::vector<std::string>())});
    }
    if (const auto flight = controls_.fly(controlled)) {
        intents.push_back(*flight);
    }
    obey(result.commands, intents);
    obey(interface_.takeCommands(), intents);
    returnKeys(events);
    const std::string hovered = under.empty() ? std::string() : under.front();
    if (hovered != store_.current().hovered) {
        intents.push_back(state::intent::Hover{hovered});
    }
}

} // namespace portolan::app
