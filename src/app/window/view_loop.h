// The window's loop: input and panels append intents, the store applies them, the picture follows.
// While nothing changes and nothing moves, nothing is drawn.
#pragma once

#include "app/picture/movement.h"
#include "app/picture/picture.h"
#include "app/picture/resources.h"
#include "app/story/lobby.h"
#include "app/story/presenter.h"
#include "app/window/autosave.h"
#include "app/window/backstage.h"
#include "app/window/controls.h"
#include "app/window/file_desk.h"
#include "app/window/interface.h"
#include "app/window/opening.h"
#include "app/window/reveal.h"
#include "app/window/stage_bar_timer.h"
#include "app/window/under_pointer.h"
#include "platform/window.h"
#include "render/vision_pass.h"
#include "state/store.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace portolan::app {

class ViewLoop {
public:
    /// `window` outlives the loop; its context is current.
    ViewLoop(Opening opening, const UserDirectories&, platform::Window& window, PictureMaker maker,
             std::shared_ptr<text::FontSource> fonts, Startup startup);

    /// Until the window is closed, or another session is to be opened: its file. Error: what must
    /// be read cannot be, or the machine lacks something.
    base::Result<std::optional<std::string>> run();

private:
    /// Dear ImGui settles hovering, popups and focus some frames after the input that caused them.
    static constexpr int kFramesPerInput = 4;

    base::Result<void> install();
    base::Result<void> place();
    void takeStory(state::AppState&);
    void takeFindings();
    bool isWritingStory() const;
    base::Result<void> frame();
    bool awaitsStory() const;
    base::Result<void> frameBeforeStage();
    std::vector<platform::InputEvent> takeInput(bool isHeard);
    void holdForStage(std::vector<platform::InputEvent>&);
    base::Result<void> placeCameraFirst(double now);
    base::Result<void> frameOnStage(const std::vector<platform::InputEvent>&, double now);
    using Translate = std::function<StageControls::Result(std::span<const platform::InputEvent>)>;
    int hear(std::span<const platform::InputEvent>, const Translate&);
    state::Intents stageInput(const std::vector<platform::InputEvent>&, double now);
    base::Result<void> drawStage();
    void besideStage();
    void attend(const std::vector<platform::InputEvent>&, double now);
    void tellPresenter(const base::Result<void>&);
    void obey(const StageControls::Result&);
    double stageWait(double now) const;
    double longestWait(double now) const;
    base::Result<void> drawMap(double now);
    ui::Picture chapterPicture();
    void drawInterface(double now, state::Intents&);
    void control(const std::vector<platform::InputEvent>&, double now, state::Intents&);
    /// The time since the last frame.
    state::Intent passed(double now);
    void apply(state::Intents intents);
    void begin(ui::FilePurpose, bool asks);
    void takeFileRequest();
    DeskMoment deskMoment() const;
    base::Result<void> drawVision();
    void obey(const std::vector<Command>&, state::Intents&);
    void returnKeys(const std::vector<platform::InputEvent>&);
    void fly(const state::Camera& to);
    void zoomBy(double factor);
    void refreshRests();
    bool isAnimating() const;
    bool showsDraft() const;
    state::AppState wanted() const;
    Frame frameAt(double now) const;
    state::Lens lens() const;
    state::Context context() const;
    state::Camera cameraOnAll() const;

    Opening opening_;
    platform::Window& window_;
    PictureMaker maker_;
    Interface interface_;
    state::Store store_;
    Resources resources_;
    Controls controls_;
    Reveal reveal_;
    UnderPointer underPointer_;
    Autosave autosave_;
    std::optional<render::VisionPass> vision_;
    FileDesk desk_;
    Presenter presenter_{[] { platform::Window::wake(); }};
    Backstage backstage_;
    ChapterPicture chapterPicture_;          ///< of the chapter that is being made
    std::vector<platform::InputEvent> held_; ///< keys for what is not there yet
    Lobby lobby_;
    StageBarTimer bar_;
    bool showsBar_ = false; ///< in the last frame of the stage
    Movement movement_;
    ArcBudget arcBudget_;
    const scene::Scene* scene_ = nullptr; ///< the maker's: what the user sees now
    std::vector<base::Day> eventMonths_, eventDays_;
    std::vector<double> rests_; ///< in each of them
    std::shared_ptr<const ui::TimeModel> restsFor_;
    double last_ = 0;
    int framesToDraw_ = 0;
    int framesToReturn_ = 0;
    bool isPlaced_ = false;
};

} // namespace portolan::app
