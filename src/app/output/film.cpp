#include "app/output/film.h"

#include "app/output/film_encoder.h"
#include "app/output/story_session.h"
#include "app/picture/resources.h"
#include "app/picture/tiles.h"
#include "formats/files.h"
#include "state/timeline.h"
#include "ui/time_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace portolan::app {

namespace {

/// Of playback: how often the moment is noted.
constexpr double kNotedEvery = 1.0 / 120;
constexpr double kLongestPlayback = 3600;
constexpr double kShortestSeconds = 2; // where little time passes

/// The timeline while it plays its whole range, evenly in time.
std::vector<state::Timeline> playedTimelines(state::Timeline timeline,
                                             const state::TimeContext& context) {
    timeline.loops = false;
    timeline = state::movedTo(timeline, state::momentRange(timeline, context).first, context);
    timeline.isPlaying = true;
    std::vector<state::Timeline> played = {timeline};
    const auto most = static_cast<std::size_t>(kLongestPlayback / kNotedEvery);
    while (timeline.isPlaying && played.size() < most) {
        timeline = state::advanced(timeline, kNotedEvery, context);
        played.push_back(timeline);
    }
    return played;
}

/// Between two that were noted.
state::Timeline timelineAt(const std::vector<state::Timeline>& played, double share) {
    const double at = share * static_cast<double>(played.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(at), played.size() - 1);
    const state::Timeline& next = played[std::min(before + 1, played.size() - 1)];
    const double part = at - static_cast<double>(before);
    state::Timeline timeline = played[before];
    timeline.first += (next.first - timeline.first) * part;
    timeline.last += (next.last - timeline.last) * part;
    timeline.cursor += (next.cursor - timeline.cursor) * part;
    timeline.isPlaying = true; // to its last frame: nothing jumps there
    return timeline;
}

base::Result<void> checkLength(double seconds) {
    if (std::isfinite(seconds) && seconds > 0 && seconds <= kLongestFilmSeconds) {
        return {};
    }
    return base::fail(base::ErrorCode::Usage,
                      fmt::format("--duration: a film cannot last {} seconds", seconds),
                      fmt::format("write more than 0 and at most {:.0f}", kLongestFilmSeconds));
}

int framesIn(double seconds, int framesPerSecond) {
    return std::max(1, static_cast<int>(std::lround(seconds * framesPerSecond)));
}

} // namespace

base::Result<platform::FilmFormat> filmFormat(const std::string& path, glm::ivec2 sizePx,
                                              const FilmOptions& options) {
    const auto kind = platform::filmKindOf(path);
    if (!kind) {
        return base::fail(base::ErrorCode::Usage, fmt::format("'{}' is no film", path),
                          "give the output a name that ends in .mp4 or .webm");
    }
    if (sizePx.x % 2 != 0 || sizePx.y % 2 != 0 || sizePx.x < 16 || sizePx.y < 16 ||
        needsTiles(sizePx)) {
        return base::fail(base::ErrorCode::Usage,
                          fmt::format("--size: no film is {} × {}", sizePx.x, sizePx.y),
                          "write even numbers from 16 to 4096, as 1920x1080");
    }
    if (options.framesPerSecond < kFewestFramesPerSecond ||
        options.framesPerSecond > kMostFramesPerSecond) {
        return base::fail(
            base::ErrorCode::Usage,
            fmt::format("--fps: no film has {} frames a second", options.framesPerSecond),
            fmt::format("write {} to {}", kFewestFramesPerSecond, kMostFramesPerSecond));
    }
    return platform::FilmFormat{*kind, sizePx, options.framesPerSecond};
}

base::Result<FilmScript> filmOfStory(const ToldStory& told, std::size_t chapter,
                                     int framesPerSecond, HeadlessSession& session) {
    const state::Telling& telling = told.telling();
    if (chapter > telling.chapterCount()) {
        return noSuchChapter(chapter, telling);
    }
    const double seconds = chapter > 0 ? telling.seconds(chapter - 1) : telling.seconds();
    const auto show = [&told, &session, chapter, framesPerSecond, base = session.state](int frame) {
        const double at = static_cast<double>(frame) / framesPerSecond;
        const state::Telling& tells = told.telling();
        app::show(told,
                  chapter > 0 ? tells.stateOfChapter(chapter - 1, at, base) : tells.at(at, base),
                  session);
    };
    return FilmScript{framesIn(seconds, framesPerSecond), show};
}

state::Timeline rangeOf(const HeadlessSession& session) {
    const base::DayInterval dates = session.state.filter.dates;
    state::Timeline range = state::timelineFor(session.materials.dataset->extent);
    range.first = dates.first == base::kBeginningOfTime ? range.first : dates.first;
    range.last = dates.last == base::kEndOfTime ? range.last : dates.last + 1.0;
    range.last = std::max(range.first, range.last);
    return range;
}

base::Result<FilmScript> filmOfTime(const FilmOptions& options, const state::Timeline& window,
                                    HeadlessSession& session) {
    const dataset::Dataset& data = *session.materials.dataset;
    const dataset::Selection& selection = *session.materials.selection;
    const auto model = ui::buildTime(data, *session.index, selection);
    const std::vector<double> rests = restsIn(model->eventMonths, data, selection);
    const state::TimeContext context{data.extent, model->eventMonths, rests, model->eventDays};
    auto played = playedTimelines(window, context);
    const double natural =
        std::max(kShortestSeconds, kNotedEvery * static_cast<double>(played.size()));
    const double seconds = options.seconds == 0 ? natural : options.seconds;
    if (auto lasts = checkLength(seconds); !lasts) {
        return tl::unexpected(lasts.error());
    }
    const int frames = framesIn(seconds, options.framesPerSecond);
    const auto show = [&session, frames, played = std::move(played)](int frame) {
        const double share = frames > 1 ? static_cast<double>(frame) / (frames - 1) : 1;
        session.state.timeline = state::shownTimeline(timelineAt(played, share));
    };
    return FilmScript{frames, show};
}

base::Result<bool> writeFilm(const std::string& path, const platform::FilmFormat& format,
                             const FilmScript& script, HeadlessSession& session,
                             const Watch& goesOn) {
    formats::removeUnfinishedBeside(path);
    auto encoder = FilmEncoder::start(path, format);
    if (!encoder) {
        return tl::unexpected(encoder.error());
    }
    for (int frame = 0; frame < script.frames; ++frame) {
        script.show(frame);
        auto done = draw(session).and_then([&] {
            FilmFrame pixels = (*encoder)->frame();
            gpu::readRows(*session.target, pixels);
            return (*encoder)->add(std::move(pixels));
        });
        if (!done) {
            return tl::unexpected(done.error());
        }
        if (!goesOn(frame + 1, script.frames)) {
            return false;
        }
    }
    return (*encoder)->finish().map([] { return true; });
}

} // namespace portolan::app
