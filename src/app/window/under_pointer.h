// What the pointer is over in the picture that the user sees.
#pragma once

#include "dataset/dataset.h"
#include "geo/lon_lat.h"
#include "platform/input.h"
#include "scene/scene.h"
#include "ui/layout.h"

#include <span>
#include <string>
#include <vector>

namespace portolan::app {

class UnderPointer {
public:
    /// Follows the pointer through the frame's input. Positions are physical pixels.
    void follow(std::span<const platform::InputEvent>);
    /// Looks up everything under the pointer, the nearest first, each record once. `map`: what the
    /// panels leave to it; in the gaps beside and below them nothing is pointed at.
    void look(const scene::Scene&, const dataset::Dataset&, const ui::Box& map);
    void clear() { entities_.clear(); }

    /// To be named beside the pointer; nothing from a click until the pointer moves again.
    std::vector<dataset::EntityId> named() const;
    /// What a click selects: a place alone, where one is hit, else every record.
    std::vector<std::string> selectable(const dataset::Dataset&) const;

private:
    geo::ScreenPoint pointer_{-1, -1}; ///< negative: not in the window
    bool isClicked_ = false;
    std::vector<dataset::EntityId> entities_;
};

} // namespace portolan::app
