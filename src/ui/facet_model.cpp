#include "ui/facet_model.h"

#include "dataset/collation.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace portolan::ui {

namespace {

using dataset::Dataset;
using dataset::Facet;
using dataset::FacetCount;
using dataset::Selection;

constexpr const char* kNotStated = "Not stated";

/// A count per value of the facet, by the rows' `index`.
std::span<const FacetCount> countsOf(const Selection& selection, Facet facet) {
    switch (facet) {
    case Facet::Kind:
        return selection.kinds;
    case Facet::Status:
        return selection.statuses;
    case Facet::Certainty:
        return selection.certainties;
    case Facet::PlaceKind:
        return selection.placeKinds;
    case Facet::Sector:
        return selection.sectors;
    case Facet::Organisation:
        return selection.organisations;
    case Facet::Source:
        return selection.sources;
    default:
        return selection.places;
    }
}

FacetCount unstatedOf(const Selection& selection, Facet facet) {
    switch (facet) {
    case Facet::Sector:
        return selection.withoutSector;
    case Facet::Place:
        return selection.withoutPlace;
    case Facet::Organisation:
        return selection.withoutOrganisation;
    case Facet::Source:
        return selection.withoutSource;
    default:
        return {};
    }
}

FacetRow valueRow(std::string key, std::string label, std::size_t index) {
    FacetRow row;
    row.label = label.empty() ? key : std::move(label);
    row.key = std::move(key);
    row.index = static_cast<std::uint32_t>(index);
    return row;
}

/// A row for each kind that a record has, under its family.
std::vector<FacetRow> kindRows(const Selection& selection, const Speech& speech) {
    std::vector<FacetRow> rows;
    std::uint32_t family = dataset::kNone;
    for (std::size_t i = 0; i < dataset::kEngagementKindCount; ++i) {
        if (selection.kinds[i].total == 0) {
            continue;
        }
        const auto kind = static_cast<dataset::EngagementKind>(i);
        const std::string key(dataset::keyOf(dataset::familyOf(kind)));
        if (family == dataset::kNone || rows[family].key != key) {
            family = static_cast<std::uint32_t>(rows.size());
            rows.push_back(valueRow(key, nameOf(speech, dataset::familyOf(kind)), 0));
            rows.back().is = FacetRow::Is::Family;
        }
        rows.push_back(valueRow(std::string(dataset::keyOf(kind)), nameOf(speech, kind), i));
        rows.back().depth = 1;
        rows.back().parent = family;
        rows.back().total = selection.kinds[i].total;
        rows[family].total += rows.back().total;
    }
    return rows;
}

template<class Value, class NameOf>
std::vector<FacetRow> vocabularyRows(std::span<const FacetCount> counts, NameOf nameOfValue) {
    std::vector<FacetRow> rows;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].total > 0) {
            const auto value = static_cast<Value>(i);
            rows.push_back(valueRow(std::string(dataset::keyOf(value)), nameOfValue(value), i));
        }
    }
    return rows;
}

/// The most frequent first; equals as the language sorts their names.
void sortFrequentFirst(std::vector<FacetRow>& rows, base::Language language) {
    std::vector<std::string_view> labels;
    labels.reserve(rows.size());
    for (const FacetRow& row : rows) {
        labels.emplace_back(row.label);
    }
    const std::vector<std::uint32_t> ranks = dataset::collationRanks(labels, language);
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return rows[a].total != rows[b].total ? rows[a].total > rows[b].total : ranks[a] < ranks[b];
    });
    std::vector<FacetRow> sorted;
    sorted.reserve(rows.size());
    for (const std::uint32_t row : order) {
        sorted.push_back(std::move(rows[row]));
    }
    rows = std::move(sorted);
}

template<class Values, class RowOf>
std::vector<FacetRow> frequentFirst(const Values& values, std::span<const FacetCount> counts,
                                    base::Language language, RowOf rowOf) {
    std::vector<FacetRow> rows;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (counts[i].total > 0) {
            rows.push_back(rowOf(values[i], i));
            rows.back().total = counts[i].total;
        }
    }
    sortFrequentFirst(rows, language);
    return rows;
}

std::vector<FacetRow> rowsOf(const Dataset& dataset, const Selection& selection,
                             const Speech& speech, Facet facet) {
    const auto counts = countsOf(selection, facet);
    switch (facet) {
    case Facet::Kind:
        return kindRows(selection, speech);
    case Facet::Status:
        return vocabularyRows<dataset::Status>(counts, [&](dataset::Status status) {
            return status == dataset::Status::Unstated ? std::string(speech(kNotStated))
                                                       : nameOf(speech, status);
        });
    case Facet::Certainty:
        return vocabularyRows<dataset::DateCertainty>(
            counts, [&](dataset::DateCertainty certainty) { return nameOf(speech, certainty); });
    case Facet::PlaceKind:
        return vocabularyRows<dataset::PlaceKind>(
            counts, [&](dataset::PlaceKind kind) { return nameOf(speech, kind); });
    case Facet::Sector:
        return frequentFirst(dataset.sectors, counts, speech.language,
                             [&](const std::string& key, std::size_t i) {
                                 return valueRow(key, sectorName(speech, key), i);
                             });
    case Facet::Organisation:
        return frequentFirst(dataset.organisations, counts, speech.language,
                             [&](const dataset::Organisation& organisation, std::size_t i) {
                                 return valueRow(organisation.id,
                                                 dataset.text(organisation.name, speech.language),
                                                 i);
                             });
    case Facet::Source:
        return frequentFirst(dataset.sources, counts, speech.language,
                             [&](const dataset::Source& source, std::size_t i) {
                                 return valueRow(source.id, source.title, i);
                             });
    default:
        return buildPlaceRows(dataset, selection, speech);
    }
}

void addUnstated(std::vector<FacetRow>& rows, const Selection& selection, const Speech& speech,
                 Facet facet) {
    const FacetCount count = unstatedOf(selection, facet);
    if (count.total > 0) {
        rows.push_back(valueRow(std::string(dataset::kUnstated), speech(kNotStated), 0));
        rows.back().is = FacetRow::Is::Unstated;
        rows.back().total = count.total;
    }
}

std::optional<dataset::TextTable> tableOf(Facet facet) {
    switch (facet) {
    case Facet::Place:
        return dataset::TextTable::Places;
    case Facet::Organisation:
        return dataset::TextTable::Organisations;
    case Facet::Sector:
        return dataset::TextTable::Sectors;
    case Facet::Source:
        return dataset::TextTable::Sources;
    default:
        return std::nullopt;
    }
}

bool isIn(std::string_view word, const FacetRow& row) {
    return dataset::foldForSearch(row.label).find(word) != std::string::npos;
}

/// "park" gives the parks, by the name of the kind or the key that the data have: per kind, whether
/// the word means it.
class KindsCalled {
public:
    explicit KindsCalled(std::string_view word) : word_(word) {}
    bool has(const FacetRow& row) {
        if (!row.placeKind) {
            return false;
        }
        std::optional<bool>& known = known_[static_cast<std::size_t>(*row.placeKind)];
        if (!known) { // folding costs too much to do it for each of a hundred thousand places
            known = dataset::foldForSearch(row.kindName).starts_with(word_) ||
                    dataset::keyOf(*row.placeKind).starts_with(word_);
        }
        return *known;
    }

private:
    std::string_view word_;
    std::array<std::optional<bool>, dataset::kPlaceKindCount> known_;
};

/// Where each row's part of the tree ends.
void closeTree(std::vector<FacetRow>& rows) {
    for (std::size_t i = rows.size(); i-- > 0;) {
        rows[i].end = std::max(rows[i].end, static_cast<std::uint32_t>(i + 1));
        if (rows[i].parent != dataset::kNone) {
            std::uint32_t& end = rows[rows[i].parent].end;
            end = std::max(end, rows[i].end);
        }
    }
}

} // namespace

const FacetList& FacetModel::of(Facet facet) const {
    const Facet own = facet == Facet::Economy ? Facet::Place : facet;
    const auto found = std::find(kFacets.begin(), kFacets.end(), own);
    PORTOLAN_EXPECTS(found != kFacets.end());
    return lists[static_cast<std::size_t>(found - kFacets.begin())];
}

FacetCount countOf(const Selection& selection, const FacetList& list, const FacetRow& row) {
    switch (row.is) {
    case FacetRow::Is::Unstated:
        return unstatedOf(selection, list.facet);
    case FacetRow::Is::Economy:
        return selection.economies[row.index].count;
    case FacetRow::Is::Family: {
        FacetCount sum; // a record has one kind
        for (const FacetRow& kind : list.rows) {
            if (kind.parent != dataset::kNone && list.rows[kind.parent].key == row.key) {
                sum.passing += selection.kinds[kind.index].passing;
                sum.total += selection.kinds[kind.index].total;
            }
        }
        return sum;
    }
    default:
        return countsOf(selection, list.facet)[row.index];
    }
}

std::vector<std::uint32_t> findRows(const FacetList& list, const dataset::SearchIndex& index,
                                    std::string_view query) {
    std::vector<std::uint8_t> has(list.rows.size(), 1);
    const auto table = tableOf(list.facet);
    for (const std::string& word : dataset::searchWords(query)) {
        const auto found = table ? index.texts.rowsWith(*table, word) : std::vector<std::uint8_t>();
        KindsCalled kinds(word);
        for (std::size_t i = 0; i < has.size(); ++i) {
            const FacetRow& row = list.rows[i];
            const bool hasName =
                table && row.is == FacetRow::Is::Value ? found[row.index] != 0 : isIn(word, row);
            has[i] &= static_cast<std::uint8_t>(hasName || kinds.has(row));
        }
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < has.size(); ++i) {
        if (has[i] != 0) {
            rows.push_back(i);
        }
    }
    return rows;
}

std::shared_ptr<const FacetModel>
buildFacets(const Dataset& dataset, const dataset::SearchIndex& index, const Speech& speech) {
    const Selection& selection = index.totals;
    auto model = std::make_shared<FacetModel>();
    model->total = static_cast<std::uint32_t>(dataset.engagements.size());
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
        FacetList& list = model->lists[i];
        list.facet = kFacets[i];
        list.rows = rowsOf(dataset, selection, speech, list.facet);
        addUnstated(list.rows, selection, speech, list.facet);
        closeTree(list.rows);
        for (FacetRow& row : list.rows) {
            if (row.total == 0) {
                row.total = countOf(selection, list, row).total;
            }
            if (row.is != FacetRow::Is::Family) {
                list.most = std::max(list.most, row.total);
            }
        }
    }
    return model;
}

} // namespace portolan::ui
