// The histogram per month, the lane of imprecise dates, the window's handles and the playhead.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace portolan::ui {

namespace {

using Grip = PanelMemory::Grip;

constexpr std::size_t kMostBlocks = 12;

/// A 45° hatch inside a box.
void hatch(const Box& box, ImU32 colour, float scale) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(box.first, box.last, true);
    for (float x = box.first.x - box.height(); x < box.last.x; x += 3.2F * scale) {
        list->AddLine({x, box.last.y}, {x + box.height(), box.first.y}, colour, 1.4F * scale);
    }
    list->PopClipRect();
}

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

using BlockAt = std::vector<Block>::const_iterator;

BlockAt endOfAlike(BlockAt first, BlockAt last) {
    return std::find_if(first, last, [first](const Block& block) {
        return block.kind != first->kind || block.passes != first->passes ||
               block.isApproximate != first->isApproximate;
    });
}

void drawMonth(Panel& panel, const Plot& plot, const Month& month) {
    const float unit = unitHeight(panel, plot);
    const float from = plot.x(month.first);
    const float to = plot.x(state::monthStart(month.first, 1));
    const float width = std::clamp(to - from - panel.px(1), panel.px(2), panel.px(8.2F));
    const float left = (from + to - width) / 2;
    const float gap = unit >= panel.px(6) ? panel.px(1) : unit >= panel.px(3) ? panel.hair() : 0;
    float y = plot.box.last.y - panel.px(1);
    for (auto block = month.blocks.begin(); block != month.blocks.end();) {
        // Too small to be told apart, alike ones become one bar: a month may have thousands.
        const auto end = gap > 0 ? block + 1 : endOfAlike(block, month.blocks.end());
        const float height = unit * static_cast<float>(end - block);
        drawBlock(panel, {{left, y - height + gap}, {left + width, y}}, *block);
        y -= height;
        block = end;
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
void drawFuzzyLabel(Panel& panel, const Plot& plot, const Box& bar, const FuzzyBar& shown,
                    std::vector<Box>& taken) {
    const std::string count = shown.count > 1 ? " (" + std::to_string(shown.count) + ")" : "";
    const std::string label = shown.label + count;
    const float half = lineHeight(panel, Type::Small) * 0.42F;
    const float middle = (bar.first.y + bar.last.y) / 2;
    const float x = bar.last.x + panel.px(6);
    const Box box{{x, middle - half}, {x + textWidth(panel, Type::Small, label), middle + half}};
    const bool isFree = std::none_of(taken.begin(), taken.end(),
                                     [&](const Box& other) { return overlaps(box, other); });
    if (isFree && box.last.x < plot.box.last.x + panel.px(24)) {
        drawText(panel, Type::Small, shown.passes ? panel.theme.text2 : panel.theme.text3,
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
        drawFuzzyLabel(panel, plot, boxes[i], panel.view.time->fuzzy[i], taken);
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
    const std::array<ImVec2, 5> flag = {{{x - panel.px(6), top},
                                         {x + panel.px(6), top},
                                         {x + panel.px(6), top + panel.px(7)},
                                         {x, top + panel.px(12)},
                                         {x - panel.px(6), top + panel.px(7)}}};
    list->AddConvexPolyFilled(flag.data(), 5, colour);
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

} // namespace

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
    const float roomy = medium ? 62.0F : 92.0F;
    const float height = panel.px(tight ? 44.0F : roomy);
    Plot plot{{{left, top}, {std::max(left + 1, right), top + height}}};
    plot.first = panel.view.time->extent.first;
    plot.last = panel.view.time->extent.last + 1;
    plot.scale = panel.layout.scale;
    return plot;
}

float unitHeight(const Panel& panel, const Plot& plot) {
    const auto tallest = static_cast<float>(std::max<std::size_t>(panel.view.time->tallest, 1));
    return std::min(panel.px(9.2F), (plot.box.height() - panel.px(8)) / tallest);
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

void drawHistogram(Panel& panel, const Plot& plot) {
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
}

} // namespace portolan::ui
