#include "app/commands/bench_story.h"

#include "app/commands/bench_letters.h"
#include "app/commands/bench_loop.h"
#include "app/commands/bench_summary.h"
#include "app/output/film.h"
#include "app/output/film_encoder.h"
#include "app/output/story_session.h"
#include "app/sources/story_source.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <vector>

namespace portolan::app {

namespace {

constexpr int kFramesPerSecond = 30;
constexpr int kFramesPerPart = 12; ///< of a chapter: of its beginning, its middle and its end
constexpr int kLeadIn = 4;         ///< frames before a part: a story that is told does not jump

struct Moment {
    std::size_t chapter = 0;
    double seconds = 0;
    bool isFirst = false;  ///< that moves, of a chapter
    bool isLeadIn = false; ///< drawn, not measured
};

class StoryBench {
public:
    StoryBench(const ToldStory& told, HeadlessSession& session)
        : told_(told), session_(session), base_(session.state) {
        const state::Telling& telling = told.telling();
        for (std::size_t chapter = 0; chapter < telling.chapterCount(); ++chapter) {
            const auto frames = static_cast<int>(telling.seconds(chapter) * kFramesPerSecond);
            addFrames(chapter, 1, false);
            addFrames(chapter, std::max(1, frames / 2), true);
            addFrames(chapter, std::max(1, frames - kFramesPerPart), true);
        }
    }

    base::Result<nlohmann::json> measure() {
        return measureStage()
            .and_then([&] { return measureExplore(); })
            .and_then([&] { return measureFilm(platform::FilmKind::Mp4, ""); })
            .and_then([&] { return measureFilm(platform::FilmKind::WebM, "webm_"); })
            .map([&] { return report_; });
    }

private:
    void addFrames(std::size_t chapter, int first, bool hasLeadIn) {
        for (int i = hasLeadIn ? -kLeadIn : 0; i < kFramesPerPart; ++i) {
            const double seconds = std::clamp((first + i) * 1.0 / kFramesPerSecond, 0.0,
                                              told_.telling().seconds(chapter));
            moments_.push_back({.chapter = chapter,
                                .seconds = seconds,
                                .isFirst = !hasLeadIn && i == 0,
                                .isLeadIn = i < 0});
        }
    }

    void showMoment(const Moment& moment) {
        show(told_, told_.telling().stateOfChapter(moment.chapter, moment.seconds, base_),
             session_);
    }

    base::Result<void> drawAll(std::vector<double>& times, std::vector<double>& changes,
                               bool isOnStage) {
        for (const Moment& moment : moments_) {
            const auto begin = BenchClock::now();
            showMoment(moment);
            if (!isOnStage) {
                session_.frame.stage = nullptr;
                session_.state.presentation.isOn = false;
            }
            if (auto drawn = draw(session_); !drawn) {
                return drawn;
            }
            session_.gpu->finish();
            if (moment.isLeadIn) {
                continue;
            }
            times.push_back(millisecondsSince(begin));
            if (moment.isFirst && moment.chapter > 0) {
                changes.push_back(times.back());
            }
        }
        return {};
    }

    base::Result<void> measureStage() {
        std::vector<double> times;
        std::vector<double> changes;
        showMoment(moments_.back());
        return draw(session_).and_then([&] { return drawAll(times, changes, true); }).map([&] {
            report_["stage_frame_ms"] = summary(times);
            stageTimes_ = times;
            if (!changes.empty()) {
                report_["chapter_change_ms"] = summary(changes);
            }
        });
    }

    base::Result<void> measureExplore() {
        std::vector<double> times;
        std::vector<double> changes;
        return drawAll(times, changes, false).map([&] {
            report_["explore_frame_ms"] = summary(times);
            std::vector<double> shares(times.size());
            std::transform(stageTimes_.begin(), stageTimes_.end(), times.begin(), shares.begin(),
                           std::divides());
            report_["stage_per_explore_frame"] = summary(shares);
        });
    }

    /// Frames of a film, one after another, as many as the memory holds: about where the second
    /// chapter's flight arrives, with the story's share of flight.
    std::vector<Moment> filmed() const {
        constexpr int kMost = 24;
        const state::Telling& telling = told_.telling();
        const std::size_t chapter = std::min<std::size_t>(1, telling.chapterCount() - 1);
        double flown = 0;
        for (std::size_t i = 0; i < telling.chapterCount(); ++i) {
            flown += telling.flightSeconds(i);
        }
        const double before = kMost * (flown / telling.seconds()) / kFramesPerSecond;
        const double first = std::max(0.0, telling.flightSeconds(chapter) - before);
        std::vector<Moment> moments;
        for (int i = 0; i < kMost; ++i) {
            const double at = first + i * 1.0 / kFramesPerSecond;
            moments.push_back({.chapter = chapter, .seconds = at});
        }
        return moments;
    }

    base::Result<void> measureFilm(platform::FilmKind kind, const std::string& prefix) {
        const std::string path = (std::filesystem::temp_directory_path() /
                                  fmt::format("portolan-bench-{}.{}", ::getpid(),
                                              kind == platform::FilmKind::Mp4 ? "mp4" : "webm"))
                                     .string();
        const platform::FilmFormat format{kind, session_.target->size, kFramesPerSecond};
        std::vector<FilmFrame> frames;
        double drawMs = 0;
        showMoment(filmed().front()); // a film does not jump to its frame
        if (auto drawn = draw(session_); !drawn) {
            return drawn;
        }
        const auto filmMs = timeFilm(path, format, [&](const Moment& moment, FilmFrame& pixels) {
            const auto begin = BenchClock::now();
            showMoment(moment);
            auto drawn = draw(session_);
            gpu::readRows(*session_.target, pixels);
            drawMs += millisecondsSince(begin);
            frames.push_back(pixels);
            return drawn;
        });
        std::size_t next = 0;
        const auto encodeMs = timeFilm(path, format, [&](const Moment&, FilmFrame& pixels) {
            pixels = frames[next++];
            return base::Result<void>{};
        });
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        if (!filmMs || !encodeMs) {
            return tl::unexpected(filmMs ? encodeMs.error() : filmMs.error());
        }
        report_[prefix + "film_frame_ms"] = *filmMs;
        report_[prefix + "film_draw_ms"] = drawMs / static_cast<double>(frames.size());
        report_[prefix + "encode_frame_ms"] = *encodeMs;
        return {};
    }

    /// Milliseconds a frame, from the first to the file in its place.
    template<class Fill>
    base::Result<double> timeFilm(const std::string& path, const platform::FilmFormat& format,
                                  Fill fill) {
        const std::vector<Moment> moments = filmed();
        auto encoder = FilmEncoder::start(path, format);
        if (!encoder) {
            return tl::unexpected(encoder.error());
        }
        const auto begin = BenchClock::now();
        for (const Moment& moment : moments) {
            FilmFrame pixels = (*encoder)->frame();
            auto done =
                fill(moment, pixels).and_then([&] { return (*encoder)->add(std::move(pixels)); });
            if (!done) {
                return tl::unexpected(done.error());
            }
        }
        return (*encoder)->finish().map(
            [&] { return millisecondsSince(begin) / static_cast<double>(moments.size()); });
    }

    const ToldStory& told_;
    HeadlessSession& session_;
    state::AppState base_;
    std::vector<Moment> moments_;
    std::vector<double> stageTimes_; ///< of each that is measured
    nlohmann::json report_;
};

} // namespace

base::Result<nlohmann::json> benchStory(const BenchOptions& options) {
    HeadlessRequest request;
    request.dataset = options.dataset;
    request.view = options.view;
    if (options.legs > 0) {
        request.given = syntheticRecords(options);
    } else if (request.dataset.empty()) {
        auto path = datasetOfStoryFile(options.story);
        if (!path) {
            return tl::unexpected(path.error());
        }
        request.dataset = *std::move(path);
    }
    auto session = openHeadless(request);
    if (!session) {
        return tl::unexpected(session.error());
    }
    if (options.letters > 0) {
        return benchLetters(options.story, *session, options.letters);
    }
    const auto told = openTold(options.story, {}, *session);
    if (!told) {
        return tl::unexpected(told.error());
    }
    auto report = options.loopFrames > 0 ? benchLoop(*told, *session, options.loopFrames)
                                         : StoryBench(*told, *session).measure();
    if (report) {
        (*report)["chapters"] = told->telling().chapterCount();
        (*report)["size"] = options.view.size;
        (*report)["renderer"] = session->gpu->renderer();
    }
    return report;
}

} // namespace portolan::app
