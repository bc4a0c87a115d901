#include "ui/card_parts.h"

#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace portolan::ui {

namespace {

base::Colour colourOf(const Panel& panel, dataset::EngagementKind kind) {
    return panel.theme.kinds[static_cast<std::size_t>(kind)];
}

/// The largest type in which a figure's value fits.
Type largestFit(const Panel& panel, const std::string& value, float width) {
    for (const Type type : {Type::Number, Type::Date, Type::Stop}) {
        if (textWidth(panel, type, value) <= width) {
            return type;
        }
    }
    return Type::Small;
}

/// More are not written: the table lists them all.
constexpr std::size_t kMostLinks = 60;

const char* linksTitle(const Panel& panel, const Card& card) {
    switch (card.subject) {
    case Card::Subject::Place:
        return panel.tr("What happened here");
    case Card::Subject::Organisation:
        return panel.tr("What it took part in");
    case Card::Subject::Source:
        return panel.tr("What it is cited for");
    default:
        return panel.tr("Also part of it");
    }
}

/// A link to another record: its line and its title, broken into lines.
void drawRecordLink(Panel& panel, CardColumn& column, const CardLink& link, float indent) {
    const float x = column.left + indent;
    const float textLeft = x + panel.px(38);
    const float line = panel.px(18);
    const auto lines = brokenLines(panel.font(Type::Body), link.title, column.right - textLeft);
    const float height = std::max(line * static_cast<float>(lines.size()), panel.px(20));
    const Box box{{x - panel.px(4), column.y - panel.px(2)},
                  {column.right, column.y + height + panel.px(2)}};
    const Press press = pressArea(panel, ("record " + link.id).c_str(), box, panel.px(6));
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                                  panel.px(6));
    }
    drawKindSwatch(panel, {{x, column.y}, {x + panel.px(30), column.y + line}}, link.kind,
                   colourOf(panel, link.kind));
    float y = column.y;
    for (const std::string_view text : lines) {
        drawText(panel, Type::Body, press.isHovered ? panel.theme.text : panel.theme.text2,
                 {textLeft, y}, text);
        y += line;
    }
    column.y += height + panel.px(4);
    if (press.isPressed) {
        panel.emit(state::intent::Select{{link.id}});
    }
}

void drawBadge(Panel& panel, ImVec2 middle, const CardStop& stop, base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = panel.px(11);
    if (stop.badge == "A") {
        list->AddCircle(middle, r - panel.px(1), packed(colour), 0, panel.px(2));
    } else if (stop.badge.empty()) {
        list->AddCircle(middle, panel.px(5), packed(colour), 0, panel.px(2));
        return;
    } else {
        list->AddCircleFilled(middle, r, packed(colour));
    }
    const base::Colour ink = stop.badge == "A" ? colour : panel.theme.onAccent;
    const float width = textWidth(panel, Type::Heading, stop.badge);
    drawText(panel, Type::Heading, ink,
             {middle.x - width / 2, middle.y - lineHeight(panel, Type::Heading) / 2}, stop.badge);
}

void drawStop(Panel& panel, CardColumn& column, const CardStop& stop, base::Colour colour) {
    const float textLeft = column.left + panel.px(36);
    const float line = lineHeight(panel, Type::Stop);
    const std::string side = stop.date.empty() ? stop.role : stop.date;
    const float sideWidth = textWidth(panel, Type::Small, side);
    drawBadge(panel, {column.left + panel.px(11), column.y + line / 2}, stop, colour);
    const float room = column.right - sideWidth - panel.px(10) - textLeft;
    const float name = textWidth(panel, Type::Stop, stop.name);
    if (name + textWidth(panel, Type::Small, stop.local) + panel.px(8) < room) {
        drawText(panel, Type::Small, panel.theme.text2,
                 {textLeft + name + panel.px(8), column.y + panel.px(3)}, stop.local);
    }
    drawTextRight(panel, Type::Small, panel.theme.text3, {column.right, column.y + panel.px(2)},
                  side);
    column.y += drawCardLink(panel, Type::Stop, {textLeft, column.y}, {stop.name, stop.id}, room) +
                panel.px(4);
    if (!stop.note.empty()) {
        column.y += drawParagraph(panel, Type::Small, panel.theme.text2, {textLeft, column.y},
                                  stop.note, column.right - textLeft) +
                    panel.px(4);
    }
    for (const CardLink& link : stop.linked) {
        drawRecordLink(panel, column, link, panel.px(36));
    }
    column.y += panel.px(6);
}

} // namespace

void drawCardHeading(Panel& panel, CardColumn& column, const char* text, const std::string& note) {
    drawText(panel, Type::Heading, panel.theme.text, {column.left, column.y}, text);
    drawTextRight(panel, Type::Small, panel.theme.text3, {column.right, column.y}, note);
    column.y += panel.px(24);
}

ImVec2 placeTag(const Panel& panel, CardColumn& column, float& x, float width) {
    if (x > column.left && x + width > column.right) {
        x = column.left;
        column.y += panel.px(30);
    }
    const ImVec2 at{x, column.y};
    x += width + panel.px(6);
    return at;
}

void drawTag(Panel& panel, ImVec2 at, const std::string& text, const TagLook& look) {
    const float height = panel.px(24);
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + look.width, at.y + height},
                                              packed(look.fill), panel.px(6));
    drawText(panel, Type::Small, look.ink,
             centredY(panel, Type::Small, at.x + look.inset, at.y, height), text,
             look.width - look.inset - panel.px(6));
}

/// Two tiles in a row: the value large, what it counts below.
void drawCardFigures(Panel& panel, CardColumn& column, const Card& card) {
    if (card.figures.empty()) {
        return;
    }
    const bool isSingle = card.figures.size() == 1;
    const float gap = panel.px(8);
    const float width = isSingle ? column.width() : (column.width() - gap) / 2;
    const float inner = width - panel.px(20);
    float rowHeight = 0;
    for (std::size_t i = 0; i < card.figures.size(); ++i) {
        const CardFigure& figure = card.figures[i];
        const bool isRight = !isSingle && i % 2 == 1;
        const float x = column.left + (isRight ? width + gap : 0);
        std::string below = figure.measure;
        below += figure.unit.empty() ? "" : " · " + figure.unit;
        const Type type = largestFit(panel, figure.value, inner);
        const auto lines = brokenLines(panel.font(Type::Small), below, inner).size();
        const auto notes = brokenLines(panel.font(Type::Small), figure.note, inner).size();
        const float line = lineHeight(panel, Type::Small) * 1.12F;
        const float height = panel.px(16) + lineHeight(panel, Type::Number) +
                             line * static_cast<float>(lines + notes) + panel.px(2);
        const float top = column.y;
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled({x, top}, {x + width, top + height}, packed(panel.theme.raise),
                            panel.px(8));
        float y = top + panel.px(7);
        drawText(panel, type, panel.theme.text,
                 centredY(panel, type, x + panel.px(10), y, lineHeight(panel, Type::Number)),
                 figure.value, inner);
        y += lineHeight(panel, Type::Number) + panel.px(1);
        y += drawParagraph(panel, Type::Small, panel.theme.text2, {x + panel.px(10), y}, below,
                           inner, 1.12F);
        drawParagraph(panel, Type::Small, panel.theme.text3, {x + panel.px(10), y}, figure.note,
                      inner, 1.12F);
        rowHeight = std::max(rowHeight, height);
        if (isRight || i + 1 == card.figures.size()) {
            column.y += rowHeight + gap;
            rowHeight = 0;
        }
    }
    column.y += panel.px(6);
}

void drawCardStops(Panel& panel, CardColumn& column, const Card& card) {
    if (card.stops.empty()) {
        return;
    }
    const bool isJourney = card.family == dataset::Family::Journey;
    std::size_t linked = card.linked.size();
    for (const CardStop& stop : card.stops) {
        linked += stop.linked.size();
    }
    drawCardHeading(panel, column, isJourney ? panel.tr("Itinerary") : panel.tr("Places"),
                    linked > 0 ? panel.view.speech.catalogue->count("{n} linked record",
                                                                    "{n} linked records", linked)
                               : std::string());
    const base::Colour colour = colourOf(panel, card.kind);
    float before = 0;
    for (std::size_t i = 0; i < card.stops.size(); ++i) {
        const float top = column.y;
        if (isJourney && i > 0) {
            const float x = column.left + panel.px(11);
            for (float y = before; y < top - panel.px(2); y += panel.px(8)) {
                ImGui::GetWindowDrawList()->AddLine(
                    {x, y}, {x, std::min(y + panel.px(5), top - panel.px(2))}, packed(colour),
                    panel.px(2));
            }
        }
        ImGui::PushID(static_cast<int>(i)); // a place may be passed twice
        drawStop(panel, column, card.stops[i], colour);
        ImGui::PopID();
        before = top + lineHeight(panel, Type::Stop) + panel.px(5);
    }
    column.y += panel.px(6);
}

void drawCardRest(Panel& panel, CardColumn& column, std::size_t left) {
    if (left > 0) {
        drawText(panel, Type::Small, panel.theme.text3, {column.left, column.y},
                 panel.view.speech.catalogue->count("and {n} more", "and {n} more", left));
        column.y += panel.px(20);
    }
}

void drawCardLinks(Panel& panel, CardColumn& column, const Card& card) {
    if (card.linked.empty()) {
        return;
    }
    drawCardHeading(panel, column, linksTitle(panel, card),
                    numberName(panel.view.speech, std::to_string(card.linked.size())));
    const std::size_t shown = std::min(card.linked.size(), kMostLinks);
    for (std::size_t i = 0; i < shown; ++i) {
        drawRecordLink(panel, column, card.linked[i], 0);
    }
    drawCardRest(panel, column, card.linked.size() - shown);
    column.y += panel.px(8);
}

/// Returns what of the line it takes.
float drawCardFlag(Panel& panel, ImVec2 at, const std::string& economy) {
    if (panel.view.flags == nullptr) {
        return 0;
    }
    const float height = panel.px(12);
    const float width = height * 4 / 3;
    const auto flag = panel.view.flags->find(economy);
    if (flag != panel.view.flags->end() && flag->second.id != nullptr) {
        const ImVec2 low(at.x, std::round(at.y + panel.px(3)));
        const ImVec2 high(low.x + std::round(width), low.y + std::round(height));
        ImDrawList* const list = ImGui::GetWindowDrawList();
        list->AddImage(flag->second.id, low, high);
        list->AddRect(low, high, packed(panel.theme.line));
        if (panel.log != nullptr) {
            panel.log->push_back({panel.name, "flag " + economy, {low, high}});
        }
    }
    return width + panel.px(8); // names stand in one column
}

void drawCardParties(Panel& panel, CardColumn& column, const Card& card) {
    if (card.parties.empty()) {
        return;
    }
    drawCardHeading(panel, column, panel.tr("Parties"), std::to_string(card.parties.size()));
    int number = 0;
    for (const CardParty& party : card.parties) {
        ImGui::PushID(number++);
        const float side = textWidth(panel, Type::Small, party.role);
        const std::string& name = party.name.empty() ? party.person : party.name;
        const float flag = drawCardFlag(panel, {column.left, column.y}, party.economy);
        const float left = column.left + flag;
        const float width = column.width() - flag - side - panel.px(12);
        drawTextRight(panel, Type::Small, panel.theme.text3, {column.right, column.y + panel.px(1)},
                      party.role);
        column.y +=
            party.id.empty()
                ? drawParagraph(panel, Type::Body, panel.theme.text, {left, column.y}, name, width)
                : drawCardLink(panel, Type::Body, {left, column.y}, {name, party.id}, width);
        std::string person = party.name.empty() ? std::string() : party.person;
        if (!party.title.empty()) {
            person += (person.empty() ? "" : ", ") + party.title;
        }
        if (!person.empty()) {
            column.y += drawParagraph(panel, Type::Small, panel.theme.text2, {left, column.y},
                                      person, width);
        }
        column.y += panel.px(7);
        ImGui::PopID();
    }
    column.y += panel.px(6);
}

void drawCardSectors(Panel& panel, CardColumn& column, const Card& card) {
    if (card.sectors.empty()) {
        return;
    }
    drawCardHeading(panel, column, panel.tr("Sectors"), "");
    float x = column.left;
    for (const std::string& sector : card.sectors) {
        const float width =
            std::min(textWidth(panel, Type::Small, sector) + panel.px(20), column.width());
        drawTag(panel, placeTag(panel, column, x, width), sector,
                {width, panel.px(10), panel.theme.raise, panel.theme.text});
    }
    column.y += panel.px(38);
}

void drawCardSources(Panel& panel, CardColumn& column, const Card& card) {
    if (card.sources.empty()) {
        return;
    }
    drawCardHeading(panel, column, panel.tr("Sources"), "");
    std::string before;
    for (const CardSource& source : card.sources) {
        if (source.title != before) {
            column.y += drawCardLink(panel, Type::Body, {column.left, column.y},
                                     {source.title, source.id}, column.width());
            column.y += drawParagraph(panel, Type::Small, panel.theme.text3,
                                      {column.left, column.y}, source.publisher, column.width());
            column.y += panel.px(2);
            before = source.title;
        }
        const char* pattern =
            source.isInferred ? panel.tr("{what}: inferred") : panel.tr("{what}: stated");
        const std::string what = source.field.empty() ? panel.tr("The record") : source.field;
        std::string line = filled(pattern, {{"what", what}});
        line += source.note.empty() ? "" : ". " + source.note;
        const float indent = panel.px(10);
        column.y += drawParagraph(panel, Type::Small, panel.theme.text2,
                                  {column.left + indent, column.y}, line, column.width() - indent);
        column.y += panel.px(5);
    }
}

} // namespace portolan::ui
