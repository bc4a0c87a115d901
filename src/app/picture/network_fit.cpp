#include "app/picture/network_fit.h"

#include "app/picture/lens.h"
#include "scene/network.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace portolan::app {

namespace {

constexpr double kArcMarginPx = 30; // logical: an arc along the very edge looks cut, and the
                                    // degrees are written there
constexpr int kMostSteps = 8;       // bows keep their height while the map shrinks

/// What is seen, in logical pixels of the target.
class Extent {
public:
    Extent(const geo::ViewTransform& transform, double scale)
        : transform_(transform), scale_(scale) {}

    void add(glm::dvec2 mapPx, double marginPx) {
        const auto at = transform_.screenFromMapPx(mapPx);
        if (!at) {
            isBehind_ = true;
            return;
        }
        const glm::dvec2 point = glm::dvec2(at->x, at->y) / scale_;
        low_ = glm::min(low_, point - marginPx);
        high_ = glm::max(high_, point + marginPx);
    }

    bool isEmpty() const { return low_.x > high_.x; }
    bool isBehind() const { return isBehind_; } ///< something is behind the viewer
    glm::dvec2 middle() const { return (low_ + high_) * 0.5; }
    glm::dvec2 size() const { return high_ - low_; }

private:
    const geo::ViewTransform& transform_;
    double scale_;
    glm::dvec2 low_{std::numeric_limits<double>::max()};
    glm::dvec2 high_{std::numeric_limits<double>::lowest()};
    bool isBehind_ = false;
};

/// All points of the arcs that are shown, map pixels: there are curves of what is hidden too.
template<class Visit>
void eachPoint(const scene::ArcScene& arcs, const Visit& visit) {
    for (const scene::VisibleArc& arc : arcs.visible) {
        if (arc.isDense || arc.curve >= arcs.curves.size()) {
            continue;
        }
        const scene::Curve& curve = arcs.curves[arc.curve].curve;
        for (int i = 0; i < curve.pieceCount; ++i) {
            for (const scene::CurvePoint& point : arcs.pointsOf(curve.pieces[i])) {
                visit(glm::dvec2(point.x, point.y));
            }
        }
    }
}

Extent extentOf(const scene::ArcScene& arcs, const scene::FrameView& view,
                std::span<const geo::LonLat> places, double marginPx) {
    Extent extent(view.transform, view.scale);
    for (const geo::LonLat place : places) {
        if (const auto px = view.mapPx(place)) {
            extent.add(*px, marginPx);
        }
    }
    eachPoint(arcs, [&](glm::dvec2 point) { extent.add(point, kArcMarginPx); });
    return extent;
}

/// The camera from which that fills the free part, if things shrank as the map does; false where it
/// does already. No nearer than `nearest`.
bool approach(state::Camera& camera, const Extent& extent, const state::Lens& lens,
              double nearest) {
    constexpr double kClose = 0.002;
    const glm::dvec2 room = lens.freeLast - lens.freeFirst;
    const glm::dvec2 part = extent.size() / glm::max(room, glm::dvec2(40));
    const double factor =
        std::max({part.x, part.y, nearest / camera.metresPerPixel, extent.isBehind() ? 1.5 : 0.0});
    const glm::dvec2 middle = extent.middle();
    const glm::dvec2 off = glm::abs(middle - (lens.freeFirst + lens.freeLast) * 0.5);
    if (std::abs(factor - 1) < kClose && off.x < 1 && off.y < 1) {
        return false;
    }
    if (const auto centre = state::groundAt(camera, lens, {middle.x, middle.y})) {
        camera.centre = *centre;
    }
    camera.metresPerPixel *= factor;
    camera = state::clamped(camera);
    return true;
}

state::AppState atAllTimes(state::AppState state, const dataset::Dataset& dataset) {
    state.timeline.first = dataset.extent.first;
    state.timeline.last = dataset.extent.last;
    return state;
}

} // namespace

state::Camera fittedToNetwork(const state::AppState& state, const Materials& materials,
                              const ReadyProjection& ready, const Frame& frame,
                              std::span<const geo::LonLat> places, double marginPx,
                              ViewAngles angles, bool isStaged) {
    const state::Lens lens = lensOf(ready, frame);
    state::Camera camera = state::fitted(state.camera, lens, places, marginPx);
    // Seen from above nothing comes nearer than the places let it.
    const double nearest = camera.metresPerPixel * (angles.pitch > 0 ? 0.5 : 1);
    camera.bearing = angles.bearing;
    camera.pitch = angles.pitch;
    if (places.empty() || materials.dataset->legs.size() > scene::kMostMergedLegs) {
        return camera;
    }
    const state::AppState whole = atAllTimes(state, *materials.dataset);
    scene::NetworkBuilder builder;
    for (int step = 0; step < kMostSteps; ++step) {
        const scene::FrameView view = viewOf(camera, ready, frame);
        scene::NetworkInput input{materials.dataset, materials.selection, whole, view};
        input.isStaged = isStaged;
        const scene::Network& network = builder.update(input);
        const Extent extent = extentOf(network.arcs, view, places, marginPx);
        if (extent.isEmpty() || !approach(camera, extent, lens, nearest)) {
            break;
        }
    }
    return camera;
}

bool arcsMeet(const state::Camera& camera, const state::MapPart& part, const Materials& materials,
              const ReadyProjection& ready, const Frame& frame) {
    if (materials.dataset->legs.size() > scene::kMostMergedLegs) {
        return false;
    }
    const scene::FrameView view = viewOf(camera, ready, frame);
    scene::NetworkBuilder builder;
    const state::AppState whole = atAllTimes({}, *materials.dataset);
    scene::NetworkInput input{materials.dataset, materials.selection, whole, view};
    input.isStaged = true;
    const scene::Network& network = builder.update(input);
    bool isMet = false;
    eachPoint(network.arcs, [&](glm::dvec2 point) {
        const auto at = view.transform.screenFromMapPx(point);
        isMet = isMet ||
                (at && at->x >= part.first.x * view.scale && at->x < part.last.x * view.scale &&
                 at->y >= part.first.y * view.scale && at->y < part.last.y * view.scale);
    });
    return isMet;
}

} // namespace portolan::app
