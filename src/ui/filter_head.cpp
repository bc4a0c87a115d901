// The top of the filter panel: how many pass of how many, and a chip for what is active.
#include "ui/facet_section.h"
#include "ui/keyboard.h"
#include "ui/widgets.h"

#include <algorithm>
#include <utility>

namespace portolan::ui {

namespace {

/// Dated, undated and hidden are all records.
void drawSum(Panel& panel, FilterColumn& column) {
    const ViewModel& view = panel.view;
    const auto number = [&view](std::uint32_t n) {
        return numberName(view.speech, std::to_string(n));
    };
    const dataset::Selection& selection = *view.selection;
    const state::Timeline& time = view.state->timeline;
    std::string sum = filled(panel.tr("{dated} dated, {undated} undated, {hidden} hidden"),
                             {{"dated", number(selection.datedCount)},
                              {"undated", number(selection.undatedCount)},
                              {"hidden", number(view.facets->total - selection.count)}});
    if (time.isPlaying) { // else what is counted is what is drawn
        sum += "\n";
        sum += panel.tr("Counted over all that play passes");
    }
    column.y += drawParagraph(panel, Type::Small, panel.theme.text3, {column.left, column.y}, sum,
                              column.width());
    column.y += panel.px(8);
}

const std::vector<ActiveChip>& chipsOf(Panel& panel) {
    FilterHeadMemory& memory = panel.memory.filterHead;
    if (memory.model != panel.view.facets || memory.filter != panel.view.state->filter ||
        memory.home != panel.view.state->home) {
        memory.model = panel.view.facets;
        memory.home = panel.view.state->home;
        memory.filter = panel.view.state->filter;
        memory.chips = activeChips(panel.view);
    }
    return memory.chips;
}

/// Is the chip taken away, by pointer or by key? Then the keyboard goes on to the next.
bool isTaken(Panel& panel, int at, const Chip& chip) {
    FilterHeadMemory& memory = panel.memory.filterHead;
    if (std::exchange(memory.wantsChip, memory.wantsChip == at ? -1 : memory.wantsChip) == at) {
        focusLastItem();
    }
    const bool isDeleted =
        hasKeyboardFocus() && (isKeyPressed(ImGuiKey_Delete) || isKeyPressed(ImGuiKey_Backspace));
    if ((isDeleted || chip.isPressed) && hasKeyboardFocus()) {
        const auto last = static_cast<int>(memory.chips.size()) - 2;
        memory.wantsChip = std::min(at, last);
    }
    return isDeleted || chip.isPressed;
}

} // namespace

void drawFilterTotal(Panel& panel, FilterColumn& column) {
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
    const float ofWidth = textWidth(panel, Type::Body, of);
    drawText(panel, Type::Body, panel.theme.text2, {left, small}, of, column.right - left);
    column.y += high + panel.px(4);
    if (isFiltered) {
        // Large numbers leave it no room: then it stands below.
        const bool isBeside = left + ofWidth + panel.px(8) <= column.right - linkWidth;
        const float y = isBeside ? small + panel.px(1) : column.y;
        if (drawLink(panel, Type::Small, {column.right - linkWidth, y}, reset)) {
            panel.emit(state::intent::ResetFilter{});
        }
        column.y += isBeside ? 0 : panel.px(22);
    }
    drawSum(panel, column);
}

void drawFilterChips(Panel& panel, FilterColumn& column) {
    const std::vector<ActiveChip>& chips = chipsOf(panel);
    const TabGroup group(panel, "chips");
    float x = column.left;
    int at = 0;
    for (const ActiveChip& active : chips) {
        const float width =
            std::min(textWidth(panel, Type::Small, active.label) + panel.px(36), column.width());
        if (x > column.left && x + width > column.right) {
            x = column.left;
            column.y += panel.px(32);
        }
        const Chip chip = drawChip(panel, {x, column.y}, active.label, column.width());
        if (isTaken(panel, at++, chip)) {
            panel.emit(active.without);
        }
        x += width + panel.px(6);
    }
    column.y += chips.empty() ? 0 : panel.px(36);
}

} // namespace portolan::ui
