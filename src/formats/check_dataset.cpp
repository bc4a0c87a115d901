#include "formats/check_dataset.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace portolan::formats {

namespace {

using dataset::EntityId;

class Checker {
public:
    Checker(const Built& built, Problems& problems)
        : data_(*built.dataset), at_(built.provenance), problems_(problems),
          isPlaceUsed_(data_.places.size(), false),
          isOrganisationUsed_(data_.organisations.size(), false),
          isSourceUsed_(data_.sources.size(), false) {}

    void check() {
        for (dataset::EngagementIndex i = 0; i < data_.engagements.size(); ++i) {
            checkEngagement(i);
        }
        for (std::uint32_t i = 0; i < data_.places.size(); ++i) {
            warnOfMissing(at_.places[i], "name", data_.places[i].name);
            checkCitations({EntityId::Table::Place, i}, at_.places[i], "places");
            if (data_.places[i].partOf != dataset::kNone) {
                isPlaceUsed_[data_.places[i].partOf] = true;
            }
        }
        for (std::uint32_t i = 0; i < data_.organisations.size(); ++i) {
            warnOfMissing(at_.organisations[i], "name", data_.organisations[i].name);
            checkCitations({EntityId::Table::Organisation, i}, at_.organisations[i],
                           "organisations");
            if (data_.organisations[i].home != dataset::kNone) {
                isPlaceUsed_[data_.organisations[i].home] = true;
            }
        }
        warnOfUnused();
    }

private:
    void warn(const base::Location& where, std::string message) {
        problems_.warning(where, std::move(message));
    }

    void warnOfMissing(const base::Location& where, std::string_view field, dataset::TextId id) {
        std::vector<std::string_view> missing;
        for (const base::Language language : base::kLanguages) {
            if (data_.texts[id][base::indexOf(language)].empty()) {
                missing.push_back(base::tagOf(language));
            }
        }
        if (!missing.empty()) {
            warn(where, fmt::format("no {} in {}: readers of that language see the English one",
                                    field, fmt::join(missing, ", ")));
        }
    }

    void checkEngagement(dataset::EngagementIndex i) {
        const dataset::Engagement& engagement = data_.engagements[i];
        const base::Location& where = at_.engagements[i];
        warnOfMissing(where, "title", engagement.title);
        if (engagement.summary != 0) {
            warnOfMissing(where, "summary", engagement.summary);
        }
        checkCitations({EntityId::Table::Engagement, i}, where, "engagements");
        checkStops(i);
        for (const dataset::Party& party : data_.partiesOf(i)) {
            isOrganisationUsed_[party.organisation] = true;
        }
        if (engagement.partOf == dataset::kNone || engagement.isUndated) {
            return;
        }
        const dataset::Engagement& whole = data_.engagements[engagement.partOf];
        if (!whole.isUndated && !whole.interval.overlaps(engagement.interval)) {
            warn(where,
                 fmt::format("'{}' is part of '{}', which is on other days: check both dates",
                             data_.engagementId(i), data_.engagementId(engagement.partOf)));
        }
    }

    void checkStops(dataset::EngagementIndex i) {
        const dataset::Engagement& engagement = data_.engagements[i];
        const bool isJourney = familyOf(engagement.kind) == dataset::Family::Journey;
        const auto stops = data_.placesOf(i);
        for (std::size_t k = 0; k < stops.size(); ++k) {
            isPlaceUsed_[stops[k].place] = true;
            if (isJourney && k > 0 && stops[k].sequence == stops[k - 1].sequence) {
                warn(at_.engagements[i],
                     fmt::format("'{}' has two places of sequence {}: which comes first?",
                                 data_.engagementId(i), stops[k].sequence));
            }
            if (!stops[k].date.isUndated() && !engagement.isUndated &&
                !stops[k].date.interval().overlaps(engagement.interval)) {
                warn(at_.engagements[i],
                     fmt::format("'{}' is at {} on {}, outside its own date: check both",
                                 data_.engagementId(i), data_.places[stops[k].place].id,
                                 stops[k].date.text()));
            }
        }
    }

    void checkCitations(EntityId entity, const base::Location& where, std::string_view table) {
        const auto citations = data_.citationsOf(entity);
        if (citations.empty()) {
            warn(where, "no source is cited: add it to citations");
        }
        for (const dataset::Citation& citation : citations) {
            isSourceUsed_[citation.source] = true;
            if (!isField(entity, citation.field, table)) {
                warn(where, fmt::format("a citation names the field '{}', which is not there",
                                        citation.field));
            }
        }
    }

    // A field is a column, a group of columns, or a table of what belongs to the record.
    bool isField(EntityId entity, const std::string& field, std::string_view table) const {
        constexpr std::array<std::string_view, 6> kGroups = {
            "", "names", "coordinates", "figures", "engagement_places", "parties"};
        if (std::find(kGroups.begin(), kGroups.end(), field) != kGroups.end()) {
            return true;
        }
        if (field.starts_with("figures.")) {
            const auto figures = data_.figuresOf(entity);
            return std::any_of(figures.begin(), figures.end(), [&](const dataset::Figure& figure) {
                return field.substr(8) == figure.measure;
            });
        }
        const auto shape =
            std::find_if(tableShapes().begin(), tableShapes().end(),
                         [table](const TableShape& known) { return known.name == table; });
        return hasColumn(shape->required, field) || hasColumn(shape->optional, field);
    }

    static bool hasColumn(const std::vector<std::string_view>& columns, std::string_view field) {
        return std::any_of(columns.begin(), columns.end(), [field](std::string_view column) {
            const bool isTranslated = column.ends_with('*');
            return isTranslated ? field.starts_with(column.substr(0, column.size() - 1))
                                : field == column;
        });
    }

    void warnOfUnused() {
        const auto tell = [this](const std::vector<bool>& isUsed,
                                 const std::vector<base::Location>& where, std::string_view what) {
            for (std::size_t i = 0; i < isUsed.size(); ++i) {
                if (!isUsed[i]) {
                    warn(where[i], fmt::format("nothing names this {}", what));
                }
            }
        };
        tell(isPlaceUsed_, at_.places, "place");
        tell(isOrganisationUsed_, at_.organisations, "organisation");
        tell(isSourceUsed_, at_.sources, "source");
    }

    const dataset::Dataset& data_;
    const Provenance& at_;
    Problems& problems_;
    std::vector<bool> isPlaceUsed_, isOrganisationUsed_, isSourceUsed_;
};

} // namespace

void checkDataset(const Built& built, Problems& problems) {
    Checker(built, problems).check();
}

} // namespace portolan::formats
