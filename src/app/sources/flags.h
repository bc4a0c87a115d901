// Flags of economies, as pictures: a package of the system has them. Where it is not installed, or
// has none, there is no flag.
#pragma once

#include "scene/placed_picture.h"

#include <map>
#include <memory>
#include <string>

namespace portolan::app {

class Flags {
public:
    /// Read when it is first asked for; null: there is none. `economy`: ISO 3166-1 alpha-2.
    std::shared_ptr<const scene::StagePicture> of(const std::string& economy);

private:
    std::map<std::string, std::shared_ptr<const scene::StagePicture>> read_;
};

} // namespace portolan::app
