// Records as the eight canonical tables, as docs/data-format.md says: what can be written in any
// form and be read again.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"

#include <string>
#include <vector>

namespace portolan::formats {

struct TextTable {
    std::string name; ///< "places"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< as many cells as columns
};

/// What passes, and everything that it refers to: its places and what those are part of, its
/// organisations and their homes, its figures, citations and their sources. A record that is part
/// of one that does not pass is part of none. In the dataset's order.
std::vector<TextTable> canonicalTables(const dataset::Dataset&, const dataset::Selection&);

/// Which sources stand behind what passes and its parties: per source of the dataset. Those that
/// only speak of the same places do not.
std::vector<bool> usedSources(const dataset::Dataset&, const dataset::Selection&);

/// The sources of what passes, one a paragraph: "title, publisher, published" and where it is.
/// Empty where none is cited.
std::string listSources(const dataset::Dataset&, const dataset::Selection&);

} // namespace portolan::formats
