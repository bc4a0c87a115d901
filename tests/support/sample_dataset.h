// Small datasets written in a few lines, for tests that need no files.
#pragma once

#include "dataset/dataset.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::test {

class SampleDataset {
public:
    SampleDataset() {
        data_.texts.emplace_back();
        data_.ids.emplace_back();
    }

    dataset::PlaceIndex place(std::string id, dataset::PlaceIndex partOf = dataset::kNone,
                              std::string economy = "JP",
                              dataset::PlaceKind kind = dataset::PlaceKind::City) {
        dataset::Place place;
        place.kind = kind;
        place.name = text(id);
        place.id = std::move(id);
        place.partOf = partOf;
        place.economy = std::move(economy);
        data_.places.push_back(std::move(place));
        return static_cast<dataset::PlaceIndex>(data_.places.size() - 1);
    }

    dataset::OrganisationIndex organisation(std::string id,
                                            dataset::PlaceIndex home = dataset::kNone) {
        dataset::Organisation organisation;
        organisation.name = text(id);
        organisation.id = std::move(id);
        organisation.home = home;
        data_.organisations.push_back(std::move(organisation));
        return static_cast<dataset::OrganisationIndex>(data_.organisations.size() - 1);
    }

    dataset::SourceIndex source(std::string id) {
        dataset::Source source;
        source.id = std::move(id);
        data_.sources.push_back(std::move(source));
        return static_cast<dataset::SourceIndex>(data_.sources.size() - 1);
    }

    dataset::SectorIndex sector(std::string key) {
        data_.sectors.push_back(std::move(key));
        return static_cast<dataset::SectorIndex>(data_.sectors.size() - 1);
    }

    /// Places, parties, sectors and sources that follow belong to it.
    dataset::Engagement& engagement(std::string id, dataset::EngagementKind kind,
                                    std::string_view date = {}) {
        dataset::Engagement& engagement = data_.engagements.emplace_back();
        engagement.kind = kind;
        engagement.title = text(id);
        engagement.id = addId(std::move(id));
        const base::EdtfDate parsed = base::EdtfDate::parse(date).value();
        engagement.isUndated = parsed.isUndated();
        engagement.isApproximate = parsed.isApproximate();
        engagement.interval = parsed.interval();
        engagement.precision = parsed.precision();
        engagement.date = date.empty() ? 0 : addId(std::string(date));
        engagement.places.first = size(data_.engagementPlaces);
        engagement.parties.first = size(data_.parties);
        engagement.sectors.first = size(data_.engagementSectors);
        engagement.citations.first = size(data_.citations);
        return engagement;
    }

    SampleDataset& at(dataset::PlaceIndex place, dataset::PlaceRole role,
                      std::int32_t sequence = 0) {
        dataset::EngagementPlace stop;
        stop.place = place;
        stop.role = role;
        stop.sequence = sequence;
        data_.engagementPlaces.push_back(stop);
        ++data_.engagements.back().places.count;
        return *this;
    }

    SampleDataset& with(dataset::OrganisationIndex organisation,
                        dataset::PartyRole role = dataset::PartyRole::Participant,
                        std::string person = {}) {
        data_.parties.push_back({organisation, role, std::move(person), {}});
        ++data_.engagements.back().parties.count;
        return *this;
    }

    SampleDataset& in(dataset::SectorIndex sector) {
        data_.engagementSectors.push_back(sector);
        ++data_.engagements.back().sectors.count;
        return *this;
    }

    SampleDataset& cited(dataset::SourceIndex source) {
        dataset::Citation citation;
        citation.source = source;
        data_.citations.push_back(citation);
        ++data_.engagements.back().citations.count;
        return *this;
    }

    dataset::Dataset& data() { return data_; }

    dataset::Dataset build() {
        data_.placeFigures.resize(data_.places.size());
        data_.placeCitations.resize(data_.places.size());
        data_.organisationFigures.resize(data_.organisations.size());
        data_.organisationCitations.resize(data_.organisations.size());
        dataset::deriveLegs(data_);
        return data_;
    }

private:
    template<class T>
    static std::uint32_t size(const std::vector<T>& rows) {
        return static_cast<std::uint32_t>(rows.size());
    }
    dataset::TextId text(const std::string& english) {
        data_.texts.push_back({english});
        return size(data_.texts) - 1;
    }
    dataset::TextId addId(std::string id) {
        data_.ids.push_back(std::move(id));
        return size(data_.ids) - 1;
    }

    dataset::Dataset data_;
};

/// Two places with an MOU, "m1", between them.
inline dataset::Dataset osakaAndKaohsiung() {
    SampleDataset sample;
    const auto osaka = sample.place("osaka");
    const auto kaohsiung = sample.place("kaohsiung", dataset::kNone, "TW");
    sample.engagement("m1", dataset::EngagementKind::Mou, "2019-10-03");
    sample.at(osaka, dataset::PlaceRole::Partner).at(kaohsiung, dataset::PlaceRole::Partner);
    return sample.build();
}

} // namespace portolan::test
