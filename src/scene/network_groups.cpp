#include "scene/network_groups.h"

#include <utility>

namespace portolan::scene {
namespace {

/// While the map moves; never where a picture must be the same whatever was drawn before.
bool mayBeLate(const NetworkInput& input) {
    return input.mostArcs != kEveryArc && input.before == nullptr &&
           input.dataset->legs.size() > kMostMergedLegs;
}

} // namespace

bool NetworkGroups::canCatchUp(const NetworkInput& input) {
    if (isStaged_ || input.isStaged) {
        return isStaged_ != input.isStaged || staged_.isOutdated(input);
    }
    return isLate_ && (!mayBeLate(input) || !job_.isBusy() || job_.isReady());
}

bool NetworkGroups::update(const NetworkInput& input, const Catalogue& catalogue, bool isNewDataset,
                           Network& network, ArcLines& lines) {
    const bool wasStaged = std::exchange(isStaged_, input.isStaged);
    const bool isNew = isNewDataset || wasStaged != isStaged_;
    if (isStaged_) {
        job_.cancel();
        isLate_ = false;
        return staged_.update(input, *catalogue, isNew, network, lines);
    }
    return updateExplored(input, catalogue, isNew, network, lines);
}

bool NetworkGroups::updateExplored(const NetworkInput& input, const Catalogue& catalogue,
                                   bool isNewDataset, Network& network, ArcLines& lines) {
    const dataset::Dataset& data = *input.dataset;
    const auto plane = input.view.isMorphing() ? input.view.nextGrid : input.view.grid;
    const bool isReprojected = plane != referencePlane_;
    if (isNewDataset || isReprojected) {
        referencePlane_ = plane;
        reference_ = layOutReferenceNodes(data, catalogue->engagements, *plane);
    }
    const double metresPerPixel = input.view.transform.metresPerPixel() * input.view.scale;
    const bool isFar = metresPerPixel > 1.001 * kReferenceMetresPerPixel;
    NodeLayout nodes = layOutNodes(data, catalogue->engagements, input.view);
    const NodeLayout& groups = isFar ? nodes : reference_;
    const bool isSame = !isNewDataset && stands(nodes, groups, network);
    if (!isSame && !isNewDataset && mayBeLate(input)) {
        return standIn(nodes, isFar, input, catalogue, network, lines);
    }
    if (!isSame) {
        auto made = job_.take();
        const bool isMade = made && made->nodes.nodeOfPlace == nodes.nodeOfPlace &&
                            made->groupOfPlace == groups.nodeOfPlace && !isNewDataset;
        network.fans =
            isMade ? std::move(made->fans) : layOutFans({data, *catalogue, nodes, groups});
    }
    job_.cancel();
    isLate_ = false;
    groupOfPlace_ = groups.nodeOfPlace;
    network.nodeLayout = std::move(nodes);
    if (!isSame || isReprojected || isFar != groupsByNodes_) {
        groupsByNodes_ = isFar;
        place(isFar ? network.nodeLayout : reference_, input, *catalogue, network, lines);
    }
    return !isSame;
}

bool NetworkGroups::stands(const NodeLayout& nodes, const NodeLayout& groups,
                           const Network& network) const {
    return nodes.nodeOfPlace == network.nodeLayout.nodeOfPlace &&
           groups.nodeOfPlace == groupOfPlace_;
}

void NetworkGroups::place(const NodeLayout& groups, const NetworkInput& input,
                          const ArcCatalogue& catalogue, const Network& network,
                          ArcLines& lines) const {
    const dataset::Dataset& data = *input.dataset;
    lines.place({data, catalogue, network.nodeLayout, groups}, network.fans, *referencePlane_);
}

/// The job begins with the second late frame: the first has both processors to itself.
bool NetworkGroups::standIn(NodeLayout& nodes, bool isFar, const NetworkInput& input,
                            const Catalogue& catalogue, Network& network, ArcLines& lines) {
    const NodeLayout& groups = isFar ? nodes : reference_;
    auto made = job_.take();
    if (made) {
        network.nodeLayout = std::move(made->nodes);
        network.fans = std::move(made->fans);
        groupOfPlace_ = std::move(made->groupOfPlace);
        groupsByNodes_ = isFar;
        place(groups, input, *catalogue, network, lines); // so many stand where they always do
    }
    const bool wasLate = std::exchange(isLate_, !stands(nodes, groups, network));
    if (!isLate_) {
        network.nodeLayout = std::move(nodes);
        return made.has_value();
    }
    network.nodeLayout = moveNodes(std::move(network.nodeLayout), *input.dataset,
                                   catalogue->engagements, input.view);
    if (wasLate && !job_.isBusy()) {
        job_.begin(input.dataset, catalogue, nodes, groups);
    }
    return made.has_value();
}

} // namespace portolan::scene
