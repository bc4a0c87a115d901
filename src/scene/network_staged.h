// The nodes and fans of a story's stage: lanes for what a chapter shows alone, so that a single tie
// stands low over its chord whatever else the records have; places joined as when the chapter ends,
// so that nothing parts on the camera's way; and from one chapter to the next arcs swing.
#pragma once

#include "scene/arcs_lines.h"
#include "scene/network.h"

#include <memory>
#include <vector>

namespace portolan::scene {

class StagedGroups {
public:
    /// Would an update make others than those that stand, though the view is the same?
    bool isOutdated(const NetworkInput&) const;
    /// For the input's view, which isStaged: the nodes and fans of `network`, and `lines` placed
    /// between them. True if the lanes or the nodes' members are others than before; as they are
    /// where `isNew`.
    bool update(const NetworkInput&, const ArcCatalogue&, bool isNew, Network& network,
                ArcLines& lines);
    /// How far arcs have swung from what was shown before.
    static double passedOf(const NetworkInput&);

private:
    /// What fans and their places depend on, besides the records.
    struct Key {
        std::shared_ptr<const dataset::Selection> selection, before;
        std::shared_ptr<const geo::ProjectionGrid> plane; ///< on which fans are placed
        FrameView groupedAs;
        bool isSame(const Key&) const;
    };

    static Key keyOf(const NetworkInput&);
    void layOut(const NetworkInput&, const ArcCatalogue&);
    void makeFans(const NetworkInput&, const ArcCatalogue&, Network&, ArcLines&) const;

    Key key_;
    double passed_ = 1;
    NodeLayout grouped_;   ///< in the view that nodes are grouped as
    NodeLayout reference_; ///< which places are one when pairs are made, at any closer scale
    bool isFar_ = false;   ///< farther away, the nodes themselves are
};

} // namespace portolan::scene
