#include "platform/imgui_host.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <utility>

namespace portolan::platform {

ImguiHost::ImguiHost(Window& window, std::shared_ptr<text::FontSource> fonts)
    : window_(window), fonts_(std::move(fonts)) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // the layout follows the window, nothing is to be remembered
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplGlfw_InitForOpenGL(window.handle(), true); // calls the window's own callbacks too
    ImGui_ImplOpenGL3_Init("#version 330 core");
#if IMGUI_VERSION_NUM < 18700
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

void ImguiHost::deliver(const KeyChange& change) {
    keyCallback_(window_.handle(), change.key, change.scancode, change.action, change.modifiers);
}

ImguiHost::~ImguiHost() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
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
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    const Extent physical = window_.framebufferSize();
    const float ratio =
        io.DisplaySize.x > 0 ? static_cast<float>(physical.width) / io.DisplaySize.x : 1.0F;
    if (io.MousePos.x > -1e6F) {
        io.MousePos = ImVec2(io.MousePos.x * ratio, io.MousePos.y * ratio);
    }
    io.DisplaySize =
        ImVec2(static_cast<float>(physical.width), static_cast<float>(physical.height));
    io.DisplayFramebufferScale = ImVec2(1, 1);
    ImGui::NewFrame();
    keys_.frameBegan([this](const KeyChange& change) { deliver(change); });
}

void ImguiHost::render() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool ImguiHost::wantsPointer() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool ImguiHost::wantsKeyboard() const {
    return ImGui::GetIO().WantCaptureKeyboard;
}

} // namespace portolan::platform
