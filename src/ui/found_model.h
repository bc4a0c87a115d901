// What a search has found, in words, and what going there means.
#pragma once

#include "dataset/find.h"
#include "state/intent.h"
#include "ui/words.h"

#include <memory>
#include <string>
#include <vector>

namespace portolan::ui {

struct FoundRow {
    dataset::FoundKind kind = dataset::FoundKind::Place;
    std::string id;      ///< of a place, organisation, record or source; a sector's key; a name
    std::string label;   ///< in the interface's language
    std::string detail;  ///< what it is
    std::string matched; ///< the name that was hit where the label is another
    dataset::EngagementKind engagement = dataset::EngagementKind::Mission; ///< of a record
    dataset::EngagementIndex record = dataset::kNone;                      ///< where it is one
    std::string hidden; ///< says that a record does not pass, and what hides it; "" where it passes
    /// A place, organisation, record or person is selected; the records of a sector or source
    /// alone are shown.
    std::vector<std::string> selected; ///< ids to select, the camera goes to the first; or empty
};

struct FoundGroup {
    dataset::FoundKind kind = dataset::FoundKind::Place;
    std::string heading;
    std::vector<FoundRow> rows;
    std::size_t total = 0;
};

struct FoundModel {
    std::string query;
    bool isSimilar = false;         ///< nothing has the query; these differ by one letter
    std::vector<FoundGroup> groups; ///< those that have rows
};

FoundModel buildFound(const dataset::Dataset&, const dataset::SearchIndex&,
                      const dataset::Findings&, const std::string& query, const Speech&);

/// Says of the records that do not pass what hides them. `selection` was made for `filter`, the
/// time window in it. Facets are named for the first few: each costs a look at what the filter
/// chooses.
void markHidden(FoundModel&, const dataset::Dataset&, const dataset::SearchIndex&,
                const dataset::Selection& selection, const dataset::Filter& filter, const Speech&);

/// The filter that shows a sector's or a source's records; the rest stays.
dataset::Filter filterTo(const FoundRow&, dataset::Filter);

} // namespace portolan::ui
