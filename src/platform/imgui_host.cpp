#include "platform/imgui_host.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::platform {

namespace {

struct TypedKey {
    Key key;
    int glfw;
};
/// With the digits, what a field is typed with.
constexpr std::array<TypedKey, 9> kTyped = {{{Key::Left, GLFW_KEY_LEFT},
                                             {Key::Right, GLFW_KEY_RIGHT},
                                             {Key::Home, GLFW_KEY_HOME},
                                             {Key::End, GLFW_KEY_END},
                                             {Key::Enter, GLFW_KEY_ENTER},
                                             {Key::Escape, GLFW_KEY_ESCAPE},
                                             {Key::Tab, GLFW_KEY_TAB},
                                             {Key::Backspace, GLFW_KEY_BACKSPACE},
                                             {Key::Delete, GLFW_KEY_DELETE}}};

bool hasOpenMenu() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

} // namespace

ImguiHost::Use::Use(const ImguiHost& host) : before_(ImGui::GetCurrentContext()) {
    ImGui::SetCurrentContext(host.context_);
}

ImguiHost::Use::~Use() {
    ImGui::SetCurrentContext(before_);
}

ImguiHost::ImguiHost(Window& window, std::shared_ptr<text::FontSource> fonts, Input input)
    : window_(window), fonts_(std::move(fonts)) {
    IMGUI_CHECKVERSION();
    ImGuiContext* const before = ImGui::GetCurrentContext();
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // the layout follows the window, nothing is to be remembered
    io.LogFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    const bool isHeard = input == Input::Heard;
    io.ConfigFlags |= isHeard ? ImGuiConfigFlags_NavEnableKeyboard : ImGuiConfigFlags_None;
    ImGui_ImplGlfw_InitForOpenGL(window.handle(), isHeard); // calls the window's own callbacks too
    ImGui_ImplOpenGL3_Init("#version 330 core");
    if (isHeard) {
        hearKeys();
        hearButtons();
    } else {
        keyCallback_ = ImGui_ImplGlfw_KeyCallback;
        ImGui::SetCurrentContext(before);
    }
}

void ImguiHost::feed(std::span<const InputEvent> events) {
    GLFWwindow* const window = window_.handle();
    for (const InputEvent& event : events) {
        const int button = static_cast<int>(event.button);
        switch (event.type) {
        case InputEvent::Type::PointerMove:
            ImGui_ImplGlfw_CursorEnterCallback(window, GLFW_TRUE);
            break;
        case InputEvent::Type::PointerLeave:
            ImGui_ImplGlfw_CursorEnterCallback(window, GLFW_FALSE);
            break;
        case InputEvent::Type::PointerDown:
            ImGui_ImplGlfw_MouseButtonCallback(window, button, GLFW_PRESS, 0);
            break;
        case InputEvent::Type::PointerUp:
            ImGui_ImplGlfw_MouseButtonCallback(window, button, GLFW_RELEASE, 0);
            break;
        case InputEvent::Type::Scroll:
            ImGui_ImplGlfw_ScrollCallback(window, event.scrollX, event.scrollY);
            break;
        case InputEvent::Type::KeyDown:
            break; // most are the stage's, whatever window has the keyboard: see type()
        }
    }
}

bool ImguiHost::type(const InputEvent& event) {
    const bool isKey = event.type == InputEvent::Type::KeyDown && !event.modifiers.control &&
                       !event.modifiers.shift && !event.modifiers.alt;
    const bool isTyping = ImGui::GetIO().WantTextInput;
    if (isKey && event.key == Key::Escape && !isTyping && hasOpenMenu()) {
        ImGui::ClosePopupToLevel(0, true);
        return true;
    }
    if (!isKey || !isTyping) {
        return false;
    }
    const auto sign = static_cast<unsigned>(event.key);
    if ((sign >= '0' && sign <= '9') || event.key == Key::Period || event.key == Key::Comma) {
        ImGui_ImplGlfw_CharCallback(window_.handle(), sign);
        return true;
    }
    const auto* const found =
        std::find_if(kTyped.begin(), kTyped.end(),
                     [&event](const TypedKey& typed) { return typed.key == event.key; });
    if (found == kTyped.end()) {
        return false;
    }
    for (const int action : {GLFW_PRESS, GLFW_RELEASE}) {
        keys_.take({found->glfw, 0, action, 0},
                   [this](const KeyChange& change) { deliver(change); });
    }
    return true;
}

/// Dear ImGui before 1.87 misses keys that go down and up within a frame.
void ImguiHost::hearKeys() {
#if IMGUI_VERSION_NUM < 18700
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = this;
    keyCallback_ = glfwSetKeyCallback(
        window_.handle(), [](GLFWwindow*, int key, int scancode, int action, int modifiers) {
            auto& host = *static_cast<ImguiHost*>(ImGui::GetIO().UserData);
            const auto deliver = [&host](const KeyChange& change) { host.deliver(change); };
            const KeyChange change{key, scancode, action, modifiers};
            if (host.wantsKeyboard()) {
                host.keys_.take(change, deliver);
            } else { // the map answers every event: a slow frame must not hold them up
                host.keys_.passAll(change, deliver);
            }
        });
#endif
}

/// Dear ImGui before 1.87 looks where the pointer is when a frame begins: after a slow one it has
/// left what it pressed.
void ImguiHost::hearButtons() {
#if IMGUI_VERSION_NUM < 18700
    buttonCallback_ = glfwSetMouseButtonCallback(
        window_.handle(), [](GLFWwindow* window, int button, int action, int modifiers) {
            auto& host = *static_cast<ImguiHost*>(ImGui::GetIO().UserData);
            host.buttons_.resize(std::min<std::size_t>(host.buttons_.size(), 1));
            host.buttons_.push_back(host.window_.pointer());
            host.buttonCallback_(window, button, action, modifiers);
        });
#endif
}

/// A button that goes down and up between two frames is down in one and up in the next.
void ImguiHost::standAtButton() {
    if (buttons_.empty()) {
        return;
    }
    const PointerPlace at = buttons_.front();
    ImGui::GetIO().MousePos = ImVec2(static_cast<float>(at.x), static_cast<float>(at.y));
    buttons_.pop_front();
}

void ImguiHost::deliver(const KeyChange& change) {
    keyCallback_(window_.handle(), change.key, change.scancode, change.action, change.modifiers);
}

ImguiHost::~ImguiHost() {
    ImGuiContext* const before = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before != context_ ? before : nullptr);
}

base::Result<std::vector<ImFont*>> ImguiHost::setFonts(std::span<const InterfaceFont> wanted,
                                                       const InterfaceText& text) {
    auto fonts = buildInterfaceFonts(*ImGui::GetIO().Fonts, *fonts_, wanted, text);
#if IMGUI_VERSION_NUM < 19200
    if (fonts) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
#endif
    return fonts;
}

void ImguiHost::beginFrame() {
    keys_.beforeFrame([this](const KeyChange& change) { deliver(change); });
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    const Extent physical = window_.framebufferSize();
    const float ratio =
        io.DisplaySize.x > 0 ? static_cast<float>(physical.width) / io.DisplaySize.x : 1.0F;
    if (io.MousePos.x > -1e6F) {
        io.MousePos = ImVec2(io.MousePos.x * ratio, io.MousePos.y * ratio);
    }
    standAtButton();
    io.DisplaySize =
        ImVec2(static_cast<float>(physical.width), static_cast<float>(physical.height));
    io.DisplayFramebufferScale = ImVec2(1, 1);
    ImGui::NewFrame();
    keys_.frameBegan();
}

void ImguiHost::render() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void ImguiHost::leaveKeys() {
    ImGui::GetIO().WantCaptureKeyboard = false;
    keys_.flush([this](const KeyChange& change) { deliver(change); });
}

bool ImguiHost::wantsPointer() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool ImguiHost::wantsKeyboard() const {
    return ImGui::GetIO().WantCaptureKeyboard;
}

} // namespace portolan::platform
