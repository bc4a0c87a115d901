// The menu of a facet's row, and the choice between the ties of the chosen places.
#include "ui/facet_row.h"
#include "ui/facet_section.h"
#include "ui/keyboard.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::ui {

namespace {

using dataset::Facet;
using dataset::PlaceTies;

constexpr std::array<PlaceTies, 4> kTies = {PlaceTies::All, PlaceTies::Outbound, PlaceTies::Inbound,
                                            PlaceTies::Between};

struct MenuLine {
    const char* label = "";
    const char* hint = ""; ///< the key that does the same
    bool hasMark = false;
    float width = 0;
};

bool drawLine(Panel& panel, const MenuLine& line) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(30);
    const Box box{at, {at.x + line.width, at.y + height}};
    const Press press = pressArea(panel, line.label, box, panel.px(6));
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise2),
                                                  panel.px(6));
    }
    if (line.hasMark) {
        ImGui::GetWindowDrawList()->AddCircleFilled({at.x + panel.px(12), at.y + height / 2},
                                                    panel.px(3.5F), packed(panel.theme.accent));
    }
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(24), at.y, height), line.label,
             line.width - panel.px(54));
    drawTextRight(panel, Type::Small, panel.theme.text3,
                  centredY(panel, Type::Small, box.last.x - panel.px(8), at.y, height), line.hint);
    if (press.isPressed) {
        ImGui::CloseCurrentPopup();
    }
    return press.isPressed;
}

/// As wide as its widest line.
float menuWidth(const Panel& panel, bool hasTies) {
    float width = panel.px(120);
    for (const char* word : {panel.tr("Only"), panel.tr("All but"), panel.tr("All")}) {
        width = std::max(width, textWidth(panel, Type::Body, word));
    }
    for (const PlaceTies ties : kTies) {
        width = std::max(
            width, hasTies ? textWidth(panel, Type::Body, nameOf(panel.view.speech, ties)) : 0.0F);
    }
    return width + panel.px(60);
}

void drawTies(Panel& panel, const dataset::Filter& chosen, float width) {
    for (const PlaceTies ties : kTies) {
        const std::string name = nameOf(panel.view.speech, ties);
        if (drawLine(panel, {name.c_str(), "", panel.view.state->filter.ties == ties, width})) {
            dataset::Filter next = chosen;
            next.ties = ties;
            panel.emit(state::intent::SetFilter{next, state::Phase::Commit});
        }
    }
}

void drawMenuLines(Panel& panel, const FacetList& list, std::uint32_t row) {
    const dataset::Filter& filter = panel.view.state->filter;
    const bool isPlace = list.facet == Facet::Place;
    const float width = menuWidth(panel, isPlace);
    const auto set = [&panel](dataset::Filter next) {
        panel.emit(state::intent::SetFilter{std::move(next), state::Phase::Commit});
    };
    const ImVec2 at = ImGui::GetCursorScreenPos();
    drawText(panel, Type::Heading, panel.theme.text3, {at.x + panel.px(8), at.y},
             list.rows[row].label, width - panel.px(16));
    ImGui::Dummy({width, panel.px(18)});
    if (drawLine(panel, {panel.tr("Only"), "O", false, width})) {
        set(withOnly(filter, list, row));
    }
    if (drawLine(panel, {panel.tr("All but"), "B", false, width})) {
        set(withAllBut(filter, list, row));
    }
    if (drawLine(panel, {panel.tr("All"), "A", false, width})) {
        set(withoutFacet(filter, list.facet));
    }
    if (isPlace) {
        const ImVec2 line = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddLine(line, {line.x + width, line.y},
                                            packed(panel.theme.line), panel.hair());
        ImGui::Dummy({width, panel.px(2)});
        const bool isOff = checksOf(filter, list)[row] != Check::On;
        drawTies(panel, isOff ? withToggled(filter, list, row) : filter, width);
    }
}

} // namespace

void openFacetMenu(Panel& panel, Facet facet, const std::string& row) {
    panel.memory.menuFacet = facet;
    panel.memory.menuRow = row;
    panel.memory.opensMenu = true;
}

void drawFacetMenu(Panel& panel) {
    if (std::exchange(panel.memory.opensMenu, false)) {
        ImGui::OpenPopup("facet menu");
    }
    if (!ImGui::BeginPopup("facet menu")) {
        return;
    }
    const FacetList& list = panel.view.facets->of(panel.memory.menuFacet);
    const auto found = std::find_if(list.rows.begin(), list.rows.end(), [&](const FacetRow& row) {
        return row.key == panel.memory.menuRow;
    });
    if (found != list.rows.end()) {
        drawMenuLines(panel, list, static_cast<std::uint32_t>(found - list.rows.begin()));
    }
    ImGui::EndPopup();
}

void drawTiesChoice(Panel& panel, FilterColumn& column) {
    const dataset::Filter& filter = panel.view.state->filter;
    const float height = panel.px(28);
    const Box box{{column.left, column.y + panel.px(2)},
                  {column.right, column.y + panel.px(2) + height}};
    const Press press = pressArea(panel, "ties", box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    drawText(panel, Type::Small, panel.theme.text,
             centredY(panel, Type::Small, box.first.x + panel.px(10), box.first.y, height),
             nameOf(panel.view.speech, filter.ties), box.width() - panel.px(36));
    iconDown(ImGui::GetWindowDrawList(),
             {box.last.x - panel.px(14), (box.first.y + box.last.y) / 2}, panel.px(4),
             packed(panel.theme.text2));
    if (press.isPressed) {
        ImGui::OpenPopup("ties menu");
    }
    if (ImGui::BeginPopup("ties menu")) {
        drawTies(panel, filter, std::max(menuWidth(panel, true), column.width() - panel.px(28)));
        ImGui::EndPopup();
    }
    column.y += panel.px(kTiesChoice);
}

bool showsTies(const Panel& panel) {
    const auto places = std::find(kFacets.begin(), kFacets.end(), Facet::Place) - kFacets.begin();
    return panel.memory.facets[static_cast<std::size_t>(places)].isOpen &&
           chosenCount(panel.view.state->filter, Facet::Place) > 0;
}

} // namespace portolan::ui
