#include "formats/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace portolan::formats {

namespace {
constexpr int kToldPerFile = 1000;
}

void Problems::error(base::Location where, std::string message) {
    add({base::Severity::Error, std::move(where), std::move(message)});
}

void Problems::warning(base::Location where, std::string message) {
    add({base::Severity::Warning, std::move(where), std::move(message)});
}

void Problems::add(base::Diagnostic diagnostic) {
    if (!told_.empty() && told_.back() == diagnostic) {
        return; // a cell that is read twice
    }
    auto tally = std::find_if(tallies_.begin(), tallies_.end(), [&](const Tally& known) {
        return known.file == diagnostic.where.file;
    });
    if (tally == tallies_.end()) {
        tallies_.push_back({diagnostic.where.file});
        tally = tallies_.end() - 1;
    }
    if (tally->told == kToldPerFile) {
        ++tally->untold;
        tally->hidesErrors |= diagnostic.severity == base::Severity::Error;
        return;
    }
    ++tally->told;
    told_.push_back(std::move(diagnostic));
}

base::Diagnostics Problems::take() {
    for (const Tally& tally : tallies_) {
        if (tally.untold > 0) {
            told_.push_back({tally.hidesErrors ? base::Severity::Error : base::Severity::Warning,
                             {tally.file},
                             fmt::format("{} more problems are not listed", tally.untold)});
        }
    }
    tallies_.clear();
    return std::move(told_);
}

} // namespace portolan::formats
