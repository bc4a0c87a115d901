#include "scene/lens_place.h"
#include "scene/lens_region.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace portolan::scene {
namespace {

float within(float most) {
    return static_cast<float>(*rc::gen::inRange(0, static_cast<int>(most)));
}

std::vector<Box> arbitraryBoxes(glm::vec2 size, int most) {
    std::vector<Box> boxes;
    const int count = *rc::gen::inRange(0, most);
    for (int i = 0; i < count; ++i) {
        const glm::vec2 low(within(size.x), within(size.y));
        boxes.push_back({low, low + glm::vec2(within(size.x * 0.4F), within(size.y * 0.2F))});
    }
    return boxes;
}

RC_GTEST_PROP(LensProperty, StaysInsideAnyScreenOffWordsAndMarksAndItsPlace, ()) {
    const glm::vec2 size(static_cast<float>(*rc::gen::inRange(640, 4000)),
                         static_cast<float>(*rc::gen::inRange(360, 2400)));
    const auto words = arbitraryBoxes(size, 6);
    const auto marks = arbitraryBoxes(size * 0.5F, 4);
    const std::vector<Polyline> arcs = {
        {glm::vec2(within(size.x), within(size.y)), glm::vec2(within(size.x), within(size.y))}};
    const float scale = std::min(size.x / 1920, size.y / 1080);
    const LensRoom room{.sizePx = size,
                        .scale = scale,
                        .words = words,
                        .marks = marks,
                        .arcs = arcs,
                        .at = {within(size.x), within(size.y)},
                        .reachPx = within(40) * scale,
                        .captionPx = {within(320) * scale, 30 * scale}};
    const auto place = placeLens(room);
    RC_CLASSIFY(place.has_value(), "there is room");
    if (!place) {
        return;
    }
    RC_ASSERT((Box{glm::vec2(0), size}.contains(place->box())));
    RC_ASSERT(glm::distance(place->centre, room.at) >= place->radiusPx + place->reachPx);
    const Disc disc{place->centre, place->radiusPx};
    for (const auto* boxes : {&words, &marks}) {
        for (const Box& box : *boxes) {
            RC_ASSERT(disc.isOff(box));
            RC_ASSERT(!place->caption.overlaps(box));
        }
    }
    RC_ASSERT(room.reachPx * place->times <= place->radiusPx * 0.56);
    RC_ASSERT(placeLens(room) == place);
}

} // namespace
} // namespace portolan::scene
