// What a label test looks at: a 1200 × 800 view of East Asia through a small grid.
#pragma once

#include "geo/projection_grid.h"
#include "scene/labels.h"
#include "support/debian_fonts.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace portolan::support {

inline const scene::Box kLabelArea{glm::vec2(0), glm::vec2(1200, 800)};

inline std::shared_ptr<const geo::ProjectionGrid> eastAsiaGrid() {
    static const auto kGrid = [] {
        const auto projection =
            geo::Projection::create("+proj=lcc +lat_1=18 +lat_2=44 +lon_0=122 +lat_0=30");
        return geo::buildProjectionGrid(*projection, {256, 128}, {122, 27});
    }();
    return kGrid;
}

/// Looks at `centre`, moved by `shiftPx` map pixels.
inline scene::FrameView labelView(geo::LonLat centre, double metresPerPixel,
                                  glm::dvec2 shiftPx = glm::dvec2(0)) {
    scene::FrameView view;
    view.grid = eastAsiaGrid();
    view.centre = centre;
    view.transform = geo::makeViewTransform(
        {.centre = view.grid->lookup(centre).offset + shiftPx * metresPerPixel,
         .metresPerPixel = metresPerPixel,
         .sizePx = {1200, 800}});
    return view;
}

inline scene::PlacedNodeLabels placeNodes(std::vector<scene::NodeLabel> nodes,
                                          text::Typesetter& setter,
                                          const scene::LabelMemory& before = {},
                                          std::vector<scene::Polyline> arcs = {}) {
    return scene::placeNodeLabels({.nodes = nodes,
                                   .fixed = {},
                                   .arcs = arcs,
                                   .freeArea = kLabelArea,
                                   .style = scene::mapStyle(state::Theme::Dark)},
                                  before, setter);
}

} // namespace portolan::support
