#include "scene/basemap_view.h"

#include "geo/geodesic.h"
#include "geo/graticule.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::scene {

namespace {

struct Box {
    glm::dvec2 least, most;
};

/// What of the flat map the target (or the part asked for) shows, in map pixels, with a few pixels
/// more for the width of lines.
Box visibleMapPx(const BasemapRequest& request) {
    constexpr double kMarginPx = 8;
    constexpr double kFarPx = 20'000; // above a pitched view's horizon
    const geo::ViewTransform& transform = request.view.transform;
    const auto window = request.window.value_or(std::array{glm::dvec2(0), transform.sizePx});
    Box box{glm::dvec2(1e30), glm::dvec2(-1e30)};
    for (const auto& corner : {window[0], window[1], glm::dvec2(window[0].x, window[1].y),
                               glm::dvec2(window[1].x, window[0].y)}) {
        const auto px = transform.mapPxFromScreen({corner.x, corner.y});
        if (!px) {
            return {glm::dvec2(-kFarPx), glm::dvec2(kFarPx)};
        }
        box.least = glm::min(box.least, *px);
        box.most = glm::max(box.most, *px);
    }
    return {box.least - kMarginPx, box.most + kMarginPx};
}

/// A plane box in map pixels; the bearing may turn it, so the result bounds the turned box.
Box mapPxBox(const geo::ViewTransform& transform, const PlacedBox& box) {
    const glm::dvec2 middle((static_cast<double>(box.x0) + box.x1) / 2,
                            (static_cast<double>(box.y0) + box.y1) / 2);
    const glm::dvec2 half((static_cast<double>(box.x1) - box.x0) / 2,
                          (static_cast<double>(box.y1) - box.y0) / 2);
    const glm::dmat2& m = transform.mapPxFromPlane;
    const glm::dvec2 px = transform.mapPxFromOffset(middle);
    const glm::dvec2 extent(std::abs(m[0][0]) * half.x + std::abs(m[1][0]) * half.y,
                            std::abs(m[0][1]) * half.x + std::abs(m[1][1]) * half.y);
    return {px - extent, px + extent};
}

bool overlap(const Box& a, const Box& b) {
    return a.least.x <= b.most.x && b.least.x <= a.most.x && a.least.y <= b.most.y &&
           b.least.y <= a.most.y;
}

/// Calls visit(box) for each placed box that the view may show.
template<class Visit>
void forVisible(const BasemapRequest& request, const PlacedBoxes& boxes, const PlacedBoxes* next,
                Visit visit) {
    const FrameView& view = request.view;
    const Box seen = visibleMapPx(request);
    std::size_t j = 0;
    for (const PlacedBox& box : boxes) {
        Box px = mapPxBox(view.transform, box);
        if (next != nullptr) {
            // The mix of two boxes bounds the mix of what is in them. Both lists ascend by item; an
            // item that the other projection cannot show is clipped by the morph anyhow.
            while (j < next->size() && (*next)[j].item < box.item) {
                ++j;
            }
            if (j == next->size() || (*next)[j].item != box.item) {
                continue;
            }
            const Box there = mapPxBox(view.nextTransform, (*next)[j]);
            px.least = glm::mix(px.least, there.least, view.morph);
            px.most = glm::mix(px.most, there.most, view.morph);
        }
        if (overlap(px, seen)) {
            visit(box);
        }
    }
}

void addRun(DrawGroup& group, std::uint32_t first, std::uint32_t count) {
    if (!group.runs.empty() && group.runs.back().first + group.runs.back().count == first) {
        group.runs.back().count += count;
    } else {
        group.runs.push_back({first, count});
    }
}

bool isWithinRelief(const dataset::Relief& relief, float west, float south, float east,
                    float north) {
    constexpr double kSlack = 1e-4;
    return west >= relief.west - kSlack && north <= relief.north + kSlack &&
           east <= relief.west + relief.width * relief.degreesPerTexel + kSlack &&
           south >= relief.north - relief.height * relief.degreesPerTexel - kSlack;
}

std::vector<DrawGroup> cullFill(const BasemapRequest& request, FillLayer layer) {
    const auto index = static_cast<std::size_t>(layer);
    const dataset::Fill& fill = fillOf(request.basemap.levels[request.level], layer);
    std::vector<DrawGroup> groups;
    const PlacedBoxes* next =
        request.nextBoxes == nullptr ? nullptr : &request.nextBoxes->fills[index];
    forVisible(request, request.boxes.fills[index], next, [&](const PlacedBox& box) {
        const dataset::Cell& cell = fill.cells[box.item];
        const bool clip = box.needsClip || next != nullptr;
        const bool asia =
            isWithinRelief(request.basemap.asia, cell.west, cell.south, cell.east, cell.north);
        auto found = std::find_if(groups.begin(), groups.end(), [&](const DrawGroup& g) {
            return g.shift == box.shift && g.needsClip == clip && g.isInAsia == asia;
        });
        if (found == groups.end()) {
            found = groups.insert(groups.end(), DrawGroup{box.shift, clip, asia, {}});
        }
        addRun(*found, cell.first, cell.count);
    });
    return groups;
}

/// Zoom level as Natural Earth means it: 0 is the world in 256 pixels.
double zoomLevel(double metresPerPixel) {
    return std::log2(156543.0 / metresPerPixel);
}

bool isDrawnAtZoom(LineLayer layer, const dataset::Chunk& chunk, double zoom) {
    switch (layer) {
    case LineLayer::Rivers:
        return static_cast<double>(chunk.cls) <= zoom - 0.5;
    case LineLayer::Admin1:
        return zoom >= 5.6 && chunk.cls <= zoom * 10.0 + 5.0;
    case LineLayer::Lakeshore:
        return zoom >= 4.5;
    default:
        return true;
    }
}

ChunkLook lookOf(const BasemapRequest& request, LineLayer layer, std::uint32_t item) {
    if (layer == LineLayer::Boundaries && item < request.looks.boundaries.size()) {
        return request.looks.boundaries[item];
    }
    if (layer == LineLayer::Claims) {
        return item < request.looks.claims.size() ? request.looks.claims[item]
                                                  : ChunkLook{false, LineLook::Solid};
    }
    return {};
}

std::vector<LineGroup> cullLines(const BasemapRequest& request, LineLayer layer) {
    const auto index = static_cast<std::size_t>(layer);
    const dataset::Lines& lines = linesOf(request.basemap.levels[request.level], layer);
    const double zoom = zoomLevel(request.view.transform.metresPerPixel() * request.view.scale);
    std::vector<LineGroup> groups;
    const PlacedBoxes* next =
        request.nextBoxes == nullptr ? nullptr : &request.nextBoxes->lines[index];
    forVisible(request, request.boxes.lines[index], next, [&](const PlacedBox& box) {
        const dataset::Chunk& chunk = lines.chunks[box.item];
        const ChunkLook look = lookOf(request, layer, box.item);
        if (!look.isShown || !isDrawnAtZoom(layer, chunk, zoom)) {
            return;
        }
        const bool clip = box.needsClip || next != nullptr;
        auto found = std::find_if(groups.begin(), groups.end(), [&](const LineGroup& g) {
            return g.draw.shift == box.shift && g.draw.needsClip == clip && g.look == look.look;
        });
        if (found == groups.end()) {
            found = groups.insert(groups.end(),
                                  LineGroup{DrawGroup{box.shift, clip, false, {}}, look.look});
        }
        // The segments to and from the break draw nothing; with them, neighbouring chunks make one
        // run.
        addRun(found->draw, chunk.first, chunk.count + 1);
    });
    return groups;
}

/// Nine points of a cell in map pixels: how well four corners stand for it, and where it lies.
struct SeaSample {
    Box px{glm::dvec2(1e30), glm::dvec2(-1e30)};
    double bendPx = 0;           ///< how far the middles are from where the corners' mean has them
    double best = -1, worst = 1; ///< validity
    glm::dvec2 sidesPx{0};       ///< the shorter of the sides along the parallels, the meridians
};

SeaSample sampleSea(const FrameView& view, const SeaCell& cell) {
    SeaSample out;
    std::array<glm::dvec2, 9> at;
    for (std::size_t k = 0; k < at.size(); ++k) {
        const std::size_t row = k / 3;
        const double lon = cell.west + cell.width * static_cast<float>(k % 3) / 2.0F;
        const double lat = cell.south + cell.height * static_cast<float>(row) / 2.0F;
        const auto sample = view.grid->lookupUnwrapped(lon, lat);
        out.best = std::max(out.best, sample.validity);
        out.worst = std::min(out.worst, sample.validity);
        at[k] = view.transform.mapPxFromOffset(sample.offset);
        if (view.isMorphing()) {
            const auto there = view.nextGrid->lookup({lon, lat});
            at[k] = glm::mix(at[k], view.nextTransform.mapPxFromOffset(there.offset), view.morph);
        }
        out.px.least = glm::min(out.px.least, at[k]);
        out.px.most = glm::max(out.px.most, at[k]);
    }
    const auto bend = [&](std::size_t middle, std::size_t a, std::size_t b) {
        return glm::length(at[middle] - (at[a] + at[b]) * 0.5);
    };
    out.bendPx =
        std::max({bend(1, 0, 2), bend(3, 0, 6), bend(5, 2, 8), bend(7, 6, 8), bend(4, 0, 8)});
    const auto side = [&](std::size_t a, std::size_t b) { return glm::length(at[b] - at[a]); };
    out.sidesPx = {std::min(side(0, 2), side(6, 8)), std::min(side(0, 6), side(2, 8))};
    const glm::dvec2 margin = (out.px.most - out.px.least) * 0.25;
    out.px = {out.px.least - margin, out.px.most + margin};
    return out;
}

/// Splits blocks of the world where the projection bends them, until four corners stand for a cell
/// within half a pixel; what the view does not show is left out, and so is what stays folded (an
/// azimuthal projection's antipode).
class SeaMesher {
public:
    SeaMesher(const BasemapRequest& request, BasemapView& out)
        : request_(request), out_(out), seen_(visibleMapPx(request)) {}

    void add(SeaCell cell, int depth) {
        constexpr double kBendPx = 0.5;
        constexpr double kFoldedPx = 60;
        constexpr int kLeastDepth = 1;
        constexpr int kMostDepth = 7;
        const SeaSample sample = sampleSea(request_.view, cell);
        // Large cells may hide the view between their samples, or the only valid corner.
        const bool trusted = depth >= 2;
        if (trusted && (sample.best <= -0.99 || !overlap(sample.px, seen_))) {
            return;
        }
        if (depth < kLeastDepth || (sample.bendPx > kBendPx && depth < kMostDepth)) {
            split(cell, depth);
            return;
        }
        if (sample.best <= -0.99 || !overlap(sample.px, seen_) || sample.bendPx > kFoldedPx) {
            return;
        }
        emit(cell, sample);
    }

private:
    void split(const SeaCell& cell, int depth) {
        const float w = cell.width / 2;
        const float h = cell.height / 2;
        add({cell.west, cell.south, w, h}, depth + 1);
        add({cell.west + w, cell.south, w, h}, depth + 1);
        add({cell.west, cell.south + h, w, h}, depth + 1);
        add({cell.west + w, cell.south + h, w, h}, depth + 1);
    }

    void emit(const SeaCell& cell, const SeaSample& sample) {
        const geo::Extent& area = request_.view.grid->area;
        const bool isAtEdge =
            cell.west <= area.west || cell.west + cell.width >= area.east ||
            (area.south > -90 && cell.south <= area.south) ||
            (area.north < 90 && cell.south + cell.height >= static_cast<float>(area.north));
        out_.seaNeedsClip =
            out_.seaNeedsClip || sample.worst < 0.99 || request_.view.isMorphing() || isAtEdge;
        const float real = cell.west - 360.0F * std::floor((cell.west + 180.0F) / 360.0F);
        const bool asia = isWithinRelief(request_.basemap.asia, real, cell.south, real + cell.width,
                                         cell.south + cell.height);
        // Neighbours of different size meet within half a pixel: as much overlap hides the crack.
        const glm::vec2 overlap(glm::clamp(0.75 / sample.sidesPx, 0.01, 0.5));
        const float dx = cell.width * overlap.x;
        const float dy = cell.height * overlap.y;
        (asia ? out_.seaInAsia : out_.seaElsewhere)
            .push_back(
                {cell.west - dx, cell.south - dy, cell.width + 2 * dx, cell.height + 2 * dy});
    }

    const BasemapRequest& request_;
    BasemapView& out_;
    Box seen_;
};

/// Blocks of 16° × 15°: 64, 160, −15 and 60, the edges of the finer relief, are edges of blocks.
void cullSea(const BasemapRequest& request, BasemapView& out) {
    constexpr float kWidth = 16;
    constexpr float kHeight = 15;
    const geo::Extent& area = request.view.grid->area;
    const auto low = static_cast<float>(area.west);
    const auto high = static_cast<float>(area.east);
    SeaMesher mesher(request, out);
    for (float block = -90; block < 90; block += kHeight) {
        const float south = std::max(block, static_cast<float>(area.south));
        const float north = std::min(block + kHeight, static_cast<float>(area.north));
        for (float west = std::floor(low / kWidth) * kWidth; west < high; west += kWidth) {
            const float from = std::max(west, low);
            const float to = std::min(west + kWidth, high);
            if (from < to && south < north) {
                mesher.add({from, south, to - from, north - south}, 0);
            }
        }
    }
}

/// The range of longitude and latitude that the visible cells of the sea's mesh cover.
Box rangeOf(const BasemapView& view) {
    Box range{glm::dvec2(1e9), glm::dvec2(-1e9)};
    for (const auto* cells : {&view.seaInAsia, &view.seaElsewhere}) {
        for (const SeaCell& cell : *cells) {
            range.least = glm::min(range.least, glm::dvec2(cell.west, cell.south));
            range.most =
                glm::max(range.most, glm::dvec2(cell.west + cell.width, cell.south + cell.height));
        }
    }
    return range;
}

/// Longitudes are brought to the drawn side of the seam, where the shift is 0.
void appendLine(std::vector<glm::vec4>& out, std::span<const geo::LonLat> points, double centre) {
    for (const geo::LonLat& point : points) {
        const double lon = centre + std::clamp(point.lon - centre, -540.0, 540.0);
        const double turn = std::floor((lon - centre + 180) / 360) * 360;
        const bool atSeam = std::abs(lon - turn - centre + 180) < 1e-9;
        // A parallel begins on one side of the seam and ends on the other.
        const bool isParallelsEnd = &point == &points.back() && point.lon != points.front().lon;
        const double side = atSeam && isParallelsEnd ? 360 : 0;
        out.emplace_back(lon - turn + side, point.lat, 0, 0);
    }
    out.emplace_back(2 * dataset::kLineBreak, 0, 0, 0);
}

std::vector<glm::vec4> graticuleOver(const BasemapRequest& request, const BasemapView& view) {
    const double step = request.graticuleStep;
    const double centre = request.view.grid->centreLongitude;
    const Box range = rangeOf(view);
    const double spacing = std::min(step / 4, 2.0);
    std::vector<glm::vec4> points;
    for (const geo::GraticuleLine& line : geo::graticuleLines(step)) {
        const double near =
            line.isMeridian ? line.degrees + 360 * std::ceil((range.least.x - line.degrees) / 360)
                            : line.degrees;
        const double limit = line.isMeridian ? range.most.x : range.most.y;
        if (near > limit || (!line.isMeridian && near < range.least.y)) {
            continue;
        }
        appendLine(points,
                   geo::graticulePoints(line, step, spacing, geo::wrapLongitude(centre - 180)),
                   centre);
    }
    return points;
}

} // namespace

std::size_t detailLevelFor(double metresPerPixel) {
    // A level is right while its tolerance (0, 450 m, 1.8 km, 6.7 km) is below half a pixel or so.
    if (metresPerPixel < 700) {
        return 0;
    }
    if (metresPerPixel < 2600) {
        return 1;
    }
    return metresPerPixel < 9000 ? 2 : 3;
}

namespace {

/// Each facet is a smooth map of its own in the same plane.
BasemapView cullFacets(const BasemapRequest& request) {
    BasemapView out;
    out.level = request.level;
    const auto& facets = request.view.grid->facets;
    for (std::size_t i = 0; i < facets.size(); ++i) {
        FrameView view = request.view;
        view.grid = facets[i];
        const BasemapRequest own{request.basemap,         view,          request.level,
                                 request.boxes.facets[i], nullptr,       request.looks,
                                 request.graticuleStep,   request.window};
        out.facets.push_back(cullBasemap(own));
        out.facets.back().grid = facets[i];
    }
    return out;
}

} // namespace

BasemapView cullBasemap(const BasemapRequest& request) {
    if (!request.view.grid->facets.empty()) {
        return cullFacets(request);
    }
    BasemapView out;
    out.level = request.level;
    for (std::size_t i = 0; i < kFillLayerCount; ++i) {
        out.fills[i] = cullFill(request, static_cast<FillLayer>(i));
    }
    for (std::size_t i = 0; i < kLineLayerCount; ++i) {
        out.lines[i] = cullLines(request, static_cast<LineLayer>(i));
    }
    cullSea(request, out);
    if (request.graticuleStep > 0 && !(out.seaInAsia.empty() && out.seaElsewhere.empty())) {
        out.graticule = graticuleOver(request, out);
    }
    out.outline = request.view.isMorphing() ? nullptr : request.boxes.outline;
    return out;
}

} // namespace portolan::scene
