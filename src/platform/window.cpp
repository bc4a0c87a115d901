#include "platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace portolan::platform {

namespace {

struct KeyPair {
    int glfw;
    Key key;
};
constexpr std::array<KeyPair, 21> kKeys = {{{GLFW_KEY_LEFT, Key::Left},
                                            {GLFW_KEY_RIGHT, Key::Right},
                                            {GLFW_KEY_UP, Key::Up},
                                            {GLFW_KEY_DOWN, Key::Down},
                                            {GLFW_KEY_HOME, Key::Home},
                                            {GLFW_KEY_END, Key::End},
                                            {GLFW_KEY_PAGE_UP, Key::PageUp},
                                            {GLFW_KEY_PAGE_DOWN, Key::PageDown},
                                            {GLFW_KEY_ESCAPE, Key::Escape},
                                            {GLFW_KEY_ENTER, Key::Enter},
                                            {GLFW_KEY_TAB, Key::Tab},
                                            {GLFW_KEY_BACKSPACE, Key::Backspace},
                                            {GLFW_KEY_DELETE, Key::Delete},
                                            {GLFW_KEY_KP_ADD, Key::Equal},
                                            {GLFW_KEY_KP_SUBTRACT, Key::Minus},
                                            {GLFW_KEY_F1, Key::F1},
                                            {GLFW_KEY_F5, Key::F5},
                                            {GLFW_KEY_F6, Key::F6},
                                            {GLFW_KEY_F10, Key::F10},
                                            {GLFW_KEY_MENU, Key::Menu},
                                            {GLFW_KEY_F11, Key::F11}}};

Key keyFromGlfw(int code) {
    if (code >= GLFW_KEY_SPACE && code <= GLFW_KEY_Z) {
        return static_cast<Key>(code); // GLFW's codes of printable keys are their ASCII
    }
    const auto* found =
        std::find_if(kKeys.begin(), kKeys.end(), [code](KeyPair p) { return p.glfw == code; });
    return found != kKeys.end() ? found->key : Key::Unknown;
}

Modifiers modifiersFromGlfw(int bits) {
    return {(bits & GLFW_MOD_SHIFT) != 0, (bits & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0,
            (bits & GLFW_MOD_ALT) != 0};
}

Modifiers heldModifiers(GLFWwindow* window) {
    const auto isDown = [window](int a, int b) {
        return glfwGetKey(window, a) == GLFW_PRESS || glfwGetKey(window, b) == GLFW_PRESS;
    };
    return {isDown(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
            isDown(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL),
            isDown(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT)};
}

std::string lastProblem() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? std::string(" (") + text + ")" : std::string();
}

Monitor describe(GLFWmonitor* monitor) {
    Monitor described;
    described.name = glfwGetMonitorName(monitor);
    glfwGetMonitorWorkarea(monitor, &described.x, &described.y, &described.width,
                           &described.height);
    described.isPrimary = monitor == glfwGetPrimaryMonitor();
    return described;
}

/// Null: it is not there.
GLFWmonitor* monitorCalled(const std::string& name) {
    int count = 0;
    GLFWmonitor** const all = glfwGetMonitors(&count);
    GLFWmonitor** const found = std::find_if(
        all, all + count, [&name](GLFWmonitor* m) { return name == glfwGetMonitorName(m); });
    return found != all + count ? *found : nullptr;
}

} // namespace

struct Window::Impl {
    GLFWwindow* window = nullptr;
    std::vector<InputEvent> events;
    bool isExposed = true;
    bool isFirst = false;          // the library goes with it
    std::array<int, 4> windowed{}; // place and size to return to from full screen
    /// Where the pointer was last said to be, screen coordinates; none: not since the window stands
    /// as it does. A display tells of presses without their place.
    std::optional<std::array<double, 2>> pointer;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (window != nullptr) {
            glfwDestroyWindow(window);
        }
        if (isFirst) {
            glfwTerminate();
        }
    }

    static Impl& of(GLFWwindow* window) {
        return *static_cast<Impl*>(glfwGetWindowUserPointer(window));
    }

    /// An event at the pointer's place, in physical pixels: GLFW gives screen coordinates.
    InputEvent eventAt(InputEvent::Type type, double x, double y) const {
        int width = 0;
        int height = 0;
        int framebufferWidth = 0;
        int framebufferHeight = 0;
        glfwGetWindowSize(window, &width, &height);
        glfwGetFramebufferSize(window, &framebufferWidth, &framebufferHeight);
        InputEvent event;
        event.type = type;
        event.x = x * framebufferWidth / std::max(width, 1);
        event.y = y * framebufferHeight / std::max(height, 1);
        event.modifiers = heldModifiers(window);
        event.seconds = glfwGetTime();
        return event;
    }
    /// Where the pointer was when it happened: by now it may be elsewhere.
    InputEvent eventHere(InputEvent::Type type) const {
        std::array<double, 2> at{};
        glfwGetCursorPos(window, &at[0], &at[1]);
        at = pointer.value_or(at);
        return eventAt(type, at[0], at[1]);
    }

    void listen();
    GLFWmonitor* monitor() const;
    void fill(GLFWmonitor*);
    base::Result<void> create(const WindowOptions&, GLFWwindow* shared);
};

/// The monitor that most of the window is on.
GLFWmonitor* Window::Impl::monitor() const {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    glfwGetWindowPos(window, &left, &top);
    glfwGetWindowSize(window, &width, &height);
    int count = 0;
    GLFWmonitor** all = glfwGetMonitors(&count);
    GLFWmonitor* most = glfwGetPrimaryMonitor();
    std::int64_t shared = 0;
    for (int i = 0; i < count; ++i) {
        int x = 0;
        int y = 0;
        glfwGetMonitorPos(all[i], &x, &y);
        const GLFWvidmode* mode = glfwGetVideoMode(all[i]);
        const std::int64_t wide = std::min(left + width, x + mode->width) - std::max(left, x);
        const std::int64_t high = std::min(top + height, y + mode->height) - std::max(top, y);
        if (wide > 0 && high > 0 && wide * high > shared) {
            shared = wide * high;
            most = all[i];
        }
    }
    return most;
}

void Window::Impl::fill(GLFWmonitor* monitor) {
    if (monitor == nullptr) {
        return;
    }
    if (glfwGetWindowMonitor(window) == nullptr) {
        auto& [x, y, width, height] = windowed;
        glfwGetWindowPos(window, &x, &y);
        glfwGetWindowSize(window, &width, &height);
    }
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void Window::Impl::listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        of(w).pointer = {x, y};
        of(w).events.push_back(of(w).eventAt(InputEvent::Type::PointerMove, x, y));
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
        of(w).pointer.reset();
        const auto type =
            entered != 0 ? InputEvent::Type::PointerMove : InputEvent::Type::PointerLeave;
        of(w).events.push_back(of(w).eventHere(type));
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int bits) {
        InputEvent event = of(w).eventHere(action == GLFW_PRESS ? InputEvent::Type::PointerDown
                                                                : InputEvent::Type::PointerUp);
        event.button = static_cast<PointerButton>(std::clamp(button, 0, 4));
        event.modifiers = modifiersFromGlfw(bits);
        of(w).events.push_back(event);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        InputEvent event = of(w).eventHere(InputEvent::Type::Scroll);
        event.scrollX = x;
        event.scrollY = y;
        of(w).events.push_back(event);
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int bits) {
        if (action == GLFW_RELEASE) {
            return;
        }
        InputEvent event = of(w).eventHere(InputEvent::Type::KeyDown);
        event.key = keyFromGlfw(key);
        event.modifiers = modifiersFromGlfw(bits);
        of(w).events.push_back(event);
    });
    const auto expose = [](GLFWwindow* w) { of(w).isExposed = true; };
    glfwSetWindowRefreshCallback(window, expose);
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) {
        of(w).isExposed = true;
        of(w).pointer.reset();
    });
    glfwSetWindowPosCallback(window, [](GLFWwindow* w, int, int) { of(w).pointer.reset(); });
    glfwSetWindowContentScaleCallback(window,
                                      [](GLFWwindow* w, float, float) { of(w).isExposed = true; });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { of(w).isExposed = true; });
}

base::Result<void> Window::Impl::create(const WindowOptions& options, GLFWwindow* shared) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_VISIBLE, options.isVisible ? GLFW_TRUE : GLFW_FALSE);
    // A stage in full screen stays when the keyboard goes to the presenter's window.
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "portolan");
    int width = options.width;
    int height = options.height;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
        int workWidth = 0;
        int workHeight = 0;
        glfwGetMonitorWorkarea(monitor, nullptr, nullptr, &workWidth, &workHeight);
        width = workWidth > 0 ? std::min(width, workWidth) : width;
        height = workHeight > 0 ? std::min(height, workHeight) : height;
    }
    window = glfwCreateWindow(width, height, options.title.c_str(), nullptr, shared);
    if (window == nullptr) {
        return base::fail(base::ErrorCode::Machine,
                          "no window with OpenGL 3.3 can be opened" + lastProblem(),
                          "install the graphics driver or libgl1-mesa-dri");
    }
    glfwSetWindowSizeLimits(window, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    listen();
    return {};
}

base::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    auto impl = std::make_unique<Impl>();
    impl->isFirst = true;
    if (glfwInit() == GLFW_FALSE) {
        return base::fail(base::ErrorCode::Machine,
                          "no window can be opened: there is no display" + lastProblem(),
                          "run it in a desktop session, or draw with portolan render");
    }
    if (auto created = impl->create(options, nullptr); !created) {
        return tl::unexpected(created.error());
    }
    glfwMakeContextCurrent(impl->window);
    glfwSwapInterval(1);
    return std::unique_ptr<Window>(new Window(std::move(impl)));
}

base::Result<std::unique_ptr<Window>> Window::openBeside(const Window& first,
                                                         const WindowOptions& options) {
    auto impl = std::make_unique<Impl>();
    if (auto created = impl->create(options, first.impl_->window); !created) {
        return tl::unexpected(created.error());
    }
    GLFWwindow* const before = glfwGetCurrentContext();
    glfwMakeContextCurrent(impl->window);
    glfwSwapInterval(0);
    glfwMakeContextCurrent(before);
    return std::unique_ptr<Window>(new Window(std::move(impl)));
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

bool Window::shouldClose() const {
    return glfwWindowShouldClose(impl_->window) != 0;
}

void Window::close() {
    glfwSetWindowShouldClose(impl_->window, GLFW_TRUE);
}

void Window::poll() {
    glfwPollEvents();
}

void Window::wait(double seconds) {
    glfwWaitEventsTimeout(std::max(seconds, 1e-3));
}

void Window::wake() {
    glfwPostEmptyEvent();
}

std::vector<InputEvent> Window::takeEvents() {
    return std::exchange(impl_->events, {});
}

bool Window::hasEvents() const {
    return !impl_->events.empty();
}

bool Window::takeExposed() {
    return std::exchange(impl_->isExposed, false);
}

Extent Window::framebufferSize() const {
    Extent size;
    glfwGetFramebufferSize(impl_->window, &size.width, &size.height);
    return size;
}

Extent Window::windowedSize() const {
    if (glfwGetWindowMonitor(impl_->window) != nullptr) {
        return {impl_->windowed[2], impl_->windowed[3]};
    }
    Extent size;
    glfwGetWindowSize(impl_->window, &size.width, &size.height);
    return size;
}

double Window::contentScale() const {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return std::max(x, y);
}

PointerPlace Window::pointer() const {
    const InputEvent here = impl_->eventHere(InputEvent::Type::PointerMove);
    return {here.x, here.y};
}

double Window::seconds() const {
    return glfwGetTime();
}

bool Window::isIconified() const {
    return glfwGetWindowAttrib(impl_->window, GLFW_ICONIFIED) != 0;
}

void Window::present() {
    glfwSwapBuffers(impl_->window);
}

void Window::setTitle(const std::string& title) {
    glfwSetWindowTitle(impl_->window, title.c_str());
}

void Window::toggleFullScreen() {
    if (!isFullScreen()) {
        return impl_->fill(impl_->monitor());
    }
    leaveFullScreen();
}

void Window::leaveFullScreen() {
    const auto& [x, y, width, height] = impl_->windowed;
    glfwSetWindowMonitor(impl_->window, nullptr, x, y, width, height, GLFW_DONT_CARE);
    const std::vector<Monitor> all = monitors();
    const auto holdsMiddle = [x = x + width / 2, y = y + height / 2](const Monitor& m) {
        return x >= m.x && x < m.x + m.width && y >= m.y && y < m.y + m.height;
    };
    if (!all.empty() && std::none_of(all.begin(), all.end(), holdsMiddle)) {
        standOn(all.front().name, *this); // GLFW names the primary one first
    }
}

bool Window::isFullScreen() const {
    return glfwGetWindowMonitor(impl_->window) != nullptr;
}

void Window::fillMonitor(const std::string& name) {
    if (GLFWmonitor* const monitor = monitorCalled(name)) {
        impl_->fill(monitor);
    }
}

void Window::standOn(const std::string& name, const Window& other) {
    int width = 0;
    int height = 0;
    glfwGetWindowSize(impl_->window, &width, &height);
    if (GLFWmonitor* const monitor = monitorCalled(name)) {
        const Monitor place = describe(monitor);
        glfwSetWindowPos(impl_->window, place.x + (place.width - width) / 2,
                         place.y + (place.height - height) / 2);
        return;
    }
    int x = 0;
    int y = 0;
    glfwGetWindowPos(other.impl_->window, &x, &y);
    const Extent beside = other.windowedSize();
    if (GLFWmonitor* const monitor = other.impl_->monitor()) {
        const Monitor place = describe(monitor);
        if (x + beside.width + width <= place.x + place.width) {
            glfwSetWindowPos(impl_->window, x + beside.width, y);
        }
    }
}

std::vector<Monitor> Window::monitors() {
    int count = 0;
    GLFWmonitor** const all = glfwGetMonitors(&count);
    std::vector<Monitor> monitors;
    std::transform(all, all + count, std::back_inserter(monitors), describe);
    return monitors;
}

std::size_t Window::monitorCount() {
    int count = 0;
    glfwGetMonitors(&count);
    return static_cast<std::size_t>(count);
}

void Window::raise() {
    glfwFocusWindow(impl_->window);
}

void Window::showPointer(bool isShown) {
    glfwSetInputMode(impl_->window, GLFW_CURSOR, isShown ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
}

void Window::makeCurrent() {
    glfwMakeContextCurrent(impl_->window);
}

GLFWwindow* Window::handle() const {
    return impl_->window;
}

} // namespace portolan::platform
