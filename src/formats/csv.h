// Comma-separated values as RFC 4180 has them, in UTF-8, also with semicolons or tabs.
#pragma once

#include "formats/table.h"

namespace portolan::formats {

/// Never fails as a whole: rows that cannot be read are left out and told as problems.
/// `file` is only named. Empty text gives a table without columns.
Table parseCsv(std::string text, const std::string& file, Problems& problems);

/// A cell of a CSV file, quoted where it must be.
std::string csvCell(std::string_view text);

} // namespace portolan::formats
