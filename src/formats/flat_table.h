// A table of one row per leg, as people already have it, made into the tables of a dataset.
#pragma once

#include "formats/table.h"

#include <map>
#include <string>
#include <vector>

namespace portolan::formats {

/// Does it have two coordinates or two names? `columns` is --map.
bool isFlatTable(const Table& table, const std::map<std::string, std::string>& columns);

/// places, engagements, engagement_places and figures, their cells still naming the row they came
/// from. `flat` must outlive them. `locations`, if not null, names places by id and where they are
/// (flowmap.gl's locations + flows).
std::vector<Table> unflatten(const Table& flat, const Table* locations,
                             const std::map<std::string, std::string>& columns, Problems& problems);

} // namespace portolan::formats
