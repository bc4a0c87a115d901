// The window: an OpenGL 3.3 core context on a display, and the input that arrives in it.
#pragma once

#include "base/result.h"
#include "platform/input.h"

#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace portolan::platform {

struct WindowOptions {
    std::string title = "Portolan";
    int width = 1920; ///< screen coordinates; made to fit the monitor's work area
    int height = 1080;
    bool isVisible = true;
};

struct Extent {
    int width = 0;
    int height = 0;
    bool operator==(const Extent&) const = default;
};

/// One at a time; used by the thread that opened it. Its context is current on that thread.
class Window {
public:
    /// Errors (Machine): there is no display, or the driver has no OpenGL 3.3.
    static base::Result<std::unique_ptr<Window>> open(const WindowOptions&);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    bool shouldClose() const;
    void close();
    /// Takes in what has happened without waiting.
    void poll();
    /// Sleeps until something happens, at most so long.
    void wait(double seconds);
    /// Ends a wait(); may be called from any thread.
    static void wake();
    /// What has happened since the last call.
    std::vector<InputEvent> takeEvents();
    bool hasEvents() const;
    /// Has the window to be drawn again because it was uncovered, resized or moved to a monitor of
    /// another scale? Asking resets it.
    bool takeExposed();

    Extent framebufferSize() const; ///< physical pixels
    /// Screen coordinates; in full screen, what it returns to.
    Extent windowedSize() const;
    double contentScale() const; ///< the monitor's: physical pixels per logical pixel
    double seconds() const;      ///< a clock that only goes forward
    bool isIconified() const;
    void present(); ///< shows what was drawn
    void setTitle(const std::string&);
    void toggleFullScreen();

    GLFWwindow* handle() const; ///< for the host of Dear ImGui

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::platform
