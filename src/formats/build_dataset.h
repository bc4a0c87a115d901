// The eight tables → a Dataset. What is wrong is told row by row; what is good stays.
#pragma once

#include "dataset/dataset.h"
#include "formats/table.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portolan::formats {

/// Column names of the eight tables: those without which a row means nothing, and the others.
struct TableShape {
    std::string_view name;
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional; ///< "name_*": in each language
};
const std::vector<TableShape>& tableShapes();

/// Where each record stands, for checks that come later. Indexed as the Dataset's vectors.
struct Provenance {
    std::vector<base::Location> places, organisations, engagements, sources;
};

struct Built {
    std::shared_ptr<dataset::Dataset> dataset;
    Provenance provenance;
};

/// Tables by name; those that are missing count as empty. Legs are derived.
Built buildDataset(const std::vector<Table>& tables, std::string origin, Problems& problems);

} // namespace portolan::formats
