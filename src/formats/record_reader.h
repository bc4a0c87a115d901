// The rows of the eight tables, read one by one into typed records that refer to each other by
// index, but not yet laid out together.
#pragma once

#include "formats/build_dataset.h"

#include <set>
#include <utility>

namespace portolan::formats {

struct Records {
    /// Places, organisations, sources and engagements, without their ranges.
    std::shared_ptr<dataset::Dataset> dataset = std::make_shared<dataset::Dataset>();
    Provenance provenance;
    std::vector<std::vector<std::string>> sectors; ///< keys, per engagement
    std::vector<std::pair<dataset::EngagementIndex, dataset::EngagementPlace>> stops;
    std::vector<std::pair<dataset::EngagementIndex, dataset::Party>> parties;
    std::vector<std::pair<dataset::EntityId, dataset::Figure>> figures;
    std::vector<std::pair<dataset::EntityId, dataset::Citation>> citations;
    std::set<dataset::EngagementIndex> hasBrokenStop; ///< a row of engagement_places was refused
};

/// Broken rows are left out and told.
Records readRecords(const std::vector<Table>& tables, Problems& problems);

} // namespace portolan::formats
