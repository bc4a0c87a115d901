#include "ui/view_model.h"

#include <algorithm>
#include <functional>

namespace portolan::ui {

namespace {

FacetRow placeRow(const dataset::Dataset& dataset, const dataset::Selection& selection,
                  const Speech& speech, dataset::PlaceIndex place) {
    FacetRow row;
    row.key = dataset.places[place].id;
    row.label = placeName(speech, dataset, place);
    row.count = selection.places[place];
    return row;
}

using Children = std::vector<std::vector<dataset::PlaceIndex>>;

/// The children of each place; the roots stand last. Most frequent first, then by name.
Children childrenOf(const dataset::Dataset& dataset, const dataset::Selection& selection,
                    const Speech& speech) {
    const std::size_t count = dataset.places.size();
    Children children(count + 1);
    for (dataset::PlaceIndex i = 0; i < count; ++i) {
        const dataset::PlaceIndex parent = dataset.places[i].partOf;
        children[parent == dataset::kNone ? count : parent].push_back(i);
    }
    for (auto& siblings : children) {
        std::sort(siblings.begin(), siblings.end(), [&](auto a, auto b) {
            const auto totalA = selection.places[a].total;
            const auto totalB = selection.places[b].total;
            return totalA != totalB ? totalA > totalB
                                    : placeName(speech, dataset, a) < placeName(speech, dataset, b);
        });
    }
    return children;
}

std::vector<FacetRow> placeRows(const dataset::Dataset& dataset,
                                const dataset::Selection& selection, const Speech& speech) {
    const Children children = childrenOf(dataset, selection, speech);
    std::vector<FacetRow> rows;
    const std::function<void(std::size_t, int, const std::string&)> descend =
        [&](std::size_t parent, int depth, const std::string& parentKey) {
            for (const dataset::PlaceIndex place : children[parent]) {
                if (selection.places[place].total == 0) {
                    continue;
                }
                rows.push_back(placeRow(dataset, selection, speech, place));
                const std::size_t at = rows.size() - 1;
                rows[at].depth = depth;
                rows[at].parent = parentKey;
                const std::string key = rows[at].key;
                descend(place, depth + 1, key);
                rows[at].hasChildren = rows.size() > at + 1;
            }
        };
    descend(children.size() - 1, 0, "");
    return rows;
}

std::vector<FacetRow> sectorRows(const dataset::Dataset& dataset,
                                 const dataset::Selection& selection, const Speech& speech) {
    std::vector<FacetRow> rows;
    for (std::size_t i = 0; i < dataset.sectors.size(); ++i) {
        FacetRow row;
        row.key = dataset.sectors[i];
        row.label = sectorName(speech, row.key);
        row.count = selection.sectors[i];
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const FacetRow& a, const FacetRow& b) {
        return a.count.total != b.count.total ? a.count.total > b.count.total : a.label < b.label;
    });
    return rows;
}

} // namespace

std::shared_ptr<const FacetModel> buildFacets(const dataset::Dataset& dataset,
                                              const dataset::Selection& selection,
                                              const Speech& speech) {
    auto model = std::make_shared<FacetModel>();
    for (std::size_t kind = 0; kind < dataset::kEngagementKindCount; ++kind) {
        if (selection.kinds[kind].total > 0) {
            model->kinds.push_back(static_cast<dataset::EngagementKind>(kind));
        }
    }
    model->sectors = sectorRows(dataset, selection, speech);
    model->places = placeRows(dataset, selection, speech);
    model->total = static_cast<std::uint32_t>(dataset.engagements.size());
    for (dataset::EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        const bool isStated = dataset.engagements[i].sectors.count > 0;
        model->statedSectors += isStated && selection.passes[i] != 0 ? 1 : 0;
    }
    return model;
}

} // namespace portolan::ui
