// The bar at the top: the name, and the switches for language, projection, boundaries and theme.
#include "geo/projection.h"
#include "ui/top_menus.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

constexpr const char* kName = "Portolan";

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

void beginMenuStyle(const Panel& panel) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(panel.px(8), panel.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(panel.px(8), panel.px(2)));
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
    const TabGroup group(panel, "languages");
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

void drawProgram(Panel& panel, Bar& bar) {
    const Box box = takeRight(panel, bar, panel.px(34), panel.px(34));
    if (drawIconButton(panel, panel.tr("Session and comfort"), box, iconMenu)) {
        ImGui::OpenPopup("program");
    }
    popup(panel, "program", box, programMenu);
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

void iconTable(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    const float stroke = std::max(1.0F, r * 0.18F);
    list->AddRect({m.x - r, m.y - r * 0.85F}, {m.x + r, m.y + r * 0.85F}, colour, r * 0.25F, 0,
                  stroke);
    for (const float y : {-0.3F, 0.28F}) {
        list->AddLine({m.x - r, m.y + r * y}, {m.x + r, m.y + r * y}, colour, stroke);
    }
    list->AddLine({m.x - r * 0.3F, m.y - r * 0.3F}, {m.x - r * 0.3F, m.y + r * 0.85F}, colour,
                  stroke);
}

void drawTableSwitch(Panel& panel, Bar& bar) {
    state::TableView table = panel.view.state->table;
    const Box box = takeRight(panel, bar, panel.px(34), panel.px(34));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(table.isOpen ? panel.theme.accentFill : panel.theme.raise),
        panel.px(8));
    if (drawIconButton(panel, panel.tr("Table"), box, iconTable)) {
        table.isOpen = !table.isOpen;
        panel.emit(state::intent::SetTable{table});
    }
}

/// Of the compass and the name.
float brandWidth(const Panel& panel) {
    return panel.px(46) + textWidth(panel, Type::Title, kName);
}

void drawProblemsBadge(Panel& panel, Bar& bar) {
    const base::Diagnostics* problems = panel.view.problems;
    if (problems == nullptr || problems->empty()) {
        return;
    }
    const std::string text = panel.view.speech.catalogue->count(
        "{n} problem in the data", "{n} problems in the data", problems->size());
    const float height = panel.px(34);
    const auto widthOf = [&](const std::string& words) {
        return textWidth(panel, Type::Body, words) + panel.px(46);
    };
    const bool isShort = bar.right - widthOf(text) < bar.left + brandWidth(panel);
    const std::string shown = isShort ? std::to_string(problems->size()) : text;
    const Box box = takeRight(panel, bar, widthOf(shown), height);
    const auto& colour =
        panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::Mission)];
    const Press press = pressArea(panel, "problems", box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    iconWarning(ImGui::GetWindowDrawList(), {box.first.x + panel.px(18), box.first.y + height / 2},
                panel.px(7), packed(colour));
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, box.first.x + panel.px(34), box.first.y, height), shown);
    if (isShort && press.isHovered) {
        drawTip(panel, text, box);
    }
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
    if (bar.left + brandWidth(panel) > bar.right) {
        return;
    }
    float x = bar.left + panel.px(38);
    x += drawText(panel, Type::Title, panel.theme.text,
                  centredY(panel, Type::Title, x, bar.top, bar.height), kName);
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
        drawProgram(panel, bar);
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
    drawTableSwitch(panel, bar);
    drawHistory(panel, bar);
    drawProblemsBadge(panel, bar);
    drawBrand(panel, bar);
}

} // namespace portolan::ui
