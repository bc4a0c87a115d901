// The list of arcs that are visible now, compacted from the selection each time the window, the
// filter or the emphasis changes. Storage is kept from call to call.
#pragma once

#include "dataset/compare.h"
#include "dataset/filter.h"
#include "scene/arcs.h"
#include "scene/arcs_lines.h"
#include "scene/emphasis.h"
#include "scene/nodes.h"
#include "scene/style.h"
#include "state/app_state.h"

#include <optional>
#include <span>
#include <vector>

namespace portolan::scene {

/// What was shown before, while it fades (NetworkBefore).
struct ArcListBefore {
    const dataset::Selection& selection;
    const state::Timeline& timeline;
    const Emphasis& emphasis;
    float passed = 0;
};

struct ArcListRequest {
    const dataset::Dataset& dataset;
    const dataset::Selection& selection;
    const ArcCatalogue& catalogue;
    const FanLayout& fans;
    const Emphasis& emphasis;
    std::span<const NodeMark> nodes;
    const state::Timeline& timeline;
    const MapStyle& style;
    /// Nothing moves by itself: journeys are drawn whole, with chevrons, and nothing pulses.
    bool isStill = false;
    const dataset::PeriodComparison* comparison = nullptr; ///< null: by kind
    /// About how many arcs are drawn at most, in the dense style only: beyond, a fair sample of all
    /// is, with everything that is selected or hovered. The same sample for the same limit, part of
    /// every higher limit's.
    std::size_t mostArcs = kEveryArc;
    const ArcListBefore* before = nullptr;
};

class ArcList {
public:
    /// Fills scene's list; `lines` computes what is needed for the first time.
    void rebuild(const ArcListRequest&, ArcLines& lines, ArcScene& scene);
    /// The same where only camera, nodes or limit differ from the last request: costs what is
    /// drawn, not what there is.
    void redraw(const ArcListRequest&, ArcLines& lines, ArcScene& scene);
    /// Lanes that have anything visible: what a limit is compared with.
    std::size_t laneCount() const { return touched_.size(); }

private:
    /// What is visible of a lane at this moment.
    struct LaneNow {
        float visibility = 0;
        float pulse = 0; ///< signingPulse of the latest tie
        std::uint32_t count = 0;
        std::uint32_t draftRank = UINT32_MAX; ///< the lowest of its legs
        std::uint8_t flags = 0;
        std::uint8_t change = dataset::kNoTieChange;
    };
    struct Drawn {
        std::uint32_t order; ///< drawing class, then strip length
        ArcInstance instance;
    };

    /// What is shown of the lanes of one selection, with how much of it.
    struct Showing {
        const dataset::Selection& selection;
        const state::Timeline& timeline;
        const Emphasis& emphasis;
    };
    /// An arc of one moment.
    struct Moment {
        const LaneNow& now;
        const state::Timeline& timeline;
        float share = 1; ///< of what it shows, while it fades
        float opacity = 1;
    };

    void gatherLanes(const ArcListRequest&, const Showing&, std::vector<LaneNow>& lanes, ArcScene&);
    std::uint32_t draftLimit(const ArcListRequest&) const;
    void sample(const ArcListRequest&);
    float opacityOf(const ArcListRequest&, std::uint32_t lane) const;
    void addDense(const ArcListRequest&, ArcLines&, ArcScene&);
    void addStyled(const ArcListRequest&, ArcLines&, ArcScene&);
    void addLane(const ArcListRequest&, std::uint32_t lane, ArcLines&, ArcScene&);
    void addArc(const ArcListRequest&, std::uint32_t lane, const Moment&, ArcLines&, ArcScene&);
    /// Of a journey that is under way on a lane.
    struct Head {
        float along = 0; ///< 0–1 of the arc; 2: it has passed
        bool isHere = false;
        bool operator==(const Head&) const = default;
    };
    static std::optional<Head> headOf(const ArcListRequest&, const Lane&, const state::Timeline&);
    static void placeHead(const ArcListRequest&, const Lane&, const Moment&, ArcScene&, VisibleArc&,
                          ArcInstance&);
    static KindLook colourOf(const Lane&, const LaneNow&);
    void sortIntoRuns(ArcScene&);

    std::vector<LaneNow> lanes_;
    std::vector<LaneNow> before_;        ///< empty: nothing fades
    std::vector<std::uint32_t> touched_; ///< lanes with anything visible, in no order
    /// Those of them that a draft draws, singled out or not above sampleLimit_.
    std::vector<std::uint32_t> sample_;
    std::optional<std::uint32_t> sampleLimit_;
    std::vector<Drawn> drawn_;
};

} // namespace portolan::scene
