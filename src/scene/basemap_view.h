// Which parts of the basemap one frame shows: the level of detail, and the cells and chunks inside
// the view, as ranges to draw. The boxes of the cells are projected once per projection
// (BasemapBoxes); a frame only compares them.
#pragma once

#include "dataset/basemap.h"
#include "scene/frame_view.h"

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace portolan::scene {

/// A cell or chunk where it is drawn: its longitudes are shifted by `shift` (0, ±360) to lie within
/// the grid's area. What straddles the seam is placed twice, once on each side, and clipped; so is
/// what straddles a facet's edge.
struct PlacedBox {
    float x0, y0, x1, y1; ///< metres from the grid's origin
    float shift;
    std::uint32_t item; ///< index of the cell or chunk
    bool needsClip;     ///< touches the seam, a facet's edge or the horizon
};
using PlacedBoxes = std::vector<PlacedBox>;

enum class FillLayer : std::uint8_t { Land, Lakes, Glaciers, Urban };
inline constexpr std::size_t kFillLayerCount = 4;
enum class LineLayer : std::uint8_t { Coast, Lakeshore, Rivers, Admin1, Boundaries, Claims };
inline constexpr std::size_t kLineLayerCount = 6;

const dataset::Fill& fillOf(const dataset::DetailLevel&, FillLayer);
const dataset::Lines& linesOf(const dataset::DetailLevel&, LineLayer);

/// Where every cell and chunk of one level of detail lies in one projection. Immutable; costs 0.5–3
/// ms.
struct BasemapBoxes {
    std::array<PlacedBoxes, kFillLayerCount> fills;
    std::array<PlacedBoxes, kLineLayerCount> lines;
    std::shared_ptr<const std::vector<glm::vec4>> outline; ///< outlineOf() the grid
    std::vector<BasemapBoxes> facets; ///< of an interrupted projection's; the rest is then empty
};
BasemapBoxes buildBasemapBoxes(const dataset::DetailLevel&, const geo::ProjectionGrid&);

/// A cell of the sea's mesh.
struct SeaCell {
    float west, south, width, height; ///< degrees; `west` shifted as PlacedBox says
};

/// Runs of indices (fills) or of points (lines) that are drawn with the same shift.
struct DrawRun {
    std::uint32_t first = 0, count = 0;
};
struct DrawGroup {
    float shift = 0;
    bool needsClip = false;
    bool isInAsia = false; ///< fills: lies within the finer relief
    std::vector<DrawRun> runs;
};

/// How a line is drawn; the look's tokens are in MapStyle.
enum class LineLook : std::uint8_t { Solid, Dotted, Dashed };
struct LineGroup {
    DrawGroup draw;
    LineLook look = LineLook::Solid;
};

struct BasemapView {
    std::size_t level = 0;
    std::array<std::vector<DrawGroup>, kFillLayerCount> fills;
    std::array<std::vector<LineGroup>, kLineLayerCount> lines;
    std::vector<SeaCell> seaInAsia, seaElsewhere;
    bool seaNeedsClip = false;
    /// Meridians and parallels over the visible cells: longitude (already shifted), latitude; a
    /// break as in Lines.
    std::vector<glm::vec4> graticule;
    std::shared_ptr<const std::vector<glm::vec4>> outline; ///< null while morphing
    /// In an interrupted projection a view for each facet, and the facet's grid; nothing else then.
    std::vector<BasemapView> facets;
    std::shared_ptr<const geo::ProjectionGrid> grid;
};

/// How each chunk of boundaries and claims is drawn from one point of view; made once per point of
/// view and level.
struct ChunkLook {
    bool isShown = true;
    LineLook look = LineLook::Solid;
};
struct BoundaryLooks {
    std::vector<ChunkLook> boundaries, claims;
};

/// 0 the finest … 3, for plane metres per physical pixel.
std::size_t detailLevelFor(double metresPerPixel);

struct BasemapRequest {
    const dataset::Basemap& basemap;
    const FrameView& view;
    std::size_t level;
    const BasemapBoxes& boxes;
    const BasemapBoxes* nextBoxes; ///< while morphing
    const BoundaryLooks& looks;
    double graticuleStep = 10; ///< degrees; 0: none
    /// Only what this part of the target shows: top left and bottom right, px.
    std::optional<std::array<glm::dvec2, 2>> window = std::nullopt;
};

/// What lies in the view. Everything drawn while morphing is clipped about the middle of the view.
BasemapView cullBasemap(const BasemapRequest&);

} // namespace portolan::scene
