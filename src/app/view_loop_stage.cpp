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
    const platform::Extent size = window_.framebufferSize();
    const ToldMoment& told = presenter_.moment(store_.current(), resources_.materials());
    scene_ = &maker_.build(told.state, told.materials, told.projection,
                           stageFrame({size.width, size.height}, told.stage),
                           told.morph ? &*told.morph : nullptr);
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
