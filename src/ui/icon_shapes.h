// What the icons are drawn with.
#pragma once

#include "ui/widgets.h"

namespace portolan::ui {

/// A point of an icon: parts of its radius from its middle, y down.
inline ImVec2 at(ImVec2 middle, float radius, float x, float y) {
    return {middle.x + x * radius, middle.y + y * radius};
}

} // namespace portolan::ui
