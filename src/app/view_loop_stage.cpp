// What the window's loop does while a story is told.
#include "app/view_loop.h"

#include <utility>

namespace portolan::app {

/// The audience's screen: the map, the words and nothing else.
base::Result<void> ViewLoop::frameOnStage(const std::vector<platform::InputEvent>& events,
                                          double now) {
    StageControls::Result wanted = presenter_.control(events, store_.current());
    if (wanted.togglesFullScreen) {
        window_.toggleFullScreen();
    }
    if (wanted.quits) {
        window_.close();
    }
    wanted.intents.push_back(passed(now));
    apply(std::move(wanted.intents));
    if (!presenter_.tells(store_.current())) {
        framesToDraw_ = kFramesPerInput; // left: the panels come back in the next frame
        return {};
    }
    const Materials& materials = resources_.materials();
    state::AppState shown = presenter_.shown(store_.current());
    const Stage& stage = presenter_.stage(shown, *materials.dataset);
    shown.timeline = state::shownTimeline(shown.timeline);
    const platform::Extent size = window_.framebufferSize();
    const auto morph = resources_.morph(now);
    scene_ = &maker_.build(shown, materials, resources_.projection(),
                           stageFrame({size.width, size.height}, stage), morph ? &*morph : nullptr);
    if (auto drawn = maker_.draw(*scene_, 0); !drawn) {
        return drawn;
    }
    if (auto previewed = drawVision(); !previewed) {
        return previewed;
    }
    window_.present();
    const platform::Extent windowed = window_.windowedSize();
    autosave_.offer(store_.current(), windowed.width, windowed.height);
    return {};
}

} // namespace portolan::app
