// What the cards of places, organisations and sources, and of several records, add up: pure
// functions of the records.
#pragma once

#include "ui/view_model.h"

#include <functional>
#include <vector>

namespace portolan::ui {

/// Records at a place or what is part of it, of an organisation, or that cite a source; ascending.
std::vector<dataset::EngagementIndex> recordsAt(const dataset::Dataset&, dataset::PlaceIndex);
std::vector<dataset::EngagementIndex> recordsOf(const dataset::Dataset&,
                                                dataset::OrganisationIndex);
std::vector<dataset::EngagementIndex> recordsCiting(const dataset::Dataset&, dataset::SourceIndex);

/// By kind in the vocabulary's order, and by year.
CardTies tiesOf(const dataset::Dataset&, const std::vector<dataset::EngagementIndex>&,
                const Speech&);

/// The other places of the records, each with the number of records; the most frequent first. What
/// is part of the place, and what it is part of, are not among them.
std::vector<CardPartner> partnerPlaces(const dataset::Dataset&,
                                       const std::vector<dataset::EngagementIndex>&,
                                       dataset::PlaceIndex, const Speech&);
using OrganisationFilter = std::function<bool(dataset::OrganisationIndex)>;
/// The parties of the records that pass, likewise.
std::vector<CardPartner> partnerOrganisations(const dataset::Dataset&,
                                              const std::vector<dataset::EngagementIndex>&,
                                              const OrganisationFilter& passes, const Speech&);

} // namespace portolan::ui
