// The plot's scales: days along it, records up it.
#include "ui/time_axis.h"
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <cmath>

namespace portolan::ui {

namespace {

/// "800", "12k": the scale says how high, the counts and the tip say how many.
std::string shortNumber(std::uint32_t value) {
    constexpr std::uint32_t kThousand = 1000;
    if (value >= kThousand * kThousand && value % (kThousand * 100) == 0) {
        const std::string tenths = std::to_string(value / (kThousand * 100) % 10);
        return std::to_string(value / (kThousand * kThousand)) +
               (tenths == "0" ? "M" : "." + tenths + "M");
    }
    return value >= kThousand && value % 100 == 0 && value % kThousand == 0
               ? std::to_string(value / kThousand) + "k"
               : std::to_string(value);
}

/// 1, 2, 4, then 5, 10, 20, 50…: the least that leaves room between labels.
std::uint32_t stepOf(float unit, float room) {
    for (const std::uint32_t step : {1U, 2U, 4U}) {
        if (unit * static_cast<float>(step) >= room) {
            return step;
        }
    }
    for (std::uint32_t power = 1; power <= 100000000; power *= 10) {
        for (const std::uint32_t digit : {5U, 10U, 20U}) {
            if (unit * static_cast<float>(digit * power) >= room) {
                return digit * power;
            }
        }
    }
    return 1000000000;
}

void drawHeights(Panel& panel, const Plot& plot) {
    const float unit = unitHeight(panel, plot);
    const std::uint32_t step = stepOf(unit, panel.px(20));
    const auto most = static_cast<std::uint32_t>((plot.box.height() - panel.px(4)) / unit);
    for (std::uint32_t height = step; height <= most; height += step) {
        const float y = plot.box.last.y - panel.px(1) - unit * static_cast<float>(height);
        ImGui::GetWindowDrawList()->AddLine({plot.box.first.x, y}, {plot.box.last.x, y},
                                            packed(panel.theme.line.withAlpha(0.55F)),
                                            panel.hair());
        drawTextRight(panel, Type::Small, panel.theme.text3,
                      {plot.box.first.x - panel.px(8), y - lineHeight(panel, Type::Small) / 2},
                      shortNumber(height));
    }
}

/// While the plot is zoomed: which part of all that there is it shows, as a scroll bar does.
void drawOverview(Panel& panel, const Plot& plot) {
    const base::DayInterval extent = panel.view.time->extent;
    const double days = extent.last + 1.0 - extent.first;
    if (plot.last - plot.first >= days) {
        return;
    }
    const auto x = [&](double day) {
        return plot.box.first.x +
               plot.box.width() * static_cast<float>((day - extent.first) / days);
    };
    const float top = plot.box.first.y - panel.px(1);
    const float bottom = top + panel.px(2);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({plot.box.first.x, top}, {plot.box.last.x, bottom},
                        packed(panel.theme.track));
    list->AddRectFilled({x(plot.first), top},
                        {std::max(x(plot.last), x(plot.first) + panel.px(6)), bottom},
                        packed(panel.theme.bar));
}

} // namespace

void drawAxis(Panel& panel, const Plot& plot) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (panel.view.plot->tallest > 0) {
        drawHeights(panel, plot);
    }
    const float axis = plot.box.last.y;
    AxisRequest request;
    request.days = {plot.first, plot.last};
    request.widthPx = plot.box.width();
    request.gapPx = panel.px(10);
    request.textWidth = [&panel](const std::string& text) {
        return textWidth(panel, Type::Small, text);
    };
    for (const AxisTick& tick : axisTicks(panel.view.speech, request)) {
        const float x = plot.x(tick.first);
        if (plot.shows(x)) {
            const base::Colour line = panel.theme.line;
            list->AddLine({x, plot.box.first.y}, {x, axis + panel.px(4)},
                          packed(tick.isMajor ? panel.theme.bar.withAlpha(0.6F) : line),
                          panel.hair());
        }
        if (!tick.label.empty()) {
            drawText(panel, Type::Small, tick.isMajor ? panel.theme.text : panel.theme.text2,
                     {plot.box.first.x + tick.labelLeft, axis + panel.px(5)}, tick.label);
        }
    }
    list->AddLine({plot.box.first.x, axis}, {plot.box.last.x, axis}, packed(panel.theme.bar),
                  panel.hair());
    drawOverview(panel, plot);
}

} // namespace portolan::ui
