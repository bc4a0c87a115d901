#include "ui/top_menus.h"

#include "geo/projection.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

const char* presetName(const Panel& panel, std::string_view name) {
    if (name == "east-asia") {
        return panel.tr("Lambert conic, East Asia");
    }
    if (name == "equal-area") {
        return panel.tr("Equal area");
    }
    if (name == "mercator") {
        return panel.tr("Mercator");
    }
    if (name == "globe") {
        return panel.tr("Globe");
    }
    if (name == "equidistant") {
        return panel.tr("Equidistant from the centre");
    }
    return name == "world" ? panel.tr("World") : nullptr;
}

/// A line of a menu; `isChosen` has a check before it.
bool menuItem(Panel& panel, const char* label, bool isChosen, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(32);
    const Box box{at, {at.x + width, at.y + height}};
    const Press press = pressArea(panel, label, box, panel.px(6));
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  panel.px(6));
    }
    if (isChosen) {
        ImGui::GetWindowDrawList()->AddCircleFilled({at.x + panel.px(12), at.y + height / 2},
                                                    panel.px(3.5F), packed(panel.theme.accent));
    }
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(26), at.y, height), label,
             width - panel.px(34));
    if (press.isPressed) {
        ImGui::CloseCurrentPopup();
    }
    return press.isPressed;
}

void chooseProjection(Panel& panel, std::string_view projection) {
    panel.emit(
        state::intent::ChooseProjection{std::string(projection), panel.view.state->camera.centre});
}

constexpr std::array<state::Theme, 3> kThemes = {state::Theme::Dark, state::Theme::Light,
                                                 state::Theme::Print};

const char* themeName(const Panel& panel, state::Theme theme) {
    switch (theme) {
    case state::Theme::Dark:
        return panel.tr("Dark");
    case state::Theme::Light:
        return panel.tr("Light");
    default:
        return panel.tr("For print");
    }
}

} // namespace

std::string projectionLabel(const Panel& panel, std::string_view projection) {
    const char* preset = presetName(panel, projection);
    return preset != nullptr ? std::string(preset) : std::string(projection);
}

std::string viewpointLabel(const Panel& panel) {
    const std::string& code = panel.view.state->viewpoint;
    const auto& choices = panel.view.viewpoints;
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.key == code; });
    const std::string& title = found != choices.end() ? found->label : code;
    return panel.tr("Boundaries") + std::string(": ") + title;
}

void projectionMenu(Panel& panel) {
    const float width = panel.px(300);
    for (const geo::ProjectionPreset& preset : geo::projectionPresets()) {
        if (menuItem(panel, projectionLabel(panel, preset.name).c_str(),
                     preset.name == panel.view.state->projection, width)) {
            chooseProjection(panel, preset.name);
        }
    }
    ImGui::Dummy({1, panel.px(4)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    drawText(panel, Type::Small, panel.theme.text3, {at.x + panel.px(8), at.y},
             panel.tr("Any other, as PROJ writes it"), width - panel.px(16));
    ImGui::Dummy({1, panel.px(18)});
    ImGui::SetNextItemWidth(width);
    auto& buffer = panel.memory.projection;
    ImGui::PushFont(panel.font(Type::Body));
    const ImVec2 field = ImGui::GetCursorScreenPos();
    if (ImGui::InputTextWithHint("##crs", "EPSG:3857, +proj=ortho +lat_0=25", buffer.data(),
                                 buffer.size(), ImGuiInputTextFlags_EnterReturnsTrue)) {
        chooseProjection(panel, buffer.data());
        ImGui::SetKeyboardFocusHere(-1); // to mend it, if it was wrong
    }
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, "crs", {field, ImGui::GetItemRectMax()}});
    }
    ImGui::PopFont();
    if (!panel.view.projectionError.empty()) {
        ImGui::Dummy({1, panel.px(2)});
        const ImVec2 below = ImGui::GetCursorScreenPos();
        const auto& sister =
            panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::SisterCity)];
        const float height =
            drawParagraph(panel, Type::Small, sister, {below.x + panel.px(8), below.y},
                          panel.view.projectionError, width - panel.px(16));
        ImGui::Dummy({width, height + panel.px(4)});
    }
}

void viewpointMenu(Panel& panel) {
    for (const Choice& choice : panel.view.viewpoints) {
        if (menuItem(panel, choice.label.c_str(), choice.key == panel.view.state->viewpoint,
                     panel.px(320))) {
            panel.emit(state::intent::ChooseViewpoint{choice.key});
        }
    }
}

void languageMenu(Panel& panel) {
    for (const base::Language language : base::kLanguages) {
        if (menuItem(panel, kLongNames[indexOf(language)], language == panel.view.state->language,
                     panel.px(200))) {
            panel.emit(state::intent::ChooseLanguage{language});
        }
    }
}

void themeMenu(Panel& panel) {
    for (const state::Theme theme : kThemes) {
        if (menuItem(panel, themeName(panel, theme), theme == panel.view.state->theme,
                     panel.px(180))) {
            panel.emit(state::intent::ChooseTheme{theme});
        }
    }
}

void smallMenu(Panel& panel) {
    const auto heading = [&panel](const char* text) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        drawText(panel, Type::Heading, panel.theme.text3, {at.x + panel.px(8), at.y + panel.px(4)},
                 text);
        ImGui::Dummy({1, panel.px(24)});
    };
    const float room = ImGui::GetIO().DisplaySize.y - panel.px(90);
    ImGui::BeginChild("menu", {panel.px(330), std::min(room, panel.px(640))}, false);
    heading(panel.tr("Map projection"));
    projectionMenu(panel);
    heading(panel.tr("Boundaries"));
    viewpointMenu(panel);
    heading(panel.tr("Colours"));
    themeMenu(panel);
    programItems(panel);
    ImGui::EndChild();
}

} // namespace portolan::ui
