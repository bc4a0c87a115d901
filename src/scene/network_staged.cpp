#include "scene/network_staged.h"

#include <algorithm>
#include <utility>

namespace portolan::scene {
namespace {

using Passes = std::vector<std::uint8_t>;

Passes eitherOf(const Passes& a, const Passes& b) {
    Passes either(a.size());
    std::transform(a.begin(), a.end(), b.begin(), either.begin(),
                   [](std::uint8_t x, std::uint8_t y) { return std::max(x, y); });
    return either;
}

/// Tells the lanes of `fans` where they stand in what is shown, and in what was before; a lane that
/// is in one of them only stays where it is there.
void joinLanes(FanLayout& fans, const FanLayout& now, const FanLayout& before) {
    for (Lane& lane : fans.lanes) {
        const dataset::LegIndex leg = fans.legs[lane.legs.first];
        const std::uint32_t here = now.laneOfLeg[leg];
        const std::uint32_t there = before.laneOfLeg[leg];
        const Lane& last = here != dataset::kNone ? now.lanes[here] : before.lanes[there];
        const Lane& first = there != dataset::kNone ? before.lanes[there] : now.lanes[here];
        lane.lane = last.lane;
        lane.lanes = last.lanes;
        lane.laneBefore = first.lane;
        lane.lanesBefore = first.lanes;
    }
}

} // namespace

double StagedGroups::passedOf(const NetworkInput& input) {
    return input.before != nullptr ? static_cast<double>(input.before->passed) : 1;
}

StagedGroups::Key StagedGroups::keyOf(const NetworkInput& input) {
    const FrameView& view = input.view;
    return {input.selection, input.before != nullptr ? input.before->selection : nullptr,
            view.isMorphing() ? view.nextGrid : view.grid,
            input.groupedAs != nullptr ? *input.groupedAs : view};
}

bool StagedGroups::Key::isSame(const Key& other) const {
    return selection == other.selection && before == other.before && plane == other.plane &&
           groupedAs.sameShape(other.groupedAs);
}

bool StagedGroups::isOutdated(const NetworkInput& input) const {
    return passedOf(input) != passed_ || !keyOf(input).isSame(key_);
}

void StagedGroups::layOut(const NetworkInput& input, const ArcCatalogue& catalogue) {
    const dataset::Dataset& data = *input.dataset;
    const FrameView& view = key_.groupedAs;
    grouped_ = layOutNodes(data, catalogue.engagements, view);
    const double metresPerPixel = view.transform.metresPerPixel() * view.scale;
    isFar_ = metresPerPixel > 1.001 * kReferenceMetresPerPixel;
    reference_ = layOutReferenceNodes(data, catalogue.engagements, *view.grid);
}

bool StagedGroups::update(const NetworkInput& input, const ArcCatalogue& catalogue, bool isNew,
                          Network& network, ArcLines& lines) {
    Key key = keyOf(input);
    const bool isOther = isNew || !key.isSame(key_);
    passed_ = passedOf(input);
    if (isOther) {
        key_ = std::move(key);
        layOut(input, catalogue);
    }
    network.nodeLayout = moveNodes(grouped_, *input.dataset, catalogue.engagements, input.view);
    if (isOther) {
        makeFans(input, catalogue, network, lines);
    }
    return isOther;
}

/// Of very many legs no lanes are told where they swing from: that is three times the work.
void StagedGroups::makeFans(const NetworkInput& input, const ArcCatalogue& catalogue,
                            Network& network, ArcLines& lines) const {
    const dataset::Dataset& data = *input.dataset;
    const NodeLayout& groups = isFar_ ? grouped_ : reference_;
    const auto requestFor = [&](const Passes& cast) {
        return FanRequest{data, catalogue, network.nodeLayout, groups, cast, true};
    };
    const Passes& here = input.selection->passes;
    const bool swings = key_.before != nullptr && key_.before != input.selection;
    const Passes cast = swings ? eitherOf(here, key_.before->passes) : here;
    network.fans = layOutFans(requestFor(cast));
    if (!swings || data.legs.size() > kMostMergedLegs) {
        lines.placeStaged(requestFor(cast), network.fans, *key_.plane, {network.fans});
        return;
    }
    const FanLayout now = layOutFans(requestFor(here));
    const FanLayout before = layOutFans(requestFor(key_.before->passes));
    joinLanes(network.fans, now, before);
    lines.placeStaged(requestFor(cast), network.fans, *key_.plane, {now, &before});
}

} // namespace portolan::scene
