// Two periods side by side: their dates, what became of the ties, and which.
#include "ui/compare_panel.h"

#include "base/date.h"
#include "state/comparison.h"
#include "ui/typed_dates.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

constexpr float kPad = 20;
constexpr float kRow = 30;
constexpr float kField = 34;
constexpr float kLeading = 1.18F;
constexpr float kTieLine = 2.6F; // of an MOU

base::Colour colourOf(const Panel& panel, dataset::TieChange change) {
    return panel.theme.kinds[static_cast<std::size_t>(state::lookOf(change).colourOf)];
}

struct Column {
    float left, right, y;
    float width() const { return right - left; }
};

/// A period's field; true when a new one was typed.
bool drawPeriod(Panel& panel, Column& column, const char* label, PeriodField& field,
                base::DayInterval& days) {
    if (!field.isFilled || !(field.shown == days)) {
        field = {};
        field.shown = days;
        field.isFilled = true;
        const std::string text = typedInterval(days);
        std::copy_n(text.begin(), std::min(text.size(), field.text.size() - 1), field.text.begin());
    }
    const float labelWidth = panel.px(96);
    drawText(panel, Type::Small, panel.theme.text2,
             centredY(panel, Type::Small, column.left, column.y, panel.px(kField)), label,
             labelWidth - panel.px(8));
    const ImVec2 at{column.left + labelWidth, column.y};
    ImGui::SetCursorScreenPos(at);
    ImGui::SetNextItemWidth(column.right - at.x);
    ImGui::PushFont(panel.font(Type::Body));
    const std::string id = std::string("##") + label;
    const bool isEntered =
        ImGui::InputText(id.c_str(), field.text.data(), field.text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    const bool isLeft = ImGui::IsItemDeactivatedAfterEdit();
    noteTabStop(panel, true);
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, label, {at, ImGui::GetItemRectMax()}});
    }
    column.y += panel.px(kField + 6);
    if (!isEntered && !isLeft) {
        return false;
    }
    const auto date = base::EdtfDate::parse(field.text.data());
    field.isWrong = !date || date->isUndated();
    if (!field.isWrong) {
        days = date->interval();
    }
    return !field.isWrong;
}

void drawSample(const Panel& panel, ImVec2 from, float length, dataset::TieChange change) {
    const state::ChangeLook& look = state::lookOf(change);
    const ImU32 colour = packed(colourOf(panel, change));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float on = look.isDashed ? panel.px(4) : length;
    for (float x = 0; x < length; x += on + panel.px(4)) {
        list->AddLine({from.x + x, from.y}, {from.x + std::min(x + on, length), from.y}, colour,
                      panel.px(look.width * kTieLine));
    }
}

void drawPeriods(Panel& panel, Column& column) {
    state::Comparison next = panel.view.state->comparison;
    ComparePanelMemory& memory = panel.memory.compare;
    const bool isBefore =
        drawPeriod(panel, column, panel.tr("Earlier"), memory.before, next.before);
    const bool isAfter = drawPeriod(panel, column, panel.tr("Later"), memory.after, next.after);
    if (isBefore || isAfter) {
        panel.emit(state::intent::SetComparison{next});
    }
    const bool isWrong = memory.before.isWrong || memory.after.isWrong;
    const base::Colour colour =
        isWrong
            ? panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::SisterCity)]
            : panel.theme.text3;
    column.y +=
        drawParagraph(panel, Type::Small, colour, {column.left, column.y},
                      isWrong ? panel.tr("Type a period as 2019, 2019-10 or 2017/2019.")
                              : panel.tr("A period is typed as 2019, 2019-10 or 2017/2019."),
                      column.width());
    column.y += panel.px(14);
}

void drawCounts(Panel& panel, Column& column, const dataset::PeriodComparison& comparison) {
    std::uint32_t most = 1;
    for (const std::uint32_t count : comparison.counts) {
        most = std::max(most, count);
    }
    for (std::size_t i = 0; i < dataset::kTieChangeCount; ++i) {
        const auto change = static_cast<dataset::TieChange>(i);
        const float height = panel.px(24);
        const float middle = column.y + height / 2;
        drawSample(panel, {column.left, middle}, panel.px(36), change);
        const float x = column.left + panel.px(48);
        const float barLeft = column.left + column.width() * 0.5F;
        drawText(panel, Type::Body, panel.theme.text,
                 centredY(panel, Type::Body, x, column.y, height),
                 nameOf(panel.view.speech, change), barLeft - x - panel.px(8));
        drawBar(
            panel,
            {{barLeft, middle - panel.px(3)}, {column.right - panel.px(52), middle + panel.px(3)}},
            static_cast<float>(comparison.counts[i]) / static_cast<float>(most),
            colourOf(panel, change));
        drawTextRight(panel, Type::Strong, panel.theme.text,
                      centredY(panel, Type::Strong, column.right, column.y, height),
                      numberName(panel.view.speech, std::to_string(comparison.counts[i])));
        column.y += height;
    }
    if (comparison.undated > 0) {
        const std::string text = panel.view.speech.catalogue->count(
            "{n} undated record belongs to no period", "{n} undated records belong to no period",
            comparison.undated);
        column.y += panel.px(4);
        column.y += drawParagraph(panel, Type::Small, panel.theme.text3, {column.left, column.y},
                                  text, column.width());
    }
    column.y += panel.px(10);
}

std::string countsOf(const Panel& panel, const dataset::PairChange& pair) {
    return filled(panel.tr("{before} → {after}"),
                  {{"before", std::to_string(pair.before)}, {"after", std::to_string(pair.after)}});
}

/// What the counts at the right leave to a pair's names.
float namesWidth(const Panel& panel, const Column& column) {
    return column.width() - panel.px(76);
}

/// Names are long: a row is as tall as they are.
const std::vector<float>& rowTops(Panel& panel, const Column& column) {
    ComparePanelMemory& memory = panel.memory.compare;
    const float width = namesWidth(panel, column);
    if (memory.topsFor == panel.view.compare.get() && memory.topsWidth == width) {
        return memory.tops;
    }
    memory.topsFor = panel.view.compare.get();
    memory.topsWidth = width;
    memory.tops = {0};
    for (const CompareRow& row : panel.view.compare->rows) {
        const std::size_t lines =
            row.isHeading ? 1 : brokenLines(panel.font(Type::Body), row.label, width).size();
        memory.tops.push_back(memory.tops.back() + panel.px(kRow) +
                              static_cast<float>(lines - 1) * lineHeight(panel, Type::Body) *
                                  kLeading);
    }
    return memory.tops;
}

void drawPair(Panel& panel, const Column& column, const CompareRow& row, float height) {
    const dataset::PeriodComparison& comparison = *panel.view.compare->comparison;
    const dataset::PairChange& pair = comparison.pairs[row.pair];
    const Box box{{column.left - panel.px(6), column.y},
                  {column.right + panel.px(6), column.y + height}};
    const std::string id = "pair " + std::to_string(pair.a) + " " + std::to_string(pair.b);
    const Press press = pressArea(panel, id.c_str(), box);
    if (press.isHovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                                  panel.px(6));
    }
    const ImVec2 at = centredY(panel, Type::Body, column.left, column.y, panel.px(kRow));
    drawTextRight(panel, Type::Strong, panel.theme.text2, {column.right, at.y},
                  countsOf(panel, pair));
    drawParagraph(panel, Type::Body, panel.theme.text, at, row.label, namesWidth(panel, column),
                  kLeading);
    if (press.isPressed) {
        panel.emit(state::intent::Select{recordsOf(*panel.view.dataset, comparison, row.pair)});
    }
}

/// Only what is in sight is drawn.
void drawPairs(Panel& panel, Column& column) {
    const auto& rows = panel.view.compare->rows;
    const std::vector<float>& tops = rowTops(panel, column);
    const float top = column.y;
    const float seenFirst = ImGui::GetWindowPos().y - top - panel.px(kRow);
    const float seenLast = seenFirst + ImGui::GetWindowHeight() + 2 * panel.px(kRow);
    const auto from = std::upper_bound(tops.begin(), tops.end() - 1, seenFirst);
    for (auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(from - tops.begin() - 1, 0));
         i < rows.size() && tops[i] < seenLast; ++i) {
        column.y = top + tops[i];
        if (rows[i].isHeading) {
            drawText(
                panel, Type::Heading, panel.theme.text3,
                centredY(panel, Type::Heading, column.left, column.y + panel.px(2), panel.px(kRow)),
                nameOf(panel.view.speech, rows[i].change));
        } else {
            drawPair(panel, column, rows[i], tops[i + 1] - tops[i]);
        }
    }
    column.y = top + tops.back();
}

void drawSums(Panel& panel, Column& column) {
    drawPeriods(panel, column);
    drawCounts(panel, column, *panel.view.compare->comparison);
}

/// The list scrolls; what is above it stays, where the window has room for both.
void drawContents(Panel& panel, Column column, const Box& box) {
    if (!panel.layout.isTight) {
        drawSums(panel, column);
    }
    ImGui::SetCursorScreenPos({box.first.x, column.y});
    ImGui::BeginChild("pairs", {box.width() - panel.px(2), box.last.y - column.y - panel.px(6)},
                      false, ImGuiWindowFlags_NavFlattened);
    const float start = column.y = ImGui::GetCursorScreenPos().y;
    if (panel.layout.isTight) {
        drawSums(panel, column);
    }
    drawPairs(panel, column);
    ImGui::SetCursorScreenPos({box.first.x, start});
    ImGui::Dummy({1, column.y - start});
    ImGui::EndChild();
}

} // namespace

void drawChangeSample(const Panel& panel, ImVec2 from, float length, dataset::TieChange change) {
    drawSample(panel, from, length, change);
}

void drawComparePanel(Panel& panel) {
    const Box box = panel.layout.card;
    const bool hasCard = panel.view.cards != nullptr && !panel.view.cards->empty();
    if (box.isEmpty() || panel.view.compare == nullptr || hasCard) {
        return;
    }
    const PanelWindow window(panel, "compare", box);
    Column column{box.first.x + panel.px(kPad), box.last.x - panel.px(kPad),
                  box.first.y + panel.px(18)};
    drawText(panel, Type::Title, panel.theme.text, {column.left, column.y}, panel.tr("Two periods"),
             column.width() - panel.px(40));
    const float size = panel.px(28);
    const float closeLeft = column.right - size + panel.px(6);
    if (drawIconButton(panel, panel.tr("Close"),
                       {{closeLeft, box.first.y + panel.px(14)},
                        {closeLeft + size, box.first.y + panel.px(14) + size}},
                       iconClose)) {
        state::Comparison off = panel.view.state->comparison;
        off.isOn = false;
        panel.emit(state::intent::SetComparison{off});
    }
    column.y += panel.px(38);
    drawContents(panel, column, box);
}

} // namespace portolan::ui
