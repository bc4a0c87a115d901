#include "dataset/synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

namespace portolan::dataset {

namespace {

constexpr std::string_view kSectors[] = {
    "biotechnology", "culture",  "energy",         "finance",  "logistics",
    "manufacturing", "research", "semiconductors", "startups", "tourism"};
constexpr std::string_view kFamilyNames[] = {"Chen", "Lin",  "Tanaka", "Sato",
                                             "Kim",  "Park", "Tran"};
constexpr std::size_t kPeople = 400;
constexpr std::size_t kMostTitles = 9000 * kEngagementKindCount;

/// A few are named often, most seldom.
std::uint32_t skewed(SyntheticRandom& random, std::size_t count) {
    return random.below(random.below(count) + std::size_t{1});
}

/// 0 for one in six, else 1, or 2 for one in three of those.
std::uint32_t fewOf(SyntheticRandom& random) {
    const std::uint32_t drawn = random.below(6);
    return drawn == 0 ? 0 : drawn <= 3 ? 1 : 2;
}

template<class T>
std::uint32_t sizeOf(const std::vector<T>& rows) {
    return static_cast<std::uint32_t>(rows.size());
}

void addOrganisations(Dataset& data, SyntheticRandom& random) {
    const std::size_t count = std::min<std::size_t>(2000, 8 + data.engagements.size() / 50);
    for (std::size_t i = 0; i < count; ++i) {
        Organisation& organisation = data.organisations.emplace_back();
        organisation.id = fmt::format("organisation-{}", i);
        organisation.kind = static_cast<OrganisationKind>(random.below(kOrganisationKindCount));
        organisation.name = addSyntheticText(data, {fmt::format("Organisation {}", i)});
        organisation.home = random.below(data.places.size());
    }
}

void addSources(Dataset& data) {
    const std::size_t count = std::min<std::size_t>(500, 4 + data.engagements.size() / 200);
    for (std::size_t i = 0; i < count; ++i) {
        Source& source = data.sources.emplace_back();
        source.id = fmt::format("source-{}", i);
        source.title = fmt::format("Report {}", i);
        source.language = "en";
    }
}

void addParties(Dataset& data, Engagement& engagement, SyntheticRandom& random) {
    engagement.parties = {sizeOf(data.parties), fewOf(random)};
    for (std::uint32_t i = 0; i < engagement.parties.count; ++i) {
        Party& party = data.parties.emplace_back();
        party.organisation = skewed(random, data.organisations.size());
        party.role = i == 0 ? PartyRole::Lead : PartyRole::Participant;
        if (random.below(8) == 0) {
            const std::size_t person = skewed(random, kPeople);
            party.person =
                fmt::format("{} {}", kFamilyNames[person % std::size(kFamilyNames)], person);
        }
    }
}

void addSectorsAndCitations(Dataset& data, Engagement& engagement, SyntheticRandom& random) {
    engagement.sectors = {sizeOf(data.engagementSectors), fewOf(random)};
    for (std::uint32_t i = 0; i < engagement.sectors.count; ++i) {
        data.engagementSectors.push_back(
            static_cast<SectorIndex>(skewed(random, std::size(kSectors))));
    }
    engagement.citations = {sizeOf(data.citations), fewOf(random)};
    for (std::uint32_t i = 0; i < engagement.citations.count; ++i) {
        data.citations.emplace_back().source = skewed(random, data.sources.size());
    }
}

/// Makes some dates less certain: one in twenty approximate, one in thirty a year alone; one in
/// six journeys and gatherings lasts some days.
class Dates {
public:
    explicit Dates(Dataset& data) : data_(data) {}

    void blur(Engagement& engagement, SyntheticRandom& random) {
        const std::uint32_t drawn = random.below(60);
        const std::uint32_t length = 2 + random.below(5);
        if (engagement.isUndated) {
            return;
        }
        const std::string date = data_.ids[engagement.date];
        const Family family = familyOf(engagement.kind);
        const bool canLast = engagement.precision == base::DatePrecision::Day &&
                             (family == Family::Journey || family == Family::Gathering);
        if (drawn < 3) {
            set(engagement, date + "~");
        } else if (drawn < 5) {
            set(engagement, date.substr(0, 4));
        } else if (drawn < 15 && canLast) {
            const base::Day last = engagement.interval.first + static_cast<base::Day>(length);
            set(engagement, date + "/" + base::isoFromDay(last));
        }
    }

private:
    void set(Engagement& engagement, const std::string& text) {
        const auto [known, isNew] = known_.try_emplace(text);
        if (isNew) {
            data_.ids.push_back(text);
            known->second = {base::EdtfDate::parse(text).value(), sizeOf(data_.ids) - 1};
        }
        const auto& [date, id] = known->second;
        engagement.isApproximate = date.isApproximate();
        engagement.precision = date.precision();
        engagement.interval = date.interval();
        engagement.date = id;
    }

    Dataset& data_;
    std::unordered_map<std::string, std::pair<base::EdtfDate, TextId>> known_;
};

} // namespace

void addSyntheticDetails(Dataset& data, std::uint64_t seed) {
    SyntheticRandom random(~seed);
    data.sectors.assign(std::begin(kSectors), std::end(kSectors));
    addOrganisations(data, random);
    addSources(data);
    const auto firstTitle = sizeOf(data.texts);
    const std::size_t titles = std::min(data.engagements.size(), kMostTitles);
    for (std::size_t i = 0; i < titles; ++i) {
        const std::string_view kind = keyOf(data.engagements[i].kind);
        addSyntheticText(data, {fmt::format("Synthetic {} no. {}", kind, i)});
    }
    Dates dates(data);
    for (std::size_t i = 0; i < data.engagements.size(); ++i) {
        Engagement& engagement = data.engagements[i];
        addParties(data, engagement, random);
        addSectorsAndCitations(data, engagement, random);
        dates.blur(engagement, random);
        engagement.title = firstTitle + static_cast<TextId>(i % titles);
    }
}

} // namespace portolan::dataset
