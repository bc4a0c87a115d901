#include "dataset/selector.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

constexpr std::uint32_t kLegsAtOnce = 4; // few rows have more

/// `spare` holds as many legs as there are and kLegsAtOnce: cleared memory would cost as much as
/// the rest.
void listLegs(const SearchIndex& index, std::vector<LegIndex>& spare, Selection& selection) {
    // Without a branch: each row's legs are written, and kept by those that pass.
    LegIndex* out = spare.data();
    for (std::size_t row = 0; row < selection.passes.size(); ++row) {
        const Range legs = index.legs[row];
        for (std::uint32_t i = 0; i < kLegsAtOnce; ++i) {
            out[i] = legs.first + i;
        }
        for (std::uint32_t i = kLegsAtOnce; i < legs.count; ++i) {
            out[i] = legs.first + i;
        }
        out += selection.passes[row] != 0 ? legs.count : 0;
    }
    selection.legs.assign(spare.data(), out);
}

} // namespace

Selector::Selector(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const SearchIndex> index)
    : dataset_(std::move(dataset)), index_(std::move(index)),
      refusals_(dataset_->engagements.size()), counter_(*index_),
      spareLegs_(dataset_->legs.size() + kLegsAtOnce) {}

void Selector::refuse(const Filter& filter) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (asksTheSame(facet, filter, filter_)) {
            continue;
        }
        if (facet == Facet::Text) {
            refuseByText(refusals_, *index_, filter.text);
        } else {
            dataset::refuse(refusals_, {0, refusals_.size()}, facet, *dataset_, *index_, filter);
        }
    }
    filter_ = filter;
}

Selection Selector::listPassing() {
    Selection selection = index_->totals;
    selection.passes.resize(refusals_.size());
    for (std::size_t row = 0; row < refusals_.size(); ++row) {
        const std::uint8_t passes = refusals_[row] == 0 ? 1 : 0;
        selection.passes[row] = passes;
        selection.count += passes;
        selection.undatedCount += passes & index_->undated[row];
        const bool isInReach = (refusals_[row] & ~bitOf(Facet::Undated)) == 0;
        selection.undatedInReach += static_cast<std::uint8_t>(isInReach) & index_->undated[row];
    }
    selection.datedCount = selection.count - selection.undatedCount;
    listLegs(*index_, spareLegs_, selection);
    return selection;
}

Selection Selector::select(const Filter& filter) {
    refuse(filter);
    Selection selection = listPassing();
    counter_.update(*dataset_, *index_, refusals_, filter);
    counter_.write(selection);
    return selection;
}

Selection Selector::selectWithoutCounts(const Filter& filter) {
    refuse(filter);
    return listPassing();
}

Selection select(const Dataset& data, const SearchIndex& index, const Filter& filter) {
    // Not owned: the selector ends here.
    return Selector(
               std::shared_ptr<const Dataset>(std::shared_ptr<const Dataset>(), &data),
               std::shared_ptr<const SearchIndex>(std::shared_ptr<const SearchIndex>(), &index))
        .select(filter);
}

std::vector<Facet> hidingFacets(const Dataset& data, const SearchIndex& index, const Filter& filter,
                                EngagementIndex engagement) {
    std::vector<Facet> facets;
    Refusals refusal(1);
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (facet == Facet::Text) {
            refusal[0] = isRefusedByText(index, engagement, filter.text) ? 1 : 0;
        } else {
            refuse(refusal, {engagement, engagement + std::size_t{1}}, facet, data, index, filter);
        }
        if (refusal[0] != 0) {
            facets.push_back(facet);
        }
        refusal[0] = 0;
    }
    return facets;
}

} // namespace portolan::dataset
