#include "ui/facet_memory.h"

#include <algorithm>

namespace portolan::ui {

namespace {

using Rows = std::vector<std::uint32_t>;

bool isTree(const FacetList& list) {
    return list.facet == dataset::Facet::Place;
}

/// What was found, under the rows that it is part of.
Rows withAbove(const FacetList& list, const Rows& found) {
    std::vector<std::uint8_t> isShown(list.rows.size(), 0);
    for (const std::uint32_t row : found) {
        for (std::uint32_t at = row; at != dataset::kNone && isShown[at] == 0;
             at = list.rows[at].parent) {
            isShown[at] = 1;
        }
    }
    Rows rows;
    for (std::uint32_t i = 0; i < isShown.size(); ++i) {
        if (isShown[i] != 0) {
            rows.push_back(i);
        }
    }
    return rows;
}

Rows unfoldedRows(const FacetList& list, const std::set<std::string>& unfolded) {
    Rows rows;
    for (std::uint32_t i = 0; i < list.rows.size();) {
        rows.push_back(i);
        i = unfolded.contains(list.rows[i].key) ? i + 1 : list.rows[i].end;
    }
    return rows;
}

/// The most frequent and what is chosen.
Rows firstRows(const FacetList& list, const std::vector<Check>& checks) {
    Rows rows;
    for (std::uint32_t i = 0; i < list.rows.size(); ++i) {
        const bool isUnstated = list.rows[i].is == FacetRow::Is::Unstated;
        if (i < kFirstValues || checks[i] != Check::Off || isUnstated) {
            rows.push_back(i);
        }
    }
    return rows;
}

Rows allRows(const FacetList& list) {
    Rows rows(list.rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        rows[i] = i;
    }
    return rows;
}

ShownRows rowsOnView(const FacetMemory& memory, const FacetList& list,
                     const dataset::SearchIndex& index, const dataset::Filter& filter) {
    ShownRows shown;
    shown.checks = checksOf(filter, list);
    const std::string_view query = memory.query.data();
    const bool isMany = list.rows.size() > kManyValues && list.facet != dataset::Facet::Kind;
    if (isMany && !query.empty()) {
        shown.rows = withAbove(list, findRows(list, index, query));
    } else if (isTree(list)) {
        shown.rows = unfoldedRows(list, memory.unfolded);
    } else if (isMany && !memory.showsAll) {
        shown.rows = firstRows(list, shown.checks);
        shown.left = list.rows.size() - shown.rows.size();
    } else {
        shown.rows = allRows(list);
    }
    return shown;
}

} // namespace

void updateShownRows(FacetMemory& memory, const std::shared_ptr<const FacetModel>& model,
                     dataset::Facet facet, const dataset::SearchIndex& index,
                     const dataset::Filter& filter) {
    FacetMemory::Key& key = memory.key;
    if (key.isMade && key.model == model && dataset::asksTheSame(facet, key.filter, filter) &&
        key.query == memory.query.data() && key.unfolded == memory.unfolded &&
        key.showsAll == memory.showsAll) {
        return;
    }
    memory.shown = rowsOnView(memory, model->of(facet), index, filter);
    key = {model, filter, memory.query.data(), memory.unfolded, memory.showsAll, true};
}

} // namespace portolan::ui
