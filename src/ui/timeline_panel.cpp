// The timeline: transport, the histogram per month with its handles and playhead, the lane of
// imprecise dates, the undated chip (visual design §7).
#include "state/timeline.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::ui {

namespace {

using Grip = PanelMemory::Grip;

constexpr std::size_t kMostBlocks = 12;
constexpr std::array<double, 4> kSpeeds = {0.5, 1, 2, 4};
constexpr std::array<const char*, 4> kSpeedNames = {"½×", "1×", "2×", "4×"};

/// The histogram's place, and days ↔ pixels in it.
struct Plot {
    Box box;
    double first = 0, last = 1; ///< days
    float scale = 1;

    float x(double day) const {
        return box.first.x + box.width() * static_cast<float>((day - first) / (last - first));
    }
    double day(float at) const {
        const double part = (at - box.first.x) / std::max(box.width(), 1.0F);
        return first + std::clamp(part, 0.0, 1.0) * (last - first);
    }
};

bool isTight(const Panel& panel) {
    return panel.layout.room == Room::Small;
}

Plot plotOf(const Panel& panel) {
    const Box box = panel.layout.timeline;
    const bool tight = isTight(panel);
    const bool medium = panel.layout.room == Room::Medium;
    const float left = box.first.x + panel.px(tight ? 232 : 250);
    const float right = box.last.x - panel.px(tight ? 158 : 188);
    const float top = box.first.y + panel.px(tight ? 14 : 18);
    const float height = panel.px(tight ? 44 : medium ? 62 : 92);
    Plot plot{{{left, top}, {std::max(left + 1, right), top + height}}};
    plot.first = panel.view.time->extent.first;
    plot.last = panel.view.time->extent.last + 1;
    plot.scale = panel.layout.scale;
    return plot;
}

// --- transport -------------------------------------------------------------------------------

void drawPlayButton(Panel& panel, const Box& box) {
    const state::Timeline& time = panel.view.state->timeline;
    const char* label = time.isPlaying ? panel.tr("Pause") : panel.tr("Play");
    const Press press = pressArea(panel, "play", box, box.width() / 2);
    const ImVec2 middle{(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddCircleFilled(middle, box.width() / 2, packed(panel.theme.accent), 40);
    (time.isPlaying ? iconPause : iconPlay)(list, middle, box.width() * 0.2F,
                                            packed(panel.theme.onAccent));
    if (press.isHovered) {
        drawTip(panel, label);
    }
    if (press.isPressed) {
        panel.emit(state::intent::TogglePlay{});
    }
}

void drawSpeed(Panel& panel, const Box& box) {
    const double speed = panel.view.state->timeline.speed;
    const auto found = std::find(kSpeeds.begin(), kSpeeds.end(), speed);
    const auto at = static_cast<std::size_t>(found != kSpeeds.end() ? found - kSpeeds.begin() : 1);
    const Press press = pressArea(panel, "speed", box, panel.px(8));
    ImGui::GetWindowDrawList()->AddRectFilled(
        box.first, box.last, packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
        panel.px(8));
    const float width = textWidth(panel, Type::Strong, kSpeedNames[at]);
    drawText(panel, Type::Strong, panel.theme.text,
             centredY(panel, Type::Strong, (box.first.x + box.last.x - width) / 2, box.first.y,
                      box.height()),
             kSpeedNames[at]);
    if (press.isHovered) {
        drawTip(panel, panel.tr("Speed of play"));
    }
    if (press.isPressed) {
        panel.emit(state::intent::SetSpeed{kSpeeds[(at + 1) % kSpeeds.size()]});
    }
}

void drawReadout(Panel& panel, float left, float top, float width) {
    const state::Timeline& time = panel.view.state->timeline;
    const Speech& speech = panel.view.speech;
    const base::DayInterval shown = state::shownDays(time);
    const std::string moment = monthName(speech, shown.last);
    drawText(panel, Type::Date, panel.theme.text, {left, top}, moment, width);
    if (isTight(panel)) {
        return;
    }
    const auto year = [](double day) {
        return std::to_string(base::civilFromDay(static_cast<base::Day>(day)).year);
    };
    const std::string range = filled(panel.tr("Range {first} to {last}"),
                                     {{"first", year(time.first)}, {"last", year(time.last)}});
    const float below = top + lineHeight(panel, Type::Date) + panel.px(1);
    drawText(panel, Type::Small, panel.theme.text2, {left, below}, range, width);
    if (panel.layout.room == Room::Wide) {
        drawText(panel, Type::Small, panel.theme.text3,
                 {left, below + lineHeight(panel, Type::Small) + panel.px(1)},
                 panel.tr("Records per month"), width);
    }
}

void drawTransport(Panel& panel) {
    const Box box = panel.layout.timeline;
    const bool tight = isTight(panel);
    const float size = panel.px(tight ? 32 : 40);
    const float small = panel.px(30);
    const float left = box.first.x + panel.px(tight ? 10 : 14);
    const float top = box.first.y + panel.px(tight ? 10 : 14);
    const float middle = top + size / 2;
    float x = left;
    const auto square = [&](float width) {
        const Box place{{x, middle - width / 2}, {x + width, middle + width / 2}};
        x += width + panel.px(6);
        return place;
    };
    if (drawIconButton(panel, panel.tr("Back to what happened before"), square(small),
                       iconPrevious)) {
        panel.emit(state::intent::StepEvent{-1});
    }
    drawPlayButton(panel, square(size));
    if (drawIconButton(panel, panel.tr("On to what happened next"), square(small), iconNext)) {
        panel.emit(state::intent::StepEvent{1});
    }
    x += panel.px(8);
    drawSpeed(panel, {{x, middle - panel.px(15)}, {x + panel.px(48), middle + panel.px(15)}});
    drawReadout(panel, left + panel.px(4), top + size + panel.px(tight ? 6 : 12),
                panel.px(tight ? 210 : 216));
}

// --- histogram -------------------------------------------------------------------------------

void drawYears(Panel& panel, const Plot& plot) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const int first = base::civilFromDay(static_cast<base::Day>(plot.first)).year;
    const int last = base::civilFromDay(static_cast<base::Day>(plot.last) - 1).year;
    const float widest = textWidth(panel, Type::Small, "2024") + panel.px(10);
    const float yearWidth = plot.box.width() / static_cast<float>(std::max(1, last - first + 1));
    const int step = std::max(1, static_cast<int>(std::ceil(widest / std::max(yearWidth, 0.1F))));
    const float axis = plot.box.last.y;
    for (int year = first; year <= last; ++year) {
        const float x = plot.x(base::dayFromCivil({year, 1, 1}));
        const float next = plot.x(base::dayFromCivil({year + 1, 1, 1}));
        list->AddLine({x, plot.box.first.y}, {x, axis + panel.px(4)}, packed(panel.theme.line),
                      panel.hair());
        if ((year - first) % step == 0) {
            const std::string text = std::to_string(year);
            const float middle = step == 1 ? (x + next) / 2 : x + widest / 2;
            drawText(panel, Type::Small, panel.theme.text2,
                     {middle - textWidth(panel, Type::Small, text) / 2, axis + panel.px(4)}, text);
        }
    }
    list->AddLine({plot.box.first.x, axis}, {plot.box.last.x, axis}, packed(panel.theme.bar),
                  panel.hair());
}

/// Height of one record in the histogram.
float unitHeight(const Panel& panel, const Plot& plot) {
    const auto tallest = static_cast<float>(std::max<std::size_t>(panel.view.time->tallest, 1));
    return std::min(panel.px(9.2F), (plot.box.height() - panel.px(8)) / tallest);
}

/// A 45° hatch inside a box.
void hatch(const Box& box, ImU32 colour, float scale) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(box.first, box.last, true);
    for (float x = box.first.x - box.height(); x < box.last.x; x += 3.2F * scale) {
        list->AddLine({x, box.last.y}, {x + box.height(), box.first.y}, colour, 1.4F * scale);
    }
    list->PopClipRect();
}

void drawBlock(Panel& panel, const Box& box, const Block& block) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const base::Colour colour = panel.theme.kinds[static_cast<std::size_t>(block.kind)];
    if (!block.passes) {
        list->AddRect(box.first, box.last, packed(panel.theme.text3.withAlpha(0.45F)), 0, 0,
                      panel.hair());
    } else if (block.isApproximate) {
        list->AddRectFilled(box.first, box.last, packed(colour.withAlpha(0.35F)));
        hatch(box, packed(colour), panel.layout.scale);
    } else {
        list->AddRectFilled(box.first, box.last, packed(colour));
    }
}

void drawMonth(Panel& panel, const Plot& plot, const Month& month) {
    const float unit = unitHeight(panel, plot);
    const float from = plot.x(month.first);
    const float to = plot.x(state::monthStart(month.first, 1));
    const float width = std::clamp(to - from - panel.px(1), panel.px(2), panel.px(8.2F));
    const float left = (from + to - width) / 2;
    const float gap = unit >= panel.px(6) ? panel.px(1) : unit >= panel.px(3) ? panel.hair() : 0;
    float y = plot.box.last.y - panel.px(1);
    for (const Block& block : month.blocks) {
        drawBlock(panel, {{left, y - unit + gap}, {left + width, y}}, block);
        y -= unit;
    }
    if (panel.view.time->tallest > kMostBlocks && month.blocks.size() > kMostBlocks / 2) {
        const std::string count = std::to_string(month.blocks.size());
        drawText(panel, Type::Small, panel.theme.text2,
                 {left + width + panel.px(4), y + unit * 0.2F}, count);
    }
}

/// A bar whose ends fade: over 18 % of it, or over all of it where it has no known start.
void drawFuzzyBar(Panel& panel, const Box& box, const FuzzyBar& bar) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const base::Colour kind = panel.theme.kinds[static_cast<std::size_t>(bar.kind)];
    const base::Colour full =
        bar.passes ? kind.withAlpha(0.8F) : panel.theme.text3.withAlpha(0.25F);
    const ImU32 solid = packed(full);
    const ImU32 clear = packed(full.withAlpha(0));
    const float fadeIn = box.width() * (bar.isOpenFirst ? 1.0F : 0.18F);
    const float fadeOut = box.width() * (bar.isOpenFirst ? 0.0F : 0.18F);
    const auto ramp = [&](float a, float b, ImU32 left, ImU32 right) {
        list->AddRectFilledMultiColor({a, box.first.y}, {b, box.last.y}, left, right, right, left);
    };
    ramp(box.first.x, box.first.x + fadeIn, clear, solid);
    list->AddRectFilled({box.first.x + fadeIn, box.first.y}, {box.last.x - fadeOut, box.last.y},
                        solid);
    ramp(box.last.x - fadeOut, box.last.x, solid, clear);
}

bool overlaps(const Box& a, const Box& b) {
    return a.first.x < b.last.x && b.first.x < a.last.x && a.first.y < b.last.y &&
           b.first.y < a.last.y;
}

/// A label to the right of its bar, where nothing else stands.
void drawFuzzyLabel(Panel& panel, const Plot& plot, const Box& bar, const std::string& label,
                    std::vector<Box>& taken) {
    const float half = lineHeight(panel, Type::Small) * 0.42F;
    const float middle = (bar.first.y + bar.last.y) / 2;
    const float x = bar.last.x + panel.px(6);
    const Box box{{x, middle - half}, {x + textWidth(panel, Type::Small, label), middle + half}};
    const bool isFree = std::none_of(taken.begin(), taken.end(),
                                     [&](const Box& other) { return overlaps(box, other); });
    if (isFree && box.last.x < plot.box.last.x + panel.px(24)) {
        drawText(panel, Type::Small, panel.theme.text2,
                 {x, middle - lineHeight(panel, Type::Small) / 2}, label);
        taken.push_back(box);
    }
}

void drawFuzzy(Panel& panel, const Plot& plot) {
    const bool tight = isTight(panel);
    const float pitch = panel.px(tight ? 4 : 10);
    const float thick = panel.px(tight ? 3 : 5);
    const float top = plot.box.last.y + panel.px(tight ? 21 : 24);
    std::vector<Box> boxes;
    for (const FuzzyBar& bar : panel.view.time->fuzzy) {
        const float y = top + pitch * static_cast<float>(bar.lane);
        const float from = plot.x(bar.interval.first);
        const float to = std::max(plot.x(bar.interval.last + 1), from + panel.px(4));
        boxes.push_back({{from, y}, {to, y + thick}});
        drawFuzzyBar(panel, boxes.back(), bar);
    }
    if (panel.layout.room != Room::Wide) {
        return;
    }
    std::vector<Box> taken = boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const FuzzyBar& bar = panel.view.time->fuzzy[i];
        const std::string count = bar.count > 1 ? " (" + std::to_string(bar.count) + ")" : "";
        drawFuzzyLabel(panel, plot, boxes[i], bar.label + count, taken);
    }
}

void drawHandle(Panel& panel, const Plot& plot, float x, Grip grip) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = (plot.box.first.y + plot.box.last.y) / 2;
    const float half = panel.px(6);
    const float tall = std::min(panel.px(15), plot.box.height() / 2);
    const ImU32 accent = packed(panel.theme.accent);
    list->AddLine({x, plot.box.first.y}, {x, plot.box.last.y}, accent, panel.px(1.5F));
    list->AddRectFilled({x - half, middle - tall}, {x + half, middle + tall}, accent, panel.px(4));
    for (const float shift : {-1.8F, 1.8F}) {
        list->AddLine({x + panel.px(shift), middle - panel.px(5)},
                      {x + panel.px(shift), middle + panel.px(5)}, packed(panel.theme.onAccent),
                      panel.px(1.3F));
    }
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name,
                              grip == Grip::First ? "window start" : "window end",
                              {{x - half, middle - tall}, {x + half, middle + tall}}});
    }
}

void drawPlayhead(Panel& panel, const Plot& plot) {
    const float x = plot.x(panel.view.state->timeline.cursor);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour = packed(panel.theme.text);
    const float top = plot.box.first.y - panel.px(11);
    list->AddLine({x, top}, {x, plot.box.last.y}, colour, panel.px(1.5F));
    const ImVec2 flag[] = {{x - panel.px(6), top},
                           {x + panel.px(6), top},
                           {x + panel.px(6), top + panel.px(7)},
                           {x, top + panel.px(12)},
                           {x - panel.px(6), top + panel.px(7)}};
    list->AddConvexPolyFilled(flag, 5, colour);
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name,
                              "playhead",
                              {{x - panel.px(6), top}, {x + panel.px(6), top + panel.px(12)}}});
    }
}

void drawWash(Panel& panel, const Plot& plot) {
    const state::Timeline& time = panel.view.state->timeline;
    ImGui::GetWindowDrawList()->AddRectFilled({plot.x(time.first), plot.box.first.y},
                                              {plot.x(time.last + 1), plot.box.last.y},
                                              packed(panel.theme.accent.withAlpha(0.075F)));
}

// --- what the pointer does in the plot ---------------------------------------------------------

const Month* monthAt(const Panel& panel, const Plot& plot, float x) {
    const base::Day month = state::monthStart(static_cast<base::Day>(std::floor(plot.day(x))));
    const auto& months = panel.view.time->months;
    const auto found = std::find_if(months.begin(), months.end(),
                                    [month](const Month& m) { return m.first == month; });
    return found != months.end() ? &*found : nullptr;
}

/// The record under a point, by its place in the stack.
const Block* blockAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const Month* month = monthAt(panel, plot, at.x);
    const float up = (plot.box.last.y - panel.px(1) - at.y) / unitHeight(panel, plot);
    if (month == nullptr || up < 0) {
        return nullptr;
    }
    const auto index = static_cast<std::size_t>(up);
    return index < month->blocks.size() ? &month->blocks[index] : nullptr;
}

Grip gripAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const state::Timeline& time = panel.view.state->timeline;
    const float reach = panel.px(9);
    // The playhead's flag stands above the handles' lines.
    if (at.y < plot.box.first.y) {
        return Grip::Cursor;
    }
    const float toFirst = std::abs(at.x - plot.x(time.first));
    const float toLast = std::abs(at.x - plot.x(time.last + 1));
    if (std::min(toFirst, toLast) > reach) {
        return Grip::Cursor;
    }
    return toFirst < toLast ? Grip::First : Grip::Last;
}

void dragTo(Panel& panel, double day, state::Phase phase) {
    const state::Timeline& time = panel.view.state->timeline;
    const auto whole = static_cast<base::Day>(std::floor(day + 15)); // the nearest month's edge
    const double edge = state::monthStart(whole);
    switch (panel.memory.grip) {
    case Grip::First:
        panel.emit(state::intent::SetWindow{std::min(edge, time.last), time.last, phase});
        break;
    case Grip::Last:
        panel.emit(state::intent::SetWindow{time.first, std::max(edge - 1, time.first), phase});
        break;
    case Grip::Cursor:
        panel.emit(state::intent::ScrubTo{day, phase});
        break;
    default:
        break;
    }
}

void handlePointer(Panel& panel, const Plot& plot) {
    const float slack = panel.px(12);
    const Box area{{plot.box.first.x - slack, plot.box.first.y - slack},
                   {plot.box.last.x + slack, plot.box.last.y + panel.px(2)}};
    const Press press = pressArea(panel, "plot", area, panel.px(6));
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    Grip& grip = panel.memory.grip;
    const bool isByPointer = press.isHeld && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (isByPointer && grip == Grip::None) {
        const Block* block = blockAt(panel, plot, pointer);
        if (block != nullptr && gripAt(panel, plot, pointer) == Grip::Cursor) {
            panel.emit(
                state::intent::Select{{panel.view.dataset->engagementId(block->engagement)}});
        }
        grip = gripAt(panel, plot, pointer);
    }
    if (isByPointer) {
        dragTo(panel, plot.day(pointer.x), state::Phase::Preview);
    } else if (grip != Grip::None) {
        dragTo(panel, plot.day(pointer.x), state::Phase::Commit);
        grip = Grip::None;
    }
    if (press.isHovered && !press.isHeld) {
        if (gripAt(panel, plot, pointer) != Grip::Cursor) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        }
        if (const Block* block = blockAt(panel, plot, pointer)) {
            const HoverItem item = describe(
                *panel.view.dataset, {dataset::EntityId::Table::Engagement, block->engagement},
                panel.view.speech);
            drawTip(panel, (item.title + "\n" + item.detail).c_str());
        }
    }
}

void drawUndated(Panel& panel, const Plot& plot) {
    const auto& undated = panel.view.time->undated;
    const dataset::Filter& filter = panel.view.state->filter;
    const bool isOn = filter.undated != dataset::UndatedRule::Exclude;
    const bool tight = isTight(panel);
    const Box panelBox = panel.layout.timeline;
    const float left = plot.box.last.x + panel.px(tight ? 18 : 28);
    const float right = panelBox.last.x - panel.px(12);
    const float top = panelBox.first.y + panel.px(12);
    const Box chip{{left, top}, {right, top + panel.px(28)}};
    const Press press = pressArea(panel, "undated", chip, panel.px(14));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.isHovered || !isOn) {
        list->AddRectFilled(chip.first, chip.last,
                            packed(press.isHovered ? panel.theme.raise2 : panel.theme.raise),
                            panel.px(14));
    }
    const base::Colour border = isOn ? panel.theme.text2 : panel.theme.line;
    const float step = panel.px(5);
    for (const float y : {chip.first.y, chip.last.y}) {
        for (float x = chip.first.x + panel.px(12); x < chip.last.x - panel.px(12); x += step) {
            list->AddLine({x, y}, {x + panel.px(3), y}, packed(border), panel.hair());
        }
    }
    list->PathArcTo({chip.first.x + panel.px(14), top + panel.px(14)}, panel.px(14), 1.57F, 4.71F);
    list->PathStroke(packed(border), 0, panel.hair());
    list->PathArcTo({chip.last.x - panel.px(14), top + panel.px(14)}, panel.px(14), -1.57F, 1.57F);
    list->PathStroke(packed(border), 0, panel.hair());
    const std::string count = std::to_string(undated.size());
    const float countWidth = textWidth(panel, Type::Heading, count);
    drawText(panel, Type::Body, isOn ? panel.theme.text : panel.theme.text3,
             centredY(panel, Type::Body, left + panel.px(13), top, panel.px(28)),
             panel.tr("Undated"), right - left - countWidth - panel.px(34));
    drawText(panel, Type::Heading, isOn ? panel.theme.text : panel.theme.text3,
             centredY(panel, Type::Heading, right - panel.px(13) - countWidth, top, panel.px(28)),
             count);
    if (press.isPressed) {
        dataset::Filter next = filter;
        next.undated = isOn ? dataset::UndatedRule::Exclude : dataset::UndatedRule::Include;
        panel.emit(state::intent::SetFilter{next});
    }
    if (tight) {
        return;
    }
    float x = left + panel.px(12);
    const float y = chip.last.y + panel.px(9);
    for (const Block& block : undated) {
        const Box square{{x, y}, {x + panel.px(8), y + panel.px(8)}};
        if (square.last.x < right) {
            drawBlock(panel, square, {block.engagement, block.kind, true, block.passes});
        }
        x += panel.px(12);
    }
    drawParagraph(panel, Type::Small, panel.theme.text2, {left + panel.px(12), y + panel.px(15)},
                  isOn ? panel.tr("Shown on the map, kept out of play")
                       : panel.tr("Hidden from the map"),
                  right - left - panel.px(12), 1.1F);
}

} // namespace

void drawTimelinePanel(Panel& panel) {
    if (panel.view.time == nullptr) {
        return;
    }
    const PanelWindow window(panel, "timeline", panel.layout.timeline);
    drawTransport(panel);
    const Plot plot = plotOf(panel);
    handlePointer(panel, plot);
    drawWash(panel, plot);
    drawYears(panel, plot);
    for (const Month& month : panel.view.time->months) {
        drawMonth(panel, plot, month);
    }
    drawFuzzy(panel, plot);
    const state::Timeline& time = panel.view.state->timeline;
    drawHandle(panel, plot, plot.x(time.first), Grip::First);
    drawHandle(panel, plot, plot.x(time.last + 1), Grip::Last);
    drawPlayhead(panel, plot);
    drawUndated(panel, plot);
}

} // namespace portolan::ui
