#include "ui/choice_list.h"

#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kIndent = 12;
constexpr float kSwatch = 44;
constexpr float kPad = 5;

/// A row, laid out in a width.
struct RowShape {
    std::vector<std::string_view> label, detail;
    float height = 0;
    float textLeft = 0; ///< from the row's left
};

RowShape shapeOf(const Panel& panel, const ChoiceRow& row, float width) {
    RowShape shape;
    if (row.id.empty()) {
        shape.label = {row.label};
        shape.height = panel.px(26);
        return shape;
    }
    shape.textLeft = panel.px(kIndent + (row.kind ? kSwatch : row.isChecked ? 14.0F : 0.0F));
    const float keys =
        row.keys.empty() ? 0 : textWidth(panel, Type::Small, row.keys) + panel.px(16);
    const float room = std::max(panel.px(60), width - shape.textLeft - keys - panel.px(kIndent));
    shape.label = brokenLines(panel.font(Type::Body), row.label, room);
    shape.height = static_cast<float>(shape.label.size()) * lineHeight(panel, Type::Body) * 1.18F;
    if (!row.detail.empty()) {
        shape.detail = brokenLines(panel.font(Type::Small), row.detail, room);
        shape.height +=
            static_cast<float>(shape.detail.size()) * lineHeight(panel, Type::Small) * 1.18F;
    }
    shape.height += panel.px(2 * kPad);
    return shape;
}

void drawLines(Panel& panel, Type type, base::Colour colour, ImVec2& at,
               const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines) {
        drawText(panel, type, colour, at, line);
        at.y += lineHeight(panel, type) * 1.18F;
    }
}

bool drawRow(Panel& panel, const ChoiceRow& row, const RowShape& shape, const Box& box,
             bool isHighlighted, bool& isPointed) {
    const Press press = pressArea(panel, row.id.c_str(), box, panel.px(6));
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    isPointed = press.isHovered && (moved.x != 0 || moved.y != 0);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (isHighlighted) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.raise2), panel.px(6));
    }
    const base::Colour ink = row.isEnabled ? panel.theme.text : panel.theme.text3;
    ImVec2 at{box.first.x + shape.textLeft, box.first.y + panel.px(kPad)};
    if (row.kind) {
        drawKindSwatch(panel,
                       {{box.first.x + panel.px(kIndent), box.first.y},
                        {box.first.x + panel.px(kIndent + 36), box.last.y}},
                       *row.kind, panel.theme.kinds[static_cast<std::size_t>(*row.kind)]);
    } else if (row.isChecked) {
        list->AddCircleFilled(
            {box.first.x + panel.px(kIndent + 3), at.y + lineHeight(panel, Type::Body) / 2},
            panel.px(3.5F), packed(panel.theme.accent));
    }
    if (!row.keys.empty()) {
        drawTextRight(
            panel, Type::Small, panel.theme.text3,
            centredY(panel, Type::Small, box.last.x - panel.px(kIndent), box.first.y, box.height()),
            row.keys);
    }
    drawLines(panel, Type::Body, ink, at, shape.label);
    drawLines(panel, Type::Small, panel.theme.text3, at, shape.detail);
    return press.isPressed && row.isEnabled;
}

bool canChoose(const ChoiceRow& row) {
    return !row.id.empty() && row.isEnabled;
}

} // namespace

int arrowsOf(const ImGuiInputTextCallbackData& data) {
    return data.EventKey == ImGuiKey_UpArrow ? -1 : data.EventKey == ImGuiKey_DownArrow ? 1 : 0;
}

std::size_t movedChoice(const std::vector<ChoiceRow>& rows, std::size_t at, int direction) {
    const std::size_t count = rows.size();
    if (count == 0) {
        return 0;
    }
    at = std::min(at, count - 1);
    const std::size_t step = direction < 0 ? count - 1 : 1;
    std::size_t next = direction == 0 ? at : (at + step) % count;
    for (std::size_t tries = 0; tries < count; ++tries) {
        if (canChoose(rows[next])) {
            return next;
        }
        next = (next + step) % count;
    }
    return at;
}

float choicesHeight(Panel& panel, const std::vector<ChoiceRow>& rows, float width) {
    float height = 0;
    for (const ChoiceRow& row : rows) {
        height += shapeOf(panel, row, width).height;
    }
    return height;
}

std::optional<std::size_t> drawChoices(Panel& panel, const std::vector<ChoiceRow>& rows,
                                       ChoiceMemory& memory, const Box& box) {
    std::optional<std::size_t> pressed;
    ImGui::SetCursorScreenPos(box.first);
    ImGui::BeginChild("choices", {box.width(), box.height()}, false, ImGuiWindowFlags_NoNav);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float scrollbar = ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0.0F;
    const float width = box.width() - scrollbar;
    memory.at = movedChoice(rows, memory.at, 0);
    float y = start.y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ChoiceRow& row = rows[i];
        const RowShape shape = shapeOf(panel, row, width);
        const Box own{{start.x, y}, {start.x + width, y + shape.height}};
        y = own.last.y;
        if (row.id.empty()) {
            drawText(panel, Type::Heading, panel.theme.text3,
                     centredY(panel, Type::Heading, own.first.x + panel.px(kIndent), own.first.y,
                              own.height() + panel.px(4)),
                     row.label);
            continue;
        }
        bool isPointed = false;
        if (drawRow(panel, row, shape, own, i == memory.at, isPointed)) {
            pressed = i;
        }
        if (isPointed && canChoose(row)) {
            memory.at = memory.shown = i;
        }
        if (i == memory.at && memory.shown != i) {
            memory.shown = i;
            ImGui::SetCursorScreenPos(own.first);
            const float top = ImGui::GetScrollY();
            const float above = own.first.y - start.y;
            if (above < top) {
                ImGui::SetScrollY(above - panel.px(i > 0 ? 26 : 0));
            } else if (above + shape.height > top + box.height()) {
                ImGui::SetScrollY(above + shape.height - box.height());
            }
        }
    }
    ImGui::SetCursorScreenPos({start.x, y});
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
    return pressed;
}

void goTo(Panel& panel, const FoundRow& row) {
    if (row.selected.empty()) {
        panel.emit(state::intent::SetFilter{filterTo(row, panel.view.state->filter)});
        return;
    }
    panel.emit(state::intent::Select{row.selected});
    panel.memory.wantsFlight = row.selected.front();
}

std::vector<ChoiceRow> foundRows(const Panel& panel, const FoundModel& found, std::size_t each,
                                 const std::set<int>& opened,
                                 std::vector<const FoundRow*>& targets) {
    constexpr std::array<const char*, dataset::kFoundKindCount> kIds = {
        "place", "organisation", "person", "record", "sector", "source"};
    std::vector<ChoiceRow> rows;
    for (const FoundGroup& group : found.groups) {
        const auto kind = static_cast<std::size_t>(group.kind);
        const bool isOpened = opened.contains(static_cast<int>(kind));
        const std::size_t shown = isOpened ? group.rows.size() : std::min(each, group.rows.size());
        rows.push_back({{}, group.heading, {}, {}});
        targets.push_back(nullptr);
        for (const FoundRow& row : std::span(group.rows).first(shown)) {
            ChoiceRow choice{std::string(kIds[kind]) + " " + row.id, row.label, row.detail, {}};
            if (!row.matched.empty()) {
                choice.detail += (row.detail.empty() ? "" : " · ") + row.matched;
            }
            if (!row.hidden.empty()) {
                choice.detail += (choice.detail.empty() ? "" : " · ") + row.hidden;
            }
            if (group.kind == dataset::FoundKind::Record) {
                choice.kind = row.engagement;
            }
            rows.push_back(std::move(choice));
            targets.push_back(&row);
        }
        if (group.total > shown) {
            const std::string more = panel.view.speech.catalogue->count(
                "and {n} more", "and {n} more", group.total - shown);
            ChoiceRow rest{std::string("more ") + kIds[kind], more, {}, {}};
            rest.isEnabled = shown < group.rows.size();
            rows.push_back(std::move(rest));
            targets.push_back(nullptr);
        }
    }
    return rows;
}

} // namespace portolan::ui
