#include "scene/edge_tags.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace portolan::scene {

namespace {

constexpr std::size_t kMostTags = 12;
constexpr float kHeight = 26, kPadding = 10, kCorner = 6, kTextPx = 12; // logical
constexpr float kMargin = 24; // logical: outside of it stand the degrees
constexpr float kFaint = 0.3F;
constexpr int kNearSteps = 16, kFarSteps = 40; // of half a tag's height

/// Where an arc leaves, and for where.
struct Exit {
    glm::vec2 at{0};
    dataset::PlaceIndex place = dataset::kNone;
    KindLook look = KindLook::Mission;
};

/// The centre line on the target, in the direction of travel; points that the view cannot show are
/// left out.
Polyline onTarget(const MarkRequest& request, const Curve& curve) {
    const ArcScene& arcs = request.network.arcs;
    Polyline line;
    for (const CurvePiece& piece :
         std::span(curve.pieces).first(static_cast<std::size_t>(curve.pieceCount))) {
        for (const CurvePoint& point : arcs.pointsOf(piece)) {
            const glm::dvec2 px(point.x + arcs.shiftPx.x, point.y + arcs.shiftPx.y);
            if (const auto at = request.view.transform.screenFromMapPx(px)) {
                line.emplace_back(at->x, at->y);
            }
        }
    }
    return line;
}

/// The last point inside before the line leaves for good; nullopt where it never was inside.
std::optional<glm::vec2> lastInside(const Polyline& line, const Box& area) {
    const auto found =
        std::find_if(line.rbegin(), line.rend(), [&](glm::vec2 p) { return area.contains(p); });
    return found == line.rend() || found == line.rbegin() ? std::nullopt : std::optional(*found);
}

bool isOnMap(const MarkRequest& request, dataset::PlaceIndex place) {
    const auto at = request.view.screen(request.dataset.places[place].position);
    return at && request.freeArea.contains(glm::vec2(at->x, at->y));
}

std::vector<Exit> exitsOf(const MarkRequest& request, const Box& area) {
    const Network& network = request.network;
    std::vector<Exit> exits;
    for (const VisibleArc& arc : network.arcs.visible) {
        if (arc.opacity < kFaint || arc.curve >= network.arcs.curves.size()) {
            continue;
        }
        const Lane& lane = network.fans.lanes[arc.lane];
        Polyline line = onTarget(request, network.arcs.curves[arc.curve].curve);
        for (const std::uint32_t node : {lane.to, lane.from}) {
            const dataset::PlaceIndex place = network.nodeLayout.nodes[node].place;
            const bool known = isOnMap(request, place) ||
                               std::any_of(exits.begin(), exits.end(),
                                           [&](const Exit& exit) { return exit.place == place; });
            if (const auto at = known ? std::nullopt : lastInside(line, area)) {
                exits.push_back({*at, place, lane.look});
            }
            std::reverse(line.begin(), line.end());
        }
    }
    return exits;
}

/// A rectangle with its corners cut off, as strips (their sides are antialiased, their ends meet).
void appendPlate(Overlay& shapes, const Box& box, float corner, base::Colour colour) {
    const float middle = (box.low.y + box.high.y) / 2;
    const float height = box.high.y - box.low.y;
    shapes.lines.push_back(
        {{box.low.x + corner, middle}, {box.high.x - corner, middle}, height, colour});
    for (const float x : {box.low.x, box.high.x - corner}) {
        shapes.lines.push_back({{x, middle}, {x + corner, middle}, height - 2 * corner, colour});
    }
    const auto triangle = [&](glm::vec2 inner, glm::vec2 a, glm::vec2 b) {
        shapes.triangles.push_back({inner, a, b, colour});
    };
    const glm::vec2 low = box.low + corner;
    const glm::vec2 high = box.high - corner;
    triangle(low, {box.low.x, low.y}, {low.x, box.low.y});
    triangle({high.x, low.y}, {box.high.x, low.y}, {high.x, box.low.y});
    triangle({low.x, high.y}, {box.low.x, high.y}, {low.x, box.high.y});
    triangle(high, {box.high.x, high.y}, {high.x, box.high.y});
}

void appendBorder(Overlay& shapes, const Box& box, float corner, float width, base::Colour colour) {
    const glm::vec2 low = box.low;
    const glm::vec2 high = box.high;
    const std::array<glm::vec2, 8> ring = {
        glm::vec2(low.x + corner, low.y), {high.x - corner, low.y},  {high.x, low.y + corner},
        {high.x, high.y - corner},        {high.x - corner, high.y}, {low.x + corner, high.y},
        {low.x, high.y - corner},         {low.x, low.y + corner}};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        shapes.lines.push_back({ring[i], ring[(i + 1) % ring.size()], width, colour});
    }
}

/// Where a tag of this size stands: within so many steps of the exit, inside the area, along its
/// edge off what is taken, in the first row or the next ones.
std::optional<Box> findRoom(glm::vec2 at, glm::vec2 size, const Box& area,
                            std::span<const Box> taken, int mostSteps) {
    constexpr float kStep = 0.5F; // of the tag's height
    const glm::vec2 low =
        glm::clamp(at - size * 0.5F, area.low, glm::max(area.low, area.high - size));
    const bool atSide = std::min(at.x - area.low.x, area.high.x - at.x) <
                        std::min(at.y - area.low.y, area.high.y - at.y);
    const glm::vec2 along = (atSide ? glm::vec2(0, 1) : glm::vec2(1, 0)) * (size.y * kStep);
    const glm::vec2 middle = (area.low + area.high) * 0.5F;
    const glm::vec2 inwards = (atSide ? glm::vec2(at.x < middle.x ? size.x : -size.x, 0)
                                      : glm::vec2(0, at.y < middle.y ? size.y : -size.y)) *
                              1.15F;
    for (const float row : {0.0F, 1.0F, 2.0F}) {
        for (int i = 0; i <= 2 * mostSteps; ++i) {
            const int step = i % 2 == 0 ? -i / 2 : (i + 1) / 2; // 0, 1, −1, 2, …
            const glm::vec2 corner = low + inwards * row + along * static_cast<float>(step);
            const Box box{corner, corner + size};
            if (area.contains(box) &&
                std::none_of(taken.begin(), taken.end(),
                             [&](const Box& other) { return other.overlaps(box); })) {
                return box;
            }
        }
    }
    return std::nullopt;
}

} // namespace

EdgeTags placeEdgeTags(const MarkRequest& request, std::span<const Box> names,
                       text::Typesetter& typesetter) {
    EdgeTags tags;
    if (request.network.arcs.isDense) {
        return tags;
    }
    const auto scale = static_cast<float>(request.view.scale);
    const Box area = request.freeArea.grown(-kMargin * scale);
    const text::Style style{
        .weight = text::Weight::SemiBold, .sizePx = kTextPx * scale, .language = request.language};
    std::vector<Box> taken(request.taken.begin(), request.taken.end());
    std::vector<Box> takenAndNames = taken;
    takenAndNames.insert(takenAndNames.end(), names.begin(), names.end());
    std::size_t count = 0;
    for (const Exit& exit : exitsOf(request, area)) {
        const dataset::Place& place = request.dataset.places[exit.place];
        const text::Run& run =
            typesetter.set(request.dataset.text(place.name, request.language), style);
        const glm::vec2 size(run.width + 2 * kPadding * scale, kHeight * scale);
        auto box = findRoom(exit.at, size, area, takenAndNames, kNearSteps);
        if (!box) {
            box = findRoom(exit.at, size, area, takenAndNames, kFarSteps);
        }
        if (!box) { // rather over a name than none
            box = findRoom(exit.at, size, area, taken, kNearSteps);
        }
        if (!box || count == kMostTags) {
            continue;
        }
        ++count;
        taken.push_back(box->grown(4 * scale));
        takenAndNames.push_back(taken.back());
        tags.boxes.push_back(*box);
        const base::Colour kind = request.style.kinds[static_cast<std::size_t>(exit.look)];
        appendPlate(tags.shapes, *box, kCorner * scale, request.style.panel);
        appendBorder(tags.shapes, *box, kCorner * scale, scale, kind.withAlpha(0.75F));
        const float baseline = (box->low.y + box->high.y + run.ascent - run.descent) / 2;
        appendRun(tags.glyphs, run, {box->low.x + kPadding * scale, baseline},
                  {request.style.text, request.style.halo.withAlpha(0)});
    }
    return tags;
}

} // namespace portolan::scene
