#include "ui/facet_row.h"

#include "ui/keyboard.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

struct Deed {
    RowAction action;
    const char* english;
    char letter;
};
constexpr std::array<Deed, 3> kDeeds = {{{RowAction::Only, "Only", 'o'},
                                         {RowAction::AllBut, "All but", 'b'},
                                         {RowAction::All, "All", 'a'}}};

const char* deedName(const Panel& panel, RowAction action) {
    switch (action) {
    case RowAction::Only:
        return panel.tr("Only");
    case RowAction::AllBut:
        return panel.tr("All but");
    default:
        return panel.tr("All");
    }
}

/// Where each word stands, from the right.
std::array<Box, kDeeds.size()> deedBoxes(const Panel& panel, const Box& row) {
    std::array<Box, kDeeds.size()> boxes;
    float right = row.last.x;
    for (std::size_t i = kDeeds.size(); i-- > 0;) {
        const float width = std::max(
            textWidth(panel, Type::Small, deedName(panel, kDeeds[i].action)) + panel.px(10),
            panel.px(24));
        boxes[i] = {{right - width, row.first.y}, {right, row.last.y}};
        right -= width;
    }
    return boxes;
}

void drawDeeds(Panel& panel, const Box& row, const char* id) {
    const auto boxes = deedBoxes(panel, row);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& box = boxes[i];
        const bool isOver = box.contains(mouse);
        const char* name = deedName(panel, kDeeds[i].action);
        const ImVec2 at =
            centredY(panel, Type::Small, box.first.x + panel.px(5), box.first.y, box.height());
        drawText(panel, Type::Small, isOver ? panel.theme.accent : panel.theme.text2, at, name);
        if (panel.log != nullptr) {
            panel.log->push_back({panel.name, kDeeds[i].english + (" " + std::string(id)), box});
        }
    }
}

/// A box, a check, or a bar for some.
void drawBox(Panel& panel, ImVec2 at, Check check) {
    drawCheck(panel, at, check == Check::On);
    if (check == Check::Half) {
        const float size = panel.px(15);
        ImGui::GetWindowDrawList()->AddRectFilled({at.x + size * 0.24F, at.y + size * 0.42F},
                                                  {at.x + size * 0.76F, at.y + size * 0.60F},
                                                  packed(panel.theme.accent), panel.px(1));
    }
}

/// "3/8" where other filters take some away, else "8"; returns its left end.
float drawCount(Panel& panel, const Box& row, dataset::FacetCount count, bool isOn) {
    const Speech& speech = panel.view.speech;
    float right = row.last.x;
    if (count.passing != count.total) {
        const std::string rest = "/" + numberName(speech, std::to_string(count.total));
        drawTextRight(panel, Type::Small, panel.theme.text3,
                      centredY(panel, Type::Small, right, row.first.y, row.height()), rest);
        right -= textWidth(panel, Type::Small, rest);
    }
    const std::string passing = numberName(speech, std::to_string(count.passing));
    drawTextRight(panel, Type::Heading,
                  isOn && count.passing > 0 ? panel.theme.text : panel.theme.text3,
                  centredY(panel, Type::Heading, right, row.first.y, row.height()), passing);
    return right - textWidth(panel, Type::Heading, passing);
}

struct Room {
    float barLeft, barRight;
};

/// Bars of a facet stand under each other; large numbers leave them less room.
Room barRoom(const Panel& panel, const Box& row, std::uint32_t most) {
    const std::string digits = numberName(panel.view.speech, std::to_string(most));
    const float counts =
        std::max(panel.px(46), textWidth(panel, Type::Heading, digits) +
                                   textWidth(panel, Type::Small, "/" + digits) + panel.px(8));
    const float width = panel.layout.room == ui::Room::Wide ? 52 : 40;
    const float right = row.last.x - counts;
    return {right - panel.px(counts > panel.px(80) ? 22 : width), right};
}

/// A place within a city, which its name alone may not say.
bool isSite(dataset::PlaceKind kind) {
    return kind != dataset::PlaceKind::City && kind != dataset::PlaceKind::Prefecture &&
           kind != dataset::PlaceKind::Region;
}

void drawLabel(Panel& panel, const Box& row, const FacetRowLook& look, float left, float right) {
    const Type type = look.isCaption ? Type::Small : Type::Body;
    const base::Colour ink = look.isCaption || look.isDimmed ? panel.theme.text3 : panel.theme.text;
    const float width = std::max(right - left, panel.px(12));
    drawText(panel, type, ink, centredY(panel, type, left, row.first.y, row.height()), look.label,
             width);
    const bool isCut = textWidth(panel, type, look.label) > width;
    const bool hasKind = look.placeKind && isSite(*look.placeKind);
    // Where the keyboard is, a tip lies over the next row: only for a name that is cut.
    if (ImGui::IsItemHovered() && (isCut || (hasKind && !hasKeyboardFocus()))) {
        std::string tip = isCut ? look.label : look.kindName;
        if (isCut && hasKind) {
            tip = filled(panel.tr("{some}, {another}"),
                         {{"some", look.label}, {"another", look.kindName}});
        }
        // To the panel's right: no row is covered.
        const ImVec2 beside{panel.layout.filter.last.x + panel.px(4), row.first.y};
        drawTip(panel, tip, {beside, {beside.x + 1, beside.y + 1}});
    }
}

/// A park's rounded square as on the map and in the legend; campus, venue and facility smaller in
/// one: a roof, a dot, a bar.
void drawSiteMark(Panel& panel, ImVec2 at, dataset::PlaceKind kind, base::Colour colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = packed(colour);
    const float r = panel.px(5);
    const float thin = panel.px(1.5F);
    list->AddRect({at.x - r, at.y - r}, {at.x + r, at.y + r}, ink, r * 0.35F, 0, thin);
    if (kind == dataset::PlaceKind::Campus) {
        const std::array<ImVec2, 3> roof = {{{at.x - r * 0.55F, at.y + r * 0.3F},
                                             {at.x, at.y - r * 0.4F},
                                             {at.x + r * 0.55F, at.y + r * 0.3F}}};
        list->AddPolyline(roof.data(), 3, ink, 0, thin);
    } else if (kind == dataset::PlaceKind::Venue) {
        list->AddCircleFilled(at, panel.px(1.7F), ink);
    } else if (kind == dataset::PlaceKind::Facility) {
        list->AddLine({at.x - r * 0.5F, at.y}, {at.x + r * 0.5F, at.y}, ink, thin);
    }
}

/// Left of the label: fold, box and line; returns where the label begins.
float drawFront(Panel& panel, const Box& row, const FacetRowLook& look) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = (row.first.y + row.last.y) / 2;
    float x = row.first.x + panel.px(17) * static_cast<float>(look.isTree ? look.depth : 0);
    if (look.isTree) {
        if (look.hasFold) {
            const auto icon = look.isUnfolded ? iconDown : iconRight;
            icon(list, {x + panel.px(4), middle}, panel.px(4), packed(panel.theme.text3));
        }
        x += panel.px(18);
    }
    if (look.isCaption) {
        return x;
    }
    drawBox(panel, {x, middle - panel.px(7.5F)}, look.check);
    x += panel.px(24);
    if (look.kind != nullptr) {
        drawKindSwatch(panel, {{x, row.first.y}, {x + panel.px(36), row.last.y}}, *look.kind,
                       look.isDimmed ? panel.theme.text3 : look.bar);
        x += panel.px(44);
    }
    if (look.placeKind && isSite(*look.placeKind)) {
        drawSiteMark(panel, {x + panel.px(5), middle}, *look.placeKind,
                     look.isDimmed ? panel.theme.text3 : panel.theme.text2);
        x += panel.px(17);
    }
    return x;
}

/// How many pass, and as a shade how many there are in all.
void drawCountBar(Panel& panel, const Box& room, const FacetRowLook& look) {
    const float height = panel.px(6);
    const float top = room.first.y + (room.height() - height) / 2;
    const Box bar{{room.first.x, top}, {room.last.x, top + height}};
    drawBar(panel, bar, 0, look.bar);
    const auto fill = [&](std::uint32_t count, base::Colour colour) {
        const float part = static_cast<float>(count) / static_cast<float>(std::max(look.most, 1U));
        const float width = std::max(height, bar.width() * std::min(part, 1.0F));
        if (count > 0) {
            ImGui::GetWindowDrawList()->AddRectFilled(bar.first, {bar.first.x + width, bar.last.y},
                                                      packed(colour), height / 2);
        }
    };
    fill(look.count.total, panel.theme.bar.withAlpha(0.45F));
    fill(look.count.passing, look.isDimmed ? panel.theme.bar : look.bar);
}

void drawRow(Panel& panel, const Box& row, const FacetRowLook& look, bool showsDeeds) {
    const float left = drawFront(panel, row, look);
    if (showsDeeds) {
        const float right = deedBoxes(panel, row)[0].first.x - panel.px(4);
        drawLabel(panel, row, look, left, right);
        drawDeeds(panel, row, look.id);
        return;
    }
    const Room room = barRoom(panel, row, look.most);
    const float counts = drawCount(panel, row, look.count, !look.isDimmed);
    if (look.isCaption) {
        drawLabel(panel, row, look, left, counts - panel.px(8));
        return;
    }
    drawLabel(panel, row, look, left, room.barLeft - panel.px(8));
    drawCountBar(panel, {{room.barLeft, row.first.y}, {room.barRight, row.last.y}}, look);
}

Box foldBox(const Panel& panel, const Box& row, const FacetRowLook& look) {
    const float x = row.first.x + panel.px(17) * static_cast<float>(look.depth);
    return {{x - panel.px(5), row.first.y}, {x + panel.px(15), row.last.y}};
}

RowAction pressedAt(const Panel& panel, const Box& row, const FacetRowLook& look) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!ImGui::GetIO().MouseReleased[0] || !ImGui::IsItemHovered()) {
        return RowAction::Toggle; // by keyboard
    }
    if (look.hasFold && foldBox(panel, row, look).contains(mouse)) {
        return RowAction::Fold;
    }
    const auto boxes = deedBoxes(panel, row);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].contains(mouse)) {
            return kDeeds[i].action;
        }
    }
    return ImGui::GetIO().KeyCtrl ? RowAction::Only : RowAction::Toggle;
}

RowAction typedAction(Panel& panel, const FacetRowLook& look) {
    if (panel.memory.wantsMenu) {
        panel.memory.wantsMenu = false;
        return RowAction::Menu;
    }
    for (const Deed& deed : kDeeds) {
        if (isLetterTyped(deed.letter)) {
            return deed.action;
        }
    }
    const bool wantsFold =
        look.isUnfolded ? isKeyPressed(ImGuiKey_LeftArrow) : isKeyPressed(ImGuiKey_RightArrow);
    return look.hasFold && wantsFold ? RowAction::Fold : RowAction::None;
}

} // namespace

RowAction drawFacetRow(Panel& panel, const Box& row, const FacetRowLook& look) {
    // Narrower on the right: the mark of the keyboard's focus stays clear of the scroll bar.
    const Box box{{row.first.x - panel.px(4), row.first.y}, {row.last.x - panel.px(1), row.last.y}};
    const Press press = pressArea(panel, look.id, box, panel.px(6));
    if (look.takesFocus) {
        focusLastItem();
    }
    const bool hasKeys = hasKeyboardFocus();
    RowAction action = RowAction::None;
    if (press.isPressed) {
        action = pressedAt(panel, row, look);
    } else if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) {
        action = RowAction::Menu;
    } else if (hasKeys) {
        action = typedAction(panel, look);
    }
    if (panel.log != nullptr && look.hasFold) {
        const std::string id = look.id;
        panel.log->push_back(
            {panel.name, "unfold" + id.substr(id.find(' ')), foldBox(panel, row, look)});
    }
    if (!ImGui::IsItemVisible() && panel.log == nullptr) {
        return action; // scrolled away
    }
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                                  panel.px(6));
    }
    drawRow(panel, row, look, press.isHovered || hasKeys);
    return action;
}

} // namespace portolan::ui
