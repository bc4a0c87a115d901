// Pictures for the stage, from files.
#pragma once

#include "scene/placed_picture.h"

#include <memory>
#include <string>

namespace portolan::app {

/// No side longer than `mostPx`; null: there is none, or none that can be shown.
std::shared_ptr<const scene::StagePicture> readStagePicture(const std::string& path, int mostPx);

} // namespace portolan::app
