#include "scene/emphasis.h"

#include <algorithm>

namespace portolan::scene {
namespace {

using dataset::EngagementIndex;

class Resolver {
public:
    Resolver(const dataset::Dataset& data, Emphasis& emphasis) : data_(data), emphasis_(emphasis) {}

    void markHome(std::string_view id) {
        const auto home = id.empty() ? std::nullopt : data_.findEntity(id);
        if (!home || home->table != dataset::EntityId::Table::Place) {
            return;
        }
        emphasis_.hasHome = true;
        std::vector<std::uint8_t> isHome(data_.places.size(), 0);
        for (dataset::PlaceIndex i = 0; i < data_.places.size(); ++i) {
            isHome[i] = data_.isWithin(i, home->index) ? 1 : 0;
            emphasis_.places[i] |= isHome[i] != 0 ? Emphasis::kHome : std::uint8_t{0};
        }
        for (EngagementIndex i = 0; i < data_.engagements.size(); ++i) {
            const auto rows = data_.placesOf(i);
            const auto legs = data_.legsOf(i);
            const bool touches =
                std::any_of(rows.begin(), rows.end(),
                            [&](const auto& row) { return isHome[row.place] != 0; }) ||
                std::any_of(legs.begin(), legs.end(), [&](const auto& leg) {
                    return isHome[leg.from] != 0 || isHome[leg.to] != 0;
                });
            emphasis_.engagements[i] |= touches ? Emphasis::kHome : std::uint8_t{0};
        }
    }

    void mark(std::string_view id, std::uint8_t flag) {
        const auto entity = id.empty() ? std::nullopt : data_.findEntity(id);
        if (!entity) {
            return;
        }
        flag_ = flag;
        switch (entity->table) {
        case dataset::EntityId::Table::Engagement:
            markEngagement(entity->index);
            break;
        case dataset::EntityId::Table::Place:
            markPlace(entity->index);
            break;
        case dataset::EntityId::Table::Organisation:
            markOrganisation(entity->index);
            break;
        }
    }

    /// What touches the marked places and organisations: one pass, however many they are.
    void markWhatTouches() {
        if (touchedPlaces_.empty() && touchedOrganisations_.empty()) {
            return;
        }
        for (EngagementIndex i = 0; i < data_.engagements.size(); ++i) {
            emphasis_.engagements[i] |= flagsOf(i);
        }
    }

private:
    std::uint8_t chosen() const {
        return static_cast<std::uint8_t>(flag_ == Emphasis::kSelected ? flag_ | Emphasis::kChosen
                                                                      : flag_);
    }

    void markEngagement(EngagementIndex index) {
        emphasis_.engagements[index] |= chosen();
        for (const dataset::EngagementPlace& row : data_.placesOf(index)) {
            emphasis_.places[row.place] |= flag_;
        }
        for (const dataset::Leg& leg : data_.legsOf(index)) {
            emphasis_.places[leg.from] |= flag_;
            emphasis_.places[leg.to] |= flag_;
        }
    }

    void markPlace(dataset::PlaceIndex place) {
        emphasis_.places[place] |= chosen();
        touchedPlaces_.resize(data_.places.size());
        touchedPlaces_[place] |= flag_;
    }

    void markOrganisation(dataset::OrganisationIndex organisation) {
        touchedOrganisations_.resize(data_.organisations.size());
        touchedOrganisations_[organisation] |= flag_;
    }

    std::uint8_t flagsOf(EngagementIndex i) const {
        unsigned flags = 0;
        const auto add = [&flags](const std::vector<std::uint8_t>& touched, std::uint32_t index) {
            flags |= index < touched.size() ? touched[index] : 0U;
        };
        for (const dataset::EngagementPlace& row : data_.placesOf(i)) {
            add(touchedPlaces_, row.place);
        }
        for (const dataset::Leg& leg : data_.legsOf(i)) {
            add(touchedPlaces_, leg.from);
            add(touchedPlaces_, leg.to);
        }
        for (const dataset::Party& party : data_.partiesOf(i)) {
            add(touchedOrganisations_, party.organisation);
        }
        return static_cast<std::uint8_t>(flags);
    }

    std::vector<std::uint8_t> touchedPlaces_, touchedOrganisations_; ///< flags; empty: none
    const dataset::Dataset& data_;
    Emphasis& emphasis_;
    std::uint8_t flag_ = 0;
};

} // namespace

Emphasis resolveEmphasis(const dataset::Dataset& data, const std::vector<std::string>& selected,
                         const std::string& hovered, const std::string& home) {
    Emphasis emphasis;
    emphasis.engagements.assign(data.engagements.size(), 0);
    emphasis.places.assign(data.places.size(), 0);
    Resolver resolver(data, emphasis);
    for (const std::string& id : selected) {
        resolver.mark(id, Emphasis::kSelected);
    }
    resolver.mark(hovered, Emphasis::kHovered);
    resolver.markWhatTouches();
    resolver.markHome(home);
    emphasis.hasSelection =
        std::any_of(emphasis.engagements.begin(), emphasis.engagements.end(),
                    [](std::uint8_t flags) { return (flags & Emphasis::kSelected) != 0; }) ||
        std::any_of(emphasis.places.begin(), emphasis.places.end(),
                    [](std::uint8_t flags) { return (flags & Emphasis::kSelected) != 0; });
    return emphasis;
}

} // namespace portolan::scene
