#include "app/network_fit.h"

#include "app/lens.h"
#include "scene/network.h"

#include <glm/common.hpp>

namespace portolan::app {

namespace {

constexpr double kArcMarginPx = 14; // logical: an arc along the very edge looks cut

/// By how much the arcs' box is larger than the free part, logical pixels: left and top, right and
/// bottom.
struct Excess {
    glm::dvec2 first{0}, last{0};
};

Excess excessOf(const scene::ArcScene& arcs, const geo::ViewTransform& transform,
                const Frame& frame) {
    Excess excess;
    for (const scene::LaneCurve& curve : arcs.curves) {
        for (const glm::dvec2 corner :
             {glm::dvec2(curve.low), glm::dvec2(curve.high), glm::dvec2(curve.low.x, curve.high.y),
              glm::dvec2(curve.high.x, curve.low.y)}) {
            if (const auto at = transform.screenFromMapPx(corner)) {
                const glm::dvec2 point(at->x, at->y);
                excess.first = glm::max(excess.first, frame.freeFirst - point);
                excess.last = glm::max(excess.last, point - frame.freeLast);
            }
        }
    }
    const auto logical = [&](glm::dvec2 px) {
        return glm::mix(px / frame.scale + kArcMarginPx, glm::dvec2(0),
                        glm::lessThanEqual(px, glm::dvec2(0)));
    };
    return {logical(excess.first), logical(excess.last)};
}

} // namespace

state::Camera fittedToNetwork(const state::AppState& state, const Materials& materials,
                              const ReadyProjection& ready, const Frame& frame,
                              std::span<const geo::LonLat> places, double marginPx) {
    const state::Lens lens = lensOf(ready, frame);
    const state::Camera fit = state::fitted(state.camera, lens, places, marginPx);
    if (places.empty() || materials.dataset->legs.size() > scene::kMostMergedLegs) {
        return fit;
    }
    state::AppState whole = state;
    whole.timeline.first = materials.dataset->extent.first;
    whole.timeline.last = materials.dataset->extent.last;
    const scene::FrameView view = viewOf(fit, ready, frame);
    scene::NetworkBuilder builder;
    const scene::Network& network =
        builder.update({materials.dataset, materials.selection, whole, view});
    const Excess excess = excessOf(network.arcs, view.transform, frame);
    state::Lens narrower = lens;
    narrower.freeFirst += excess.first;
    narrower.freeLast -= excess.last;
    state::Camera farther = state::fitted(state.camera, narrower, places, marginPx);
    // It stands right in the narrower part: what is in the middle of the free one is its centre.
    const glm::dvec2 middle = (lens.freeFirst + lens.freeLast) * 0.5;
    farther.centre =
        state::groundAt(farther, narrower, {middle.x, middle.y}).value_or(farther.centre);
    return farther;
}

} // namespace portolan::app
