#include "ui/filter_chips.h"

#include <algorithm>

namespace portolan::ui {

namespace {

using dataset::Facet;
using dataset::Filter;

constexpr std::size_t kMostOfAFacet = 3;

std::string named(const Speech& speech, Facet facet, const std::string& what) {
    return filled(speech("{facet}: {what}"), {{"facet", nameOf(speech, facet)}, {"what", what}});
}

/// Which ties of a place, where not all of them.
std::string withTies(const Speech& speech, std::string label, dataset::PlaceTies ties) {
    return ties == dataset::PlaceTies::All
               ? label
               : filled(speech("{place}, {ties}"),
                        {{"place", label}, {"ties", nameOf(speech, ties)}});
}

/// The rows that stand for something chosen, and those that are not, in a list without trees.
struct Split {
    std::vector<std::uint32_t> chosen, others;
};

Split splitOf(const Filter& filter, const FacetList& list) {
    Split split;
    const std::vector<Check> checks = checksOf(filter, list);
    for (std::uint32_t i = 0; i < checks.size(); ++i) {
        const FacetRow& row = list.rows[i];
        if (row.is == FacetRow::Is::Family) {
            continue;
        }
        const bool isImplied = list.facet == Facet::Place && row.parent != dataset::kNone &&
                               checks[row.parent] == Check::On;
        if (checks[i] == Check::On && !isImplied) {
            split.chosen.push_back(i);
        } else if (checks[i] == Check::Off) {
            split.others.push_back(i);
        }
    }
    return split;
}

class ChipMaker {
public:
    explicit ChipMaker(const ViewModel& view)
        : view_(view), filter_(view.state->filter), speech_(view.speech) {}

    void add(Facet facet) {
        if (chosenCount(filter_, facet) == 0) {
            return;
        }
        const FacetList& list = view_.facets->of(facet);
        const Split split = splitOf(filter_, list);
        const bool isMost = facet != Facet::Place && split.others.size() < split.chosen.size();
        if (isMost && !split.others.empty() && split.others.size() <= kMostOfAFacet) {
            for (const std::uint32_t row : split.others) {
                put(filled(speech_("Without: {what}"), {{"what", list.rows[row].label}}),
                    withToggled(filter_, list, row), list, split.others.size());
            }
        } else if (split.chosen.size() == chosenCount(filter_, facet) &&
                   split.chosen.size() <= kMostOfAFacet) {
            for (const std::uint32_t row : split.chosen) {
                put(label(facet, list.rows[row].label), withToggled(filter_, list, row), list, 0);
            }
        } else {
            put(label(facet, numberName(speech_, std::to_string(chosenCount(filter_, facet)))),
                withoutFacet(filter_, facet), list, 0);
        }
    }

    void addHome() {
        const std::string& id = view_.state->home;
        const auto home = id.empty() ? std::nullopt : view_.dataset->findEntity(id);
        if (home && home->table == dataset::EntityId::Table::Place) {
            chips_.push_back(
                {named(speech_, Facet::Home, placeName(speech_, *view_.dataset, home->index)),
                 state::intent::ChooseHome{}});
        }
    }

    void addOthers() {
        if (filter_.dates != base::DayInterval{}) {
            put(named(speech_, Facet::Dates, intervalName(speech_, filter_.dates)), Facet::Dates);
        }
        if (filter_.undated == dataset::UndatedRule::Exclude) {
            put(filled(speech_("Without: {what}"), {{"what", speech_("Undated")}}), Facet::Undated);
        } else if (filter_.undated == dataset::UndatedRule::Only) {
            put(speech_("Only undated"), Facet::Undated);
        }
        if (!filter_.text.empty()) {
            put("“" + filter_.text + "”", Facet::Text);
        }
    }

    std::vector<ActiveChip> take() { return std::move(chips_); }

private:
    std::string label(Facet facet, const std::string& what) const {
        return named(speech_, facet,
                     facet == Facet::Place ? withTies(speech_, what, filter_.ties) : what);
    }
    void put(std::string label, Facet facet) {
        chips_.push_back(
            {std::move(label), state::intent::SetFilter{withoutFacet(filter_, facet)}});
    }
    /// The last of those that were left out leaves everything chosen, which is the same as nothing.
    void put(std::string label, Filter without, const FacetList& list, std::size_t leftOut) {
        if (leftOut == 1) {
            without = withoutFacet(std::move(without), list.facet);
        }
        chips_.push_back({std::move(label), state::intent::SetFilter{std::move(without)}});
    }

    const ViewModel& view_;
    const Filter& filter_;
    const Speech& speech_;
    std::vector<ActiveChip> chips_;
};

} // namespace

std::vector<ActiveChip> activeChips(const ViewModel& view) {
    ChipMaker maker(view);
    maker.addHome();
    for (const Facet facet : kFacets) {
        maker.add(facet);
    }
    maker.addOthers();
    return maker.take();
}

std::string facetNames(const Speech& speech, const std::vector<Facet>& facets) {
    std::string names;
    for (const Facet facet : facets) {
        const std::string name = nameOf(speech, facet);
        names = names.empty()
                    ? name
                    : filled(speech("{some}, {another}"), {{"some", names}, {"another", name}});
    }
    return names;
}

std::vector<state::Intent> loosened(const ViewModel& view, const std::vector<Facet>& facets) {
    const state::Timeline& timeline = view.state->timeline;
    const bool isOutside = std::find(facets.begin(), facets.end(), Facet::Dates) != facets.end();
    const bool opensWindow = isOutside && view.time != nullptr;
    const Filter next = withoutFacets(view.state->filter, facets);
    std::vector<state::Intent> intents;
    if (std::find(facets.begin(), facets.end(), Facet::Home) != facets.end()) {
        intents.emplace_back(state::intent::ChooseHome{{}, {}, state::Phase::Preview});
    }
    // All of it is one step of the history: the last intent alone commits.
    intents.emplace_back(
        state::intent::SetFilter{next, opensWindow ? state::Phase::Preview : state::Phase::Commit});
    if (opensWindow) {
        const bool isMoment = timeline.mode == state::TimeMode::Moment;
        const auto last = static_cast<double>(view.time->extent.last);
        intents.emplace_back(
            state::intent::SetWindow{static_cast<double>(view.time->extent.first), last,
                                     isMoment ? state::Phase::Preview : state::Phase::Commit});
        if (isMoment) {
            intents.emplace_back(state::intent::SetTimeMode{state::TimeMode::Window});
        }
        intents.emplace_back(state::intent::ScrubTo{last});
    }
    return intents;
}

} // namespace portolan::ui
