// The shaders that are built into the program.
#pragma once

#include <span>
#include <string_view>

namespace portolan::gpu {

struct ShaderSource {
    std::string_view name; ///< path below shaders/: "include/frame.glsl"
    std::string_view text;
};

/// Every file under shaders/, as it was when the program was built.
std::span<const ShaderSource> embeddedShaders();

} // namespace portolan::gpu
