#include "scene/mark_labels.h"

#include "dataset/filter.h"
#include "scene/arc_ends.h"
#include "scene/kind_text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <string>

namespace portolan::scene {

namespace {

constexpr float kNumberPx = 11; // logical
constexpr int kSelectedPriority = 0;
constexpr int kHoveredPriority = 1;

glm::vec2 toVec2(geo::ScreenPoint p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

/// Busier nodes first, after the selected and the hovered one.
int priorityOf(const NodeMark& mark) {
    if (mark.isSelected) {
        return kSelectedPriority;
    }
    return mark.isHovered ? kHoveredPriority
                          : 1000 - static_cast<int>(std::min<std::uint32_t>(mark.count, 900));
}

/// Places that share a mark with the one that names it: shown, and no part of each other.
std::vector<dataset::PlaceIndex> othersAt(const MarkRequest& request, const NodeMark& mark) {
    const dataset::Dataset& data = request.dataset;
    const auto& shown = request.network.isPlaceShown;
    std::vector<dataset::PlaceIndex> others;
    for (const dataset::PlaceIndex place : mark.members) {
        const bool isShown = shown.empty() || shown[place] != 0;
        const auto isSame = [&](dataset::PlaceIndex other) {
            return data.isWithin(place, other) || data.isWithin(other, place);
        };
        if (isShown && !isSame(mark.place) && std::none_of(others.begin(), others.end(), isSame)) {
            others.push_back(place);
        }
    }
    return others;
}

NodeLabel labelOf(const MarkRequest& request, const NodeMark& mark) {
    const dataset::Place& place = request.dataset.places[mark.place];
    const auto local = localLanguageOf(place.economy);
    NodeLabel label;
    label.at = mark.centre;
    label.radiusPx = mark.radiusPx;
    label.name = request.dataset.text(place.name, request.language);
    if (request.hasLocalNames && local && *local != request.language) {
        // 高雄 beside 高雄, or 香川県 beside 香川縣, tells nobody anything.
        const std::string& localName = request.dataset.text(place.name, *local);
        if (dataset::foldForSearch(localName) != dataset::foldForSearch(label.name)) {
            label.localName = localName;
            label.localLanguage = *local;
        }
    }
    if (const auto others = othersAt(request, mark); !others.empty()) {
        label.othersShort = "+" + std::to_string(others.size());
        label.others = others.size() > 1
                           ? label.othersShort
                           : "+ " + request.dataset.text(request.dataset.places[others[0]].name,
                                                         request.language);
    }
    label.priority = priorityOf(mark);
    label.id = mark.place;
    label.isEmphasised = mark.isSelected;
    label.opacity = mark.opacity;
    return label;
}

/// What of a curve can be seen, a point in a dozen pixels or so.
void appendLines(const MarkRequest& request, const Curve& curve, std::vector<Polyline>& lines) {
    constexpr std::size_t kStride = 3;
    const ArcScene& arcs = request.network.arcs;
    for (const CurvePiece& piece :
         std::span(curve.pieces).first(static_cast<std::size_t>(curve.pieceCount))) {
        Polyline line;
        const auto points = arcs.pointsOf(piece);
        const auto add = [&](const CurvePoint& point) {
            const glm::dvec2 px(point.x + arcs.shiftPx.x, point.y + arcs.shiftPx.y);
            if (const auto at = request.view.transform.screenFromMapPx(px)) {
                line.emplace_back(at->x, at->y);
            }
        };
        for (std::size_t i = 0; i + 1 < points.size(); i += kStride) {
            add(points[i]);
        }
        add(points.back());
        lines.push_back(std::move(line));
    }
}

/// Lines that labels keep clear of: every arc that is clearly seen.
std::vector<Polyline> linesOf(const MarkRequest& request) {
    constexpr float kFaint = 0.1F;
    const ArcScene& arcs = request.network.arcs;
    std::vector<Polyline> lines;
    if (arcs.isDense) {
        return lines;
    }
    for (const VisibleArc& arc : arcs.visible) {
        if (arc.opacity >= kFaint && arc.curve < arcs.curves.size()) {
            appendLines(request, arcs.curves[arc.curve].curve, lines);
        }
    }
    return lines;
}

/// "1·3" is wider than the badge of one stop, and "17" than a node that has little room.
void shrinkInto(FixedText& text, float widthPx, double scale, text::Typesetter& typesetter) {
    const Box box = boxOf(text, scale, typesetter);
    const float width = box.high.x - box.low.x;
    text.sizePx *= width > widthPx ? widthPx / width : 1;
}

geo::ScreenPoint toScreen(glm::vec2 p) {
    return {p.x, p.y};
}

/// The points of the line on which `apex` lies, the nearest to it first, as far as a third of the
/// line away from it.
Polyline pointsAbout(glm::vec2 apex, std::span<const Polyline> lines) {
    const Polyline* nearest = nullptr;
    float least = std::numeric_limits<float>::max();
    for (const Polyline& line : lines) {
        for (const glm::vec2 p : line) {
            if (const float apart = glm::distance(p, apex); apart < least) {
                least = apart;
                nearest = &line;
            }
        }
    }
    Polyline points;
    if (nearest != nullptr && nearest->size() > 1) {
        const float reach = glm::distance(nearest->front(), nearest->back()) / 3;
        std::copy_if(nearest->begin(), nearest->end(), std::back_inserter(points),
                     [&](glm::vec2 p) { return glm::distance(p, apex) < reach; });
        std::sort(points.begin(), points.end(), [&](glm::vec2 a, glm::vec2 b) {
            return glm::distance(a, apex) < glm::distance(b, apex);
        });
    }
    return points;
}

/// Where the number stands: at the apex, or along its arc off what is taken; false where no room
/// is.
bool findRoom(FixedText& text, const MarkRequest& request, std::span<const Polyline> lines,
              const BoxIndex& index, text::Typesetter& typesetter) {
    constexpr float kPadPx = 2;
    const auto isFree = [&] {
        return index.isFree(boxOf(text, request.view.scale, typesetter).grown(kPadPx));
    };
    if (isFree()) {
        return true;
    }
    const Polyline points = pointsAbout(toVec2(text.centre), lines);
    return std::any_of(points.begin(), points.end(), [&](glm::vec2 at) {
        text.centre = toScreen(at);
        return isFree();
    });
}

/// What is placed, and what it keeps off besides.
struct ArcRoom {
    std::vector<Polyline> lines; ///< where it can
    std::vector<Disc> ends;      ///< always
};

/// "×n" on an arc that stands for several. `numbers` keeps the texts alive and must not grow beyond
/// what it has reserved.
void appendArcCounts(const MarkRequest& request, const ArcRoom& room, text::Typesetter& typesetter,
                     std::vector<std::string>& numbers, std::vector<FixedText>& fixed) {
    const ArcScene& arcs = request.network.arcs;
    if (arcs.counts.empty()) {
        return;
    }
    BoxIndex index(request.freeArea);
    for (const Box& box : request.taken) {
        index.insert(box);
    }
    for (const NodeMark& mark : request.network.nodes) {
        index.insertDisc({toVec2(mark.centre), mark.opacity > 0 ? mark.radiusPx : 0});
    }
    for (const Disc& end : room.ends) {
        index.insertDisc(end);
    }
    for (const ArcCount& count : arcs.counts) {
        const auto at = request.view.transform.screenFromMapPx(glm::dvec2(count.px + arcs.shiftPx));
        if (at) {
            numbers.push_back("×" + std::to_string(count.count));
            fixed.push_back({.centre = *at,
                             .text = numbers.back(),
                             .sizePx = kNumberPx,
                             .weight = text::Weight::Bold,
                             .ink = kindText(request.style, count.look),
                             .halo = request.style.halo,
                             .opacity = count.opacity});
            if (!findRoom(fixed.back(), request, room.lines, index, typesetter)) {
                fixed.pop_back();
                continue;
            }
            index.insert(boxOf(fixed.back(), request.view.scale, typesetter));
        }
    }
}

PlacedNodeLabels placeAround(const ArcRoom& room, const MarkRequest& request,
                             const LabelMemory& before, text::Typesetter& typesetter) {
    std::vector<NodeLabel> labels;
    std::vector<std::string> numbers;
    std::vector<FixedText> fixed;
    numbers.reserve(request.network.nodes.size() + request.network.arcs.counts.size());
    for (const NodeMark& mark : request.network.nodes) {
        if (mark.opacity <= 0) {
            continue;
        }
        labels.push_back(labelOf(request, mark));
        if (mark.count >= 2) {
            numbers.push_back(std::to_string(mark.count));
            fixed.push_back({.centre = mark.centre,
                             .text = numbers.back(),
                             .sizePx = kNumberPx,
                             .weight = text::Weight::Bold,
                             .ink = request.style.nodeText,
                             .halo = std::nullopt,
                             .opacity = mark.opacity});
            shrinkInto(fixed.back(), 1.5F * mark.radiusPx, request.view.scale, typesetter);
        }
    }
    for (const StopBadge& badge : request.network.badges) {
        fixed.push_back({.centre = badge.centre,
                         .text = badge.text,
                         .sizePx = kNumberPx,
                         .weight = text::Weight::ExtraBold,
                         .ink = request.style.badgeText,
                         .halo = std::nullopt,
                         .opacity = badge.opacity});
        shrinkInto(fixed.back(), 1.7F * badge.radiusPx, request.view.scale, typesetter);
    }
    appendArcCounts(request, room, typesetter, numbers, fixed);
    return placeNodeLabels({.nodes = labels,
                            .fixed = fixed,
                            .arcs = room.lines,
                            .taken = request.taken,
                            .ends = room.ends,
                            .freeArea = request.freeArea,
                            .language = request.language,
                            .style = request.style,
                            .scale = request.view.scale,
                            .keepsSides = request.keepsSides,
                            .keepsApart = request.keepsApart},
                           before, typesetter);
}

} // namespace

MarkRoom roomOfAllMarks(const MarkRequest& request, text::Typesetter& typesetter) {
    Network everything;
    everything.nodes = request.network.nodes;
    const float unit = request.network.arcs.unitPx;
    for (std::size_t i = 0; i < everything.nodes.size(); ++i) {
        const NodeLayout::Node& node = request.network.nodeLayout.nodes[i];
        NodeMark& mark = everything.nodes[i];
        mark.opacity = 1;
        mark.place = node.place;
        mark.shape = shapeOf(request.dataset.places[node.place].kind);
        mark.radiusPx = unit * radiusWithin(mark.shape, static_cast<float>(node.roomPx) / unit);
    }
    const MarkRequest all{request.dataset,  everything,       request.view,  request.style,
                          request.language, request.freeArea, request.taken, request.hasLocalNames};
    MarkRoom room;
    const ArcRoom arcs{{}, allArcEnds(request.network, request.view)};
    room.boxes = placeAround(arcs, all, {}, typesetter).boxes;
    for (const Disc& end : arcs.ends) {
        room.boxes.push_back(Box{end.centre, end.centre}.grown(end.radius));
    }
    for (const NodeMark& mark : everything.nodes) {
        room.labels.push_back(labelOf(all, mark));
    }
    return room;
}

std::vector<Polyline> waysOf(const MarkRequest& request, const dataset::Selection& selection) {
    const Network& network = request.network;
    std::vector<Polyline> lines;
    for (std::size_t i = 0; i < network.laneCurves.size(); ++i) {
        const dataset::Range legs = network.fans.lanes[i].legs;
        const auto passes = [&](dataset::LegIndex leg) {
            return selection.passes[request.dataset.legs[leg].engagement] != 0;
        };
        const auto* const first = network.fans.legs.data() + legs.first;
        if (network.laneCurves[i] != dataset::kNone &&
            std::any_of(first, first + legs.count, passes)) {
            appendLines(request, network.arcs.curves[network.laneCurves[i]].curve, lines);
        }
    }
    return lines;
}

PlacedNodeLabels placeMarks(const MarkRequest& request, const LabelMemory& before,
                            text::Typesetter& typesetter) {
    const ArcRoom room{linesOf(request), visibleArcEnds(request.network, request.view)};
    return placeAround(room, request, before, typesetter);
}

} // namespace portolan::scene
