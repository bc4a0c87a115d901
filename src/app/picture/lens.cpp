#include "app/picture/lens.h"

namespace portolan::app {

state::Lens lensOf(const ReadyProjection& ready, const Frame& frame) {
    return {ready.projection.get(), glm::dvec2(frame.sizePx) / frame.scale,
            frame.freeFirst / frame.scale, frame.freeLast / frame.scale};
}

geo::ViewTransform transformOf(const state::Camera& camera, double metresPerPixel,
                               const ReadyProjection& ready, const Frame& frame) {
    geo::ViewParameters parameters;
    const auto centre = ready.projection->forward(camera.centre);
    const geo::PlanePoint origin = ready.grid->origin;
    parameters.centre = centre ? glm::dvec2(centre->x - origin.x, centre->y - origin.y)
                               : ready.grid->lookup(camera.centre).offset;
    parameters.metresPerPixel = metresPerPixel / frame.scale;
    parameters.bearing = camera.bearing;
    parameters.pitch = camera.pitch;
    parameters.sizePx = glm::dvec2(frame.sizePx);
    const glm::dvec2 middle = (frame.freeFirst + frame.freeLast - parameters.sizePx) / 2.0;
    parameters.offsetPx = glm::dvec2(middle.x, -middle.y);
    return geo::makeViewTransform(parameters);
}

scene::FrameView viewOf(const state::Camera& camera, const ReadyProjection& ready,
                        const Frame& frame) {
    scene::FrameView view;
    view.scale = frame.scale;
    view.centre = camera.centre;
    view.grid = ready.grid;
    view.transform = transformOf(camera, camera.metresPerPixel, ready, frame);
    return view;
}

} // namespace portolan::app
