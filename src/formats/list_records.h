// The selected engagements as text: a table to read, CSV to open, JSON and GeoJSON to program with.
#pragma once

#include "base/language.h"
#include "dataset/filter.h"

#include <optional>
#include <string>

namespace portolan::formats {

enum class ListFormat : std::uint8_t { Table, Csv, Json, GeoJson };

/// "json", or a file's ending: "out.json". Nothing for an unknown one.
std::optional<ListFormat> listFormatFromKey(std::string_view key);
std::optional<ListFormat> listFormatFromPath(std::string_view path);

/// In the dataset's order, names in the language. Ends with a line end.
/// JSON: an array of {id, kind, title, date, start, end, status, part_of, sectors, places, parties,
/// figures, sources}; start and end are ISO days of the date's interval; null is what is not given.
/// GeoJSON: a feature a leg, a LineString from end to end.
std::string listRecords(const dataset::Dataset& data, const dataset::Selection& selection,
                        ListFormat format, base::Language language);

} // namespace portolan::formats
