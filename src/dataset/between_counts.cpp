#include "dataset/between_counts.h"

#include <algorithm>

namespace portolan::dataset {

BetweenCounter::BetweenCounter(const Dataset& data, const SearchIndex& index,
                               const std::vector<std::uint8_t>& isChosen)
    : data_(data), index_(index), isChosen_(isChosen),
      counts_(data.places.size() + index.economies.size() + 1), last_(counts_.size(), kNone) {}

void BetweenCounter::add(EngagementIndex row) {
    row_ = row;
    const auto legs = data_.legsOf(row);
    if (legs.empty()) {
        return addWithoutLegs(row);
    }
    for (const Leg& leg : legs) {
        const bool isFrom = isChosen_[leg.from] != 0;
        const bool isTo = isChosen_[leg.to] != 0;
        if (isTo) {
            addAreas(leg.from);
        }
        if (isFrom) {
            addAreas(leg.to);
        }
        if (!isFrom && !isTo) {
            others_ = {leg.from, leg.to};
            addCommon(others_);
        }
    }
}

/// All of its places are to be in.
void BetweenCounter::addWithoutLegs(EngagementIndex row) {
    const auto places = data_.placesOf(row);
    if (places.empty()) {
        return count(static_cast<std::uint32_t>(counts_.size() - 1));
    }
    others_.clear();
    for (const EngagementPlace& stop : places) {
        if (isChosen_[stop.place] == 0) {
            others_.push_back(stop.place);
        }
    }
    if (!others_.empty()) {
        return addCommon(others_);
    }
    for (const EngagementPlace& stop : places) {
        addAreas(stop.place);
    }
}

void BetweenCounter::addAreas(PlaceIndex place) {
    for (const std::uint32_t area : index_.areasOfPlace.of(place)) {
        count(area);
    }
}

void BetweenCounter::addCommon(const std::vector<PlaceIndex>& places) {
    for (const std::uint32_t area : index_.areasOfPlace.of(places.front())) {
        const bool isCommon = std::all_of(places.begin() + 1, places.end(), [&](PlaceIndex place) {
            const auto areas = index_.areasOfPlace.of(place);
            return std::find(areas.begin(), areas.end(), area) != areas.end();
        });
        if (isCommon) {
            count(area);
        }
    }
}

void BetweenCounter::count(std::uint32_t area) {
    if (last_[area] != row_) {
        last_[area] = row_;
        ++counts_[area];
    }
}

} // namespace portolan::dataset
