#include "app/commands/bench_frames.h"

#include "app/commands/bench_explore.h"
#include "app/commands/bench_summary.h"
#include "app/output/headless_session.h"
#include "app/picture/lens.h"
#include "app/picture/movement.h"
#include "dataset/find.h"
#include "geo/projection.h"
#include "platform/process_clock.h"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace portolan::app {

namespace {

/// Of a picture that may take seconds: enough to see what one takes.
constexpr int kWholePans = 4;

using Clock = BenchClock;

std::size_t bytesInUse() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// The window's first day in step i of n: from the first day of the records to the last.
void slideWindow(state::AppState& state, const BenchOptions& options, base::DayInterval extent,
                 int step) {
    const double span = std::max(0.0, extent.last - extent.first + 1 - options.windowDays);
    const double share = static_cast<double>(step) / std::max(1, options.frames - 1);
    state.timeline.first = extent.first + span * share;
    state.timeline.last = state.timeline.first + options.windowDays;
    state.timeline.cursor = state.timeline.last;
}

class Bench {
public:
    Bench(const BenchOptions& options, HeadlessSession& session)
        : options_(options), session_(session), state_(session.state), frame_(session.frame) {
        extent_ = session.materials.dataset->extent;
        if (extent_.first == base::kBeginningOfTime || extent_.last == base::kEndOfTime) {
            extent_ = {static_cast<base::Day>(state_.timeline.first),
                       static_cast<base::Day>(state_.timeline.last)};
        }
    }

    base::Result<nlohmann::json> measure() {
        return measureFrames()
            .and_then([&] { return measurePans(); })
            .and_then([&] { return measureSwitches(); })
            .map([&] {
                benchExplore(session_.materials.dataset, session_.index, report_);
                measureSearch();
                return report_;
            });
    }

private:
    base::Result<double> timeFrame(const ReadyProjection& projection) {
        const auto begin = Clock::now();
        const scene::Scene& scene =
            session_.maker->build(state_, session_.materials, projection, frame_);
        if (auto drawn = session_.maker->draw(scene, session_.target->framebuffer.id()); !drawn) {
            return tl::unexpected(drawn.error());
        }
        session_.gpu->finish();
        scene_ = &scene;
        return millisecondsSince(begin);
    }

    double timeBareDraw() {
        const auto begin = Clock::now();
        session_.maker->drawBareStrips(*scene_, session_.target->framebuffer.id());
        session_.gpu->finish();
        return millisecondsSince(begin);
    }

    /// The window slides over the whole; each frame is followed by the bare draw of the same legs.
    base::Result<void> measureFrames() {
        const std::uint64_t drawsBefore = session_.maker->basemapDraws();
        std::vector<double> frames;
        std::vector<double> bare;
        std::vector<double> shares;
        for (int step = 0; step < options_.frames; ++step) {
            slideWindow(state_, options_, extent_, step);
            const auto milliseconds = timeFrame(session_.projection);
            if (!milliseconds) {
                return tl::unexpected(milliseconds.error());
            }
            frames.push_back(*milliseconds);
            budget_.drew(scene_->network->arcs, *milliseconds / 1000);
            bare.push_back(timeBareDraw());
            shares.push_back(frames.back() / bare.back());
        }
        report_["frame_ms"] = summary(frames);
        report_["bare_draw_ms"] = summary(bare);
        report_["frame_per_bare_draw"] = quantile(shares, 0.5);
        report_["basemap_draws_while_time_moves"] = session_.maker->basemapDraws() - drawsBefore;
        return {};
    }

    /// As the window draws it: with very many legs, a draft of them. `pan_whole_frame_ms` is what
    /// all of them would take.
    base::Result<void> measurePans() {
        frame_.mostArcs = budget_.most(Motion::Shift);
        const auto drafts = timePans(options_.frames);
        frame_.mostArcs = scene::kEveryArc;
        if (!drafts) {
            return tl::unexpected(drafts.error());
        }
        report_["pan_frame_ms"] = summary(*drafts);
        report_["pan_draws_legs"] = legsDrawn_;
        const auto wholes = timePans(kWholePans);
        if (!wholes) {
            return tl::unexpected(wholes.error());
        }
        report_["pan_whole_frame_ms"] = summary(*wholes);
        return {};
    }

    /// A drag by (9, 5) pixels a frame, there and back.
    base::Result<std::vector<double>> timePans(int count) {
        const state::Camera home = state_.camera;
        std::vector<double> frames;
        frame_.snapsToLast = true;
        for (int step = 0; step < count; ++step) {
            const double forth = step < count / 2 ? 1 : -1;
            state_.camera =
                state::dragged(state_.camera, lensOf(session_.projection, session_.frame), {0, 0},
                               {9 * forth, 5 * forth});
            const auto milliseconds = timeFrame(session_.projection);
            if (!milliseconds) {
                return tl::unexpected(milliseconds.error());
            }
            frames.push_back(*milliseconds);
        }
        frame_.snapsToLast = false;
        state_.camera = home;
        legsDrawn_ = scene_->network->arcs.visible.size();
        return frames;
    }

    struct Switch {
        double firstMs = 0, againMs = 0, wholeMs = 0;
    };

    /// From the wish to the first finished frame, the projection's grid made anew. As in the
    /// window, that frame is a draft of very many legs.
    base::Result<Switch> timeSwitch(const geo::ProjectionPreset& preset) {
        Switch took;
        const auto begin = Clock::now();
        const auto ready = makeProjection(
            definitionOf(std::string(preset.name), state_.camera.centre), state_.camera.centre);
        if (!ready) {
            return tl::unexpected(ready.error());
        }
        frame_.mostArcs = budget_.most(Motion::Shape);
        const auto first = timeFrame(*ready);
        took.firstMs = took.wholeMs = millisecondsSince(begin);
        const auto again = first ? timeFrame(*ready) : first;
        const bool isDraft = scene_->network->arcs.isDraft;
        frame_.mostArcs = scene::kEveryArc;
        const auto whole = again && isDraft ? timeFrame(*ready) : again;
        if (!whole) {
            return tl::unexpected(whole.error());
        }
        took.againMs = *again;
        took.wholeMs += isDraft ? *whole : 0;
        return took;
    }

    /// `over_frame` is what the change costs beyond a frame of the same picture once all is known.
    /// `whole` is up to the picture with every leg: what a draft takes and the whole frame after
    /// it, without the pause between them.
    base::Result<void> measureSwitches() {
        nlohmann::json each;
        std::vector<double> smooth;
        std::vector<double> over;
        std::vector<double> whole;
        for (const geo::ProjectionPreset& preset : geo::projectionPresets()) {
            const auto took = timeSwitch(preset);
            if (!took) {
                return tl::unexpected(took.error());
            }
            over.push_back(took->firstMs - took->againMs);
            whole.push_back(took->wholeMs);
            each[std::string(preset.name)] = took->firstMs;
            if (preset.name != "equidistant") {
                smooth.push_back(took->firstMs);
            }
        }
        report_["projection_switch_ms"] = quantile(smooth, 0.5);
        report_["projection_switch_whole_ms"] = quantile(whole, 0.5);
        report_["projection_switch_over_frame_ms"] = quantile(over, 0.5);
        report_["projection_switch_each_ms"] = each;
        return {};
    }

    /// Each keystroke of words in several scripts, the readings made before.
    void measureSearch() {
        constexpr std::array<std::string_view, 24> kQueries = {
            "k",    "ka",     "kao",  "kaoh",   "kaohs",   "kaohsi",   "kaohsiun", "g",
            "ga",   "gaox",   "高",   "高雄",   "カ",      "カオシュ", "たかお",   "서",
            "서울", "서울 p", "台灣", "park 1", "seminar", "o",        "taibe",    "kaohsuing"};
        const dataset::Dataset& dataset = *session_.materials.dataset;
        session_.index->texts.makeReadings();
        std::vector<double> all;
        nlohmann::json& each = report_["search_each_ms"];
        for (const std::string_view query : kQueries) {
            std::vector<double> times;
            for (int round = 0; round < 5; ++round) {
                const auto begin = Clock::now();
                const auto findings = dataset::find(dataset, *session_.index, query, 40);
                times.push_back(findings.totals.size() > 0 ? millisecondsSince(begin) : 0);
            }
            all.insert(all.end(), times.begin(), times.end());
            each[std::string(query)] = quantile(times, 0.5);
        }
        report_["search_ms"] = quantile(all, 0.5);
        report_["search_p95_ms"] = quantile(all, 0.95);
    }

    const BenchOptions& options_;
    HeadlessSession& session_;
    state::AppState state_;
    Frame frame_;
    base::DayInterval extent_;
    const scene::Scene* scene_ = nullptr;
    ArcBudget budget_;
    std::size_t legsDrawn_ = 0;
    nlohmann::json report_;
};

} // namespace

base::Result<nlohmann::json> benchFrames(const BenchOptions& options) {
    const auto begin = Clock::now();
    const std::size_t bytesBefore = bytesInUse();
    HeadlessRequest request;
    request.dataset = options.dataset;
    request.view = options.view;
    if (options.legs > 0) {
        request.given = syntheticRecords(options);
    }
    const double makeMs = millisecondsSince(begin);
    const std::size_t bytesMade = bytesInUse() - bytesBefore;
    auto session = openHeadless(request);
    if (!session) {
        return tl::unexpected(session.error());
    }
    const std::size_t bytesOpen = bytesInUse();
    slideWindow(session->state, options, session->materials.dataset->extent, 0);
    const scene::Scene& scene = session->maker->build(session->state, session->materials,
                                                      session->projection, session->frame);
    if (auto drawn = session->maker->draw(scene, session->target->framebuffer.id()); !drawn) {
        return tl::unexpected(drawn.error());
    }
    session->gpu->finish();
    const double startupMs =
        platform::millisecondsSinceProcessStart() - (options.legs > 0 ? makeMs : 0);
    auto report = Bench(options, *session).measure();
    if (!report) {
        return report;
    }
    const std::size_t legs = session->materials.dataset->legs.size();
    nlohmann::json& json = *report;
    json["startup_ms"] = startupMs;
    json["load_ms"] = options.legs > 0 ? makeMs : session->loadMs;
    // The records, and what drawing them added; the first frame's basemap is in the second for
    // small datasets.
    json["bytes_per_leg"] =
        legs == 0
            ? 0.0
            : static_cast<double>(bytesMade + (bytesInUse() - std::min(bytesOpen, bytesInUse()))) /
                  static_cast<double>(legs);
    json["legs"] = legs;
    json["frames"] = options.frames;
    json["size"] = options.view.size;
    json["renderer"] = session->gpu->renderer();
    return report;
}

} // namespace portolan::app
