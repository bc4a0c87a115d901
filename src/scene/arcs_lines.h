// Where each lane runs in the current camera shape: side, height and centre line, computed when a
// lane is first needed and kept until the shape changes.
#pragma once

#include "scene/arcs.h"
#include "scene/arcs_fan.h"
#include "scene/arcs_placement.h"
#include "scene/frame_view.h"
#include "scene/nodes_layout.h"

#include <array>
#include <optional>
#include <vector>

namespace portolan::scene {

/// How much larger the network is drawn close up: 1 at 4.4 km/px, 1.25 from 1.1 km/px on, 0.78 from
/// 13 km/px outwards.
double detailOf(const FrameView&);

/// The fans of what is shown, and of what was before, between the same nodes; both borrowed.
struct StagedFans {
    const FanLayout& now;
    const FanLayout* before = nullptr;
};

class ArcLines {
public:
    /// Another dataset, grouping or projection: where the fans stand is worked out anew; while one
    /// projection morphs into the next, they swing there from where they stood. The references
    /// must outlive the next calls. reset() follows.
    void place(const FanRequest&, const FanLayout&, const geo::ProjectionGrid&);
    /// On the stage, in place of that: `fans` has the lanes of `now` and, while that fades, of what
    /// was shown `before`, each with its place in either (Lane::laneBefore).
    void placeStaged(const FanRequest&, const FanLayout& fans, const geo::ProjectionGrid&,
                     const StagedFans&);
    /// Another camera shape: forgets all lines. Costs what is known, not what there is. `passed`:
    /// how far staged fans have swung to where they stand now.
    void reset(const FrameView&, double passed = 1);

    /// Index into ArcScene::curves; kNone where the lane is shorter than kShortestPx or hidden.
    std::uint32_t curveOf(std::uint32_t lane, ArcScene&);
    /// What stands at its ends when all engagements are shown, as far as it can be seen.
    void appendEnds(std::uint32_t lane, std::vector<LaneEnd>&);
    /// Cubics of the lane in the dense style: usually one; none when it is hidden.
    dataset::Range denseOf(std::uint32_t lane);
    const std::array<glm::vec2, 4>& cubic(std::uint32_t index) const { return cubics_[index]; }

    /// A shorter chord (logical px) is not drawn: it is in its node's count.
    static constexpr double kShortestPx = 8;

private:
    struct PairShape {
        bool isKnown = false;
        double chordPx = 0; ///< map pixels
        FanPlacement placement;
        double reducePx = 0; ///< of each lane's height, since the great circle bulges already
        double liftPx = 0;   ///< liftOverNodes, map pixels
        /// The unbowed arc as one cubic, from the pair's first place to its second; unset where
        /// something cuts it. Every lane of the pair is this, bowed.
        std::optional<std::array<glm::vec2, 4>> straight;
        bool isStraightKnown = false;
    };
    void begin(const FanRequest&, const FanLayout&);
    PairShape& shapeOf(std::uint32_t pair);
    /// The lane as its pair's cubic, bowed; nullopt where it does not run from place to place of
    /// the pair, or the pair's arc is cut.
    std::optional<std::array<glm::vec2, 4>> bowedCubic(const Lane&, PairShape&);
    /// Signed, to the left of the lane's travel, map pixels.
    double bowOf(const Lane&, const PairShape&) const;
    FanPlacement placementOf(std::uint32_t pair) const;
    /// Above its chord as the pair stands, logical px; of the pair's innermost lane.
    double heightOf(const Lane&, const PairShape&) const;
    double innermostHeight(const FanPair&, const PairShape&) const;
    double swung() const;
    geo::LonLat positionOf(std::uint32_t node) const;
    double rimPx(std::uint32_t node) const;

    const dataset::Dataset* dataset_ = nullptr;
    const NodeLayout* nodes_ = nullptr;
    const FanLayout* fans_ = nullptr;
    FrameView view_;
    struct PlacedPair {
        dataset::PlaceIndex first = 0, second = 0;
        FanPlacement placement;
    };
    std::vector<FanPlacement> placements_;
    std::vector<FanPlacement> before_;    ///< where the pairs stood before place()
    std::vector<PlacedPair> placedPairs_; ///< empty where pairs stand on their own
    double detail_ = 1;
    std::optional<double> passed_; ///< on the stage
    std::vector<PairShape> pairs_;
    std::vector<std::uint32_t> curveOfLane_; ///< kUnknown until asked for
    std::vector<dataset::Range> denseOfLane_;
    std::vector<std::uint32_t> knownPairs_, knownLanes_; ///< that have been asked for
    std::vector<std::array<glm::vec2, 4>> cubics_;
};

} // namespace portolan::scene
