#include "app/story_session.h"

#include "app/report.h"
#include "app/resources.h"
#include "app/stage_source.h"
#include "app/story_source.h"
#include "formats/viewpoints.h"
#include "state/timeline.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace portolan::app {

namespace {

base::Result<double> secondsOf(const std::string& text) {
    double seconds = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, seconds);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(seconds) || seconds < 0) {
        return base::fail(base::ErrorCode::Usage, fmt::format("--at: '{}' is no moment", text),
                          "write the seconds since the chapter, or the story, began");
    }
    return seconds;
}

base::Result<state::AppState> stateAt(const StoryMoment& moment, const state::Telling& telling,
                                      const state::AppState& base) {
    if (moment.chapter > telling.chapterCount()) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("the story has no chapter {}", moment.chapter),
                          fmt::format("write 1 to {}", telling.chapterCount()));
    }
    const bool isOfChapter = moment.chapter > 0;
    base::Result<double> seconds =
        isOfChapter ? telling.seconds(moment.chapter - 1) : telling.seconds();
    if (!moment.seconds.empty()) {
        seconds = secondsOf(moment.seconds);
    }
    return seconds.map([&](double at) {
        return isOfChapter ? telling.stateOfChapter(moment.chapter - 1, at, base)
                           : telling.at(at, base);
    });
}

/// What the state asks for that was not read for it at the start.
base::Result<void> fetch(HeadlessSession& session, const state::AppState& before) {
    const state::AppState& state = session.state;
    const dataset::Dataset& data = *session.materials.dataset;
    auto viewpoint = formats::chooseViewpoint(state.viewpoint, session.viewpoints);
    if (!viewpoint) {
        return tl::unexpected(viewpoint.error());
    }
    if (wantedDefinition(state) != wantedDefinition(before)) {
        auto projection = makeProjection(wantedDefinition(state), state.camera.centre);
        if (!projection) {
            return tl::unexpected(projection.error());
        }
        session.projection = *std::move(projection);
    }
    session.materials.viewpoint = std::make_shared<const dataset::Viewpoint>(*std::move(viewpoint));
    session.materials.selection = std::make_shared<const dataset::Selection>(
        dataset::select(data, *session.index, state.filter));
    if (state.theme != before.theme) {
        session.materials.relief = makeRelief(*session.materials.basemap, state.theme);
    }
    return {};
}

} // namespace

base::Result<void> tellStory(const StoryMoment& moment, HeadlessSession& session) {
    auto story = openStory(moment.file, moment.profile, *session.materials.dataset, *session.index,
                           session.viewpoints);
    if (!story) {
        return tl::unexpected(story.error());
    }
    if (!moment.isRepeated) {
        report(story->diagnostics);
    }
    auto telling = prepareTelling(std::move(story->value), session.materials.dataset, session.index,
                                  session.frame.sizePx);
    if (!telling) {
        return tl::unexpected(telling.error());
    }
    const state::AppState before = session.state;
    auto state = stateAt(moment, *telling, session.state);
    if (!state) {
        return tl::unexpected(state.error());
    }
    session.state = *std::move(state);
    session.state.language = stageLanguage(telling->story(), session.state);
    session.stage =
        std::make_unique<const Stage>(stageAt(*telling, *session.materials.dataset, session.state));
    session.state.timeline = state::shownTimeline(session.state.timeline);
    session.frame = stageFrame(session.frame.sizePx, *session.stage);
    return fetch(session, before);
}

} // namespace portolan::app
