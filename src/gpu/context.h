// Proof that an OpenGL 3.3 core context is current on this thread: every function that draws takes
// one.
#pragma once

#include "base/result.h"

#include <string>

namespace portolan::gpu {

class Context {
public:
    /// Looks at the context that the platform has made current. Error (Machine): there is none, or
    /// it is older than 3.3.
    static base::Result<Context> current();

    const std::string& renderer() const { return renderer_; } ///< the driver's name for itself
    const std::string& version() const { return version_; }
    int maxTextureSize() const { return maxTextureSize_; }
    /// OpenGL errors since the last call, as text; empty when there were none.
    std::string takeErrors() const;
    /// Waits until everything asked for is drawn: for measuring.
    void finish() const;

private:
    Context() = default;
    std::string renderer_, version_;
    int maxTextureSize_ = 0;
};

} // namespace portolan::gpu
