// Where the selected records are on the timeline: a ring around their blocks and bars.
#include "dataset/histogram.h"
#include "ui/timeline_plot.h"

#include <algorithm>
#include <utility>

namespace portolan::ui {

namespace {

void sortUnique(std::vector<std::uint32_t>& indices) {
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

bool haveCommon(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t index) {
        return std::binary_search(b.begin(), b.end(), index);
    });
}

std::optional<std::uint32_t> binOf(const TimePlot& plot, base::Day first) {
    const auto after = std::upper_bound(plot.bins.begin(), plot.bins.end(), first,
                                        [](base::Day d, const TimeBin& b) { return d < b.first; });
    if (after == plot.bins.begin() || (after - 1)->next <= first) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(after - 1 - plot.bins.begin());
}

/// The bins and bars of what is selected; kept while it and the plot are what they were.
const SelectedMemory& marksOf(const Panel& panel) {
    const ViewModel& view = panel.view;
    SelectedMemory& memory = panel.memory.timeSelected;
    if (memory.records == view.selectedRecords && memory.plot == view.plot) {
        return memory;
    }
    memory = {view.selectedRecords, view.plot, {}, {}};
    std::vector<std::uint32_t> groups;
    for (const dataset::EngagementIndex record : *view.selectedRecords) {
        const dataset::Engagement& engagement = view.dataset->engagements[record];
        if (engagement.isUndated) {
            continue;
        }
        if (dataset::binHolds(*view.index, record, view.plot->unit)) {
            if (const auto bin = binOf(*view.plot, engagement.interval.first)) {
                memory.bins.push_back(*bin);
            }
        } else if (const auto group =
                       groupOf(*view.time->longDates, *view.dataset, *view.index, record)) {
            groups.push_back(*group);
        }
    }
    sortUnique(memory.bins);
    sortUnique(groups);
    for (std::uint32_t i = 0; i < view.plot->fuzzy.size(); ++i) {
        if (haveCommon(view.plot->fuzzy[i].groups, groups)) {
            memory.bars.push_back(i);
        }
    }
    return memory;
}

void ringBin(Panel& panel, const Plot& plot, const TimeBin& bin) {
    if (bin.blocks.count == 0) { // a bar of many
        const float height = unitHeight(panel, plot) * static_cast<float>(bin.count);
        const Column column = columnOf(panel, plot, bin);
        const float bottom = plot.box.last.y - panel.px(1);
        drawRing(panel,
                 {{column.left, bottom - std::max(height, panel.px(3))}, {column.right, bottom}});
        return;
    }
    for (std::uint32_t i = 0; i < bin.blocks.count; ++i) {
        if (isSelected(panel.view, panel.view.plot->blocks[bin.blocks.first + i].engagement)) {
            drawRing(panel, blockBox(panel, plot, bin, i));
        }
    }
}

} // namespace

void drawRing(Panel& panel, const Box& box) {
    const float out = panel.px(1.5F);
    const Box ring{{box.first.x - out, box.first.y - out}, {box.last.x + out, box.last.y + out}};
    ImGui::GetWindowDrawList()->AddRect(ring.first, ring.last, packed(panel.theme.text),
                                        panel.px(2), 0, panel.px(1.5F));
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, "selected", ring});
    }
}

void drawSelected(Panel& panel, const Plot& plot) {
    if (panel.view.selectedRecords == nullptr || panel.view.selectedRecords->empty()) {
        return;
    }
    const SelectedMemory& marks = marksOf(panel);
    const float slack = panel.px(3);
    ImGui::GetWindowDrawList()->PushClipRect(
        {plot.box.first.x - slack, plot.box.first.y - slack},
        {plot.box.last.x + slack, panel.layout.timeline.last.y}, true);
    for (const std::uint32_t bin : marks.bins) {
        ringBin(panel, plot, panel.view.plot->bins[bin]);
    }
    for (const std::uint32_t bar : marks.bars) {
        drawRing(panel, fuzzyBarBox(panel, plot, panel.view.plot->fuzzy[bar]));
    }
    ImGui::GetWindowDrawList()->PopClipRect();
}

} // namespace portolan::ui
