// The legend, the list under the pointer, the problems and the notices.
#include "ui/compare_panel.h"
#include "ui/search_box.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // moving the keyboard's focus

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace portolan::ui {

namespace {

constexpr std::size_t kMostHovered = 8;

void dashedLine(const Panel& panel, ImVec2 from, float width, float on, float off,
                base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (float x = 0; x < width; x += on + off) {
        list->AddLine({from.x + x, from.y}, {from.x + std::min(x + on, width), from.y},
                      packed(colour), panel.px(2));
    }
}

/// Draws the sample, moves on and writes the word.
struct LegendRow {
    Panel& panel;
    float x, middle;

    void word(const char* text) {
        x += drawText(panel, Type::Small, panel.theme.text2,
                      {x, middle - lineHeight(panel, Type::Small) / 2}, text);
        x += panel.px(20);
    }
    void line(float on, float off, const char* text) {
        dashedLine(panel, {x, middle}, panel.px(34), panel.px(on), panel.px(off),
                   panel.theme.text2);
        x += panel.px(42);
        word(text);
    }
    void rule() {
        ImGui::GetWindowDrawList()->AddLine({x, middle - panel.px(11)}, {x, middle + panel.px(11)},
                                            packed(panel.theme.line), panel.hair());
        x += panel.px(20);
    }
    void ring(float radius, bool isSquare, bool isDashed, const char* text) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ImU32 colour = packed(panel.theme.text2);
        const ImVec2 m{x + panel.px(9), middle};
        const float r = panel.px(radius);
        if (isSquare) {
            list->AddRect({m.x - r, m.y - r}, {m.x + r, m.y + r}, colour, r * 0.35F, 0,
                          panel.px(2));
        } else {
            list->AddCircle(m, r, colour, 0, panel.px(2));
        }
        if (isDashed) {
            for (int i = 0; i < 12; ++i) {
                const float angle = static_cast<float>(i) * 0.5236F;
                list->PathArcTo(m, r + panel.px(3.5F), angle, angle + 0.26F, 4);
                list->PathStroke(colour, 0, panel.px(1));
            }
        }
        x += panel.px(26);
        if (text != nullptr) {
            word(text);
        }
    }
};

/// The keyboard goes to a panel and shows where it is; a panel that is not there is passed over.
void focusWantedPanel(Panel& panel) {
    const int wanted = std::exchange(panel.memory.wantsFocus, -1);
    for (std::size_t step = 0; wanted >= 0 && step < kPanelNames.size(); ++step) {
        const std::size_t at = (static_cast<std::size_t>(wanted) + step) % kPanelNames.size();
        ImGuiWindow* window = ImGui::FindWindowByName(kPanelNames[at]);
        if (window == nullptr || !window->WasActive) {
            continue;
        }
        panel.memory.lastFocus = static_cast<int>(at);
        ImGui::FocusWindow(window);
        panel.memory.table.wantsKeys = panel.memory.lastFocus == kTablePanel;
        if (!panel.memory.table.wantsKeys) {
            ImGui::NavInitWindow(window, true);
        }
#if IMGUI_VERSION_NUM < 19140
        ImGui::GetCurrentContext()->NavDisableHighlight = false;
#else
        ImGui::SetNavCursorVisible(true);
#endif
        return;
    }
}

float legendWidth(const Panel& panel) {
    float words = 0;
    for (const char* text : {"Dated", "Approximate or undated", "Intended, not signed", "City",
                             "Park", "Prefecture"}) {
        words += textWidth(panel, Type::Small, panel.tr(text)) + panel.px(20);
    }
    return words + 3 * panel.px(42) + 3 * panel.px(26) + panel.px(20) + panel.px(12);
}

constexpr float kChangeSample = 34;

/// While two periods are compared the lines mean something else.
void drawChangeLegend(Panel& panel) {
    Box box = panel.layout.legend;
    float width = panel.px(12);
    for (std::size_t i = 0; i < dataset::kTieChangeCount; ++i) {
        const std::string name = nameOf(panel.view.speech, static_cast<dataset::TieChange>(i));
        width += panel.px(kChangeSample + 8 + 20) + textWidth(panel, Type::Small, name);
    }
    if (box.isEmpty() || width > box.width()) {
        return; // no room: the comparison's panel says the same
    }
    box.last.x = box.first.x + width;
    const PanelWindow window(panel, "legend", box);
    LegendRow row{panel, box.first.x + panel.px(16), (box.first.y + box.last.y) / 2};
    for (std::size_t i = 0; i < dataset::kTieChangeCount; ++i) {
        const auto change = static_cast<dataset::TieChange>(i);
        drawChangeSample(panel, {row.x, row.middle}, panel.px(kChangeSample), change);
        row.x += panel.px(kChangeSample + 8);
        row.word(nameOf(panel.view.speech, change).c_str());
    }
}

} // namespace

void drawLegendPanel(Panel& panel) {
    if (panel.view.state->comparison.isOn) {
        return drawChangeLegend(panel);
    }
    Box box = panel.layout.legend;
    const float width = legendWidth(panel);
    if (box.isEmpty() || width > box.width()) {
        return; // no room: the card's and the filter panel's lines say the same
    }
    box.last.x = box.first.x + width;
    const PanelWindow window(panel, "legend", box);
    LegendRow row{panel, box.first.x + panel.px(16), (box.first.y + box.last.y) / 2};
    row.line(34, 1, panel.tr("Dated"));
    row.line(10, 4, panel.tr("Approximate or undated"));
    row.line(3, 3, panel.tr("Intended, not signed"));
    row.rule();
    row.ring(6, false, false, panel.tr("City"));
    row.ring(5.5F, true, false, panel.tr("Park"));
    row.ring(5, false, true, panel.tr("Prefecture"));
}

void drawHoverList(Panel& panel) {
    const auto& items = panel.view.hover;
    if (items.empty()) {
        return;
    }
    panel.name = "hover";
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(panel.px(12), panel.px(9)));
    ImGui::BeginTooltip();
    const float textLeft = panel.px(42);
    const float most = panel.px(360);
    for (std::size_t i = 0; i < std::min(items.size(), kMostHovered); ++i) {
        const HoverItem& item = items[i];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float line = lineHeight(panel, Type::Strong);
        const float wide = std::min(most, std::max(textWidth(panel, Type::Strong, item.title),
                                                   textWidth(panel, Type::Small, item.detail)));
        if (item.isPlace) {
            ImGui::GetWindowDrawList()->AddCircle({at.x + panel.px(16), at.y + line}, panel.px(6),
                                                  packed(panel.theme.text2), 0, panel.px(2));
        } else {
            drawKindSwatch(panel, {{at.x, at.y}, {at.x + panel.px(34), at.y + line * 2}}, item.kind,
                           panel.theme.kinds[static_cast<std::size_t>(item.kind)]);
        }
        drawText(panel, Type::Strong, panel.theme.text, {at.x + textLeft, at.y}, item.title, most);
        drawText(panel, Type::Small, panel.theme.text2, {at.x + textLeft, at.y + line}, item.detail,
                 most);
        ImGui::Dummy({textLeft + wide, line * 2 + panel.px(2)});
    }
    if (items.size() > kMostHovered) {
        const std::string more = panel.view.speech.catalogue->count("and {n} more", "and {n} more",
                                                                    items.size() - kMostHovered);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        drawText(panel, Type::Small, panel.theme.text3, {at.x + textLeft, at.y}, more);
        ImGui::Dummy({1, lineHeight(panel, Type::Small)});
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void drawProblems(Panel& panel) {
    const float width = std::min(panel.px(560), panel.layout.top.width() - panel.px(60));
    const float height = std::min(panel.px(420), panel.layout.timeline.first.y - panel.px(80));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float head = drawParagraph(
        panel, Type::Small, panel.theme.text2, {start.x + panel.px(8), start.y + panel.px(4)},
        panel.tr("The good records are shown; these were left out or read in part."),
        width - panel.px(16));
    ImGui::Dummy({width, head + panel.px(10)});
    ImGui::BeginChild("list", {width, height}, false);
    for (const base::Diagnostic& problem : *panel.view.problems) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float tall =
            drawParagraph(panel, Type::Small, panel.theme.text, {at.x + panel.px(8), at.y},
                          problem.toString(), width - panel.px(28));
        ImGui::Dummy({1, tall + panel.px(6)});
    }
    ImGui::EndChild();
}

/// The outline that is being drawn, dashed, above the map and below the panels.
void drawArea(const Panel& panel) {
    const auto& area = panel.view.area;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImU32 colour = packed(panel.theme.accent);
    if (area.size() == 4) {
        list->AddRectFilled(area[0], area[2], packed(panel.theme.accent.withAlpha(0.12F)));
    }
    const float period = panel.px(9);
    float along = 0;
    for (std::size_t i = 0; i < area.size(); ++i) {
        const ImVec2 from = area[i];
        const ImVec2 to = area[(i + 1) % area.size()];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        // Dashes run on round the corners.
        for (float at = -std::fmod(along, period); at < length; at += period) {
            const float a = std::max(at, 0.0F) / std::max(length, 1e-3F);
            const float b = std::min(at + panel.px(5), length) / std::max(length, 1e-3F);
            if (b > a) {
                list->AddLine({from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a},
                              {from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}, colour,
                              panel.px(1.6F));
            }
        }
        along += length;
    }
}

/// From the lowest up, whichever was opened last; pop-ups lie over all of them.
void orderPanels() {
    constexpr std::array<const char*, 12> kFromAbove = {"done",    "story",  "card",     "compare",
                                                        "filter",  "notice", "table",    "rail",
                                                        "chapter", "legend", "timeline", "top"};
    for (const char* name : kFromAbove) {
        if (ImGuiWindow* window = ImGui::FindWindowByName(name); window != nullptr) {
            ImGui::BringWindowToDisplayBack(window);
        }
    }
}

void drawPanels(Panel panel) {
    holdTyped(panel);
    focusWantedPanel(panel);
    leadTab(panel);
    drawArea(panel);
    drawTopBar(panel);
    drawFilterRail(panel);
    drawFilterPanel(panel);
    drawTimelinePanel(panel);
    drawTablePanel(panel);
    drawChapterPicture(panel);
    if (panel.view.state->draft.isOpen) {
        drawStoryPanel(panel);
    } else {
        drawCardPanel(panel);
        drawComparePanel(panel);
    }
    drawLegendPanel(panel);
    drawEmptyNotice(panel);
    orderPanels();
    drawSearchList(panel);
    drawHoverList(panel);
    drawPalette(panel);
    drawKeys(panel);
    drawNotice(panel);
    drawFileDialog(panel);
}

} // namespace portolan::ui
