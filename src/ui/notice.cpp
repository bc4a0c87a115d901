// What to do where the map has nothing to show.
#include "ui/hidden_by.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr std::size_t kMostWays = 4;

struct Notice {
    const char* title = nullptr; ///< null: there is something to show
    const char* advice = nullptr;
    bool isFiltered = false; ///< there are records, and the filter takes them all
};

/// The moment is on its way: the timeline says why there is nothing yet.
bool isBetween(const state::Timeline& time) {
    return time.mode != state::TimeMode::Window && time.cursor < time.last;
}

Notice noticeFor(const Panel& panel) {
    const ViewModel& view = panel.view;
    if (view.dataset == nullptr) {
        return {panel.tr("Reading the records…"),
                panel.tr("The map appears as soon as they are in."), false};
    }
    if (view.dataset->engagements.empty()) {
        return {panel.tr("This dataset has no records"), panel.tr("Open another: portolan FOLDER"),
                false};
    }
    const bool hasSome = view.selection == nullptr || view.selection->count > 0;
    if (hasSome || isBetween(view.state->timeline)) {
        return {};
    }
    const bool hasWays = view.wouldShow != nullptr && !view.wouldShow->empty();
    return {panel.tr("No record passes the filter"),
            hasWays ? panel.tr("Each of these alone hides records:")
                    : panel.tr("Take a chip away, widen the time window, or start again."),
            true};
}

std::vector<dataset::Facet> everyFacet() {
    std::vector<dataset::Facet> facets;
    for (std::size_t i = 0; i < dataset::kFacetCount; ++i) {
        facets.push_back(static_cast<dataset::Facet>(i));
    }
    return facets;
}

std::size_t wayCount(const Panel& panel) {
    return panel.view.wouldShow != nullptr ? std::min(panel.view.wouldShow->size(), kMostWays) : 0;
}

/// A line for each facet that alone hides something, with how many it would give back.
void drawWays(Panel& panel, ImVec2 at) {
    for (std::size_t i = 0; i < wayCount(panel); ++i) {
        const WouldShow& way = (*panel.view.wouldShow)[i];
        const std::string text =
            filled(panel.tr("Without {facet}: {n}"),
                   {{"facet", nameOf(panel.view.speech, way.facet)},
                    {"n", numberName(panel.view.speech, std::to_string(way.count))}});
        if (drawLink(panel, Type::Body, at, text.c_str())) {
            for (state::Intent& wanted : loosened(panel.view, {way.facet})) {
                panel.emit(std::move(wanted));
            }
        }
        at.y += panel.px(26);
    }
}

} // namespace

void drawEmptyNotice(Panel& panel) {
    const Notice notice = noticeFor(panel);
    if (notice.title == nullptr) {
        return;
    }
    const ViewModel& view = panel.view;
    const float width = std::min(panel.px(380), panel.layout.map.width() - panel.px(24));
    const float inner = width - panel.px(40);
    const auto lines = brokenLines(panel.font(Type::Body), notice.advice, inner);
    const float adviceHigh =
        static_cast<float>(lines.size()) * lineHeight(panel, Type::Body) * 1.18F;
    const float waysHigh =
        notice.isFiltered ? panel.px(26) * static_cast<float>(wayCount(panel)) : 0;
    const float height =
        panel.px(42) + adviceHigh + panel.px(8) + waysHigh + panel.px(notice.isFiltered ? 58 : 12);
    const float x = (panel.layout.map.first.x + panel.layout.map.last.x - width) / 2;
    const float y = (panel.layout.map.first.y + panel.layout.map.last.y - height) / 2;
    const PanelWindow window(panel, "notice", {{x, y}, {x + width, y + height}});
    const float left = x + panel.px(20);
    drawText(panel, Type::Stop, panel.theme.text, {left, y + panel.px(16)}, notice.title, inner);
    drawParagraph(panel, Type::Body, panel.theme.text2, {left, y + panel.px(42)}, notice.advice,
                  inner);
    if (!notice.isFiltered) {
        return;
    }
    drawWays(panel, {left, y + panel.px(50) + adviceHigh});
    const float top = y + height - panel.px(48);
    if (drawButton(panel, panel.tr("Reset filters"), {{left, top}, {left, top + panel.px(34)}},
                   true)) {
        for (state::Intent& wanted : loosened(view, everyFacet())) {
            panel.emit(std::move(wanted));
        }
    }
}

} // namespace portolan::ui
