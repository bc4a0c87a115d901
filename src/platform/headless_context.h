// An OpenGL context without a display: EGL on the surfaceless platform (GLFW 3.3 needs a display).
#pragma once

#include "base/result.h"

#include <memory>

namespace portolan::platform {

/// Current on the thread that made it until it is destroyed.
class HeadlessContext {
public:
    /// Asks for OpenGL 3.3 core. Error (Machine): EGL or the driver is missing, with the package to
    /// install.
    static base::Result<HeadlessContext> create();
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    ~HeadlessContext();

private:
    struct Impl;
    explicit HeadlessContext(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::platform
