#include "dataset/dataset.h"

#include <algorithm>

namespace portolan::dataset {

namespace {

using Places = std::vector<PlaceIndex>;

bool isLasting(EngagementKind kind) {
    const Family family = familyOf(kind);
    return family == Family::Tie || family == Family::Presence;
}

void addOnce(Places& places, PlaceIndex place) {
    if (place != kNone && std::find(places.begin(), places.end(), place) == places.end()) {
        places.push_back(place);
    }
}

class LegBuilder {
public:
    explicit LegBuilder(Dataset& data) : data_(data) {}

    void derive(EngagementIndex index) {
        Engagement& engagement = data_.engagements[index];
        engagement_ = index;
        active_ = data_.activeInterval(index);
        engagement.legs.first = static_cast<std::uint32_t>(data_.legs.size());
        switch (familyOf(engagement.kind)) {
        case Family::Journey:
            deriveJourney();
            break;
        case Family::Tie:
            deriveTie();
            break;
        case Family::Gathering:
            deriveGathering();
            break;
        case Family::Presence:
            derivePresence();
            break;
        }
        engagement.legs.count =
            static_cast<std::uint32_t>(data_.legs.size()) - engagement.legs.first;
    }

private:
    void add(PlaceIndex from, PlaceIndex to, bool isDirected, std::uint16_t order = 0) {
        if (from != to) {
            data_.legs.push_back({from, to, engagement_, order, isDirected, active_});
        }
    }

    // Origins come first whatever their number; then the sequence decides, and the order of rows.
    void deriveJourney() {
        itinerary_.clear();
        for (const EngagementPlace& place : data_.placesOf(engagement_)) {
            itinerary_.push_back(&place);
        }
        const auto before = [](const EngagementPlace* a, const EngagementPlace* b) {
            const bool aStops = a->role != PlaceRole::Origin;
            const bool bStops = b->role != PlaceRole::Origin;
            return aStops != bStops ? bStops : a->sequence < b->sequence;
        };
        std::stable_sort(itinerary_.begin(), itinerary_.end(), before);
        for (std::size_t i = 1; i < itinerary_.size(); ++i) {
            add(itinerary_[i - 1]->place, itinerary_[i]->place, true,
                static_cast<std::uint16_t>(i - 1));
        }
    }

    void deriveTie() {
        from_.clear();
        for (const EngagementPlace& place : data_.placesOf(engagement_)) {
            if (place.role != PlaceRole::Venue) {
                addOnce(from_, place.place);
            }
        }
        for (std::size_t i = 0; i < from_.size(); ++i) {
            for (std::size_t j = i + 1; j < from_.size(); ++j) {
                add(std::min(from_[i], from_[j]), std::max(from_[i], from_[j]), false);
            }
        }
    }

    // Where the table names no participant's place, the organisations' home places stand for them.
    void deriveGathering() {
        splitByRole(PlaceRole::Venue);
        if (to_.empty()) {
            return;
        }
        if (from_.empty()) {
            for (const Party& party : data_.partiesOf(engagement_)) {
                addHome(party);
            }
        }
        connectAll();
    }

    void derivePresence() {
        splitByRole(PlaceRole::Origin);
        std::swap(from_, to_);
        if (from_.empty()) {
            for (const Party& party : data_.partiesOf(engagement_)) {
                if (party.role == PartyRole::Lead) {
                    addHome(party);
                }
            }
        }
        connectAll();
    }

    void splitByRole(PlaceRole target) {
        from_.clear();
        to_.clear();
        for (const EngagementPlace& place : data_.placesOf(engagement_)) {
            addOnce(place.role == target ? to_ : from_, place.place);
        }
    }

    void addHome(const Party& party) {
        if (party.organisation != kNone) {
            addOnce(from_, data_.organisations[party.organisation].home);
        }
    }

    void connectAll() {
        for (const PlaceIndex from : from_) {
            for (const PlaceIndex to : to_) {
                add(from, to, true);
            }
        }
    }

    Dataset& data_;
    EngagementIndex engagement_ = kNone;
    base::DayInterval active_;
    Places from_, to_; // kept between engagements: a million need no million allocations
    std::vector<const EngagementPlace*> itinerary_;
};

void widen(std::optional<base::DayInterval>& extent, base::Day day) {
    if (day == base::kBeginningOfTime || day == base::kEndOfTime) {
        return;
    }
    if (!extent) {
        extent = base::DayInterval{day, day};
    }
    extent->first = std::min(extent->first, day);
    extent->last = std::max(extent->last, day);
}

} // namespace

base::DayInterval Dataset::activeInterval(EngagementIndex index) const {
    const Engagement& engagement = engagements[index];
    base::DayInterval active = engagement.interval;
    if (engagement.isUndated || !isLasting(engagement.kind) || engagement.status == Status::Ended) {
        return active;
    }
    // "2017/2020" gives an end; "2017" and "../2019" only say when it began, or by when.
    const bool hasEnd = active.first != base::kBeginningOfTime &&
                        ids[engagement.date].find('/') != std::string::npos;
    if (!hasEnd) {
        active.last = base::kEndOfTime;
    }
    return active;
}

void deriveLegs(Dataset& data) {
    data.legs.clear();
    data.legs.reserve(data.engagements.size());
    LegBuilder builder(data);
    std::optional<base::DayInterval> extent;
    for (EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        builder.derive(i);
        widen(extent, data.engagements[i].interval.first);
        widen(extent, data.engagements[i].interval.last);
    }
    data.extent = extent.value_or(base::DayInterval{});
}

} // namespace portolan::dataset
