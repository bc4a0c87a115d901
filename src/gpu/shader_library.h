// Shaders from files: resolves #include "…", adds "#version 330 core" and #line, compiles and
// links.
#pragma once

#include "base/result.h"
#include "gpu/context.h"
#include "gpu/program.h"
#include "gpu/shader_source.h"

#include <span>
#include <string>
#include <string_view>

namespace portolan::gpu {

/// The uniform block of include/frame.glsl is bound to this point in every program.
inline constexpr GLuint kFrameBlockBinding = 0;

class ShaderLibrary {
public:
    explicit ShaderLibrary(std::span<const ShaderSource> sources = embeddedShaders())
        : sources_(sources) {}

    /// `<name>.vert` with `<fragment or name>.frag`; each of `defines` becomes a "#define".
    /// Error (Machine): what the driver says, with the file and line that it means.
    base::Result<Program> program(const Context&, std::string_view name,
                                  std::span<const std::string_view> defines = {},
                                  std::string_view fragment = {}) const;

    /// `<name>.vert` alone: nothing is drawn, `outputs` are captured one after another for each
    /// vertex (interleaved transform feedback). Error: as program().
    base::Result<Program> capture(const Context&, std::string_view name,
                                  std::span<const std::string_view> defines,
                                  std::span<const char* const> outputs) const;

    /// The text that is compiled: includes resolved. Error (Data): an include that is not there.
    base::Result<std::string> preprocess(std::string_view file,
                                         std::span<const std::string_view> defines) const;

private:
    std::span<const ShaderSource> sources_;
};

} // namespace portolan::gpu
