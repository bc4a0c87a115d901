#include "scene/label_block.h"
#include "scene/labels.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace portolan::scene {

namespace {

constexpr int kNodePriority = 1; ///< of those that are not selected, and above
constexpr std::size_t kMostNodes = 400;
constexpr std::size_t kFewNodes = 60; // that may choose again in another order
constexpr int kMostOrders = 6;
constexpr float kPadPx = 4;        // between labels
constexpr float kEndPadPx = 2.5F;  // of it, between a label and an arrowhead it is not needed
constexpr float kEdgePx = 4;       // off the edge
constexpr float kDistancePx = 6;   // from the node
constexpr float kFartherPx = 13;   // beyond that, past an arrowhead
constexpr float kStrayCost = 100;  // the same, for not standing nearer to another node than its own
constexpr float kStackCost = 60;   // the same, for not standing like a line of another's
constexpr float kStackPx = 9;      // between two labels that would
constexpr float kFarCost = 90;     // px of covered arc that a label stays near its node for
constexpr float kUntoldCost = 400; // the same, for saying who shares the node
constexpr float kUpgradePx = 6;    // more room than needed, before a label grows again
constexpr float kEnterPx = 1;      // the same, before one appears among others
constexpr float kKeepPx = 1.5F;    // less room than needed, before a label gives up its place
constexpr float kMoveForPx = 40;   // of arcs uncovered, before a label changes sides
constexpr float kMoveNeverPx = 600; // the same, where it is to keep its side
constexpr float kMostWidthEm = 17;  // of a line
constexpr float kLocalNameSize = 0.78F;
constexpr std::uint8_t kVariants = 3; // with local name, without, smaller
// What it costs to leave something out, in px of covered arc.
constexpr std::array<float, kVariants + 1> kVariantCost = {0, 30, 60, 1e9F};
// What a side costs, in px of covered arc: ties go to the side where a reader looks first.
constexpr std::array<float, kSides.size()> kSideCost = {0, 3, 5, 5, 8, 8, 10, 10};

glm::vec2 toVec2(geo::ScreenPoint p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

// Numbers are the same in every language.
text::Style styleOf(const FixedText& fixed, double scale) {
    return {.weight = fixed.weight, .sizePx = fixed.sizePx * static_cast<float>(scale)};
}

/// Of each priority the nodes of these ids in their order, then the others in theirs.
std::vector<const NodeLabel*> withFirst(std::vector<const NodeLabel*> order,
                                        std::span<const std::uint32_t> ids) {
    auto end = order.begin();
    for (const std::uint32_t id : ids) {
        const auto found =
            std::find_if(end, order.end(), [&](const NodeLabel* node) { return node->id == id; });
        if (found != order.end()) {
            std::rotate(end, found, found + 1);
            ++end;
        }
    }
    // Nodes that are not selected may change places.
    std::stable_sort(order.begin(), order.end(), [](const NodeLabel* a, const NodeLabel* b) {
        return std::min(a->priority, kNodePriority) < std::min(b->priority, kNodePriority);
    });
    return order;
}

class NodePlacer {
public:
    NodePlacer(const NodeLabelRequest& request, const LabelMemory& before, text::Typesetter& setter)
        : request_(request), before_(before), setter_(setter),
          px_(static_cast<float>(request.scale)), cover_(request.freeArea) {}

    PlacedNodeLabels place();

private:
    struct Choice {
        LabelMemory::Entry stand;
        LabelBlock block;
        Box box;
        float cost;
        bool isCut;
    };
    /// What every order of labels starts from, and what one order came to.
    struct Attempt {
        BoxIndex index;
        PlacedNodeLabels placed;
        std::vector<const NodeLabel*> nameless;
        std::vector<const NodeLabel*> stacked; ///< keepsApart: found no place apart
    };
    std::vector<const NodeLabel*> ordered() const;
    Attempt begin();
    bool hasNewlyNameless(const Attempt&) const;
    bool mayBeBetter(const Attempt&) const;
    Attempt placeAll(const Attempt& start, std::span<const NodeLabel* const> order);
    void placeFixed(const FixedText&, Attempt&);
    void placeNode(const NodeLabel&, Attempt&);
    LabelText textOf(const NodeLabel&, std::uint8_t variant) const;
    std::optional<Choice> choose(const NodeLabel&, const BoxIndex&) const;
    std::optional<Choice> bestSide(const NodeLabel&, std::uint8_t variant, const BoxIndex&) const;
    std::optional<Choice> tryStand(const NodeLabel&, const LabelMemory::Entry&, const LabelText&,
                                   const BoxIndex&) const;
    bool isNearerToAnother(const Box&, const NodeLabel&) const;
    bool isStacked(const Box&) const;
    const LabelMemory::Entry* remembered(std::uint32_t id) const;
    float padFor(const LabelMemory::Entry& wanted, const LabelMemory::Entry* known) const;

    const NodeLabelRequest& request_;
    const LabelMemory& before_;
    text::Typesetter& setter_;
    float px_; // physical px per logical px
    ArcCover cover_;
    std::vector<Box> named_; ///< labels of the attempt that is being made
};

std::vector<const NodeLabel*> NodePlacer::ordered() const {
    std::vector<const NodeLabel*> nodes;
    for (const NodeLabel& node : request_.nodes) {
        if (!node.name.empty() && request_.freeArea.contains(toVec2(node.at))) {
            nodes.push_back(&node);
        }
    }
    std::sort(nodes.begin(), nodes.end(), [](const NodeLabel* a, const NodeLabel* b) {
        return std::tuple(a->priority, -a->radiusPx, a->id) <
               std::tuple(b->priority, -b->radiusPx, b->id);
    });
    nodes.resize(std::min(nodes.size(), kMostNodes));
    return nodes;
}

/// With the nodes' discs and all that stands where it is told.
NodePlacer::Attempt NodePlacer::begin() {
    Attempt start{BoxIndex(request_.freeArea), {}, {}, {}};
    for (const NodeLabel& node : request_.nodes) {
        const glm::vec2 at = toVec2(node.at);
        start.index.insertDisc({at, node.radiusPx});
        start.placed.boxes.push_back(Box{at, at}.grown(node.radiusPx));
    }
    for (const Box& box : request_.taken) {
        start.index.insert(box);
    }
    for (const Disc& end : request_.ends) {
        // Labels keep kPadPx off all that is taken; of that, arrowheads need little.
        start.index.insertDisc({end.centre, std::max(end.radius - kEndPadPx * px_, 0.5F)});
    }
    for (const FixedText& text : request_.fixed) {
        placeFixed(text, start);
    }
    return start;
}

NodePlacer::Attempt NodePlacer::placeAll(const Attempt& start,
                                         std::span<const NodeLabel* const> order) {
    Attempt attempt = start;
    named_.clear();
    for (const NodeLabel* node : order) {
        placeNode(*node, attempt);
    }
    return attempt;
}

/// Those that had no name before do not make the others move now.
bool NodePlacer::hasNewlyNameless(const Attempt& attempt) const {
    return std::any_of(
        attempt.nameless.begin(), attempt.nameless.end(), [&](const NodeLabel* node) {
            return !std::binary_search(before_.nameless.begin(), before_.nameless.end(), node->id);
        });
}

/// In another order. Once labels have their places, none moves to stand farther apart.
bool NodePlacer::mayBeBetter(const Attempt& attempt) const {
    return hasNewlyNameless(attempt) || (!attempt.stacked.empty() && before_.entries.empty());
}

PlacedNodeLabels NodePlacer::place() {
    for (const Polyline& arc : request_.arcs) {
        cover_.add(arc);
    }
    const Attempt start = begin();
    const std::vector<const NodeLabel*> usual = ordered();
    std::vector<std::uint32_t> first = before_.first;
    Attempt best = placeAll(start, withFirst(usual, first));
    // Where nodes are few, each is to have its name: those that found no room choose first.
    for (int i = 0; i < kMostOrders && usual.size() <= kFewNodes && mayBeBetter(best); ++i) {
        std::vector<std::uint32_t> others = first;
        for (const auto* late : {&best.stacked, &best.nameless}) {
            for (const NodeLabel* node : *late) {
                std::erase(others, node->id);
                others.insert(others.begin(), node->id);
            }
        }
        Attempt next = placeAll(start, withFirst(usual, others));
        const auto lacks = [](const Attempt& attempt) {
            return std::pair(attempt.nameless.size(), attempt.stacked.size());
        };
        if (lacks(next) >= lacks(best)) {
            break;
        }
        best = std::move(next);
        first = std::move(others);
    }
    LabelMemory& memory = best.placed.memory;
    std::sort(memory.entries.begin(), memory.entries.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    memory.first = std::move(first);
    for (const NodeLabel* node : best.nameless) {
        memory.nameless.push_back(node->id);
    }
    std::sort(memory.nameless.begin(), memory.nameless.end());
    return std::move(best.placed);
}

void NodePlacer::placeFixed(const FixedText& fixed, Attempt& attempt) {
    const text::Run& run = setter_.set(fixed.text, styleOf(fixed, request_.scale));
    const Box box = boxOf(fixed, request_.scale, setter_);
    if (!request_.freeArea.contains(box)) {
        return; // a number cut in two is another number
    }
    const GlyphPaint full{fixed.ink, fixed.halo.value_or(base::Colour{0, 0, 0, 0})};
    const GlyphPaint paint = fixed.opacity < 1 ? full.faded(fixed.opacity) : full;
    appendRun(attempt.placed.glyphs, run, {box.low.x, box.high.y}, paint);
    attempt.index.insert(box);
    attempt.placed.boxes.push_back(box);
    const auto number = static_cast<std::uint32_t>(attempt.placed.texts.size());
    attempt.placed.texts.push_back({box, PlacedText::Kind::Fixed, number});
}

LabelText NodePlacer::textOf(const NodeLabel& node, std::uint8_t variant) const {
    const float usual = node.isEmphasised ? 15.0F : 13.0F;
    const float size = (variant < 2 ? usual : usual - 1) * px_;
    const auto weight = node.isEmphasised ? text::Weight::Bold : text::Weight::SemiBold;
    const text::Style style{.weight = weight, .sizePx = size, .language = request_.language};
    LabelText label;
    label.name = fittedLines(setter_, node.name, style, kMostWidthEm * size);
    label.namePaint = GlyphPaint{request_.style.text, request_.style.halo}.faded(node.opacity);
    label.localPaint = GlyphPaint{request_.style.text2, request_.style.halo}.faded(node.opacity);
    label.gapPx = 6 * px_;
    text::Style second{.sizePx = size * kLocalNameSize, .language = request_.language};
    if (!node.others.empty() && variant < 2) {
        const std::string& others = variant == 0 ? node.others : node.othersShort;
        label.local = fittedLines(setter_, others, second, kMostWidthEm * size);
    } else if (node.others.empty() && variant == 0 && !node.localName.empty() &&
               node.localName != node.name) {
        second.language = node.localLanguage;
        label.local = fittedLines(setter_, node.localName, second, kMostWidthEm * size);
    }
    return label;
}

const LabelMemory::Entry* NodePlacer::remembered(std::uint32_t id) const {
    const auto& entries = before_.entries;
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), id,
        [](const LabelMemory::Entry& entry, std::uint32_t wanted) { return entry.id < wanted; });
    return found != entries.end() && found->id == id ? &*found : nullptr;
}

// What stands stays, and what has to change does so only with room to spare: nothing flickers when
// a label just fits.
float NodePlacer::padFor(const LabelMemory::Entry& wanted, const LabelMemory::Entry* known) const {
    if (known == nullptr) {
        return (kPadPx + (before_.entries.empty() ? 0 : kEnterPx)) * px_;
    }
    if (wanted == *known) {
        return (kPadPx - kKeepPx) * px_;
    }
    return (kPadPx + (wanted.variant < known->variant ? kUpgradePx : 0)) * px_;
}

bool NodePlacer::isNearerToAnother(const Box& box, const NodeLabel& node) const {
    const auto apartFrom = [&](const NodeLabel& it) {
        const glm::vec2 nearest = glm::clamp(toVec2(it.at), box.low, box.high);
        return glm::distance(nearest, toVec2(it.at)) - it.radiusPx;
    };
    const float own = apartFrom(node) + px_;
    return std::any_of(request_.nodes.begin(), request_.nodes.end(), [&](const NodeLabel& other) {
        return other.id != node.id && apartFrom(other) < own;
    });
}

/// Does it look like the line above or below another label?
bool NodePlacer::isStacked(const Box& box) const {
    const glm::vec2 room(0, kStackPx * px_);
    const Box lines{box.low - room, box.high + room};
    return std::any_of(named_.begin(), named_.end(),
                       [&](const Box& other) { return other.overlaps(lines); });
}

std::optional<NodePlacer::Choice> NodePlacer::bestSide(const NodeLabel& node, std::uint8_t variant,
                                                       const BoxIndex& index) const {
    const LabelText text = textOf(node, variant);
    std::optional<Choice> best;
    for (std::size_t number = 0; number < 2 * kSides.size(); ++number) {
        const bool isFar = number >= kSides.size();
        if (isFar && best.has_value() && best->cost < kFarCost * px_) {
            break;
        }
        const auto choice =
            tryStand(node, {node.id, static_cast<std::uint8_t>(number), variant}, text, index);
        if (choice.has_value() && (!best.has_value() || choice->cost < best->cost)) {
            best = choice;
        }
    }
    return best;
}

std::optional<NodePlacer::Choice> NodePlacer::tryStand(const NodeLabel& node,
                                                       const LabelMemory::Entry& stand,
                                                       const LabelText& text,
                                                       const BoxIndex& index) const {
    const LabelMemory::Entry* known = remembered(node.id);
    const bool isFar = stand.side >= kSides.size();
    const std::size_t number = stand.side % kSides.size();
    const float distance = node.radiusPx + (kDistancePx + (isFar ? kFartherPx : 0)) * px_;
    const LabelBlock block = arrange(text, kSides[number]);
    const Box box = boxAt(kSides[number], toVec2(node.at), distance, block.size);
    if (!request_.freeArea.grown(-kEdgePx * px_).contains(box) ||
        !index.isFree(box.grown(padFor(stand, known)))) {
        return std::nullopt;
    }
    float cost = cover_.lengthIn(box) +
                 (kSideCost[number] + kVariantCost[stand.variant] + (isFar ? kFarCost : 0)) * px_;
    if (stand.variant == 2 && !node.others.empty()) {
        cost += kUntoldCost * px_;
    }
    if (known != nullptr && known->side == stand.side) {
        const float move = request_.keepsSides ? kMoveNeverPx : kMoveForPx;
        cost -= (known->variant == stand.variant ? move : move / 2) * px_;
    }
    if (request_.nodes.size() <= kFewNodes && isNearerToAnother(box, node)) {
        cost += kStrayCost * px_;
    }
    if (request_.keepsApart && isStacked(box)) {
        cost += kStackCost * px_;
    }
    return Choice{stand, block, box, cost, text.name.isCut || text.local.isCut};
}

std::optional<NodePlacer::Choice> NodePlacer::choose(const NodeLabel& node,
                                                     const BoxIndex& index) const {
    std::optional<Choice> best;
    const bool isCrowd = request_.nodes.size() > kFewNodes;
    for (std::uint8_t variant = 0; variant < kVariants; ++variant) {
        auto choice = bestSide(node, variant, index);
        if (choice.has_value() && (!best.has_value() || choice->cost < best->cost)) {
            best = choice;
        }
        if (best.has_value() && (isCrowd || best->cost < kVariantCost[variant + 1] * px_)) {
            break; // the next cannot cost less
        }
    }
    return best;
}

void NodePlacer::placeNode(const NodeLabel& node, Attempt& attempt) {
    const auto choice = choose(node, attempt.index);
    if (!choice.has_value()) {
        attempt.nameless.push_back(&node);
        return;
    }
    if (request_.keepsApart && isStacked(choice->box)) {
        attempt.stacked.push_back(&node);
    }
    attempt.index.insert(choice->box);
    named_.push_back(choice->box);
    attempt.placed.boxes.push_back(choice->box);
    attempt.placed.texts.push_back({choice->box, PlacedText::Kind::Node, node.id, choice->isCut});
    attempt.placed.memory.entries.push_back(choice->stand);
    appendBlock(attempt.placed.glyphs, choice->block, choice->box.low);
}

} // namespace

Box boxOf(const FixedText& fixed, double scale, text::Typesetter& setter) {
    const text::Run& run = setter.set(fixed.text, styleOf(fixed, scale));
    // Digits and capitals reach a little less high than the ascent says, and have no descent.
    const glm::vec2 half(run.width / 2, run.ascent * 0.485F);
    return {toVec2(fixed.centre) - half, toVec2(fixed.centre) + half};
}

PlacedNodeLabels placeNodeLabels(const NodeLabelRequest& request, const LabelMemory& before,
                                 text::Typesetter& setter) {
    return NodePlacer(request, before, setter).place();
}

} // namespace portolan::scene
