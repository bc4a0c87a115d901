// One kind of thing that is drawn. A layer owns its GL objects, uploads what changed of its part of
// the scene and draws; it keeps no other state and never sees AppState.
#pragma once

#include "gpu/context.h"

namespace portolan::render {

/// Shared by every layer while one frame is drawn. The Frame block is bound; the target is bound,
/// its viewport set; blending is on (straight alpha over), depth is off.
struct DrawContext {
    const gpu::Context& gpu;
};

} // namespace portolan::render
