#include "ui/filter_edit.h"

#include <algorithm>
#include <utility>

namespace portolan::ui {

namespace {

using dataset::EngagementKind;
using dataset::Filter;

std::string labelIn(const std::vector<FacetRow>& rows, const std::string& key) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FacetRow& row) { return row.key == key; });
    return found != rows.end() ? found->label : key;
}

/// "Without visits" while most are shown, else a chip for each kind that is.
void addKindChips(const ViewModel& view, std::vector<ActiveChip>& chips) {
    const Filter& filter = view.state->filter;
    const auto& present = view.facets->kinds;
    if (filter.kinds.empty()) {
        return;
    }
    const bool mostShown = filter.kinds.size() * 2 > present.size();
    for (const EngagementKind kind : present) {
        if (showsKind(filter, kind) != mostShown) {
            const std::string name = nameOf(view.speech, kind);
            chips.push_back(
                {mostShown ? filled(view.speech("Without: {what}"), {{"what", name}}) : name,
                 withKindToggled(filter, kind, present)});
        }
    }
}

void addUndatedChip(const ViewModel& view, std::vector<ActiveChip>& chips) {
    Filter without = view.state->filter;
    const auto rule = std::exchange(without.undated, dataset::UndatedRule::Include);
    if (rule == dataset::UndatedRule::Exclude) {
        chips.push_back(
            {filled(view.speech("Without: {what}"), {{"what", view.speech("Undated")}}), without});
    } else if (rule == dataset::UndatedRule::Only) {
        chips.push_back({view.speech("Only undated"), without});
    }
}

} // namespace

bool showsKind(const Filter& filter, EngagementKind kind) {
    return filter.kinds.empty() ||
           std::find(filter.kinds.begin(), filter.kinds.end(), kind) != filter.kinds.end();
}

Filter withKindToggled(Filter filter, EngagementKind kind,
                       const std::vector<EngagementKind>& present) {
    std::vector<EngagementKind> kinds;
    for (const EngagementKind other : present) {
        if (showsKind(filter, other) != (other == kind)) {
            kinds.push_back(other);
        }
    }
    filter.kinds = kinds.size() == present.size() ? std::vector<EngagementKind>() : kinds;
    return filter;
}

Filter withOnlyKind(Filter filter, EngagementKind kind) {
    filter.kinds = {kind};
    return filter;
}

bool isChosen(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::vector<std::string> toggled(std::vector<std::string> keys, const std::string& key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found != keys.end()) {
        keys.erase(found);
    } else {
        keys.push_back(key);
    }
    return keys;
}

std::vector<ActiveChip> activeChips(const ViewModel& view) {
    std::vector<ActiveChip> chips;
    const Filter& filter = view.state->filter;
    addKindChips(view, chips);
    for (const std::string& key : filter.places) {
        Filter without = filter;
        without.places = toggled(without.places, key);
        chips.push_back({labelIn(view.facets->places, key), without});
    }
    for (const std::string& key : filter.sectors) {
        Filter without = filter;
        without.sectors = toggled(without.sectors, key);
        chips.push_back({labelIn(view.facets->sectors, key), without});
    }
    addUndatedChip(view, chips);
    if (!filter.text.empty()) {
        Filter without = filter;
        without.text.clear();
        chips.push_back({"“" + filter.text + "”", without});
    }
    return chips;
}

} // namespace portolan::ui
