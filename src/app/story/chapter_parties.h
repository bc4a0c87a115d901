// Who takes part in what a chapter speaks of, for the line under its title.
#pragma once

#include "dataset/filter.h"
#include "state/story.h"

#include <string>
#include <vector>

namespace portolan::app {

/// Organisations of one economy.
struct ChapterParties {
    std::string economy; ///< empty: not known
    std::vector<dataset::OrganisationIndex> organisations;
    bool operator==(const ChapterParties&) const = default;
};

/// In the story's order, each once: of the records that its labels and highlights name, else of all
/// that it shows. Empty where the story shows no flags.
std::vector<ChapterParties> partiesOf(const state::Story&, const state::Chapter&,
                                      const dataset::Dataset&, const dataset::Selection& shown);

} // namespace portolan::app
