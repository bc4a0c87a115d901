// The filter panel: the search box, how many pass, what is active, and the facets with their
// counts.
#include "ui/filter_edit.h"
#include "ui/search_box.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kPadding = 14;
constexpr float kRow = 24;
constexpr std::size_t kFewSectors = 8;

/// Where the next thing goes: a column of rows.
struct Column {
    float left, right, y;
    float width() const { return right - left; }
};

void drawTotal(Panel& panel, Column& column) {
    const auto& view = panel.view;
    const std::string shown = numberName(view.speech, std::to_string(view.selection->count));
    const std::string total = numberName(view.speech, std::to_string(view.facets->total));
    const std::string of = filled(panel.tr("of {total} records"), {{"total", total}});
    const float high = lineHeight(panel, Type::Number);
    const float width =
        drawText(panel, Type::Number, panel.theme.text, {column.left, column.y}, shown);
    const float small = column.y + high - lineHeight(panel, Type::Body) - panel.px(4);
    const char* reset = panel.tr("Reset filters");
    const bool isFiltered = !view.state->filter.isEmpty();
    const float linkWidth = isFiltered ? textWidth(panel, Type::Small, reset) : 0;
    const float left = column.left + width + panel.px(8);
    drawText(panel, Type::Body, panel.theme.text2, {left, small}, of,
             column.right - linkWidth - panel.px(6) - left);
    if (isFiltered &&
        drawLink(panel, Type::Small, {column.right - linkWidth, small + panel.px(1)}, reset)) {
        panel.emit(state::intent::ResetFilter{});
    }
    column.y += high + panel.px(8);
}

void drawChips(Panel& panel, Column& column) {
    const std::vector<ActiveChip> chips = activeChips(panel.view);
    float x = column.left;
    for (const ActiveChip& chip : chips) {
        const float width = textWidth(panel, Type::Small, chip.label) + panel.px(36);
        if (x > column.left && x + width > column.right) {
            x = column.left;
            column.y += panel.px(32);
        }
        if (drawChip(panel, {x, column.y}, chip.label).isPressed) {
            panel.emit(state::intent::SetFilter{chip.without});
        }
        x += width + panel.px(6);
    }
    column.y += chips.empty() ? 0 : panel.px(36);
}

void drawHeading(Panel& panel, Column& column, const char* text, const std::string& note) {
    const float height = panel.px(26);
    drawText(panel, Type::Heading, panel.theme.text,
             centredY(panel, Type::Heading, column.left, column.y, height), text);
    drawTextRight(panel, Type::Small, panel.theme.text3,
                  centredY(panel, Type::Small, column.right, column.y, height), note);
    column.y += height;
}

void drawRule(Panel& panel, Column& column) {
    column.y += panel.px(7);
    ImGui::GetWindowDrawList()->AddLine({column.left, column.y}, {column.right, column.y},
                                        packed(panel.theme.line), panel.hair());
    column.y += panel.px(7);
}

/// "3/8" where other filters take some away, else "8".
void drawCount(Panel& panel, const Column& column, dataset::FacetCount count, bool isOn) {
    const std::string total = std::to_string(count.total);
    float right = column.right;
    const float y = column.y;
    if (count.passing != count.total) {
        const std::string rest = "/" + total;
        drawTextRight(panel, Type::Small, panel.theme.text3,
                      centredY(panel, Type::Small, right, y, panel.px(kRow)), rest);
        right -= textWidth(panel, Type::Small, rest);
    }
    const base::Colour colour = isOn && count.passing > 0 ? panel.theme.text : panel.theme.text3;
    drawTextRight(panel, Type::Heading, colour,
                  centredY(panel, Type::Heading, right, y, panel.px(kRow)),
                  std::to_string(count.passing));
}

struct RowLook {
    const std::string& id;
    const std::string& label;
    dataset::FacetCount count;
    std::uint32_t most = 1; ///< of the facet's counts: a full bar
    bool isOn = false;
    bool isDimmed = false;
    float indent = 0; ///< physical px from the left to the check
    base::Colour bar;
    const dataset::EngagementKind* kind = nullptr; ///< whose line is drawn before the label
};

/// A facet's row: check, perhaps a line, label, bar and count. The whole of it is pressed.
bool drawFacetRow(Panel& panel, const Column& column, const RowLook& row) {
    const float height = panel.px(kRow);
    const Box box{{column.left + row.indent - panel.px(4), column.y},
                  {column.right + panel.px(4), column.y + height}};
    const Press press = pressArea(panel, row.id.c_str(), box, panel.px(6));
    if (!ImGui::IsItemVisible() && panel.log == nullptr) {
        return press.isPressed; // scrolled away: there may be thousands
    }
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                                  panel.px(6));
    }
    drawCheck(panel, {column.left + row.indent, column.y + (height - panel.px(15)) / 2}, row.isOn);
    float x = column.left + row.indent + panel.px(24);
    if (row.kind != nullptr) {
        const base::Colour colour = row.isDimmed ? panel.theme.text3 : row.bar;
        drawKindSwatch(panel, {{x, column.y}, {x + panel.px(36), column.y + height}}, *row.kind,
                       colour);
        x += panel.px(44);
    }
    const float barWidth = panel.px(panel.layout.room == Room::Wide ? 52 : 40);
    const float barRight = column.right - panel.px(46);
    drawText(panel, Type::Body, row.isDimmed ? panel.theme.text3 : panel.theme.text,
             centredY(panel, Type::Body, x, column.y, height), row.label,
             barRight - barWidth - panel.px(8) - x);
    const float barTop = column.y + (height - panel.px(6)) / 2;
    drawBar(panel, {{barRight - barWidth, barTop}, {barRight, barTop + panel.px(6)}},
            static_cast<float>(row.count.passing) / static_cast<float>(std::max(row.most, 1U)),
            row.isDimmed ? panel.theme.bar : row.bar);
    drawCount(panel, column, row.count, !row.isDimmed);
    return press.isPressed;
}

void drawKinds(Panel& panel, Column& column) {
    const ViewModel& view = panel.view;
    const dataset::Filter& filter = view.state->filter;
    drawHeading(panel, column, panel.tr("Kind"), "");
    std::uint32_t most = 1;
    for (const auto kind : view.facets->kinds) {
        most = std::max(most, view.selection->kinds[static_cast<std::size_t>(kind)].total);
    }
    int family = -1;
    for (const dataset::EngagementKind kind : view.facets->kinds) {
        const auto index = static_cast<std::size_t>(kind);
        const dataset::Family own = dataset::familyOf(kind);
        if (std::exchange(family, static_cast<int>(own)) != static_cast<int>(own)) {
            column.y += panel.px(2);
            drawText(panel, Type::Small, panel.theme.text3,
                     centredY(panel, Type::Small, column.left, column.y, panel.px(20)),
                     nameOf(view.speech, own));
            column.y += panel.px(20);
        }
        const bool isOn = showsKind(filter, kind);
        const std::string label = nameOf(view.speech, kind);
        const std::string id = "kind " + std::string(dataset::keyOf(kind));
        if (drawFacetRow(panel, column,
                         {id, label, view.selection->kinds[index], most, isOn, !isOn, 0,
                          panel.theme.kinds[index], &kind})) {
            const bool isOnly = ImGui::GetIO().KeyCtrl;
            panel.emit(state::intent::SetFilter{
                isOnly ? withOnlyKind(filter, kind)
                       : withKindToggled(filter, kind, view.facets->kinds)});
        }
        column.y += panel.px(kRow);
    }
}

bool isVisible(const Panel& panel, const FacetRow& row) {
    const auto& rows = panel.view.facets->places;
    std::string parent = row.parent;
    while (!parent.empty()) {
        if (!panel.memory.openPlaces.contains(parent)) {
            return false;
        }
        const auto above = std::find_if(rows.begin(), rows.end(),
                                        [&](const FacetRow& r) { return r.key == parent; });
        parent = above != rows.end() ? above->parent : std::string();
    }
    return true;
}

void drawFold(Panel& panel, const Column& column, const FacetRow& row, float indent) {
    const bool isOpen = panel.memory.openPlaces.contains(row.key);
    const float height = panel.px(kRow);
    const Box box{{column.left + indent - panel.px(4), column.y},
                  {column.left + indent + panel.px(14), column.y + height}};
    const std::string id = "unfold " + row.key;
    if (pressArea(panel, id.c_str(), box, panel.px(4)).isPressed) {
        if (isOpen) {
            panel.memory.openPlaces.erase(row.key);
        } else {
            panel.memory.openPlaces.insert(row.key);
        }
    }
    const auto icon = isOpen ? iconDown : iconRight;
    icon(ImGui::GetWindowDrawList(), {column.left + indent + panel.px(4), column.y + height / 2},
         panel.px(4), packed(panel.theme.text3));
}

void drawPlaces(Panel& panel, Column& column) {
    const ViewModel& view = panel.view;
    const auto& rows = view.facets->places;
    const auto count = static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [](const FacetRow& row) { return row.count.passing > 0; }));
    drawHeading(panel, column, panel.tr("Place"),
                view.speech.catalogue->count("{n} place", "{n} places", count));
    std::uint32_t most = 1;
    for (const FacetRow& row : rows) {
        most = std::max(most, row.count.total);
    }
    const dataset::Filter& filter = view.state->filter;
    for (const FacetRow& row : rows) {
        if (!isVisible(panel, row)) {
            continue;
        }
        const float indent = panel.px(17) * static_cast<float>(row.depth);
        if (row.hasChildren) {
            drawFold(panel, column, row, indent);
        }
        const bool isOn = isChosen(filter.places, row.key);
        const std::string id = "place " + row.key;
        if (drawFacetRow(panel, column,
                         {id, row.label, row.count, most, isOn, row.count.passing == 0,
                          indent + panel.px(18), isOn ? panel.theme.accent : panel.theme.bar,
                          nullptr})) {
            dataset::Filter next = filter;
            next.places = toggled(filter.places, row.key);
            panel.emit(state::intent::SetFilter{next});
        }
        column.y += panel.px(kRow);
    }
}

void drawSectors(Panel& panel, Column& column) {
    const ViewModel& view = panel.view;
    const auto& rows = view.facets->sectors;
    const std::string note = filled(panel.tr("stated for {n} of {total}"),
                                    {{"n", std::to_string(view.facets->statedSectors)},
                                     {"total", std::to_string(view.selection->count)}});
    drawHeading(panel, column, panel.tr("Sector"), note);
    const dataset::Filter& filter = view.state->filter;
    const std::uint32_t most = rows.empty() ? 1 : rows.front().count.total;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FacetRow& row = rows[i];
        const bool isOn = isChosen(filter.sectors, row.key);
        if (i >= kFewSectors && !panel.memory.showsAllSectors && !isOn) {
            ++hidden;
            continue;
        }
        const std::string id = "sector " + row.key;
        if (drawFacetRow(panel, column,
                         {id, row.label, row.count, most, isOn, row.count.passing == 0, 0,
                          isOn ? panel.theme.accent : panel.theme.bar, nullptr})) {
            dataset::Filter next = filter;
            next.sectors = toggled(filter.sectors, row.key);
            panel.emit(state::intent::SetFilter{next});
        }
        column.y += panel.px(kRow);
    }
    if (hidden > 0 || panel.memory.showsAllSectors) {
        const std::string more =
            hidden > 0 ? view.speech.catalogue->count("{n} sector more", "{n} sectors more", hidden)
                       : panel.tr("Fewer sectors");
        if (drawLink(panel, Type::Small, {column.left + panel.px(24), column.y + panel.px(4)},
                     more.c_str())) {
            panel.memory.showsAllSectors = hidden > 0;
        }
        column.y += panel.px(kRow);
    }
}

} // namespace

void drawFilterPanel(Panel& panel) {
    if (panel.layout.filter.isEmpty() || panel.view.selection == nullptr) {
        return;
    }
    const Box box = panel.layout.filter;
    const PanelWindow window(panel, "filter", box);
    const float pad = panel.px(kPadding);
    Column column{box.first.x + pad, box.last.x - pad, box.first.y + pad};
    column.y += drawSearchBox(panel, {column.left, column.y}, column.width()) + panel.px(12);
    drawTotal(panel, column);
    drawChips(panel, column);
    // Below, the facets scroll; what is above stays.
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    ImGui::BeginChild("facets", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    column.y = ImGui::GetCursorScreenPos().y;
    const float top = column.y;
    drawKinds(panel, column);
    drawRule(panel, column);
    drawPlaces(panel, column);
    drawRule(panel, column);
    drawSectors(panel, column);
    ImGui::SetCursorScreenPos({box.first.x, top});
    ImGui::Dummy({1, column.y - top + panel.px(4)});
    ImGui::EndChild();
}

void drawFilterRail(Panel& panel) {
    if (panel.layout.rail.isEmpty()) {
        return;
    }
    const Box box = panel.layout.rail;
    const PanelWindow window(panel, "rail", box);
    const float size = panel.px(34);
    const float left = box.first.x + (box.width() - size) / 2;
    const float top = box.first.y + panel.px(8);
    if (drawIconButton(panel, panel.tr("Filters"), {{left, top}, {left + size, top + size}},
                       iconFilter)) {
        panel.memory.isFilterOpen = !panel.memory.isFilterOpen;
    }
    const float next = top + size + panel.px(6);
    if (drawIconButton(panel, panel.tr("Search"), {{left, next}, {left + size, next + size}},
                       iconSearch)) {
        panel.memory.isFilterOpen = true;
        panel.memory.wantsSearch = true;
    }
    if (panel.view.selection != nullptr) {
        const std::string count = std::to_string(panel.view.selection->count);
        const float x = box.first.x + (box.width() - textWidth(panel, Type::Strong, count)) / 2;
        drawText(panel, Type::Strong, panel.theme.text, {x, next + size + panel.px(10)}, count);
    }
}

} // namespace portolan::ui
