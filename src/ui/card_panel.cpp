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

/// A place, an organisation or a source: no kind of record.
bool isThing(const Card& card) {
    return card.subject != Card::Subject::Record;
}

void drawTags(Panel& panel, CardColumn& column, const Card& card) {
    float x = column.left;
    CardColumn narrow{column.left, column.right, column.y};
    const base::Colour kind = isThing(card) ? panel.theme.accent : colourOf(panel, card.kind);
    const float swatch = isThing(card) ? 0 : panel.px(38);
    const float width = textWidth(panel, Type::Small, card.kindName) + swatch + panel.px(20);
    const ImVec2 at = placeTag(panel, narrow, x, width);
    const base::Colour ink = isThing(card)
                                 ? panel.theme.text
                                 : panel.theme.kindText[static_cast<std::size_t>(card.kind)];
    drawTag(panel, at, card.kindName, {width, swatch + panel.px(10), kind.withAlpha(0.16F), ink});
    if (!isThing(card)) {
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
    if (!isThing(card)) {
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
    if (!card.home.empty()) {
        drawText(panel, Type::Small, panel.theme.text3, {column.left, column.y}, panel.tr("Home"));
        column.y += panel.px(17);
        column.y += drawCardLink(panel, Type::Body, {column.left, column.y},
                                 {card.home, card.homeId}, column.width()) +
                    panel.px(12);
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
    drawCardTies(panel, column, card.ties, panel.tr("Ties"));
    drawCardPartners(panel, column, panel.tr("Partners"), card.places);
    drawCardPartners(panel, column,
                     card.subject == Card::Subject::Place ? panel.tr("Organisations from here")
                                                          : panel.tr("Partner organisations"),
                     card.organisations);
    drawCardPeople(panel, column, card);
    drawCardStops(panel, column, card);
    drawCardLinks(panel, column, card);
    drawCardParties(panel, column, card);
    drawCardSectors(panel, column, card);
    drawCardSources(panel, column, card);
}

/// "1 of 3" with arrows, where several are selected; returns where it ends.
float drawPager(Panel& panel, float left, float top, const Card& card) {
    const float size = panel.px(26);
    const auto square = [&](float x) { return Box{{x, top}, {x + size, top + size}}; };
    std::size_t& at = panel.memory.card;
    if (drawIconButton(panel, panel.tr("Previous record"), square(left), iconPrevious)) {
        at = (card.at + card.count - 1) % card.count;
    }
    const std::string text =
        filled(panel.tr("{n} of {total}"),
               {{"n", numberName(panel.view.speech, std::to_string(card.at + 1))},
                {"total", numberName(panel.view.speech, std::to_string(card.count))}});
    const float width =
        drawText(panel, Type::Small, panel.theme.text2,
                 centredY(panel, Type::Small, left + size + panel.px(8), top, size), text);
    if (drawIconButton(panel, panel.tr("Next record"), square(left + size + panel.px(16) + width),
                       iconNext)) {
        at = (card.at + 1) % card.count;
    }
    return left + 2 * size + panel.px(16) + width;
}

void arrow(ImDrawList* list, ImVec2 m, float r, ImU32 colour, float direction) {
    const float stroke = std::max(1.0F, r * 0.22F);
    list->AddLine({m.x - r * direction, m.y}, {m.x + r * direction, m.y}, colour, stroke);
    list->PathLineTo({m.x + r * 0.3F * direction, m.y - r * 0.65F});
    list->PathLineTo({m.x + r * direction, m.y});
    list->PathLineTo({m.x + r * 0.3F * direction, m.y + r * 0.65F});
    list->PathStroke(colour, 0, stroke);
}
void iconBack(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    arrow(list, m, r, colour, -1);
}
void iconForward(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    arrow(list, m, r, colour, 1);
}

/// Back, forward, which of how many, and close.
void drawHead(Panel& panel, CardColumn& column, const Card& card) {
    const float size = panel.px(28);
    const state::Trail& trail = panel.view.state->trail;
    const auto square = [&](float x) { return Box{{x, column.y}, {x + size, column.y + size}}; };
    float left = column.left - panel.px(6);
    if (drawIconButton(panel, panel.tr("Back"), square(left), iconBack, !trail.back.empty())) {
        panel.emit(state::intent::GoBack{});
    }
    left += size + panel.px(2);
    if (drawIconButton(panel, panel.tr("Forward"), square(left), iconForward,
                       !trail.forward.empty())) {
        panel.emit(state::intent::GoForward{});
    }
    if (card.count > 1) {
        drawPager(panel, left + size + panel.px(12), column.y + panel.px(1), card);
    }
    if (drawIconButton(panel, panel.tr("Close"), square(column.right - size + panel.px(6)),
                       iconClose)) {
        panel.emit(state::intent::Select{});
    }
    column.y += size + panel.px(10);
}

} // namespace

void drawCardPanel(Panel& panel) {
    const Box box = panel.layout.card;
    if (box.isEmpty() || panel.view.cards == nullptr || panel.view.cards->empty()) {
        return;
    }
    const PanelWindow window(panel, "card", box);
    const Card& card = panel.view.cards->front();
    CardColumn column{box.first.x + panel.px(20), box.last.x - panel.px(20),
                      box.first.y + panel.px(10)};
    drawHead(panel, column, card);
    drawTags(panel, column, card);
    if (panel.view.hiding != nullptr && !panel.view.hiding->empty()) {
        const float taken = drawHiddenBy(panel, {column.left, column.y}, column.width(),
                                         panel.view.hiding->front());
        column.y += taken > 0 ? taken + panel.px(10) : 0;
    }
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    // A card scrolls to its top when another record is shown.
    ImGui::PushID(card.id.c_str());
    ImGui::BeginChild("body", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    column.y = ImGui::GetCursorScreenPos().y;
    const float top = column.y;
    drawCardTies(panel, column, card.selectionTies, panel.tr("Selected"), card.selection);
    drawBody(panel, column, card);
    ImGui::SetCursorScreenPos({box.first.x, top});
    ImGui::Dummy({1, column.y - top + panel.px(8)});
    ImGui::EndChild();
    ImGui::PopID();
}

} // namespace portolan::ui
