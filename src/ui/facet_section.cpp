// A facet: heading, a field to search in it, the rows that are in view, and "more".
#include "ui/facet_section.h"

#include "ui/choice_list.h"
#include "ui/facet_row.h"
#include "ui/keyboard.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace portolan::ui {

namespace {

using dataset::Facet;

/// What the parts of a section share.
struct Section {
    const FacetList& list;
    FacetMemory& memory;
    const dataset::Filter& filter;
};

const char* nameOfFacet(Facet facet) {
    constexpr std::array<const char*, kFacets.size()> kNames = {
        "kind", "place", "sector", "place kind", "organisation", "status", "source", "certainty"};
    const auto at = std::find(kFacets.begin(), kFacets.end(), facet) - kFacets.begin();
    return kNames[static_cast<std::size_t>(at)];
}

std::string headingNote(const Panel& panel, const Section& section) {
    const ViewModel& view = panel.view;
    const Facet facet = section.list.facet;
    const std::size_t chosen = chosenCount(section.filter, facet);
    if (facet == Facet::Sector && section.memory.isOpen) {
        // Those that state none pass only where that was chosen, or nothing.
        const bool takesUnstated =
            chosen == 0 || std::find(section.filter.sectors.begin(), section.filter.sectors.end(),
                                     dataset::kUnstated) != section.filter.sectors.end();
        const std::uint32_t without = takesUnstated ? view.selection->withoutSector.passing : 0;
        return filled(
            panel.tr("stated for {n} of {total}"),
            {{"n", numberName(view.speech, std::to_string(view.selection->count - without))},
             {"total", numberName(view.speech, std::to_string(view.selection->count))}});
    }
    return chosen > 0 ? view.speech.catalogue->count("{n} chosen", "{n} chosen", chosen)
                      : std::string();
}

void drawHeading(Panel& panel, FilterColumn& column, const Section& section) {
    const float height = panel.px(26);
    const Box box{{column.left - panel.px(4), column.y},
                  {column.right - panel.px(1), column.y + height}};
    const std::string id = "facet " + std::string(nameOfFacet(section.list.facet));
    bool& isOpen = section.memory.isOpen;
    const Press press = pressArea(panel, id.c_str(), box, panel.px(6));
    const bool wantsFold =
        hasKeyboardFocus() && isKeyPressed(isOpen ? ImGuiKey_LeftArrow : ImGuiKey_RightArrow);
    const auto icon = isOpen ? iconDown : iconRight;
    icon(ImGui::GetWindowDrawList(), {column.left + panel.px(4), column.y + height / 2},
         panel.px(4), packed(press.isHovered ? panel.theme.text : panel.theme.text3));
    const float left = column.left + panel.px(16);
    const float width = drawText(panel, Type::Heading, panel.theme.text,
                                 centredY(panel, Type::Heading, left, column.y, height),
                                 nameOf(panel.view.speech, section.list.facet));
    const std::string note = headingNote(panel, section);
    const float noteLeft =
        std::max(left + width + panel.px(10), column.right - textWidth(panel, Type::Small, note));
    drawText(panel, Type::Small, panel.theme.text3,
             centredY(panel, Type::Small, noteLeft, column.y, height), note,
             column.right - noteLeft + 1);
    column.y += height;
    isOpen = isOpen != (press.isPressed || wantsFold);
}

int onArrow(ImGuiInputTextCallbackData* data) {
    *static_cast<int*>(data->UserData) = arrowsOf(*data);
    return 0;
}

/// Down and Enter lead from the field to the first of the rows.
void drawFacetSearch(Panel& panel, FilterColumn& column, const Section& section) {
    const float height = panel.px(28);
    const Box box{{column.left, column.y + panel.px(2)},
                  {column.right, column.y + panel.px(2) + height}};
    FacetMemory& memory = section.memory;
    int arrow = 0;
    const FieldLook look{"##find", panel.tr("Find in this list"), Type::Small,
                         "find " + std::string(nameOfFacet(section.list.facet))};
    const bool isEntered = drawSearchField(panel, box, look, memory.query, onArrow, &arrow);
    if ((isEntered || arrow > 0) && !memory.shown.rows.empty()) {
        memory.wantsRow = section.list.rows[memory.shown.rows.front()].key;
        memory.takesRow = true;
    }
    column.y += height + panel.px(6);
}

base::Colour barColour(const Panel& panel, const Section& section, const FacetRow& row,
                       Check check) {
    if (section.list.facet == Facet::Kind) {
        return panel.theme.kinds[row.index];
    }
    return check == Check::Off ? panel.theme.bar : panel.theme.accent;
}

void emitFilter(const Panel& panel, dataset::Filter filter) {
    panel.emit(state::intent::SetFilter{std::move(filter), state::Phase::Commit});
}

void fold(FacetMemory& memory, const std::string& key) {
    if (memory.unfolded.erase(key) == 0) {
        memory.unfolded.insert(key);
    }
}

void act(Panel& panel, const Section& section, std::uint32_t row, RowAction action) {
    const FacetList& list = section.list;
    switch (action) {
    case RowAction::Toggle:
        return emitFilter(panel, withToggled(section.filter, list, row));
    case RowAction::Only:
        return emitFilter(panel, withOnly(section.filter, list, row));
    case RowAction::AllBut:
        return emitFilter(panel, withAllBut(section.filter, list, row));
    case RowAction::All:
        return emitFilter(panel, withoutFacet(section.filter, list.facet));
    case RowAction::Fold:
        return fold(section.memory, list.rows[row].key);
    case RowAction::Menu:
        return openFacetMenu(panel, list.facet, list.rows[row].key);
    case RowAction::None:
        break;
    }
}

/// Left on a row that has nothing to fold leads to the row above it in the tree.
void leaveUpwards(const Section& section, std::uint32_t row, RowAction action) {
    const std::uint32_t parent = section.list.rows[row].parent;
    const bool isFoldable = section.list.hasChildren(row) &&
                            section.memory.unfolded.contains(section.list.rows[row].key);
    if (section.list.facet == Facet::Place && action == RowAction::None && !isFoldable &&
        parent != dataset::kNone && hasKeyboardFocus() && isKeyPressed(ImGuiKey_LeftArrow)) {
        section.memory.wantsRow = section.list.rows[parent].key;
        section.memory.takesRow = true;
    }
}

void drawRow(Panel& panel, const Box& box, const Section& section, std::uint32_t at) {
    const FacetList& list = section.list;
    const FacetRow& row = list.rows[at];
    const Check check = section.memory.shown.checks[at];
    const std::string id = nameOfFacet(list.facet) + (" " + row.key);
    FacetRowLook look;
    look.id = id.c_str();
    look.label = row.label.c_str();
    look.count = countOf(*panel.view.selection, list, row);
    look.most = list.most;
    look.check = check;
    look.isCaption = row.is == FacetRow::Is::Family;
    look.isDimmed = look.count.passing == 0 || (list.facet == Facet::Kind && check == Check::Off);
    look.isTree = list.facet == Facet::Place;
    look.hasFold = look.isTree && list.hasChildren(at);
    look.isUnfolded = section.memory.unfolded.contains(row.key);
    look.depth = row.depth;
    look.bar = barColour(panel, section, row, check);
    const auto kind = static_cast<dataset::EngagementKind>(row.index);
    look.kind = list.facet == Facet::Kind && !look.isCaption ? &kind : nullptr;
    look.placeKind = row.placeKind;
    look.kindName = row.kindName.c_str();
    look.takesFocus = section.memory.takesRow && section.memory.wantsRow == row.key;
    section.memory.takesRow = section.memory.takesRow && !look.takesFocus;
    const RowAction action = drawFacetRow(panel, box, look);
    leaveUpwards(section, at, action);
    act(panel, section, at, action);
}

/// The row that the keyboard is led to is scrolled into view, so that it is there to be found.
void scrollToWantedRow(const Panel& panel, const FilterColumn& column, const Section& section) {
    FacetMemory& memory = section.memory;
    if (!memory.takesRow) {
        return;
    }
    const auto& rows = memory.shown.rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return section.list.rows[row].key == memory.wantsRow;
    });
    memory.takesRow = found != rows.end();
    if (memory.takesRow) {
        const float y = column.y + static_cast<float>(found - rows.begin()) * panel.px(kFacetRow);
        const float top = ImGui::GetWindowPos().y;
        if (y < top || y + panel.px(kFacetRow) > top + ImGui::GetWindowHeight()) {
            ImGui::SetScrollFromPosY(y - top);
        }
    }
}

/// Only rows in view and a window's height around it are there at all: a facet may have a hundred
/// thousand. The keyboard finds the next one in that margin.
void drawRows(Panel& panel, FilterColumn& column, const Section& section) {
    const TabGroup group(panel, "rows");
    const std::vector<std::uint32_t>& rows = section.memory.shown.rows;
    scrollToWantedRow(panel, column, section);
    const float height = panel.px(kFacetRow);
    const float margin = ImGui::GetWindowHeight();
    const float above = ImGui::GetWindowPos().y - margin - column.y;
    const auto count = static_cast<float>(rows.size());
    const float first = std::clamp(std::floor(above / height), 0.0F, count);
    const float last = std::clamp(std::ceil((above + 3 * margin) / height), 0.0F, count);
    for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i) {
        const float y = column.y + static_cast<float>(i) * height;
        drawRow(panel, {{column.left, y}, {column.right, y + height}}, section, rows[i]);
    }
    column.y += count * height;
}

void drawMore(Panel& panel, FilterColumn& column, const Section& section) {
    FacetMemory& memory = section.memory;
    const bool hasFewer =
        memory.showsAll && memory.query[0] == '\0' && section.list.rows.size() > kManyValues;
    if (memory.shown.left == 0 && !hasFewer) {
        return;
    }
    const std::string more =
        memory.shown.left > 0
            ? panel.view.speech.catalogue->count("{n} more", "{n} more", memory.shown.left)
            : panel.tr("Fewer");
    if (drawLink(panel, Type::Small, {column.left + panel.px(24), column.y + panel.px(4)},
                 more.c_str())) {
        memory.showsAll = !memory.showsAll;
    }
    column.y += panel.px(kFacetRow);
}

bool isSearched(const FacetList& list) {
    return list.facet != Facet::Kind && list.rows.size() > kManyValues;
}

} // namespace

void drawFacet(Panel& panel, FilterColumn& column, Facet facet) {
    const FacetList& list = panel.view.facets->of(facet);
    if (list.rows.empty()) {
        return;
    }
    const auto at = std::find(kFacets.begin(), kFacets.end(), facet) - kFacets.begin();
    FacetMemory& memory = panel.memory.facets[static_cast<std::size_t>(at)];
    const Section section{list, memory, panel.view.state->filter};
    ImGui::PushID(nameOfFacet(facet));
    drawHeading(panel, column, section);
    if (memory.isOpen) {
        if (facet == Facet::Place && showsTies(panel)) {
            drawTiesChoice(panel, column);
        }
        if (isSearched(list)) {
            drawFacetSearch(panel, column, section);
        }
        updateShownRows(memory, panel.view.facets, facet, *panel.view.index, section.filter);
        drawRows(panel, column, section);
        if (memory.shown.rows.empty()) {
            drawText(panel, Type::Small, panel.theme.text3,
                     centredY(panel, Type::Small, column.left + panel.px(4), column.y,
                              panel.px(kFacetRow)),
                     panel.tr("Nothing has this name"), column.width() - panel.px(4));
            column.y += panel.px(kFacetRow);
        }
        drawMore(panel, column, section);
    }
    ImGui::PopID();
}

} // namespace portolan::ui
