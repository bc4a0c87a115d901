#include "ui/hidden_by.h"

#include "dataset/selector.h"
#include "ui/widgets.h"

namespace portolan::ui {

Hiding buildHiding(const std::vector<Card>& cards, const dataset::Dataset& dataset,
                   const dataset::SearchIndex& index, const dataset::Selection& selection,
                   const dataset::Filter& filter) {
    Hiding hiding;
    for (const Card& card : cards) {
        const bool isHidden =
            card.engagement != dataset::kNone && selection.passes[card.engagement] == 0;
        hiding.push_back(isHidden ? dataset::hidingFacets(dataset, index, filter, card.engagement)
                                  : std::vector<dataset::Facet>());
    }
    return hiding;
}

std::vector<WouldShow> buildWouldShow(dataset::Selector& selector, const dataset::Filter& filter) {
    std::vector<WouldShow> ways;
    for (std::size_t i = 0; i < dataset::kFacetCount; ++i) {
        const auto facet = static_cast<dataset::Facet>(i);
        if (!dataset::isInUse(facet, filter)) {
            continue;
        }
        const std::uint32_t count = selector.selectWithoutCounts(withoutFacet(filter, facet)).count;
        if (count > 0) {
            ways.push_back({facet, count});
        }
    }
    return ways;
}

float drawHiddenBy(Panel& panel, ImVec2 at, float width,
                   const std::vector<dataset::Facet>& facets) {
    if (facets.empty()) {
        return 0;
    }
    const float pad = panel.px(10);
    const std::string text = filled(panel.tr("Hidden by: {facets}"),
                                    {{"facets", facetNames(panel.view.speech, facets)}});
    const auto lines = brokenLines(panel.font(Type::Small), text, width - 2 * pad);
    const float line = lineHeight(panel, Type::Small) * 1.18F;
    const float textHigh = line * static_cast<float>(lines.size());
    const float button = panel.px(28);
    const Box box{at, {at.x + width, at.y + 3 * panel.px(8) + textHigh + button}};
    ImGui::GetWindowDrawList()->AddRectFilled(box.first, box.last, packed(panel.theme.raise),
                                              panel.px(8));
    drawParagraph(panel, Type::Small, panel.theme.text2, {at.x + pad, at.y + panel.px(8)}, text,
                  width - 2 * pad);
    const float top = at.y + 2 * panel.px(8) + textHigh;
    if (drawButton(panel, panel.tr("Show it"), {{at.x + pad, top}, {at.x + pad, top + button}},
                   true)) {
        for (state::Intent& wanted : loosened(panel.view, facets)) {
            panel.emit(std::move(wanted));
        }
    }
    return box.height();
}

} // namespace portolan::ui
