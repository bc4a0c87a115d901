#include "state/session.h"
#include "state/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace portolan::state {

namespace {

using Ids = std::vector<std::string>;

constexpr std::size_t kMostNamed = 20;

struct Known {
    std::set<std::string_view> places, organisations, engagements, sources, economies, sectors;
};

/// Those of `wanted` that the dataset has: one pass over it, however many are asked for.
Known knownOf(const std::set<std::string_view>& wanted, const dataset::Dataset& dataset) {
    Known known;
    const auto note = [&wanted](std::set<std::string_view>& found, std::string_view id) {
        if (wanted.contains(id)) {
            found.insert(id);
        }
    };
    for (const dataset::Place& place : dataset.places) {
        note(known.places, place.id);
        note(known.economies, place.economy);
    }
    for (const dataset::Organisation& organisation : dataset.organisations) {
        note(known.organisations, organisation.id);
    }
    for (dataset::EngagementIndex i = 0; i < dataset.engagements.size(); ++i) {
        note(known.engagements, dataset.engagementId(i));
    }
    for (const dataset::Source& source : dataset.sources) {
        note(known.sources, source.id);
    }
    for (const std::string& sector : dataset.sectors) {
        note(known.sectors, sector);
    }
    return known;
}

class Fitter {
public:
    explicit Fitter(const std::string& file) : file_(file) {}

    /// Takes out what `isKnown` does not know.
    template<class Predicate>
    void keep(Ids& ids, const char* what, Predicate isKnown) {
        const auto isGone = [&](const std::string& id) {
            const bool isLost = !isKnown(id);
            if (isLost && told_.emplace(what, id).second) {
                tell(what, id);
            }
            return isLost;
        };
        ids.erase(std::remove_if(ids.begin(), ids.end(), isGone), ids.end());
    }
    base::Diagnostics take() {
        if (told_.size() > kMostNamed) {
            add(fmt::format("and {} more that this dataset does not have",
                            told_.size() - kMostNamed));
        }
        return std::move(notes_);
    }

private:
    void tell(const char* what, const std::string& id) {
        if (told_.size() <= kMostNamed) {
            add(fmt::format("there is no {} '{}' in this dataset: it is left out", what,
                            id.substr(0, 80)));
        }
    }
    void add(std::string message) {
        notes_.push_back({base::Severity::Warning, {file_, 0, 0}, std::move(message)});
    }

    const std::string& file_;
    base::Diagnostics notes_;
    std::set<std::pair<std::string, std::string>> told_;
};

std::set<std::string_view> idsOf(const AppState& state) {
    std::set<std::string_view> ids;
    const auto add = [&ids](const Ids& some) { ids.insert(some.begin(), some.end()); };
    const dataset::Filter& filter = state.filter;
    for (const Ids* some : {&filter.places, &filter.organisations, &filter.sources,
                            &filter.economies, &filter.sectors, &state.selected}) {
        add(*some);
    }
    for (const auto* pages : {&state.trail.back, &state.trail.forward}) {
        std::for_each(pages->begin(), pages->end(), add);
    }
    ids.insert(state.home);
    return ids;
}

void fitFilter(dataset::Filter& filter, const Known& known, Fitter& fitter) {
    const auto within = [](const std::set<std::string_view>& set) {
        return
            [&set](const std::string& id) { return id == dataset::kUnstated || set.contains(id); };
    };
    fitter.keep(filter.places, "place", within(known.places));
    fitter.keep(filter.organisations, "organisation", within(known.organisations));
    fitter.keep(filter.sources, "source", within(known.sources));
    fitter.keep(filter.economies, "economy", within(known.economies));
    fitter.keep(filter.sectors, "sector", within(known.sectors));
}

/// A file that was cut, or written by hand, may not say which days: a window that ends before it
/// begins, or of the one day 0, hides everything.
void openUnreadWindow(Timeline& timeline, base::DayInterval extent) {
    if (timeline.last < timeline.first || (timeline.first == 0 && timeline.last == 0)) {
        const Timeline whole = timelineFor(extent);
        timeline.first = whole.first;
        timeline.last = timeline.cursor = whole.last;
    }
}

} // namespace

base::Diagnostics fitToDataset(AppState& state, const dataset::Dataset& dataset,
                               const std::string& fileName) {
    Fitter fitter(fileName);
    const Known known = knownOf(idsOf(state), dataset);
    fitFilter(state.filter, known, fitter);
    const auto hasCard = [&known](const std::string& id) {
        return known.places.contains(id) || known.organisations.contains(id) ||
               known.engagements.contains(id);
    };
    fitter.keep(state.selected, "record", hasCard);
    for (auto* pages : {&state.trail.back, &state.trail.forward}) {
        for (Ids& page : *pages) {
            fitter.keep(page, "record", hasCard);
        }
        pages->erase(std::remove_if(pages->begin(), pages->end(),
                                    [](const Ids& page) { return page.empty(); }),
                     pages->end());
    }
    if (Ids home{state.home}; !state.home.empty()) {
        fitter.keep(home, "place",
                    [&](const std::string& id) { return known.places.contains(id); });
        state.home = home.empty() ? std::string() : state.home;
    }
    openUnreadWindow(state.timeline, dataset.extent);
    state.timeline = clamped(state.timeline, {dataset.extent, {}, {}});
    return fitter.take();
}

} // namespace portolan::state
