// The histogram: a block for each record while there are few, else bars with counts.
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <array>
#include <cmath>
#include <numeric>

namespace portolan::ui {

namespace {

constexpr float kBlockPx = 8.2F;
constexpr float kWidestBarPx = 26;

/// A 45° hatch inside a box.
void hatch(const Box& box, ImU32 colour, float scale) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect(box.first, box.last, true);
    for (float x = box.first.x - box.height(); x < box.last.x; x += 3.2F * scale) {
        list->AddLine({x, box.last.y}, {x + box.height(), box.first.y}, colour, 1.4F * scale);
    }
    list->PopClipRect();
}

void outline(Panel& panel, const Box& box) {
    ImGui::GetWindowDrawList()->AddRect(
        box.first, box.last, packed(panel.theme.text3.withAlpha(0.45F)), 0, 0, panel.hair());
}

void drawBlocks(Panel& panel, const Plot& plot, const TimeBin& bin) {
    for (std::uint32_t i = 0; i < bin.blocks.count; ++i) {
        drawBlock(panel, blockBox(panel, plot, bin, i),
                  panel.view.plot->blocks[bin.blocks.first + i]);
    }
}

/// What passes at the bottom, by kind; what is hidden above it, in outline.
void drawStack(Panel& panel, const Plot& plot, const TimeBin& bin) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float unit = unitHeight(panel, plot);
    const Column column = columnOf(panel, plot, bin);
    float y = plot.box.last.y - panel.px(1);
    const float bottom = y;
    for (std::size_t kind = 0; kind < dataset::kEngagementKindCount; ++kind) {
        const float height = unit * static_cast<float>(bin.passing[kind]);
        if (height > 0) {
            list->AddRectFilled({column.left, y - height}, {column.right, y},
                                packed(panel.theme.kinds[kind]));
            y -= height;
        }
    }
    const float top =
        std::min(bottom - unit * static_cast<float>(bin.count), bottom - panel.hair());
    if (y - top >= panel.hair()) {
        outline(panel, {{column.left, top}, {column.right, y}});
    }
}

/// The fullest bins first; a count only where no other stands.
void drawCounts(Panel& panel, const Plot& plot) {
    constexpr std::size_t kMostCounts = 40;
    const TimePlot& shown = *panel.view.plot;
    std::vector<Column> taken;
    const std::size_t most = std::min(kMostCounts, shown.fullest.size());
    for (std::size_t i = 0; i < most; ++i) {
        const TimeBin& bin = shown.bins[shown.fullest[i]];
        const std::string text = numberName(panel.view.speech, std::to_string(bin.count));
        const Column column = columnOf(panel, plot, bin);
        const float width = textWidth(panel, Type::Small, text);
        const float left = (column.left + column.right - width) / 2;
        const float pad = panel.px(6);
        const bool isFree = std::none_of(taken.begin(), taken.end(), [&](const Column& other) {
            return left - pad < other.right && other.left < left + width + pad;
        });
        if (!isFree || left < plot.box.first.x || left + width > plot.box.last.x) {
            continue;
        }
        taken.push_back({left, left + width});
        const float height = unitHeight(panel, plot) * static_cast<float>(bin.count);
        drawText(panel, Type::Small, panel.theme.text2,
                 {left, plot.box.last.y - height - lineHeight(panel, Type::Small) - panel.px(1)},
                 text);
    }
}

/// Beside a full bin, on the side where no other bin stands as high.
void drawCallout(Panel& panel, const Plot& plot, const TimePlot::Callout& callout) {
    const TimePlot& shown = *panel.view.plot;
    const TimeBin& bin = shown.bins[callout.bin];
    const Column column = columnOf(panel, plot, bin);
    const float unit = unitHeight(panel, plot);
    const float height = lineHeight(panel, Type::Small);
    const float width = textWidth(panel, Type::Small, callout.text);
    const float top = std::max(plot.box.last.y - unit * static_cast<float>(bin.count),
                               plot.box.first.y + panel.px(2));
    const auto isFree = [&](float left) {
        const float right = left + width;
        return left >= plot.box.first.x + panel.px(8) && right <= plot.box.last.x - panel.px(8) &&
               std::none_of(shown.bins.begin(), shown.bins.end(), [&](const TimeBin& other) {
                   const Column its = columnOf(panel, plot, other);
                   return &other != &bin && its.left < right + panel.px(4) &&
                          left - panel.px(4) < its.right &&
                          unit * static_cast<float>(other.count) + height >
                              plot.box.last.y - top - height;
               });
    };
    for (const float left : {column.right + panel.px(7), column.left - panel.px(7) - width}) {
        if (isFree(left)) {
            drawText(panel, Type::Small, panel.theme.text2, {left, top}, callout.text);
            return;
        }
    }
}

/// A triangle under the axis: that day, exactly.
void drawExactDays(Panel& panel, const Plot& plot) {
    if (panel.view.plot->unit == dataset::BinUnit::Day) {
        return;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = plot.box.last.y + panel.px(1);
    const float size = panel.px(2.6F);
    for (const base::Day day : panel.view.plot->exactDays) {
        const float x = plot.x(day + 0.5);
        if (plot.shows(x)) {
            list->AddTriangleFilled({x, y}, {x + size, y + 1.6F * size},
                                    {x - size, y + 1.6F * size}, packed(panel.theme.text2));
        }
    }
}

} // namespace

float unitHeight(const Panel& panel, const Plot& plot) {
    const auto tallest = static_cast<float>(std::max<std::uint32_t>(panel.view.plot->tallest, 1));
    // Above bars their counts stand.
    const float head = panel.px(panel.view.plot->hasBlocks() ? 4.0F : 15.0F);
    return std::min(panel.px(kBlockPx + 1), (plot.box.height() - head) / tallest);
}

Column columnOf(const Panel& panel, const Plot& plot, const TimeBin& bin) {
    const float from = plot.x(bin.first);
    const float to = plot.x(bin.next);
    const float widest = panel.px(panel.view.plot->hasBlocks() ? kBlockPx : kWidestBarPx);
    const float width = std::clamp(to - from - panel.px(1), panel.hair(), widest);
    const float left = (from + to - width) / 2;
    return {left, left + width};
}

Box blockBox(const Panel& panel, const Plot& plot, const TimeBin& bin, std::uint32_t i) {
    const float unit = unitHeight(panel, plot);
    const float gap = unit >= panel.px(6) ? panel.px(1) : panel.hair();
    const Column column = columnOf(panel, plot, bin);
    const float bottom = plot.box.last.y - panel.px(1) - unit * static_cast<float>(i);
    return {{column.left, bottom - unit + gap}, {column.right, bottom}};
}

void drawBlock(Panel& panel, const Box& box, const Block& block) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const base::Colour colour = panel.theme.kinds[static_cast<std::size_t>(block.kind)];
    if (!block.passes) {
        outline(panel, box);
    } else if (block.isApproximate) {
        list->AddRectFilled(box.first, box.last, packed(colour.withAlpha(0.35F)));
        hatch(box, packed(colour), panel.layout.scale);
    } else {
        list->AddRectFilled(box.first, box.last, packed(colour));
    }
}

void drawBins(Panel& panel, const Plot& plot) {
    const TimePlot& shown = *panel.view.plot;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({plot.box.first.x, plot.box.first.y - panel.px(2)},
                       {plot.box.last.x, plot.box.last.y + panel.px(8)}, true);
    for (const TimeBin& bin : shown.bins) {
        shown.hasBlocks() ? drawBlocks(panel, plot, bin) : drawStack(panel, plot, bin);
    }
    drawExactDays(panel, plot);
    list->PopClipRect();
    if (!shown.hasBlocks()) {
        drawCounts(panel, plot);
    }
    if (panel.layout.room == Room::Wide) {
        for (const TimePlot::Callout& callout : shown.callouts) {
            drawCallout(panel, plot, callout);
        }
    }
}

} // namespace portolan::ui
