// What a camera looks through in one frame.
#pragma once

#include "app/picture/materials.h"
#include "app/sources/projection_source.h"
#include "geo/view_transform.h"
#include "scene/frame_view.h"
#include "state/app_state.h"
#include "state/camera.h"

namespace portolan::app {

state::Lens lensOf(const ReadyProjection&, const Frame&);
/// `metresPerPixel`: per logical pixel, instead of the camera's own.
geo::ViewTransform transformOf(const state::Camera&, double metresPerPixel, const ReadyProjection&,
                               const Frame&);
/// The map as the camera shows it while no projection turns into another.
scene::FrameView viewOf(const state::Camera&, const ReadyProjection&, const Frame&);

} // namespace portolan::app
