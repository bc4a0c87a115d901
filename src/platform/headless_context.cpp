#include "platform/headless_context.h"

#include <epoxy/egl.h>
#include <fmt/format.h>

#ifdef __SANITIZE_ADDRESS__
// The leak checker cannot name, and so cannot leave out, what an OpenGL driver allocated once it is
// unloaded.
extern "C" int dlclose(void*) {
    return 0;
}
#endif

namespace portolan::platform {

struct HeadlessContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    ~Impl() {
        if (display != EGL_NO_DISPLAY) {
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            if (context != EGL_NO_CONTEXT) {
                eglDestroyContext(display, context);
            }
            eglTerminate(display);
        }
    }
};

namespace {

auto noOpenGl(const char* what) {
    return base::fail(base::ErrorCode::Machine,
                      fmt::format("this machine offers no OpenGL without a display ({})", what),
                      "install libegl1 and libgl1-mesa-dri, or the graphics card's driver");
}

/// The surfaceless platform where Mesa has it, then a device (NVIDIA), then whatever EGL thinks
/// best.
EGLDisplay openDisplay() {
    if (epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless")) {
        EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE) {
            return display;
        }
    }
    if (epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_device_enumeration") &&
        epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_platform_device")) {
        EGLDeviceEXT device = nullptr;
        EGLint count = 0;
        if (eglQueryDevicesEXT(1, &device, &count) == EGL_TRUE && count > 0) {
            EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
            if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE) {
                return display;
            }
        }
    }
    EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    const bool works =
        display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
    return works ? display : EGL_NO_DISPLAY;
}

} // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

base::Result<HeadlessContext> HeadlessContext::create() {
    auto impl = std::make_unique<Impl>();
    impl->display = openDisplay();
    if (impl->display == EGL_NO_DISPLAY) {
        return noOpenGl("EGL has no display");
    }
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
        return noOpenGl("EGL has no desktop OpenGL");
    }
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                             EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglChooseConfig(impl->display, wanted, &config, 1, &count);
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    impl->context =
        eglCreateContext(impl->display, count > 0 ? config : nullptr, EGL_NO_CONTEXT, version);
    if (impl->context == EGL_NO_CONTEXT) {
        return noOpenGl("no OpenGL 3.3 core");
    }
    if (eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) != EGL_TRUE) {
        return noOpenGl("the context cannot be used without a surface");
    }
    return HeadlessContext(std::move(impl));
}

} // namespace portolan::platform
