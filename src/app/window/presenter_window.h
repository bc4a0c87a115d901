// The presenter's own window: its Dear ImGui, fonts and words, and when it is to be drawn again.
// All that it shows comes from the state, the story and two pictures.
#pragma once

#include "app/story/presenter.h"
#include "app/window/stage_pictures.h"
#include "platform/imgui_host.h"
#include "state/profile.h"
#include "ui/panel.h"
#include "ui/presenter_panel.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::app {

/// What it shows beside the state.
struct PresenterMoment {
    const Presenter& presenter;
    const state::AppState& state;
    const gpu::RenderTarget* stage = nullptr; ///< null: none yet
    const gpu::RenderTarget* next = nullptr;
    double elapsed = 0; ///< seconds since the story was begun
    int scrolls = 0;    ///< pages of the notes
};

class PresenterWindow {
public:
    /// The stage's window outlives it; its context is current again afterwards. On the monitor of
    /// that name, if it is there. Error (Machine): no such window can be opened.
    static base::Result<std::unique_ptr<PresenterWindow>> open(platform::Window& stage,
                                                               const std::string& monitor);
    ~PresenterWindow();

    /// What happened in it since the last call, but for what is typed in its fields.
    std::vector<platform::InputEvent> takeEvents();
    bool hasEvents() const { return window_->hasEvents(); }
    bool shouldClose() const { return window_->shouldClose(); }
    platform::Window& window() { return *window_; }
    /// Of its interface now: chosen, or its monitor's.
    double scale(const state::PresenterWindow&) const;
    /// Is it to be drawn? While the stage moves not as often as the stage; its clock once a second.
    bool isDue(bool isMoving, double seconds);
    double wait(double seconds) const; ///< until isDue(), if nothing happens
    /// Draws it, and appends what its buttons want. The stage's context is current again
    /// afterwards. Error (Machine): no font.
    base::Result<void> draw(const PresenterMoment&, double seconds, state::Intents&);

private:
    PresenterWindow(platform::Window& stage, std::unique_ptr<platform::Window> window);
    base::Result<void> prepare(const PresenterMoment&);
    ui::PresenterModel model(const PresenterMoment&) const;
    std::string charactersOf(const PresenterMoment&) const;

    struct FontKey {
        base::Language language = base::Language::En;
        float scale = 0;
        std::size_t problems = 0;
        std::uint32_t story = 0; ///< its version
        bool operator==(const FontKey&) const = default;
    };

    platform::Window& stage_;
    std::vector<state::Profile> profiles_; ///< that ship
    std::unique_ptr<platform::Window> window_;
    std::optional<platform::ImguiHost> host_;
    ui::Catalogue words_;
    std::optional<base::Language> wordsFor_;
    std::optional<FontKey> fontsFor_;
    ui::Fonts fonts_{};
    ui::PanelMemory memory_;
    ui::PresenterMemory presenterMemory_;
    float styledFor_ = 0;
    int framesToDraw_ = 0;
    double drawn_ = -1; ///< seconds
};

} // namespace portolan::app
