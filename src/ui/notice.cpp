// What to do where the map has nothing to show.
#include "ui/hidden_by.h"
#include "ui/widgets.h"

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr std::size_t kMostWays = 4;
constexpr float kWay = 26;
constexpr float kNarrowest = 200;
constexpr float kTableHead = 106;

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

/// The part of the map that no panel lies over, or of a table that covers it, below its one line;
/// empty where what is left is too narrow to read.
Box freeRoom(const Panel& panel) {
    const Layout& layout = panel.layout;
    const bool isCovered = layout.room == Room::Small && !layout.table.isEmpty();
    Box box = isCovered ? layout.table : layout.map;
    if (isCovered) {
        box.first.y += panel.px(kTableHead);
    } else {
        box.last.y = std::min(box.last.y, layout.timeline.first.y);
    }
    if (!layout.filter.isEmpty()) {
        box.first.x = std::max(box.first.x, layout.filter.last.x);
    }
    if (!layout.card.isEmpty()) {
        box.last.x = std::min(box.last.x, layout.card.first.x);
    }
    return box.width() < panel.px(kNarrowest) ? Box{} : box;
}

/// Where the notice's lines stand. Ways are left out where there is no room for them.
struct Plan {
    Box box;
    float inner = 0, adviceHigh = 0;
    std::size_t ways = 0;
};

Plan planFor(const Panel& panel, const Notice& notice, const Box& room) {
    Plan plan;
    const float margin = panel.px(12);
    const float width = std::min(panel.px(380), room.width() - 2 * margin);
    plan.inner = width - panel.px(40);
    const auto lines = brokenLines(panel.font(Type::Body), notice.advice, plan.inner);
    plan.adviceHigh = static_cast<float>(lines.size()) * lineHeight(panel, Type::Body) * 1.18F;
    const float line = panel.px(kWay);
    float height =
        panel.px(42) + plan.adviceHigh + panel.px(8) + panel.px(notice.isFiltered ? 58 : 12);
    if (notice.isFiltered && panel.view.wouldShow != nullptr) {
        const float left = std::max(0.0F, room.height() - 2 * margin - height);
        plan.ways = std::min(
            {panel.view.wouldShow->size(), kMostWays, static_cast<std::size_t>(left / line)});
        height += line * static_cast<float>(plan.ways);
    }
    const float x = (room.first.x + room.last.x - width) / 2;
    const float y = std::max(room.first.y, (room.first.y + room.last.y - height) / 2);
    plan.box = {{x, y}, {x + width, y + height}};
    return plan;
}

/// A line for each facet that alone hides something, with how many it would give back.
void drawWays(Panel& panel, ImVec2 at, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
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
        at.y += panel.px(kWay);
    }
}

} // namespace

void drawEmptyNotice(Panel& panel) {
    const Notice notice = noticeFor(panel);
    const Box room = freeRoom(panel);
    if (notice.title == nullptr || room.isEmpty()) {
        return;
    }
    const Plan plan = planFor(panel, notice, room);
    const Box& box = plan.box;
    const PanelWindow window(panel, "notice", box);
    const float left = box.first.x + panel.px(20);
    drawText(panel, Type::Stop, panel.theme.text, {left, box.first.y + panel.px(16)}, notice.title,
             plan.inner);
    drawParagraph(panel, Type::Body, panel.theme.text2, {left, box.first.y + panel.px(42)},
                  notice.advice, plan.inner);
    if (!notice.isFiltered) {
        return;
    }
    drawWays(panel, {left, box.first.y + panel.px(50) + plan.adviceHigh}, plan.ways);
    const float top = box.last.y - panel.px(48);
    if (drawButton(panel, panel.tr("Reset filters"), {{left, top}, {left, top + panel.px(34)}},
                   true)) {
        for (state::Intent& wanted : loosened(panel.view, everyFacet())) {
            panel.emit(std::move(wanted));
        }
    }
}

} // namespace portolan::ui
