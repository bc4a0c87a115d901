// What a click in the filter panel makes of the filter: pure functions.
#pragma once

#include "dataset/filter.h"
#include "ui/view_model.h"

#include <string>
#include <vector>

namespace portolan::ui {

/// Kinds are all on until one is taken away; taking the last away puts all back.
bool showsKind(const dataset::Filter&, dataset::EngagementKind);
dataset::Filter withKindToggled(dataset::Filter, dataset::EngagementKind,
                                const std::vector<dataset::EngagementKind>& present);
dataset::Filter withOnlyKind(dataset::Filter, dataset::EngagementKind);

/// Of the other facets nothing is chosen at first, which lets everything pass.
bool isChosen(const std::vector<std::string>&, const std::string& key);
std::vector<std::string> toggled(std::vector<std::string>, const std::string& key);

/// What the filter holds, one chip each, with the filter without it.
struct ActiveChip {
    std::string label;
    dataset::Filter without;
};
std::vector<ActiveChip> activeChips(const ViewModel&);

} // namespace portolan::ui
