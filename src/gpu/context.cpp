#include "gpu/context.h"

#include <epoxy/gl.h>
#include <fmt/format.h>

namespace portolan::gpu {

base::Result<Context> Context::current() {
    const int version = epoxy_gl_version();
    if (version < 33 || !epoxy_is_desktop_gl()) {
        return base::fail(
            base::ErrorCode::Machine,
            fmt::format("this machine offers OpenGL {}.{}, and Portolan needs 3.3", version / 10,
                        version % 10),
            "install a newer graphics driver, or Mesa's software one (libgl1-mesa-dri)");
    }
    Context context;
    context.renderer_ = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    context.version_ = reinterpret_cast<const char*>(glGetString(GL_VERSION));
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &context.maxTextureSize_);
    return context;
}

void Context::finish() const {
    glFinish();
}

std::string Context::takeErrors() const {
    std::string errors;
    for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
        errors += fmt::format("{}0x{:04x}", errors.empty() ? "" : ", ", error);
    }
    return errors;
}

} // namespace portolan::gpu
