#include "scene/network.h"

#include "scene/arcs_list.h"
#include "scene/emphasis.h"
#include "scene/journey.h"
#include "scene/network_groups.h"
#include "scene/time_visibility.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

/// Beyond this shift the lines are computed anew: floats lose their hundredths of a pixel.
constexpr double kFarthestShiftPx = 30000;

/// What the list of visible things depends on, besides dataset and selection (compared by pointer).
struct ListKey {
    state::Timeline timeline;
    std::vector<std::string> selected;
    std::string hovered;
    std::string home;
    state::Theme theme = state::Theme::Dark;
    bool isStill = false;
    std::shared_ptr<const dataset::PeriodComparison> comparison;
    std::optional<NetworkBefore> before;
    bool operator==(const ListKey&) const = default;
};

glm::dvec2 shiftBetween(const FrameView& then, const FrameView& now) {
    const glm::dvec2 here =
        now.transform.mapPxFromPlane * (then.transform.centre - now.transform.centre);
    if (!now.isMorphing()) {
        return here;
    }
    const glm::dvec2 there =
        now.nextTransform.mapPxFromPlane * (then.nextTransform.centre - now.nextTransform.centre);
    return here + (there - here) * now.morph;
}

/// Per engagement: how visible it is in the window.
void seeThrough(const state::Timeline& window, const ArcCatalogue& catalogue,
                std::vector<float>& visibility) {
    const double fade = fadeDays(window);
    for (std::size_t i = 0; i < visibility.size(); ++i) {
        visibility[i] =
            timeVisibility(catalogue.engagementActive[i], window.first, window.last, fade);
    }
}

void markEmphasis(const Emphasis& emphasis, std::vector<NodeMark>& nodes) {
    for (NodeMark& mark : nodes) {
        std::uint8_t flags = 0;
        for (const dataset::PlaceIndex place : mark.members) {
            flags |= emphasis.places[place];
        }
        mark.isSelected = (flags & Emphasis::kSelected) != 0;
        mark.isHovered = (flags & Emphasis::kHovered) != 0;
    }
}

} // namespace

struct NetworkBuilder::Impl {
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::Selection> selection;
    std::shared_ptr<const ArcCatalogue> catalogue;
    Emphasis emphasis;
    FrameView builtView;
    NetworkGroups groups;
    ListKey key;
    ArcLines lines;
    ArcList list;
    std::size_t mostArcs = kEveryArc; ///< that `list` was made with
    std::vector<float> visibility;    ///< per engagement
    std::vector<NodeMark> counted;    ///< the nodes with their counts, on any layout of them
    std::vector<std::uint8_t> isPlaceCounted;     ///< Network::isPlaceShown of the selection alone
    std::vector<dataset::EngagementIndex> badged; ///< missions with badges at their stops
    bool isRegrouped = false;                     ///< since the list was rebuilt
    Network network;
    // Of what was shown before, while it fades.
    Emphasis emphasisBefore;
    std::vector<float> visibilityBefore;
    std::vector<NodeMark> nodesBefore;
    std::vector<std::uint8_t> isPlaceShownBefore;

    bool updateDataset(const NetworkInput&);
    bool updateShape(const NetworkInput&, bool isNewDataset);
    void updateEmphasis(const NetworkInput&, bool isNewDataset);
    void updateVisibility(const state::Timeline&);
    void updateBefore(const NetworkInput&);
    void updateList(const NetworkInput&, bool isNew);
    bool isOtherDraft(std::size_t most) const;
    void countAllNodes();
    void markNodes();
    void findBadged(const NetworkInput&);
    void mixNodesWith(const NetworkBefore&);
    void placeBadges(const NetworkInput&);
    void badgeJourney(dataset::EngagementIndex, const NetworkInput&);
    void addBadge(dataset::PlaceIndex, const std::string& text, const NetworkInput&);
    void placeOnTarget(const NetworkInput&);
};

bool NetworkBuilder::Impl::updateDataset(const NetworkInput& input) {
    if (dataset == input.dataset) {
        return false;
    }
    dataset = input.dataset;
    catalogue = std::make_shared<const ArcCatalogue>(buildArcCatalogue(*dataset));
    return true;
}

bool NetworkBuilder::Impl::updateShape(const NetworkInput& input, bool isNewDataset) {
    const double farthest = input.isStaged ? 0 : kFarthestShiftPx;
    if (!isNewDataset && !groups.canCatchUp(input) && builtView.sameShape(input.view) &&
        glm::length(shiftBetween(builtView, input.view)) <= farthest) {
        return false;
    }
    builtView = input.view;
    isRegrouped |= groups.update(input, catalogue, isNewDataset, network, lines);
    lines.reset(builtView, StagedGroups::passedOf(input));
    network.laneEnds.clear();
    if (network.fans.lanes.size() <= kMostStyledArcs) {
        for (std::uint32_t lane = 0; lane < network.fans.lanes.size(); ++lane) {
            lines.appendEnds(lane, network.laneEnds);
        }
    }
    network.laneCurves.clear();
    network.arcs.unitPx = static_cast<float>(builtView.scale * detailOf(builtView));
    network.arcs.isDetailed = detailOf(builtView) > 1.15;
    network.arcs.points.clear();
    network.arcs.curves.clear();
    ++network.arcs.pointsRevision;
    if (network.fans.lanes.size() <= kMostLanesKnown) {
        for (std::uint32_t lane = 0; lane < network.fans.lanes.size(); ++lane) {
            network.laneCurves.push_back(lines.curveOf(lane, network.arcs));
        }
    }
    return true;
}

void NetworkBuilder::Impl::updateEmphasis(const NetworkInput& input, bool isNewDataset) {
    if (isNewDataset || input.state.selected != key.selected ||
        input.state.hovered != key.hovered || input.state.home != key.home) {
        emphasis =
            resolveEmphasis(*dataset, input.state.selected, input.state.hovered, input.state.home);
    }
}

/// How visible each engagement is in the window or, while periods are compared, in either of them.
void NetworkBuilder::Impl::updateVisibility(const state::Timeline& window) {
    visibility.resize(dataset->engagements.size());
    if (key.comparison != nullptr) {
        const auto& changes = key.comparison->changeOfLeg;
        for (std::size_t i = 0; i < visibility.size(); ++i) {
            const dataset::Range legs = dataset->engagements[i].legs;
            const auto* const first = changes.data() + legs.first;
            const bool isShown = std::any_of(first, first + legs.count, [](std::uint8_t change) {
                return change != dataset::kNoTieChange;
            });
            visibility[i] = isShown ? 1 : 0;
        }
        return;
    }
    seeThrough(window, *catalogue, visibility);
}

void NetworkBuilder::Impl::updateBefore(const NetworkInput& input) {
    if (input.before == nullptr) {
        return;
    }
    if (!key.before || key.before->selected != input.before->selected ||
        emphasisBefore.places.empty()) {
        emphasisBefore = resolveEmphasis(*dataset, input.before->selected, {});
    }
    visibilityBefore.resize(dataset->engagements.size());
    seeThrough(input.before->timeline, *catalogue, visibilityBefore);
}

/// What does not depend on the view is worked out only where the list `isNew`.
void NetworkBuilder::Impl::updateList(const NetworkInput& input, bool isNew) {
    const state::Timeline& window = input.state.timeline;
    if (isNew) {
        updateVisibility(window);
        countAllNodes();
        findBadged(input);
    }
    markNodes();
    std::optional<ArcListBefore> before;
    if (input.before != nullptr) {
        mixNodesWith(*input.before);
        before.emplace(ArcListBefore{*input.before->selection, input.before->timeline,
                                     emphasisBefore, input.before->passed});
    }
    const ArcListRequest request{.dataset = *dataset,
                                 .selection = *selection,
                                 .catalogue = *catalogue,
                                 .fans = network.fans,
                                 .emphasis = emphasis,
                                 .nodes = network.nodes,
                                 .timeline = window,
                                 .style = mapStyle(input.state.theme),
                                 .isStill = input.state.comfort.reducesMotion,
                                 .comparison = input.comparison.get(),
                                 .mostArcs = input.mostArcs,
                                 .before = before ? &*before : nullptr};
    isNew ? list.rebuild(request, lines, network.arcs) : list.redraw(request, lines, network.arcs);
    network.arcs.isDraft |= groups.isLate();
    mostArcs = input.mostArcs;
    network.isAnimating = !network.arcs.heads.empty();
}

/// Asked where nothing else has changed: limits that leave nothing out are all one.
bool NetworkBuilder::Impl::isOtherDraft(std::size_t most) const {
    const std::size_t all = std::max(list.laneCount(), kMostStyledArcs);
    return std::min(most, all) != std::min(mostArcs, all);
}

void NetworkBuilder::Impl::countAllNodes() {
    countNodes({.dataset = *dataset,
                .selection = *selection,
                .layout = network.nodeLayout,
                .visibility = visibility,
                .scale = network.arcs.unitPx,
                .isNeutral = key.comparison != nullptr},
               counted, isPlaceCounted);
    markEmphasis(emphasis, counted);
}

void NetworkBuilder::Impl::markNodes() {
    network.nodes = counted;
    network.isPlaceShown = isPlaceCounted;
    sizeNodes(*dataset, network.nodeLayout, network.arcs.unitPx, isPlaceCounted, network.nodes);
    ++network.nodesRevision;
}

void NetworkBuilder::Impl::mixNodesWith(const NetworkBefore& before) {
    countNodes({.dataset = *dataset,
                .selection = *before.selection,
                .layout = network.nodeLayout,
                .visibility = visibilityBefore,
                .scale = network.arcs.unitPx},
               nodesBefore, isPlaceShownBefore);
    markEmphasis(emphasisBefore, nodesBefore);
    mixNodes(nodesBefore, before.passed, network.nodes);
    for (std::size_t i = 0; i < isPlaceShownBefore.size(); ++i) {
        network.isPlaceShown[i] |= isPlaceShownBefore[i];
    }
}

/// Where nodes and badges stand on the target, from where they stand on the map.
void NetworkBuilder::Impl::placeOnTarget(const NetworkInput& input) {
    const glm::dvec2 shift = shiftBetween(builtView, input.view);
    network.arcs.shiftPx = glm::vec2(shift);
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        NodeMark& mark = network.nodes[i];
        const glm::dvec2 px = network.nodeLayout.nodes[i].px + shift;
        mark.px = glm::vec2(px);
        const auto centre = input.view.transform.screenFromMapPx(px);
        mark.centre = centre.value_or(geo::ScreenPoint{-1e6, -1e6});
    }
    placeBadges(input);
}

/// Of the two moments the nearer one's.
void NetworkBuilder::Impl::findBadged(const NetworkInput& input) {
    badged.clear();
    const NetworkBefore* const before = input.before;
    const bool isBefore = before != nullptr && before->passed < 0.5F;
    const dataset::Selection& shown = isBefore ? *before->selection : *selection;
    const Emphasis& marked = isBefore ? emphasisBefore : emphasis;
    const std::vector<float>& seen = isBefore ? visibilityBefore : visibility;
    const double cursor = isBefore ? before->timeline.cursor : input.state.timeline.cursor;
    for (dataset::EngagementIndex i = 0; i < dataset->engagements.size(); ++i) {
        if (dataset->engagements[i].kind != dataset::EngagementKind::Mission ||
            shown.passes[i] == 0 || seen[i] <= 0) {
            continue;
        }
        const bool isChosen = (marked.engagements[i] & Emphasis::kChosen) != 0;
        const bool isUnderWay = key.comparison == nullptr && journeyProgress(*dataset, i, cursor);
        if (isChosen || isUnderWay) {
            badged.push_back(i);
        }
    }
}

/// Fading out and in again between two moments.
void NetworkBuilder::Impl::placeBadges(const NetworkInput& input) {
    network.badges.clear();
    for (const dataset::EngagementIndex mission : badged) {
        badgeJourney(mission, input);
    }
    if (input.before != nullptr) {
        for (StopBadge& badge : network.badges) {
            badge.opacity *= std::abs(1 - 2 * input.before->passed);
        }
    }
}

void NetworkBuilder::Impl::badgeJourney(dataset::EngagementIndex index, const NetworkInput& input) {
    const auto legs = dataset->legsOf(index);
    if (legs.empty()) {
        return;
    }
    addBadge(legs.front().from, "A", input);
    for (const dataset::Leg& leg : legs) {
        addBadge(leg.to, std::to_string(leg.order + 1), input);
    }
}

void NetworkBuilder::Impl::addBadge(dataset::PlaceIndex place, const std::string& text,
                                    const NetworkInput& input) {
    const std::uint32_t node = network.nodeLayout.nodeOfPlace[place];
    if (node == dataset::kNone || network.nodes[node].opacity <= 0) {
        return;
    }
    const auto same = std::find_if(network.badges.begin(), network.badges.end(),
                                   [&](const StopBadge& badge) { return badge.node == node; });
    if (same != network.badges.end()) {
        same->text += "·" + text;
        return;
    }
    const NodeMark& mark = network.nodes[node];
    const float scale = network.arcs.unitPx;
    const float away = (mark.radiusPx + 6 * scale) * 0.78F;
    const MapStyle& style = mapStyle(input.state.theme);
    network.badges.push_back({.centre = {mark.centre.x + away, mark.centre.y - away},
                              .radiusPx = 8 * scale,
                              .text = text,
                              .colour = style.kinds[static_cast<std::size_t>(KindLook::Mission)],
                              .opacity = mark.opacity,
                              .node = node});
}

NetworkBuilder::NetworkBuilder() : impl_(std::make_unique<Impl>()) {}
NetworkBuilder::~NetworkBuilder() = default;

const Network& NetworkBuilder::update(const NetworkInput& input) {
    Impl& self = *impl_;
    const bool isNewDataset = self.updateDataset(input);
    const bool isNewShape = self.updateShape(input, isNewDataset);
    const bool isNewSelection = self.selection != input.selection;
    self.selection = input.selection;
    self.updateEmphasis(input, isNewDataset);
    const ListKey key{input.state.timeline,
                      input.state.selected,
                      input.state.hovered,
                      input.state.home,
                      input.state.theme,
                      input.state.comfort.reducesMotion,
                      input.comparison,
                      input.before != nullptr ? std::optional(*input.before) : std::nullopt};
    const bool isNewList = isNewDataset || isNewSelection || self.isRegrouped || !(key == self.key);
    if (isNewList || isNewShape || self.isOtherDraft(input.mostArcs)) {
        if (isNewList) {
            self.updateBefore(input);
        }
        self.key = key;
        self.updateList(input, isNewList);
        self.isRegrouped = false;
    }
    self.placeOnTarget(input);
    return self.network;
}

} // namespace portolan::scene
