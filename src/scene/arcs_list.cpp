#include "scene/arcs_list.h"

#include "scene/arc_ends.h"
#include "scene/journey.h"
#include "scene/time_visibility.h"
#include "state/comparison.h"

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

constexpr float kDimmed = 0.55F; ///< while something else is selected
constexpr float kResting = 0.9F;
constexpr float kBehindHome = 0.3F; ///< ties that do not touch home
constexpr float kHoverWidth = 1.25F;
constexpr float kPulseWidth = 0.6F; ///< a tie that is being signed swells by this much…
constexpr float kPulseGlow = 2.0F;  ///< …and glows twice as strongly as a selected one
constexpr float kSelectedGapPx = 6;
constexpr float kShortestArcPx = 8; ///< between the nodes' rims
constexpr float kDenseOpacity = 0.5F;
constexpr float kExploreHead = 0.45F;
constexpr std::size_t kMostHeads = 64;

bool isSingledOut(std::uint8_t flags) {
    return (flags & Emphasis::kSingledOut) != 0;
}

float opacityFor(std::uint8_t flags, const Emphasis& emphasis) {
    if (isSingledOut(flags)) {
        return 1;
    }
    const bool isBehind = emphasis.hasHome && (flags & Emphasis::kHome) == 0;
    return (emphasis.hasSelection ? kDimmed : kResting) * (isBehind ? kBehindHome : 1.0F);
}

const state::ChangeLook& lookOfChange(std::uint8_t change) {
    return state::lookOf(static_cast<dataset::TieChange>(change));
}

/// Families from the ground up: presences, ties, gatherings, journeys.
std::uint32_t familyOrder(KindLook look) {
    switch (look) {
    case KindLook::Office:
        return 0;
    case KindLook::SisterCity:
    case KindLook::Mou:
        return 1;
    case KindLook::Forum:
    case KindLook::Expo:
        return 2;
    default:
        return 3;
    }
}

std::uint32_t drawingClass(const Lane& lane, std::uint8_t flags) {
    if ((flags & Emphasis::kHovered) != 0) {
        return 6;
    }
    if (isSingledOut(flags)) {
        return 5;
    }
    return (flags & Emphasis::kHome) != 0 ? 4 : familyOrder(lane.look);
}

std::uint32_t stripOf(std::uint32_t segments) {
    std::uint32_t strip = 0;
    while (strip + 1 < kStripSegments.size() && kStripSegments[strip] < segments) {
        ++strip;
    }
    return strip;
}

float gapAt(const NodeMark& node, float scale) {
    const float gap = node.isSelected ? kSelectedGapPx : static_cast<float>(kNodeGapPx);
    return node.radiusPx + gap * scale;
}

} // namespace

void ArcList::rebuild(const ArcListRequest& request, ArcLines& lines, ArcScene& scene) {
    touched_.clear();
    before_.clear();
    sampleLimit_.reset();
    scene.isLegVisible.assign(request.dataset.legs.size(), 0);
    gatherLanes(request, {request.selection, request.timeline, request.emphasis}, lanes_, scene);
    if (const ArcListBefore* before = request.before; before != nullptr) {
        gatherLanes(request, {before->selection, before->timeline, before->emphasis}, before_,
                    scene);
        std::sort(touched_.begin(), touched_.end());
        touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    }
    redraw(request, lines, scene);
}

void ArcList::redraw(const ArcListRequest& request, ArcLines& lines, ArcScene& scene) {
    scene.instances.clear();
    scene.runs.clear();
    scene.dense.clear();
    scene.visible.clear();
    scene.counts.clear();
    scene.heads.clear();
    ++scene.listRevision;
    scene.isDense = touched_.size() > kMostStyledArcs;
    scene.isDraft = scene.isDense && touched_.size() > request.mostArcs;
    if (scene.isDense) {
        addDense(request, lines, scene);
    } else {
        addStyled(request, lines, scene);
    }
}

void ArcList::gatherLanes(const ArcListRequest& request, const Showing& showing,
                          std::vector<LaneNow>& lanes, ArcScene& scene) {
    lanes.assign(request.fans.lanes.size(), {});
    const state::Timeline& window = showing.timeline;
    const double fade = fadeDays(window);
    const bool isComparing = request.comparison != nullptr;
    for (const dataset::LegIndex leg : showing.selection.legs) {
        const std::uint32_t lane = request.fans.laneOfLeg[leg];
        if (lane == dataset::kNone) {
            continue;
        }
        const std::uint8_t change =
            isComparing ? request.comparison->changeOfLeg[leg] : dataset::kNoTieChange;
        const float visibility = isComparing ? (change != dataset::kNoTieChange ? 1.0F : 0.0F)
                                             : timeVisibility(request.catalogue.active[leg],
                                                              window.first, window.last, fade);
        if (visibility <= 0) {
            continue;
        }
        scene.isLegVisible[leg] = 1;
        LaneNow& now = lanes[lane];
        if (now.count == 0) {
            touched_.push_back(lane);
        }
        ++now.count;
        now.draftRank = std::min(now.draftRank, request.catalogue.draftRank[leg]);
        now.visibility = std::max(now.visibility, visibility);
        now.change = change;
        const bool canPulse = !isComparing && !request.isStill;
        if (canPulse && !request.fans.lanes[lane].isDirected) {
            now.pulse = std::max(now.pulse, signingPulse(request.catalogue.active[leg], window));
        }
        now.flags |= showing.emphasis.engagements[request.dataset.legs[leg].engagement];
    }
}

/// Lanes of a lower or the same rank are drawn.
std::uint32_t ArcList::draftLimit(const ArcListRequest& request) const {
    if (touched_.size() <= request.mostArcs) {
        return UINT32_MAX;
    }
    const double share =
        static_cast<double>(request.mostArcs) / static_cast<double>(touched_.size());
    return static_cast<std::uint32_t>(share * UINT32_MAX);
}

void ArcList::sample(const ArcListRequest& request) {
    const std::uint32_t limit = draftLimit(request);
    if (sampleLimit_ == limit) {
        return;
    }
    sampleLimit_ = limit;
    sample_.clear();
    for (const std::uint32_t lane : touched_) {
        const LaneNow& now = lanes_[lane].count > 0 ? lanes_[lane] : before_[lane];
        if (now.draftRank <= limit || isSingledOut(now.flags)) {
            sample_.push_back(lane);
        }
    }
}

KindLook ArcList::colourOf(const Lane& lane, const LaneNow& now) {
    return now.change == dataset::kNoTieChange ? lane.look
                                               : lookOf(lookOfChange(now.change).colourOf);
}

void ArcList::addDense(const ArcListRequest& request, ArcLines& lines, ArcScene& scene) {
    std::size_t emphasised = 0;
    const std::uint32_t limit = draftLimit(request);
    scene.dense.reserve(std::min(touched_.size(), request.mostArcs));
    sample(request);
    for (const std::uint32_t index : sample_) {
        const LaneNow& now = lanes_[index].count > 0 ? lanes_[index] : before_[index];
        if (isSingledOut(now.flags) && emphasised < kMostStyledArcs) {
            ++emphasised;
            addLane(request, index, lines, scene);
            continue;
        }
        if (now.draftRank > limit) {
            continue;
        }
        const Lane& lane = request.fans.lanes[index];
        const float opacity = kDenseOpacity / kResting * opacityOf(request, index);
        const base::Colour colour =
            request.style.kinds[static_cast<std::size_t>(colourOf(lane, now))].withAlpha(opacity);
        const dataset::Range range = lines.denseOf(index);
        for (std::uint32_t i = 0; i < range.count; ++i) {
            scene.visible.push_back({.lane = index,
                                     .curve = static_cast<std::uint32_t>(scene.dense.size()),
                                     .opacity = opacity,
                                     .count = now.count,
                                     .isDense = true});
            scene.dense.push_back({lines.cubic(range.first + i), colour});
        }
    }
    sortIntoRuns(scene);
}

void ArcList::addStyled(const ArcListRequest& request, ArcLines& lines, ArcScene& scene) {
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t lane : touched_) {
        addLane(request, lane, lines, scene);
    }
    sortIntoRuns(scene);
}

/// Of a lane that was there before and still is, in between.
float ArcList::opacityOf(const ArcListRequest& request, std::uint32_t lane) const {
    const LaneNow& now = lanes_[lane];
    const float shown = now.visibility * opacityFor(now.flags, request.emphasis);
    if (request.before == nullptr) {
        return shown;
    }
    const LaneNow& then = before_[lane];
    return glm::mix(then.visibility * opacityFor(then.flags, request.before->emphasis), shown,
                    request.before->passed);
}

/// While the moment before fades, an arc that looks the same in both stays; others are drawn twice.
void ArcList::addLane(const ArcListRequest& request, std::uint32_t index, ArcLines& lines,
                      ArcScene& scene) {
    const LaneNow& now = lanes_[index];
    const ArcListBefore* const before = request.before;
    const float opacity = opacityOf(request, index);
    if (before == nullptr) {
        return addArc(request, index, {now, request.timeline, 1, opacity}, lines, scene);
    }
    const LaneNow& then = before_[index];
    const Lane& lane = request.fans.lanes[index];
    const bool isSame =
        then.count > 0 && now.count > 0 && ((then.flags ^ now.flags) & Emphasis::kChosen) == 0 &&
        headOf(request, lane, before->timeline) == headOf(request, lane, request.timeline);
    if (isSame) {
        return addArc(request, index, {now, request.timeline, 1, opacity}, lines, scene);
    }
    const float passed = before->passed;
    if (then.count > 0 && passed < 1) {
        const float left = then.visibility * opacityFor(then.flags, before->emphasis);
        addArc(request, index, {then, before->timeline, 1 - passed, left * (1 - passed)}, lines,
               scene);
    }
    if (now.count > 0 && passed > 0) {
        const float come = now.visibility * opacityFor(now.flags, request.emphasis);
        addArc(request, index, {now, request.timeline, passed, come * passed}, lines, scene);
    }
}

void ArcList::addArc(const ArcListRequest& request, std::uint32_t index, const Moment& moment,
                     ArcLines& lines, ArcScene& scene) {
    const Lane& lane = request.fans.lanes[index];
    const LaneNow& now = moment.now;
    const std::uint32_t curveIndex = lines.curveOf(index, scene);
    if (curveIndex == dataset::kNone) {
        return;
    }
    const float scale = scene.unitPx;
    const Curve& curve = scene.curves[curveIndex].curve;
    VisibleArc visible{.lane = index,
                       .curve = curveIndex,
                       .opacity = moment.opacity,
                       .trimStartPx = gapAt(request.nodes[lane.from], scale),
                       .trimEndPx = gapAt(request.nodes[lane.to], scale),
                       .count = now.count};
    if (curve.lengthPx - visible.trimStartPx - visible.trimEndPx < kShortestArcPx * scale) {
        return;
    }
    const bool isChosen = (now.flags & Emphasis::kChosen) != 0;
    const bool hasChevrons =
        (isChosen || scene.isDetailed || request.isStill) && lane.texture == ArcTexture::Mission;
    ArcInstance instance{
        .style = static_cast<std::uint32_t>(lane.texture) |
                 static_cast<std::uint32_t>(lane.dash) << 4U | (hasChevrons ? kStyleChevrons : 0U),
        .colour = request.style.kinds[static_cast<std::size_t>(colourOf(lane, now))],
        .lengthPx = curve.lengthPx,
        .trimStartPx = visible.trimStartPx,
        .trimEndPx = visible.trimEndPx,
        .opacity = visible.opacity,
        .widthScale = ((now.flags & Emphasis::kHovered) != 0 ? kHoverWidth : 1.0F) *
                      (1.0F + kPulseWidth * now.pulse),
        .glow = std::max(isChosen ? 1.0F : 0.0F, kPulseGlow * now.pulse)};
    if (request.comparison != nullptr) {
        const state::ChangeLook& look = lookOfChange(now.change);
        instance.style = static_cast<std::uint32_t>(ArcTexture::Mou) |
                         static_cast<std::uint32_t>(look.isDashed ? Dash::Short : Dash::Solid)
                             << 4U;
        instance.widthScale *= look.width;
    } else {
        placeHead(request, lane, moment, scene, visible, instance);
    }
    if (now.count > 1) {
        const CurvePoint apex = pointAt(scene, curve, curve.lengthPx / 2);
        scene.counts.push_back({{apex.x, apex.y}, now.count, colourOf(lane, now), moment.share});
    }
    scene.visible.push_back(visible);
    const std::uint32_t drawing = drawingClass(lane, now.flags);
    for (int i = 0; i < curve.pieceCount; ++i) {
        instance.firstPoint = curve.pieces[i].first;
        instance.segments = curve.pieces[i].count - 1;
        drawn_.push_back({drawing << 8U | stripOf(instance.segments), instance});
    }
}

std::optional<ArcList::Head> ArcList::headOf(const ArcListRequest& request, const Lane& lane,
                                             const state::Timeline& timeline) {
    if (request.isStill || lane.legs.count != 1) {
        return std::nullopt;
    }
    const dataset::Leg& leg = request.dataset.legs[request.fans.legs[lane.legs.first]];
    const auto at = journeyPosition(request.dataset, leg.engagement, timeline.cursor);
    if (!at) {
        return std::nullopt;
    }
    const bool isHere = at->leg == leg.order && !at->isDwelling;
    const bool isPassed = at->leg > leg.order || (at->leg == leg.order && at->isDwelling);
    return Head{static_cast<float>(isHere ? at->along : isPassed ? 2.0 : 0.0), isHere};
}

void ArcList::placeHead(const ArcListRequest& request, const Lane& lane, const Moment& moment,
                        ArcScene& scene, VisibleArc& visible, ArcInstance& instance) {
    if (scene.heads.size() >= kMostHeads) {
        return;
    }
    const auto head = headOf(request, lane, moment.timeline);
    if (!head) {
        return;
    }
    const float drawnPx = instance.lengthPx - visible.trimStartPx - visible.trimEndPx;
    instance.headPx = head->along * drawnPx;
    instance.opacity = visible.opacity = moment.share;
    if (head->isHere) {
        const CurvePoint at = pointAt(scene, scene.curves[visible.curve].curve,
                                      visible.trimStartPx + instance.headPx);
        scene.heads.push_back(
            {{at.x, at.y},
             at.angle,
             kExploreHead,
             moment.share < 1 ? instance.colour.withAlpha(moment.share) : instance.colour});
    }
}

void ArcList::sortIntoRuns(ArcScene& scene) {
    std::stable_sort(drawn_.begin(), drawn_.end(),
                     [](const Drawn& a, const Drawn& b) { return a.order < b.order; });
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        if (i == 0 || drawn_[i].order != drawn_[i - 1].order) {
            scene.runs.push_back({.first = static_cast<std::uint32_t>(i),
                                  .count = 0,
                                  .segments = kStripSegments[drawn_[i].order & 0xFFU]});
        }
        ++scene.runs.back().count;
        scene.instances.push_back(drawn_[i].instance);
    }
    drawn_.clear();
}

} // namespace portolan::scene
