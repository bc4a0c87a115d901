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

/// Physical pixels from the upper left.
struct PointerPlace {
    double x = 0, y = 0;
};

/// A screen that is plugged in; screen coordinates.
struct Monitor {
    std::string name;
    int x = 0, y = 0, width = 0, height = 0; ///< what panels of the desktop leave free
    bool isPrimary = false;
    bool operator==(const Monitor&) const = default;
};

/// One, and others beside it; used by the thread that opened it.
class Window {
public:
    /// Its context is current on this thread. Errors (Machine): there is no display, or the driver
    /// has no OpenGL 3.3.
    static base::Result<std::unique_ptr<Window>> open(const WindowOptions&);
    /// One that goes before `first` does. It shares textures with it, and waits for no screen when
    /// it presents. The context that was current stays so.
    static base::Result<std::unique_ptr<Window>> openBeside(const Window& first,
                                                            const WindowOptions&);
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

    PointerPlace pointer() const;   ///< as of the last event that was taken in
    Extent framebufferSize() const; ///< physical pixels
    /// Screen coordinates; in full screen, what it returns to.
    Extent windowedSize() const;
    double contentScale() const; ///< the monitor's: physical pixels per logical pixel
    double seconds() const;      ///< a clock that only goes forward
    bool isIconified() const;
    void present(); ///< shows what was drawn
    void setTitle(const std::string&);
    /// On the monitor that it is on.
    void toggleFullScreen();
    bool isFullScreen() const;
    /// A window again, in the place that it had; in the middle of the primary monitor where that
    /// place is no longer.
    void leaveFullScreen();
    /// Full screen on the monitor of that name, if it is there.
    void fillMonitor(const std::string& name);
    /// In the middle of the monitor of that name; beside `other` where it is not there and there is
    /// room.
    void standOn(const std::string& name, const Window& other);
    /// Those that are plugged in, as of the last poll() or wait().
    static std::vector<Monitor> monitors();
    static std::size_t monitorCount(); ///< asks no display
    void raise();                      ///< above the others, with the keyboard
    void showPointer(bool isShown);    ///< its arrow, over this window
    /// Makes its context the thread's; what is drawn goes here.
    void makeCurrent();

    GLFWwindow* handle() const; ///< for the host of Dear ImGui

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::platform
