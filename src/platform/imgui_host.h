// Dear ImGui in a window: its context, its input and its drawing with OpenGL 3.3. Dear ImGui works
// in physical pixels here, whatever the monitor's scale.
#pragma once

#include "platform/imgui_fonts.h"
#include "platform/key_queue.h"
#include "platform/window.h"

#include <memory>

namespace portolan::platform {

using KeyCallback = void (*)(GLFWwindow*, int key, int scancode, int action, int modifiers);

/// One at a time, and within the life of its window.
class ImguiHost {
public:
    /// The window's context must be current.
    ImguiHost(Window&, std::shared_ptr<text::FontSource>);
    ~ImguiHost();
    ImguiHost(const ImguiHost&) = delete;
    ImguiHost& operator=(const ImguiHost&) = delete;

    /// Builds the atlas and loads it to the GPU; between frames only.
    base::Result<std::vector<ImFont*>> setFonts(std::span<const InterfaceFont>,
                                                const InterfaceText&);
    void beginFrame();
    /// Ends the frame and draws it over what the window's framebuffer holds.
    void render();

    bool wantsPointer() const;  ///< the pointer is over a panel or holds one
    bool wantsKeyboard() const; ///< keys go to a panel

private:
    void deliver(const KeyChange&);

    Window& window_;
    KeyQueue keys_;
    KeyCallback keyCallback_ = nullptr; ///< Dear ImGui's; calls the window's own too
    std::shared_ptr<text::FontSource> fonts_;
};

} // namespace portolan::platform
