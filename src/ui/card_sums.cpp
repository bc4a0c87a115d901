// The parts of a card that add up: ties by kind and year, partners, people.
#include "ui/card_parts.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr std::size_t kMostPartners = 14;

void drawKindRow(Panel& panel, CardColumn& column, const CardKindCount& row, std::uint32_t most) {
    const base::Colour colour = panel.theme.kinds[static_cast<std::size_t>(row.kind)];
    const float height = panel.px(22);
    drawKindSwatch(panel,
                   {{column.left, column.y}, {column.left + panel.px(30), column.y + height}},
                   row.kind, colour);
    const float barLeft = column.right - panel.px(110);
    drawText(panel, Type::Body, panel.theme.text2,
             centredY(panel, Type::Body, column.left + panel.px(38), column.y, height), row.name,
             barLeft - column.left - panel.px(46));
    drawBar(panel,
            {{barLeft, column.y + height / 2 - panel.px(3)},
             {barLeft + panel.px(72), column.y + height / 2 + panel.px(3)}},
            static_cast<float>(row.count) / static_cast<float>(most), colour);
    drawTextRight(panel, Type::Small, panel.theme.text,
                  {column.right, column.y + (height - lineHeight(panel, Type::Small)) / 2},
                  numberName(panel.view.speech, std::to_string(row.count)));
    column.y += height;
}

/// A bar for each year from the first to the last, those two written below.
void drawYears(Panel& panel, CardColumn& column, const CardTies& ties) {
    if (ties.years.empty()) {
        return;
    }
    const int first = ties.years.front().first;
    const int last = ties.years.back().first;
    std::uint32_t most = 1;
    for (const auto& [year, count] : ties.years) {
        most = std::max(most, count);
    }
    const float height = panel.px(34);
    const float step = column.width() / static_cast<float>(std::max(last - first + 1, 6));
    const float bottom = column.y + height;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const auto& [year, count] : ties.years) {
        const float x = column.left + step * static_cast<float>(year - first);
        const float tall =
            std::max(panel.px(3),
                     (height - panel.px(2)) * static_cast<float>(count) / static_cast<float>(most));
        list->AddRectFilled({x + panel.hair(), bottom - tall},
                            {x + std::max(step - panel.px(2), panel.px(2)), bottom},
                            packed(panel.theme.accent), panel.px(2));
    }
    list->AddLine({column.left, bottom}, {column.right, bottom}, packed(panel.theme.line),
                  panel.hair());
    const float below = bottom + panel.px(4);
    drawText(panel, Type::Small, panel.theme.text3, {column.left, below}, std::to_string(first));
    const float end = column.left + step * static_cast<float>(last - first + 1);
    const float wide = textWidth(panel, Type::Small, std::to_string(last));
    if (last > first && end - wide > column.left + wide + panel.px(8)) {
        drawText(panel, Type::Small, panel.theme.text3, {end - wide, below}, std::to_string(last));
    }
    if (ties.undated > 0) {
        const std::string text = std::string(panel.tr("Undated")) + " " +
                                 numberName(panel.view.speech, std::to_string(ties.undated));
        const float room = column.right - end - panel.px(8);
        if (textWidth(panel, Type::Small, text) < room) {
            drawTextRight(panel, Type::Small, panel.theme.text3, {column.right, below}, text);
        }
    }
    column.y = below + panel.px(22);
}

void drawPartner(Panel& panel, CardColumn& column, const CardPartner& partner) {
    const std::string count = numberName(panel.view.speech, std::to_string(partner.count));
    const float wide = textWidth(panel, Type::Small, count);
    const float width = column.width() - wide - panel.px(12);
    drawTextRight(panel, Type::Small, panel.theme.text3, {column.right, column.y + panel.px(1)},
                  count);
    column.y += drawCardLink(panel, Type::Body, {column.left, column.y}, {partner.name, partner.id},
                             width) +
                panel.px(6);
}

} // namespace

void drawCardTies(Panel& panel, CardColumn& column, const CardTies& ties, const char* title,
                  const std::string& note) {
    if (ties.kinds.empty() && note.empty()) {
        return;
    }
    std::uint32_t total = 0;
    std::uint32_t most = 1;
    for (const CardKindCount& row : ties.kinds) {
        total += row.count;
        most = std::max(most, row.count);
    }
    drawCardHeading(panel, column, title,
                    note.empty() ? numberName(panel.view.speech, std::to_string(total)) : note);
    for (const CardKindCount& row : ties.kinds) {
        drawKindRow(panel, column, row, most);
    }
    column.y += panel.px(10);
    drawYears(panel, column, ties);
}

void drawCardPartners(Panel& panel, CardColumn& column, const char* title,
                      const std::vector<CardPartner>& partners) {
    if (partners.empty()) {
        return;
    }
    drawCardHeading(panel, column, title,
                    numberName(panel.view.speech, std::to_string(partners.size())));
    ImGui::PushID(title);
    const std::size_t shown = std::min(partners.size(), kMostPartners);
    for (std::size_t i = 0; i < shown; ++i) {
        drawPartner(panel, column, partners[i]);
    }
    ImGui::PopID();
    drawCardRest(panel, column, partners.size() - shown);
    column.y += panel.px(8);
}

void drawCardPeople(Panel& panel, CardColumn& column, const Card& card) {
    if (card.people.empty()) {
        return;
    }
    drawCardHeading(panel, column, panel.tr("People"), std::to_string(card.people.size()));
    for (const CardPerson& person : card.people) {
        column.y += drawParagraph(panel, Type::Body, panel.theme.text, {column.left, column.y},
                                  person.name, column.width());
        if (!person.title.empty()) {
            column.y += drawParagraph(panel, Type::Small, panel.theme.text2,
                                      {column.left, column.y}, person.title, column.width());
        }
        column.y += panel.px(6);
    }
    column.y += panel.px(6);
}

float drawCardLink(Panel& panel, Type type, ImVec2 at, const LinkText& link, float width) {
    const float line = std::round(lineHeight(panel, type) * 1.18F);
    const auto lines = brokenLines(panel.font(type), link.text, width);
    float wide = 0;
    for (const std::string_view text : lines) {
        wide = std::max(wide, textWidth(panel, type, text));
    }
    const float height = line * static_cast<float>(lines.size());
    const Press press =
        pressArea(panel, ("open " + link.id).c_str(),
                  {{at.x - panel.px(2), at.y - panel.px(3)},
                   {at.x + std::min(wide, width) + panel.px(2), at.y + height + panel.px(3)}});
    drawParagraph(panel, type, press.isHovered ? panel.theme.accent : panel.theme.text, at,
                  link.text, width);
    if (press.isHovered) {
        const float y = at.y + height - panel.px(1);
        ImGui::GetWindowDrawList()->AddLine({at.x, y},
                                            {at.x + textWidth(panel, type, lines.back()), y},
                                            packed(panel.theme.accent), panel.hair());
    }
    if (press.isPressed) {
        panel.emit(state::intent::Select{{link.id}});
    }
    return height;
}

} // namespace portolan::ui
