// What is drawn and listed: read or made beside the main thread, and kept in step with the state.
#pragma once

#include "app/picture/picture.h"
#include "app/picture/startup.h"
#include "base/job_pool.h"
#include "dataset/selector.h"
#include "ui/view_model.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace portolan::app {

/// What install() found.
struct Installed {
    bool isAny = false;      ///< the next picture differs
    bool hasRecords = false; ///< the records have just arrived
};

class Resources {
public:
    /// `wake` is called on a worker whenever something is ready.
    Resources(Startup, std::function<void()> wake);

    /// Takes in what has been read or made since the last call. Error: something that the program
    /// cannot do without cannot be read.
    base::Result<Installed> install(const state::AppState&, double seconds);
    /// Selects for the state (of very many records beside the main thread: what was selected stays
    /// until then), and asks for what it wants and is not there: a theme's relief, a
    /// projection's grid, a point of view.
    void refresh(const state::AppState&);

    bool isLoading() const;
    const Materials& materials() const { return materials_; }
    /// Of the filter, the time window and home: what is listed and counted. materials().selection
    /// is drawn: it has the ties beside home's too.
    const std::shared_ptr<const dataset::Selection>& listedSelection() const {
        return selected_.windowed;
    }
    /// Of the filter without the time window: the histogram shows what lies outside too. Its facets
    /// are not counted.
    const std::shared_ptr<const dataset::Selection>& filterSelection() const {
        return selected_.filter;
    }
    /// Of the state's two periods and its filter, whatever the time window is; null while none is
    /// wanted.
    const std::shared_ptr<const dataset::PeriodComparison>& comparison() const {
        return materials_.comparison;
    }
    /// Where nothing is listed: the ways to see something. Null where something is.
    const std::shared_ptr<const std::vector<ui::WouldShow>>& wouldShow() const {
        return selected_.wouldShow;
    }
    /// Null until the records have arrived.
    const std::shared_ptr<const dataset::SearchIndex>& index() const { return index_; }
    /// The filter with the time window and home in it: what listedSelection() is of; null with it.
    const dataset::Filter* windowedFilter() const {
        return selectedFor_ ? &selectedFor_->windowed : nullptr;
    }
    /// Its pointers are null until it has been made.
    const ReadyProjection& projection() const { return projection_; }
    const std::vector<dataset::Viewpoint>& viewpoints() const { return viewpoints_; }
    const base::Diagnostics& problems() const { return problems_; }
    /// What else went wrong at the start.
    void addProblems(const base::Diagnostics&);
    /// What is wrong with the last projection that was asked for; empty when nothing is.
    const std::string& projectionError() const { return projectionError_; }
    /// Can it be drawn? Remembers what is wrong with it.
    bool check(const std::string& projection, geo::LonLat centre);
    /// The change of projection that is under way at this moment, if one is.
    std::optional<Morph> morph(double seconds);
    bool isMorphing() const { return morph_.has_value(); }

private:
    struct MorphState {
        ReadyProjection from;
        double metresPerPixel = 4400;
        double start = 0;
    };

    /// What a selection is made for, and what is made.
    struct Choice {
        dataset::Filter filter, windowed, drawn; ///< drawn: windowed, but not only home's
        state::Comparison comparison;            ///< as it begins while it is off
        bool operator==(const Choice&) const = default;
    };
    struct Selected {
        std::shared_ptr<const dataset::Selection> filter, windowed, drawn;
        std::shared_ptr<const dataset::PeriodComparison> comparison;
        std::shared_ptr<const std::vector<ui::WouldShow>> wouldShow;
    };

    base::Result<Installed> installStartup();
    void installProjection(const std::string& definition, const ReadyProjection& ready);
    void select(const state::AppState&);
    Choice choiceFor(const state::AppState&) const;
    /// Leaves what is the same as before.
    static Selected choose(dataset::Selector&, const dataset::Dataset&, const Choice&,
                           const std::optional<Choice>& before, Selected selected);
    void take(const Choice&, const Selected&);
    void chooseViewpoint(const state::AppState&);
    void requestRelief(state::Theme);
    void requestProjection(const state::AppState&);

    Startup startup_;
    Materials materials_;
    std::vector<dataset::Viewpoint> viewpoints_;
    std::shared_ptr<const dataset::SearchIndex> index_;
    base::Diagnostics problems_;
    Selected selected_;
    std::optional<Choice> selectedFor_;
    std::shared_ptr<dataset::Selector> selector_; ///< a job's while isSelecting_
    bool isSelecting_ = false;
    ReadyProjection projection_;
    std::string definition_, pending_, projectionError_;
    std::optional<state::Theme> reliefTheme_;
    std::string viewpointCode_;
    std::optional<MorphState> morph_;
    bool reducesMotion_ = false;                 ///< of the last install()
    double metresPerPixel_ = 4400, seconds_ = 0; ///< of the last install()
    // Last: their jobs end before what they deliver to. Selections wait for no relief.
    base::JobPool jobs_, selections_;
};

/// The PROJ definition that a state asks for.
std::string wantedDefinition(const state::AppState&);

/// How long play rests in each of the months: as long as the longest journey of the month that
/// passes takes to travel.
std::vector<double> restsIn(const std::vector<base::Day>& months, const dataset::Dataset&,
                            const dataset::Selection&);

} // namespace portolan::app
