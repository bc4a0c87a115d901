// What hides a record that the user looks for, and the way to see it.
#pragma once

#include "ui/panel.h"

#include <vector>

namespace portolan::ui {

/// "Hidden by: Kind, Time window" and "Show it", which loosens just those facets; returns the
/// height that it takes (physical px), 0 where nothing hides it.
float drawHiddenBy(Panel&, ImVec2 at, float width, const std::vector<dataset::Facet>&);

} // namespace portolan::ui
