// What arcs end in: arrowheads, dots and bars at the rims of their nodes. Nothing that is written
// may cover them: they say where an arc goes.
#pragma once

#include "scene/arcs.h"
#include "scene/arcs_style.h"
#include "scene/label_space.h"

#include <vector>

namespace portolan::scene {

struct Network;

/// How far a mark reaches along its arc from the end that the node leaves of it, and to each side;
/// logical px, as shaders/arc.vert has them. 0: nothing stands there.
struct EndMark {
    float lengthPx = 0;
    float halfWidthPx = 0;
};
EndMark endMarkOf(ArcTexture);
/// At the start there are marks of those only whose both ends are alike.
EndMark startMarkOf(ArcTexture);

/// The point at a length from the arc's start; the nearest end where that part is hidden.
CurvePoint pointAt(const ArcScene&, const Curve&, float lengthPx);

/// Of the arcs that are visible now, on the target.
std::vector<Disc> visibleArcEnds(const Network&, const FrameView&);
/// Of all lanes, as their nodes are with every engagement shown: the same at any time and filter.
std::vector<Disc> allArcEnds(const Network&, const FrameView&);

} // namespace portolan::scene
