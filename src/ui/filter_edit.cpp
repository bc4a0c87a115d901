#include "ui/filter_edit.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace portolan::ui {

namespace {

using dataset::Facet;
using dataset::Filter;
using Rows = std::vector<std::uint32_t>;
using Keys = std::vector<std::string>;

/// The list of ids or keys that a facet's values or economies stand in; null for vocabularies.
const Keys* keysOf(const Filter& filter, Facet facet, FacetRow::Is is) {
    switch (facet) {
    case Facet::Sector:
        return &filter.sectors;
    case Facet::Place:
        return is == FacetRow::Is::Economy ? &filter.economies : &filter.places;
    case Facet::Organisation:
        return &filter.organisations;
    case Facet::Source:
        return &filter.sources;
    default:
        return nullptr;
    }
}

Keys* keysOf(Filter& filter, Facet facet, FacetRow::Is is) {
    return const_cast<Keys*>(keysOf(std::as_const(filter), facet, is));
}

template<class Value>
void put(std::vector<Value>& values, const Value& value, bool isIn) {
    const auto found = std::find(values.begin(), values.end(), value);
    if (isIn && found == values.end()) {
        values.push_back(value);
    } else if (!isIn && found != values.end()) {
        values.erase(found);
    }
}

template<class Value>
bool has(const std::vector<Value>& values, Value value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool hasOwn(const Filter& filter, const FacetList& list, const FacetRow& row) {
    switch (list.facet) {
    case Facet::Kind:
        return row.is == FacetRow::Is::Value &&
               (filter.kinds.empty() ||
                has(filter.kinds, static_cast<dataset::EngagementKind>(row.index)));
    case Facet::Status:
        return has(filter.statuses, static_cast<dataset::Status>(row.index));
    case Facet::PlaceKind:
        return has(filter.placeKinds, static_cast<dataset::PlaceKind>(row.index));
    default:
        return has(filter.certainties, static_cast<dataset::DateCertainty>(row.index));
    }
}

/// Puts a row's value in or takes it out; a family is each of its kinds.
void choose(Filter& filter, const FacetList& list, std::uint32_t at, bool isIn) {
    const FacetRow& row = list.rows[at];
    if (row.is == FacetRow::Is::Family) {
        for (std::uint32_t kind = at + 1; kind < row.end; ++kind) {
            choose(filter, list, kind, isIn);
        }
    } else if (Keys* keys = keysOf(filter, list.facet, row.is)) {
        if (isIn) {
            keys->push_back(row.key); // there may be very many: whoever calls knows it is new
        } else {
            put(*keys, row.key, false);
        }
    } else if (list.facet == Facet::Kind) {
        put(filter.kinds, static_cast<dataset::EngagementKind>(row.index), isIn);
    } else if (list.facet == Facet::Status) {
        put(filter.statuses, static_cast<dataset::Status>(row.index), isIn);
    } else if (list.facet == Facet::PlaceKind) {
        put(filter.placeKinds, static_cast<dataset::PlaceKind>(row.index), isIn);
    } else {
        put(filter.certainties, static_cast<dataset::DateCertainty>(row.index), isIn);
    }
}

/// Kinds are written out before one is taken away.
void spellOutKinds(Filter& filter, const FacetList& list) {
    if (filter.kinds.empty()) {
        for (std::uint32_t i = 0; i < list.rows.size(); ++i) {
            choose(filter, list, i, true);
        }
    }
}

/// All kinds are none, and ties are of places.
Filter settled(Filter filter, const FacetList& list) {
    if (list.facet == Facet::Kind) {
        const auto present = std::count_if(list.rows.begin(), list.rows.end(), [](const auto& row) {
            return row.is == FacetRow::Is::Value;
        });
        std::sort(filter.kinds.begin(), filter.kinds.end());
        if (filter.kinds.size() == static_cast<std::size_t>(present)) {
            filter.kinds.clear();
        }
    }
    if (list.facet == Facet::Place) {
        filter.economyRule = dataset::EconomyRule::Either; // the tree knows no other
    }
    if (filter.places.empty() && filter.economies.empty()) {
        filter.ties = dataset::PlaceTies::All;
    }
    return filter;
}

void forget(Filter& filter, const FacetList& list, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
        choose(filter, list, i, false);
    }
}

/// Chooses what stands beside the row, up to `top`: everything that `top` holds but the row.
void chooseBeside(Filter& filter, const FacetList& list, std::uint32_t row, std::uint32_t top) {
    for (std::uint32_t at = row; at != top; at = list.rows[at].parent) {
        const std::uint32_t parent = list.rows[at].parent;
        const std::uint32_t first = parent == dataset::kNone ? 0 : parent + 1;
        const std::uint32_t last = parent == dataset::kNone
                                       ? static_cast<std::uint32_t>(list.rows.size())
                                       : list.rows[parent].end;
        for (std::uint32_t i = first; i < last; i = list.rows[i].end) {
            if (i != at) {
                choose(filter, list, i, true);
            }
        }
    }
}

/// The nearest row above that is chosen itself.
std::optional<std::uint32_t> chosenAbove(const Filter& filter, const FacetList& list,
                                         std::uint32_t row) {
    for (std::uint32_t at = list.rows[row].parent; at != dataset::kNone;
         at = list.rows[at].parent) {
        const Keys* keys = keysOf(filter, list.facet, list.rows[at].is);
        if (keys != nullptr && has(*keys, list.rows[at].key)) {
            return at;
        }
    }
    return std::nullopt;
}

/// What hangs together: whole trees are on with their top, tops are half on with some of theirs.
void spread(std::vector<Check>& checks, const FacetList& list) {
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const std::uint32_t parent = list.rows[i].parent;
        if (list.facet == Facet::Place && parent != dataset::kNone && checks[parent] == Check::On) {
            checks[i] = Check::On;
        }
    }
    std::vector<std::uint32_t> off(checks.size(), 0); // rows below that are not on
    for (std::size_t i = checks.size(); i-- > 0;) {
        const FacetRow& row = list.rows[i];
        const bool isFamily = row.is == FacetRow::Is::Family;
        if (isFamily && checks[i] == Check::Half && off[i] == 0) {
            checks[i] = Check::On;
        }
        if (row.parent == dataset::kNone) {
            continue;
        }
        off[row.parent] += checks[i] == Check::On ? 0 : 1;
        if (checks[i] != Check::Off && checks[row.parent] == Check::Off) {
            checks[row.parent] = Check::Half;
        }
    }
}

} // namespace

std::vector<Check> checksOf(const Filter& filter, const FacetList& list) {
    std::vector<Check> checks(list.rows.size(), Check::Off);
    using Set = std::unordered_set<std::string_view>;
    const auto setOf = [&](FacetRow::Is is) {
        const Keys* keys = keysOf(filter, list.facet, is);
        return keys != nullptr ? Set(keys->begin(), keys->end()) : Set();
    };
    const bool isVocabulary = keysOf(filter, list.facet, FacetRow::Is::Value) == nullptr;
    const Set values = setOf(FacetRow::Is::Value);
    const Set economies = setOf(FacetRow::Is::Economy);
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const FacetRow& row = list.rows[i];
        const Set& own = row.is == FacetRow::Is::Economy ? economies : values;
        const bool isOn = isVocabulary ? hasOwn(filter, list, row) : own.contains(row.key);
        checks[i] = isOn ? Check::On : Check::Off;
    }
    spread(checks, list);
    return checks;
}

std::size_t chosenCount(const Filter& filter, Facet facet) {
    switch (facet) {
    case Facet::Kind:
        return filter.kinds.size();
    case Facet::Status:
        return filter.statuses.size();
    case Facet::Certainty:
        return filter.certainties.size();
    case Facet::PlaceKind:
        return filter.placeKinds.size();
    case Facet::Place:
    case Facet::Economy:
        return filter.places.size() + filter.economies.size();
    default:
        const Keys* keys = keysOf(filter, facet, FacetRow::Is::Value);
        return keys != nullptr ? keys->size() : 0;
    }
}

Filter withToggled(Filter filter, const FacetList& list, std::uint32_t row) {
    const bool isOn = checksOf(filter, list)[row] == Check::On;
    if (list.facet == Facet::Kind) {
        spellOutKinds(filter, list);
        choose(filter, list, row, !isOn);
        return settled(std::move(filter), list);
    }
    const auto above = chosenAbove(filter, list, row);
    if (isOn && above) {
        forget(filter, list, *above, list.rows[*above].end);
        chooseBeside(filter, list, row, *above);
    } else {
        if (list.facet == Facet::Place) {
            forget(filter, list, row, list.rows[row].end); // parts are in their whole
        }
        choose(filter, list, row, !isOn);
    }
    return settled(std::move(filter), list);
}

Filter withOnly(Filter filter, const FacetList& list, std::uint32_t row) {
    const dataset::PlaceTies ties = filter.ties;
    filter = withoutFacet(std::move(filter), list.facet);
    filter.ties = ties;
    choose(filter, list, row, true);
    return settled(std::move(filter), list);
}

Filter withAllBut(const Filter& filter, const FacetList& list, std::uint32_t row) {
    Filter next = withoutFacet(filter, list.facet);
    next.ties = filter.ties;
    chooseBeside(next, list, row, dataset::kNone);
    return chosenCount(next, list.facet) == 0 ? filter : settled(std::move(next), list);
}

Filter withoutFacet(Filter filter, Facet facet) {
    switch (facet) {
    case Facet::Kind:
        filter.kinds.clear();
        break;
    case Facet::Sector:
        filter.sectors.clear();
        break;
    case Facet::Economy:
        filter.economies.clear();
        filter.economyRule = dataset::EconomyRule::Either;
        break;
    case Facet::Place:
        filter.places.clear();
        filter.economyRule = dataset::EconomyRule::Either;
        filter.economies.clear();
        filter.ties = dataset::PlaceTies::All;
        break;
    case Facet::Organisation:
        filter.organisations.clear();
        break;
    case Facet::Status:
        filter.statuses.clear();
        break;
    case Facet::Source:
        filter.sources.clear();
        break;
    case Facet::Certainty:
        filter.certainties.clear();
        break;
    case Facet::PlaceKind:
        filter.placeKinds.clear();
        break;
    case Facet::Dates:
        filter.dates = {};
        break;
    case Facet::Undated:
        filter.undated = dataset::UndatedRule::Include;
        break;
    case Facet::Text:
        filter.text.clear();
        break;
    case Facet::Home:
        filter.home.clear();
        break;
    }
    return filter;
}

Filter withoutFacets(Filter filter, const std::vector<Facet>& facets) {
    for (const Facet facet : facets) {
        filter = withoutFacet(std::move(filter), facet);
    }
    return filter;
}

} // namespace portolan::ui
