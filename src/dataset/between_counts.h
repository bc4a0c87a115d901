// Ties between chosen places: how many each place has with them.
#pragma once

#include "dataset/search_index.h"

#include <cstdint>
#include <vector>

namespace portolan::dataset {

/// Counts for each area (places, then economies; last: no place at all) the records that would be
/// between the chosen places if it were one of them too, and that have it. Where nothing is chosen
/// those are the records between the area and itself.
class BetweenCounter {
public:
    /// `isChosen`: per place, whether it is in a chosen one. All three outlive the counter.
    BetweenCounter(const Dataset&, const SearchIndex&, const std::vector<std::uint8_t>& isChosen);

    void add(EngagementIndex);
    std::vector<std::uint32_t> take() { return std::move(counts_); }

private:
    void addAreas(PlaceIndex place);
    /// The areas that hold every one of `places`.
    void addCommon(const std::vector<PlaceIndex>& places);
    void addWithoutLegs(EngagementIndex row);
    void count(std::uint32_t area);

    const Dataset& data_;
    const SearchIndex& index_;
    const std::vector<std::uint8_t>& isChosen_;
    std::vector<std::uint32_t> counts_;
    std::vector<EngagementIndex> last_; ///< per area the record that it was counted for
    EngagementIndex row_ = kNone;
    std::vector<PlaceIndex> others_;
};

} // namespace portolan::dataset
