// Dear ImGui in a window: its context, its input and its drawing with OpenGL 3.3. Dear ImGui works
// in physical pixels here, whatever the monitor's scale.
#pragma once

#include "platform/imgui_fonts.h"
#include "platform/key_queue.h"
#include "platform/window.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>

struct ImGuiContext;

namespace portolan::platform {

using KeyCallback = void (*)(GLFWwindow*, int key, int scancode, int action, int modifiers);
using ButtonCallback = void (*)(GLFWwindow*, int button, int action, int modifiers);

/// Within the life of its window, whose context must be current for every call. The first hears
/// what happens in its window, and its Dear ImGui is the one in use. What others are for is drawn
/// while a Use of them lives, and from events that they are fed.
class ImguiHost {
public:
    enum class Input : std::uint8_t { Heard, Fed };
    ImguiHost(Window&, std::shared_ptr<text::FontSource>, Input = Input::Heard);
    ~ImguiHost();

    /// Makes a host's Dear ImGui the one in use, for as long as it lives.
    class Use {
    public:
        explicit Use(const ImguiHost&);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

    private:
        ImGuiContext* before_;
    };
    /// Presses and notches of the wheel, where they are Fed; in use.
    void feed(std::span<const InputEvent>);
    /// Where they are Fed; in use. Of the keys, those that belong to a field while a number is
    /// typed in it, and Escape while a menu is open, are taken: true. The others mean what they
    /// always do.
    bool type(const InputEvent&);
    ImguiHost(const ImguiHost&) = delete;
    ImguiHost& operator=(const ImguiHost&) = delete;

    /// Builds the atlas and loads it to the GPU; between frames only.
    base::Result<std::vector<ImFont*>> setFonts(std::span<const InterfaceFont>,
                                                const InterfaceText&);
    void beginFrame();
    /// Ends the frame and draws it over what the window's framebuffer holds.
    void render();

    /// No panel is drawn from now on: keys go past them until a frame begins again.
    void leaveKeys();

    bool wantsPointer() const;  ///< the pointer is over a panel or holds one
    bool wantsKeyboard() const; ///< keys go to a panel

private:
    void hearKeys();
    void hearButtons();
    void standAtButton();
    void deliver(const KeyChange&);

    ImGuiContext* context_ = nullptr;
    Window& window_;
    KeyQueue keys_;
    KeyCallback keyCallback_ = nullptr; ///< Dear ImGui's; calls the window's own too
    ButtonCallback buttonCallback_ = nullptr;
    /// Where one first and last went down or up since the last frame began.
    std::deque<PointerPlace> buttons_;
    std::shared_ptr<text::FontSource> fonts_;
};

} // namespace portolan::platform
