// The bar at the top: the name, and the switches for language, projection, boundaries and theme.
#include "geo/projection.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

/// Each language in itself: they are read by those who do not read the present one.
constexpr std::array<const char*, base::kLanguageCount> kShortNames = {"EN",   "日本語", "繁中",
                                                                       "简中", "한국어", "ID"};
constexpr std::array<const char*, base::kLanguageCount> kLongNames = {
    "English", "日本語", "繁體中文", "简体中文", "한국어", "Bahasa Indonesia"};

/// Things stand from the right inwards.
struct Bar {
    float left, right, top, height;
};

Box takeRight(const Panel& panel, Bar& bar, float width, float height) {
    const float y = bar.top + (bar.height - height) / 2;
    const Box box{{bar.right - width, y}, {bar.right, y + height}};
    bar.right -= width + panel.px(10);
    return box;
}

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

void beginMenuStyle(const Panel& panel) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(panel.px(8), panel.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(panel.px(8), panel.px(2)));
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

/// The presets, and a line for any definition that PROJ knows.
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

void themeMenu(Panel& panel) {
    for (const state::Theme theme : kThemes) {
        if (menuItem(panel, themeName(panel, theme), theme == panel.view.state->theme,
                     panel.px(180))) {
            panel.emit(state::intent::ChooseTheme{theme});
        }
    }
}

/// A popup below a box; `content` draws what is in it. Its right end stands under the box's.
void popup(Panel& panel, const char* id, const Box& under, void (*content)(Panel&)) {
    beginMenuStyle(panel);
    ImGui::SetNextWindowPos({under.last.x, under.last.y + panel.px(6)}, ImGuiCond_Always,
                            {1.0F, 0.0F});
    if (ImGui::BeginPopup(id)) {
        content(panel);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// A button that shows a choice and opens a menu of the others.
void drawCombo(Panel& panel, const char* id, Bar& bar, const std::string& text,
               void (*content)(Panel&)) {
    const float height = panel.px(34);
    const float widest = panel.px(250);
    const float wanted = textWidth(panel, Type::Body, text) + panel.px(44);
    const Box box = takeRight(panel, bar, std::min(wanted, widest), height);
    const Press press = pressArea(panel, id, box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, box.first.x + panel.px(12), box.first.y, height), text,
             box.width() - panel.px(43));
    iconDown(ImGui::GetWindowDrawList(), {box.last.x - panel.px(17), box.first.y + height / 2},
             panel.px(4), packed(panel.theme.text2));
    if (press.isPressed) {
        ImGui::OpenPopup(id);
    }
    popup(panel, id, box, content);
}

void drawLanguages(Panel& panel, Bar& bar) {
    const float height = panel.px(28);
    std::array<float, base::kLanguageCount> widths{};
    float total = panel.px(6);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = textWidth(panel, Type::Body, kShortNames[i]) + panel.px(20);
        total += widths[i];
    }
    const Box frame = takeRight(panel, bar, total, panel.px(34));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(frame.first, frame.last, packed(panel.theme.raise), panel.px(8));
    float x = frame.first.x + panel.px(3);
    for (const base::Language language : base::kLanguages) {
        const std::size_t i = indexOf(language);
        const Box box{{x, frame.first.y + panel.px(3)},
                      {x + widths[i], frame.first.y + panel.px(3) + height}};
        const Press press = pressArea(panel, kLongNames[i], box, panel.px(6));
        const bool isOn = language == panel.view.state->language;
        if (isOn || press.isHovered) {
            list->AddRectFilled(
                box.first, box.last,
                packed(isOn ? panel.theme.raise2 : panel.theme.raise2.withAlpha(0.5F)),
                panel.px(6));
        }
        drawText(
            panel, isOn ? Type::Strong : Type::Body, isOn ? panel.theme.text : panel.theme.text2,
            centredY(panel, Type::Body, x + panel.px(10), box.first.y, height), kShortNames[i]);
        if (press.isPressed && !isOn) {
            panel.emit(state::intent::ChooseLanguage{language});
        }
        x += widths[i];
    }
}

Icon themeIcon(state::Theme theme) {
    switch (theme) {
    case state::Theme::Dark:
        return iconMoon;
    case state::Theme::Light:
        return iconSun;
    default:
        return iconPage;
    }
}

void drawTheme(Panel& panel, Bar& bar) {
    const Box box = takeRight(panel, bar, panel.px(34), panel.px(34));
    ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                              panel.px(8));
    if (drawIconButton(panel, panel.tr("Colours"), box, themeIcon(panel.view.state->theme))) {
        ImGui::OpenPopup("theme");
    }
    popup(panel, "theme", box, themeMenu);
}

/// In a small window projection, boundaries and theme share one menu.
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
    ImGui::EndChild();
}

void drawHistory(Panel& panel, Bar& bar) {
    const float size = panel.px(30);
    const auto button = [&](const char* label, Icon icon, bool isPossible,
                            const state::Intent& wanted) {
        const Box box = takeRight(panel, bar, size, size);
        bar.right += panel.px(8);
        if (drawIconButton(panel, label, box, icon, isPossible)) {
            panel.emit(wanted);
        }
    };
    button(panel.tr("Redo"), iconRedo, panel.view.canRedo, state::intent::Redo{});
    button(panel.tr("Undo"), iconUndo, panel.view.canUndo, state::intent::Undo{});
    bar.right -= panel.px(8);
}

void drawProblemsBadge(Panel& panel, Bar& bar) {
    const base::Diagnostics* problems = panel.view.problems;
    if (problems == nullptr || problems->empty()) {
        return;
    }
    const std::string text = panel.view.speech.catalogue->count(
        "{n} problem in the data", "{n} problems in the data", problems->size());
    const float height = panel.px(34);
    const Box box =
        takeRight(panel, bar, textWidth(panel, Type::Body, text) + panel.px(46), height);
    const auto& colour =
        panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::Mission)];
    const Press press = pressArea(panel, "problems", box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    iconWarning(ImGui::GetWindowDrawList(), {box.first.x + panel.px(18), box.first.y + height / 2},
                panel.px(7), packed(colour));
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, box.first.x + panel.px(34), box.first.y, height), text);
    if (press.isPressed) {
        ImGui::OpenPopup("problems");
    }
    popup(panel, "problems", box, drawProblems);
}

void drawBrand(Panel& panel, const Bar& bar) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = bar.top + bar.height / 2;
    const auto& gold =
        panel.theme.kinds[static_cast<std::size_t>(dataset::EngagementKind::Mission)];
    iconCompass(list, {bar.left + panel.px(13), middle}, panel.px(12), packed(gold));
    float x = bar.left + panel.px(38);
    x += drawText(panel, Type::Title, panel.theme.text,
                  centredY(panel, Type::Title, x, bar.top, bar.height), "Portolan");
    const char* tagline = panel.tr("Ties between the cities of East Asia");
    x += panel.px(14);
    if (x + textWidth(panel, Type::Body, tagline) < bar.right - panel.px(8)) {
        drawText(panel, Type::Body, panel.theme.text3,
                 centredY(panel, Type::Body, x, bar.top, bar.height), tagline);
    }
}

} // namespace

void drawTopBar(Panel& panel) {
    const Box box = panel.layout.top;
    const PanelWindow window(panel, "top", box, false);
    ImGui::GetWindowDrawList()->AddLine({box.first.x, box.last.y - panel.hair()},
                                        {box.last.x, box.last.y - panel.hair()},
                                        packed(panel.theme.line), panel.hair());
    Bar bar{panel.px(16), box.last.x - panel.px(16), box.first.y, box.height()};
    const state::AppState& state = *panel.view.state;
    if (panel.layout.room == Room::Small) {
        const Box menu = takeRight(panel, bar, panel.px(34), panel.px(34));
        if (drawIconButton(panel, panel.tr("Map and colours"), menu, iconMenu)) {
            ImGui::OpenPopup("map");
        }
        popup(panel, "map", menu, smallMenu);
        drawCombo(panel, "language", bar, kShortNames[indexOf(state.language)], languageMenu);
    } else {
        drawTheme(panel, bar);
        if (panel.layout.room == Room::Wide) {
            drawCombo(panel, "boundaries", bar, viewpointLabel(panel), viewpointMenu);
        } else {
            drawCombo(panel, "boundaries", bar, panel.tr("Boundaries"), viewpointMenu);
        }
        drawCombo(panel, "projection", bar, projectionLabel(panel, state.projection),
                  projectionMenu);
        drawLanguages(panel, bar);
    }
    drawHistory(panel, bar);
    drawProblemsBadge(panel, bar);
    drawBrand(panel, bar);
}

} // namespace portolan::ui
