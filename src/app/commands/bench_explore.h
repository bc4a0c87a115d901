// How long the answers to a change of filter take, without a window.
#pragma once

#include "dataset/filter.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace portolan::app {

/// Adds to `report`, in milliseconds:
/// - `filter_ms`, the median over a session of single changes (a kind, a sector, a place, its ties,
///   a brush of dates, a word…) that pile up and are taken back, each with all counts, and
///   `filter_each_ms`, the median of each;
/// - `histogram_ms`, the median over every size of bin and some of those filters, and
///   `histogram_each_ms`.
void benchExplore(const std::shared_ptr<const dataset::Dataset>& dataset,
                  const std::shared_ptr<const dataset::SearchIndex>& index, nlohmann::json& report);

} // namespace portolan::app
