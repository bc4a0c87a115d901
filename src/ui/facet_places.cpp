// The tree of places: economies, and in each its places by what they are part of.
#include "ui/facet_model.h"

#include <algorithm>
#include <map>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::PlaceIndex;

/// The places below each place, and below each economy those at the top.
struct Tree {
    std::vector<std::vector<PlaceIndex>> parts;
    std::map<std::string, std::vector<PlaceIndex>> roots; ///< by economy
};

/// A part whose economy differs from that of its whole stands at the top of its own.
Tree treeOf(const Dataset& dataset, const dataset::Selection& selection) {
    Tree tree;
    tree.parts.resize(dataset.places.size());
    for (PlaceIndex i = 0; i < dataset.places.size(); ++i) {
        if (selection.places[i].total == 0) {
            continue;
        }
        const PlaceIndex whole = dataset.places[i].partOf;
        const std::string& economy = dataset.places[i].economy;
        if (whole == dataset::kNone || dataset.places[whole].economy != economy) {
            tree.roots[economy].push_back(i);
        } else {
            tree.parts[whole].push_back(i);
        }
    }
    return tree;
}

class RowMaker {
public:
    RowMaker(const Dataset& dataset, const dataset::Selection& selection, const Speech& speech)
        : dataset_(dataset), selection_(selection), speech_(speech),
          tree_(treeOf(dataset, selection)) {}

    std::vector<FacetRow> make() {
        for (const Economy& economy : economies()) {
            std::vector<PlaceIndex> places = tree_.roots[economy.code];
            std::uint32_t parent = dataset::kNone;
            if (!standsForEconomy(places, economy)) {
                parent = static_cast<std::uint32_t>(rows_.size());
                FacetRow row;
                row.is = FacetRow::Is::Economy;
                row.key = economy.code;
                row.label = economy.name;
                row.index = economy.index;
                row.total = economy.total;
                rows_.push_back(std::move(row));
            }
            add(std::move(places), parent, parent == dataset::kNone ? 0 : 1);
        }
        return std::move(rows_);
    }

private:
    struct Economy {
        std::string code, name;
        std::uint32_t index = 0, total = 0;
    };

    /// The most frequent first, as everywhere.
    std::vector<Economy> economies() const {
        std::vector<Economy> economies;
        const auto& counts = selection_.economies;
        for (const auto& [code, places] : tree_.roots) {
            const auto at = std::lower_bound(
                counts.begin(), counts.end(), code,
                [](const dataset::EconomyCount& a, const std::string& b) { return a.code < b; });
            economies.push_back({code, code.empty() ? std::string() : economyName(speech_, code),
                                 static_cast<std::uint32_t>(at - counts.begin()), at->count.total});
        }
        std::sort(economies.begin(), economies.end(), [](const Economy& a, const Economy& b) {
            return a.total != b.total ? a.total > b.total : a.name < b.name;
        });
        return economies;
    }

    bool standsForEconomy(const std::vector<PlaceIndex>& roots, const Economy& economy) const {
        return economy.name.empty() || (roots.size() == 1 && isCalled(roots[0], economy.name));
    }

    bool isCalled(PlaceIndex place, const std::string& name) const {
        const dataset::Place& row = dataset_.places[place];
        const auto has = [&](const auto& names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        return has(dataset_.texts[row.name]) || has(row.aliases);
    }

    void add(std::vector<PlaceIndex> places, std::uint32_t parent, int depth) {
        std::sort(places.begin(), places.end(), [&](PlaceIndex a, PlaceIndex b) {
            const auto totalA = selection_.places[a].total;
            const auto totalB = selection_.places[b].total;
            return totalA != totalB
                       ? totalA > totalB
                       : placeName(speech_, dataset_, a) < placeName(speech_, dataset_, b);
        });
        for (const PlaceIndex place : places) {
            const auto at = static_cast<std::uint32_t>(rows_.size());
            FacetRow row;
            row.key = dataset_.places[place].id;
            row.label = placeName(speech_, dataset_, place);
            row.placeKind = dataset_.places[place].kind;
            row.kindName = nameOf(speech_, *row.placeKind);
            row.index = place;
            row.parent = parent;
            row.depth = depth;
            row.total = selection_.places[place].total;
            rows_.push_back(std::move(row));
            add(tree_.parts[place], at, depth + 1);
        }
    }

    const Dataset& dataset_;
    const dataset::Selection& selection_;
    const Speech& speech_;
    Tree tree_;
    std::vector<FacetRow> rows_;
};

} // namespace

std::vector<FacetRow> buildPlaceRows(const Dataset& dataset, const dataset::Selection& selection,
                                     const Speech& speech) {
    return RowMaker(dataset, selection, speech).make();
}

} // namespace portolan::ui
