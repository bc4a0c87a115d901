#include "app/output/story_session.h"

#include "app/picture/stage_source.h"
#include "app/sources/report.h"
#include "app/sources/story_source.h"

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
        return noSuchChapter(moment.chapter, telling);
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

} // namespace

tl::unexpected<base::Error> noSuchChapter(std::size_t chapter, const state::Telling& telling) {
    return base::fail(base::ErrorCode::Usage, fmt::format("the story has no chapter {}", chapter),
                      fmt::format("write 1 to {}", telling.chapterCount()));
}

base::Result<ToldStory> openTold(const std::string& file, const std::string& profile,
                                 HeadlessSession& session) {
    const Materials& materials = session.materials;
    // In the window, as it is being made.
    const state::SharedText& draft = session.state.draft.text;
    auto story =
        draft.isEmpty()
            ? openStory(file, profile, *materials.dataset, *session.index, session.viewpoints)
            : StoryReader().read({draft.view(), file, profile, *materials.dataset, *session.index,
                                  session.viewpoints});
    if (!story) {
        return tl::unexpected(story.error());
    }
    report(story->diagnostics);
    if (story->value.theme != session.state.theme) {
        session.materials.relief = makeRelief(*materials.basemap, story->value.theme);
    }
    return ToldStory::prepare(
        std::move(story->value),
        {materials.dataset, session.index, session.viewpoints, folderOfStory(file)},
        session.frame.sizePx, session.state.comfort.viewing);
}

void show(const ToldStory& told, const state::AppState& base, HeadlessSession& session) {
    session.told = std::make_unique<const ToldMoment>(told.moment(base, session.materials));
    session.state = session.told->state;
    session.materials = session.told->materials;
    session.projection = session.told->projection;
    session.frame = stageFrame(session.frame.sizePx, session.told->stage);
}

base::Result<void> tellStory(const StoryMoment& moment, HeadlessSession& session) {
    const auto told = openTold(moment.file, moment.profile, session);
    if (!told) {
        return tl::unexpected(told.error());
    }
    return stateAt(moment, told->telling(), session.state).map([&](const state::AppState& state) {
        show(*told, state, session);
    });
}

} // namespace portolan::app
