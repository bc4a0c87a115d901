// The lane of imprecise dates under the axis.
#include "ui/timeline_plot.h"
#include "ui/widgets.h"

#include <cmath>

namespace portolan::ui {

namespace {

constexpr float kFade = 0.18F;

float lanePitch(const Panel& panel) {
    return panel.px(isTight(panel) ? 4 : 10);
}

/// A bar whose ends fade: over 18 % of it, or over all of it where it has no known start or end.
void drawFuzzyBar(Panel& panel, const Box& box, const FuzzyBar& bar) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const base::Colour kind =
        bar.isMixed ? panel.theme.text2 : panel.theme.kinds[static_cast<std::size_t>(bar.kind)];
    const base::Colour full =
        bar.passes ? kind.withAlpha(0.8F) : panel.theme.text3.withAlpha(0.25F);
    const ImU32 solid = packed(full);
    const ImU32 clear = packed(full.withAlpha(0));
    const float fadeIn = box.width() * (bar.isOpenFirst ? 1.0F : bar.isOpenLast ? 0.0F : kFade);
    const float fadeOut = box.width() * (bar.isOpenLast ? 1.0F : bar.isOpenFirst ? 0.0F : kFade);
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

/// "×12"; "" for one record.
std::string timesOf(const Panel& panel, const FuzzyBar& bar) {
    return bar.count > 1 ? "×" + numberName(panel.view.speech, std::to_string(bar.count))
                         : std::string();
}

/// A label to the right of its bar, where nothing else stands: whole, or at least how many records
/// the bar has.
void drawFuzzyLabel(Panel& panel, const Plot& plot, const Box& bar, const FuzzyBar& shown,
                    std::vector<Box>& taken) {
    const std::string times = timesOf(panel, shown);
    const std::string whole = times.empty() ? shown.label : shown.label + " " + times;
    const float half = lineHeight(panel, Type::Small) * 0.42F;
    const float middle = (bar.first.y + bar.last.y) / 2;
    const float x = bar.last.x + panel.px(6);
    for (const std::string& label : {whole, times}) {
        const float right = x + textWidth(panel, Type::Small, label);
        const Box box{{x, middle - half}, {right, middle + half}};
        const bool isFree = std::none_of(taken.begin(), taken.end(),
                                         [&](const Box& other) { return overlaps(box, other); });
        if (!label.empty() && isFree && x >= plot.box.first.x &&
            right < plot.box.last.x + panel.px(24)) {
            drawText(panel, Type::Small, shown.passes ? panel.theme.text2 : panel.theme.text3,
                     {x, middle - lineHeight(panel, Type::Small) / 2}, label);
            taken.push_back(box);
            return;
        }
    }
}

} // namespace

Box fuzzyBarBox(const Panel& panel, const Plot& plot, const FuzzyBar& bar) {
    const float top = plot.box.last.y + panel.px(isTight(panel) ? 20 : 24);
    const float y = top + lanePitch(panel) * static_cast<float>(bar.lane);
    const float from = plot.x(bar.days.first);
    const float to = std::max(plot.x(bar.days.last + 1.0), from + panel.px(4));
    return {{from, y}, {to, y + panel.px(isTight(panel) ? 3 : 5)}};
}

void drawLane(Panel& panel, const Plot& plot) {
    constexpr std::size_t kMostLabelled = 60;
    const auto& bars = panel.view.plot->fuzzy;
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<Box> boxes;
    list->PushClipRect({plot.box.first.x, plot.box.last.y},
                       {plot.box.last.x, panel.layout.timeline.last.y}, true);
    for (const FuzzyBar& bar : bars) {
        boxes.push_back(fuzzyBarBox(panel, plot, bar));
        drawFuzzyBar(panel, boxes.back(), bar);
    }
    list->PopClipRect();
    if (panel.layout.room != Room::Wide || bars.size() > kMostLabelled) {
        return;
    }
    std::vector<Box> taken = boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        drawFuzzyLabel(panel, plot, boxes[i], bars[i], taken);
    }
}

const FuzzyBar* fuzzyBarAt(const Panel& panel, const Plot& plot, ImVec2 at) {
    const float slack = panel.px(2);
    const FuzzyBar* found = nullptr;
    for (const FuzzyBar& bar : panel.view.plot->fuzzy) {
        const Box box = fuzzyBarBox(panel, plot, bar);
        if (at.x >= box.first.x && at.x <= box.last.x && at.y >= box.first.y - slack &&
            at.y <= box.last.y + slack) {
            found = &bar;
        }
    }
    return found;
}

} // namespace portolan::ui
