#include "support/label_view.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace portolan::scene {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"Kaohsiung",       "Mie", "福岡", "กรุงเทพฯ",
                                                    "HK Science Park", "서울"};

text::Typesetter& sharedSetter() {
    static text::Typesetter setter(std::make_shared<support::DebianFonts>());
    return setter;
}

std::vector<NodeLabel> arbitraryNodes() {
    std::vector<NodeLabel> nodes;
    const int count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) {
        NodeLabel node;
        // Crowded: much of what is drawn has no room.
        node.at = {*rc::gen::inRange(300, 700) + 0.25, *rc::gen::inRange(300, 500) + 0.5};
        node.radiusPx = static_cast<float>(*rc::gen::inRange(6, 20));
        node.name = kNames[*rc::gen::inRange<std::size_t>(0, kNames.size())];
        node.localName = kNames[*rc::gen::inRange<std::size_t>(0, kNames.size())];
        node.localLanguage = base::Language::Ja;
        node.priority = *rc::gen::inRange(0, 4);
        node.id = static_cast<std::uint32_t>(i);
        nodes.push_back(node);
    }
    return nodes;
}

RC_GTEST_PROP(NodeLabelsProperty, NoTwoLabelsOverlapNorCoverANode, ()) {
    const std::vector<NodeLabel> nodes = arbitraryNodes();
    const PlacedNodeLabels placed = support::placeNodes(nodes, sharedSetter());
    const std::size_t first = nodes.size(); // the nodes' own boxes come first
    for (std::size_t i = first; i < placed.boxes.size(); ++i) {
        RC_ASSERT(support::kLabelArea.contains(placed.boxes[i]));
        for (std::size_t k = first; k < i; ++k) {
            RC_ASSERT(!placed.boxes[i].grown(1.99F).overlaps(placed.boxes[k].grown(1.99F)));
        }
        for (const NodeLabel& node : nodes) {
            const glm::vec2 at(static_cast<float>(node.at.x), static_cast<float>(node.at.y));
            RC_ASSERT(!placed.boxes[i].overlaps(Box{at, at}.grown(node.radiusPx * 0.7F)));
        }
    }
}

RC_GTEST_PROP(NodeLabelsProperty, TheSameRequestGivesTheSamePicture, ()) {
    const std::vector<NodeLabel> nodes = arbitraryNodes();
    RC_ASSERT(support::placeNodes(nodes, sharedSetter()).glyphs ==
              support::placeNodes(nodes, sharedSetter()).glyphs);
}

RC_GTEST_PROP(NodeLabelsProperty, DraggingTheMapKeepsEveryLabelAtItsSide, ()) {
    std::vector<NodeLabel> nodes = arbitraryNodes();
    PlacedNodeLabels placed = support::placeNodes(nodes, sharedSetter());
    const LabelMemory before = placed.memory;
    // The crowd stays inside the view, far from its edges.
    for (int step = 0; step < 5; ++step) {
        const double dx = *rc::gen::inRange(-3, 4), dy = *rc::gen::inRange(-3, 4) * 0.7;
        for (NodeLabel& node : nodes) {
            node.at = {node.at.x + dx, node.at.y + dy};
        }
        placed = support::placeNodes(nodes, sharedSetter(), placed.memory);
    }
    RC_ASSERT(placed.memory == before);
}

RC_GTEST_PROP(NodeLabelsProperty, TheFirstInPriorityIsNamedWhereverThereIsRoom, ()) {
    std::vector<NodeLabel> nodes = arbitraryNodes();
    RC_PRE(!nodes.empty());
    for (NodeLabel& node : nodes) {
        node.priority = 2;
    }
    nodes.front().priority = 0;
    const bool hasRoomAlone = [&] {
        std::vector<NodeLabel> silent = nodes;
        for (std::size_t i = 1; i < silent.size(); ++i) {
            silent[i].name = {};
        }
        return !support::placeNodes(silent, sharedSetter()).memory.entries.empty();
    }();
    const auto placed = support::placeNodes(nodes, sharedSetter());
    const auto& entries = placed.memory.entries;
    RC_ASSERT(hasRoomAlone == (!entries.empty() && entries.front().id == 0U));
}

} // namespace
} // namespace portolan::scene
