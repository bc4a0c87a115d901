// Which places are one node, and the fans between them: anew where the camera or the projection
// joins or parts some. Of very many legs a frame that moves does not wait for that: what stands is
// carried into the new view until a job has made the new.
#pragma once

#include "scene/arcs_lines.h"
#include "scene/fan_job.h"
#include "scene/network.h"
#include "scene/network_staged.h"

#include <memory>
#include <vector>

namespace portolan::scene {

class NetworkGroups {
public:
    using Catalogue = std::shared_ptr<const ArcCatalogue>;

    /// For the input's view: the nodes and fans of `network`, and `lines` placed between them. True
    /// if the lanes or the nodes' members are others than before.
    bool update(const NetworkInput&, const Catalogue&, bool isNewDataset, Network& network,
                ArcLines& lines);
    /// What stands is not what a still picture shows.
    bool isLate() const { return isLate_; }
    /// Late, and an update may bring it on though the view has not changed; or made for the stage
    /// and no longer asked for so, or for what another chapter shows.
    bool canCatchUp(const NetworkInput&);

private:
    bool updateExplored(const NetworkInput&, const Catalogue&, bool isNew, Network&, ArcLines&);
    bool standIn(NodeLayout& nodes, bool isFar, const NetworkInput&, const Catalogue&, Network&,
                 ArcLines&);
    bool stands(const NodeLayout& nodes, const NodeLayout& groups, const Network&) const;
    void place(const NodeLayout& groups, const NetworkInput&, const ArcCatalogue&, const Network&,
               ArcLines&) const;

    std::shared_ptr<const geo::ProjectionGrid> referencePlane_;
    NodeLayout reference_;       ///< which places are one when pairs are made, at any closer scale
    bool groupsByNodes_ = false; ///< farther away, the nodes themselves are
    std::vector<std::uint32_t> groupOfPlace_; ///< that the fans were made for
    bool isLate_ = false;
    bool isStaged_ = false; ///< what stands is `staged_`
    StagedGroups staged_;
    FanJob job_;
};

} // namespace portolan::scene
