// The chip of what has no date: shown with the rest, hidden, or shown alone.
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <string>

namespace portolan::ui {

namespace {

using dataset::UndatedRule;

/// A dashed border with round ends.
void drawDashedPill(Panel& panel, const Box& box, base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float radius = box.height() / 2;
    const float middle = box.first.y + radius;
    for (const float y : {box.first.y, box.last.y}) {
        for (float x = box.first.x + radius; x < box.last.x - radius; x += panel.px(5)) {
            list->AddLine({x, y}, {x + panel.px(3), y}, packed(colour), panel.hair());
        }
    }
    list->PathArcTo({box.first.x + radius, middle}, radius, 1.57F, 4.71F);
    list->PathStroke(packed(colour), 0, panel.hair());
    list->PathArcTo({box.last.x - radius, middle}, radius, -1.57F, 1.57F);
    list->PathStroke(packed(colour), 0, panel.hair());
}

const char* chipText(const Panel& panel, UndatedRule rule) {
    switch (rule) {
    case UndatedRule::Exclude:
        return panel.tr("Undated hidden");
    case UndatedRule::Only:
        return panel.tr("Only undated");
    default:
        return panel.tr("Undated");
    }
}

const char* explanation(const Panel& panel, UndatedRule rule) {
    switch (rule) {
    case UndatedRule::Exclude:
        return panel.tr("Hidden from the map");
    case UndatedRule::Only:
        return panel.tr("Nothing else is shown");
    default:
        return panel.tr("Shown on the map, kept out of play");
    }
}

const char* nextStep(const Panel& panel, UndatedRule rule) {
    switch (rule) {
    case UndatedRule::Exclude:
        return panel.tr("Show only what has no date");
    case UndatedRule::Only:
        return panel.tr("Show what has no date with the rest");
    default:
        return panel.tr("Hide what has no date");
    }
}

base::Colour fillOf(const Panel& panel, UndatedRule rule, bool isHovered) {
    if (isHovered) {
        return panel.theme.raise2;
    }
    return rule == UndatedRule::Only ? panel.theme.accentFill : panel.theme.raise;
}

void drawChip(Panel& panel, const Box& chip, UndatedRule rule) {
    const Press press = pressArea(panel, "undated", chip, chip.height() / 2);
    if (press.isHovered || rule != UndatedRule::Include) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            chip.first, chip.last, packed(fillOf(panel, rule, press.isHovered)), chip.height() / 2);
    }
    const bool isHidden = rule == UndatedRule::Exclude;
    drawDashedPill(panel, chip,
                   isHidden                    ? panel.theme.line
                   : rule == UndatedRule::Only ? panel.theme.accent
                                               : panel.theme.text2);
    const base::Colour ink = isHidden ? panel.theme.text3 : panel.theme.text;
    const std::string count =
        numberName(panel.view.speech, std::to_string(panel.view.time->undatedCount));
    const float right = chip.last.x - panel.px(12);
    const float countWidth =
        drawTextRight(panel, Type::Heading, ink,
                      centredY(panel, Type::Heading, right, chip.first.y, chip.height()), count);
    const float left = chip.first.x + panel.px(12);
    drawText(panel, Type::Small, ink,
             centredY(panel, Type::Small, left, chip.first.y, chip.height()), chipText(panel, rule),
             right - countWidth - panel.px(6) - left);
    if (press.isHovered) {
        drawTip(panel, nextStep(panel, rule), chip);
    }
    if (press.isPressed) {
        stepUndated(panel);
    }
}

/// A square for each that fits, with a hatch as all that is not known to the day.
void drawSquares(Panel& panel, ImVec2 at, float right) {
    for (const Block& block : panel.view.time->undated) {
        const Box square{at, {at.x + panel.px(8), at.y + panel.px(8)}};
        if (square.last.x > right) {
            return;
        }
        drawBlock(panel, square, {block.engagement, block.kind, true, block.passes});
        if (isSelected(panel.view, block.engagement)) {
            drawRing(panel, square);
        }
        at.x += panel.px(12);
    }
}

} // namespace

void stepUndated(Panel& panel) {
    dataset::Filter next = panel.view.state->filter;
    next.undated = dataset::nextRule(next.undated);
    panel.emit(state::intent::SetFilter{next});
}

void drawUndated(Panel& panel, const Plot& plot) {
    const UndatedRule rule = panel.view.state->filter.undated;
    const Box panelBox = panel.layout.timeline;
    const float left = plot.box.last.x + panel.px(isTight(panel) ? 16 : 26);
    const float right = panelBox.last.x - panel.px(isTight(panel) ? 8 : 12);
    const float top = panelBox.first.y + panel.px(12);
    const Box chip{{left, top}, {right, top + panel.px(28)}};
    drawChip(panel, chip, rule);
    if (isTight(panel)) {
        return;
    }
    const float x = left + panel.px(12);
    float y = chip.last.y + panel.px(9);
    if (!panel.view.time->undated.empty()) {
        drawSquares(panel, {x, y}, right);
        y += panel.px(15);
    }
    drawParagraph(panel, Type::Small, panel.theme.text2, {x, y}, explanation(panel, rule),
                  right - x, 1.1F);
}

} // namespace portolan::ui
