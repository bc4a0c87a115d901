// The card: a selected record in full, its places, parties, figures and sources.
#include "ui/card_parts.h"
#include "ui/hidden_by.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

base::Colour colourOf(const Panel& panel, dataset::EngagementKind kind) {
    return panel.theme.kinds[static_cast<std::size_t>(kind)];
}

void drawTags(Panel& panel, CardColumn& column, const Card& card) {
    float x = column.left;
    const float closeRoom = panel.px(34);
    CardColumn narrow{column.left, column.right - closeRoom, column.y};
    const base::Colour kind = card.isPlace ? panel.theme.accent : colourOf(panel, card.kind);
    const float swatch = card.isPlace ? 0 : panel.px(38);
    const float width = textWidth(panel, Type::Small, card.kindName) + swatch + panel.px(20);
    const ImVec2 at = placeTag(panel, narrow, x, width);
    const base::Colour ink =
        card.isPlace ? panel.theme.text : panel.theme.kindText[static_cast<std::size_t>(card.kind)];
    drawTag(panel, at, card.kindName, {width, swatch + panel.px(10), kind.withAlpha(0.16F), ink});
    if (!card.isPlace) {
        drawKindSwatch(panel,
                       {{at.x + panel.px(8), at.y}, {at.x + panel.px(42), at.y + panel.px(24)}},
                       card.kind, kind);
    }
    for (const std::string* text : {&card.certainty, &card.status}) {
        if (!text->empty()) {
            const float wide = textWidth(panel, Type::Small, *text) + panel.px(20);
            drawTag(panel, placeTag(panel, narrow, x, wide), *text,
                    {wide, panel.px(10), panel.theme.raise, panel.theme.text2});
        }
    }
    column.y = narrow.y + panel.px(36);
}

void drawTitle(Panel& panel, CardColumn& column, const Card& card) {
    column.y += drawParagraph(panel, Type::Title, panel.theme.text, {column.left, column.y},
                              card.title, column.width());
    column.y += panel.px(2);
    std::string line = card.date;
    if (!card.isPlace) {
        const auto stops = card.stops.size();
        if (card.family == dataset::Family::Journey && stops > 2) {
            line += ". " + panel.view.speech.catalogue->count("{n} leg", "{n} legs", stops - 1);
        }
    }
    column.y += drawParagraph(panel, Type::Body, panel.theme.text2, {column.left, column.y}, line,
                              column.width());
    column.y += panel.px(10);
    if (!card.partOf.empty()) {
        drawText(panel, Type::Small, panel.theme.text3, {column.left, column.y},
                 panel.tr("Part of"));
        column.y += panel.px(17);
        for (const auto line2 :
             brokenLines(panel.font(Type::Body), card.partOfTitle, column.width())) {
            if (drawLink(panel, Type::Body, {column.left, column.y}, std::string(line2).c_str())) {
                panel.emit(state::intent::Select{{card.partOf}});
            }
            column.y += panel.px(19);
        }
        column.y += panel.px(6);
    }
    if (!card.summary.empty()) {
        column.y += drawParagraph(panel, Type::Body, panel.theme.text, {column.left, column.y},
                                  card.summary, column.width(), 1.22F);
        column.y += panel.px(12);
    }
}

void drawBody(Panel& panel, CardColumn& column, const Card& card) {
    drawTitle(panel, column, card);
    drawCardFigures(panel, column, card);
    drawCardStops(panel, column, card);
    drawCardLinks(panel, column, card);
    drawCardParties(panel, column, card);
    drawCardSectors(panel, column, card);
    drawCardSources(panel, column, card);
}

/// "1 of 3" with arrows, where several records are selected.
void drawPager(Panel& panel, CardColumn& column, std::size_t count) {
    if (count < 2) {
        return;
    }
    const float size = panel.px(26);
    const auto square = [&](float x) { return Box{{x, column.y}, {x + size, column.y + size}}; };
    std::size_t& at = panel.memory.card;
    if (drawIconButton(panel, panel.tr("Previous record"), square(column.left), iconPrevious)) {
        at = (at + count - 1) % count;
    }
    const std::string text = filled(panel.tr("{n} of {total}"), {{"n", std::to_string(at + 1)},
                                                                 {"total", std::to_string(count)}});
    const float width = drawText(
        panel, Type::Small, panel.theme.text2,
        centredY(panel, Type::Small, column.left + size + panel.px(8), column.y, size), text);
    if (drawIconButton(panel, panel.tr("Next record"),
                       square(column.left + size + panel.px(16) + width), iconNext)) {
        at = (at + 1) % count;
    }
    column.y += size + panel.px(8);
}

} // namespace

void drawCardPanel(Panel& panel) {
    const Box box = panel.layout.card;
    if (box.isEmpty() || panel.view.cards == nullptr || panel.view.cards->empty()) {
        return;
    }
    const PanelWindow window(panel, "card", box);
    panel.memory.card = std::min(panel.memory.card, panel.view.cards->size() - 1);
    CardColumn column{box.first.x + panel.px(20), box.last.x - panel.px(20),
                      box.first.y + panel.px(18)};
    drawPager(panel, column, panel.view.cards->size());
    const Card& card = (*panel.view.cards)[panel.memory.card];
    const float closeSize = panel.px(28);
    const float closeLeft = column.right - closeSize + panel.px(6);
    if (drawIconButton(panel, panel.tr("Close"),
                       {{closeLeft, box.first.y + panel.px(14)},
                        {closeLeft + closeSize, box.first.y + panel.px(14) + closeSize}},
                       iconClose)) {
        panel.emit(state::intent::Select{});
    }
    drawTags(panel, column, card);
    if (panel.view.hiding != nullptr && panel.memory.card < panel.view.hiding->size()) {
        const float taken = drawHiddenBy(panel, {column.left, column.y}, column.width(),
                                         (*panel.view.hiding)[panel.memory.card]);
        column.y += taken > 0 ? taken + panel.px(10) : 0;
    }
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    // A card scrolls to its top when another record is shown.
    ImGui::PushID(card.id.c_str());
    ImGui::BeginChild("body", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    column.y = ImGui::GetCursorScreenPos().y;
    const float top = column.y;
    drawBody(panel, column, card);
    ImGui::SetCursorScreenPos({box.first.x, top});
    ImGui::Dummy({1, column.y - top + panel.px(8)});
    ImGui::EndChild();
    ImGui::PopID();
}

} // namespace portolan::ui
