#include "app/story/presenter.h"

#include "app/story/stage_check.h"
#include "platform/font_source.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <utility>

namespace portolan::app {

namespace {

constexpr const char* kLook = "look"; ///< the job's key
constexpr double kOncePaused = -1;

} // namespace

bool Presenter::follow(const state::AppState& state) {
    const state::Presentation& stage = state.presentation;
    Key wanted{stage.story, stage.profile, state.draft.text, key_.written};
    const bool wasOn = std::exchange(wasOn_, stage.isOn);
    if ((stage.isOn && !wasOn) || key_ != wanted) {
        std::error_code isCode;
        wanted.written = std::filesystem::last_write_time(stage.profile, isCode);
    }
    if (world_.dataset == nullptr || key_ == wanted) {
        return false;
    }
    isRewritten_ = key_.file == wanted.file && key_.profile == wanted.profile &&
                   key_.written == wanted.written;
    key_ = wanted;
    ++version_;
    jobs_.cancel(kLook); // at words that are no longer told
    world_.folder = folderOfStory(key_.file);
    story_.reset();
    if (told_) {
        before_ = std::exchange(told_, {});
    }
    seconds_.clear();
    problems_.clear();
    if (key_.text.isEmpty()) {
        return true;
    }
    auto loaded = reader_.read({key_.text.view(), key_.file, key_.profile, *world_.dataset,
                                *world_.index, world_.viewpoints});
    if (!loaded) {
        problems_ = {{base::Severity::Error, {key_.file, 0, 0}, loaded.error().toString()}};
        return true;
    }
    story_ = std::move(loaded->value);
    for (const state::Chapter& chapter : story_->chapters) {
        seconds_.push_back(chapter.seconds);
    }
    problems_ = std::move(loaded->diagnostics);
    if (isRewritten_) { // until somebody has looked again
        problems_.insert(problems_.end(), unfit_.begin(), unfit_.end());
    } else {
        unfit_.clear();
    }
    return true;
}

void Presenter::resize(glm::ivec2 sizePx, const state::ViewingDistance& viewing) {
    if (sizePx.x <= 0 || sizePx.y <= 0) {
        return;
    }
    // The reader has left out what cannot be told: every projection can be made.
    if (story_ && !told_) {
        if (auto told = ToldStory::prepare(*std::exchange(story_, {}), world_, sizePx, viewing,
                                           {before_ ? &*before_ : nullptr, isRewritten_})) {
            told_ = *std::move(told);
            if (std::exchange(before_, {}) && isRewritten_) {
                lookFrom_ = kOncePaused;
            } else {
                lookOver();
            }
        } else {
            static_cast<void>(addProblem(told.error()));
        }
    } else if (told_ && (told_->sizePx() != sizePx || viewing_ != viewing)) {
        static_cast<void>(told_->resize(sizePx, viewing));
        ++version_;
        lookOver();
    }
    viewing_ = viewing;
}

/// Projections are asked here; words are set in a thread beside.
void Presenter::lookOver() {
    lookFrom_.reset();
    auto check = std::make_shared<const StageCheck>(stageCheckOf(*told_));
    jobs_.request(
        kLook,
        [check, key = key_](const std::stop_token& stop) {
            return describe(findUnfit(*check, platform::makeSystemFonts(), stop), *check,
                            key.text.view(), key.file);
        },
        [this](base::Diagnostics unfit) {
            std::erase_if(problems_, [&](const base::Diagnostic& problem) {
                return std::find(unfit_.begin(), unfit_.end(), problem) != unfit_.end();
            });
            problems_.insert(problems_.end(), unfit.begin(), unfit.end());
            unfit_ = std::move(unfit);
            ++looks_;
        });
}

bool Presenter::attend(double seconds, bool isWritten) {
    constexpr double kPause = 1; // seconds without a letter
    if (!lookFrom_ || !told_) {
        return false;
    }
    lookFrom_ = *lookFrom_ == kOncePaused ? seconds + kPause : *lookFrom_;
    if (seconds < *lookFrom_ && isWritten) {
        return false;
    }
    static_cast<void>(told_->resize(told_->sizePx(), viewing_));
    ++version_;
    lookOver();
    return true;
}

double Presenter::lookWait(double seconds) const {
    return lookFrom_ ? std::max(*lookFrom_ - seconds, 0.0)
                     : std::numeric_limits<double>::infinity();
}

std::optional<base::Diagnostics> Presenter::takeFindings() {
    const std::vector<base::Delivery> deliveries = jobs_.finished();
    if (deliveries.empty()) {
        return std::nullopt;
    }
    base::Diagnostics found;
    for (const base::Delivery& deliver : deliveries) {
        deliver();
    }
    std::copy_if(unfit_.begin(), unfit_.end(), std::back_inserter(found),
                 [this](const base::Diagnostic& one) {
                     return std::find(known_.begin(), known_.end(), one) == known_.end();
                 });
    known_.insert(known_.end(), found.begin(), found.end());
    return found;
}

state::AppState Presenter::shown(const state::AppState& state) const {
    return tells(state) ? told_->shown(state) : state;
}

bool Presenter::isMoving(const state::AppState& state) const {
    return tells(state) && state::isMoving(state.presentation, seconds_);
}

const ToldMoment& Presenter::moment(const state::AppState& state, const Materials& materials) {
    moment_ = told_->moment(state, materials);
    return moment_;
}

ToldMoment Presenter::endOf(std::size_t chapter, const state::AppState& state,
                            const Materials& materials) const {
    state::AppState ended = state;
    state::Presentation& stage = ended.presentation;
    stage.chapter = static_cast<std::uint32_t>(chapter);
    stage.seconds = seconds_[chapter];
    stage.blank = state::Blank::None;
    stage.tool = state::StageTool::None;
    stage.strokes.clear();
    return told_->moment(ended, materials);
}

double Presenter::secondsLeft(const state::Presentation& at) const {
    double left = -at.seconds;
    for (std::size_t i = at.chapter; i < seconds_.size(); ++i) {
        left += seconds_[i];
    }
    return left;
}

bool Presenter::isFlying(const state::Presentation& at) const {
    return at.seconds < told_->telling().flightSeconds(at.chapter);
}

bool Presenter::addProblem(const base::Error& error) {
    const base::Diagnostic problem{base::Severity::Error, {}, error.toString()};
    const bool isNew = std::find(problems_.begin(), problems_.end(), problem) == problems_.end();
    if (isNew) {
        problems_.push_back(problem);
    }
    return isNew;
}

ui::StageView Presenter::view(const state::AppState& state) const {
    const state::Story& story = told_->telling().story();
    return {state.presentation, story.languages, stageLanguage(story, state), state.language, 1};
}

StageControls::Result Presenter::control(std::span<const platform::InputEvent> events,
                                         const state::AppState& state, bool barHasPointer) {
    const StageTarget target{told_->sizePx(), barHasPointer};
    return controls_.translate(events, view(state), seconds_.size(), &target);
}

StageControls::Result Presenter::controlBeside(std::span<const platform::InputEvent> events,
                                               const state::AppState& state, double windowScale) {
    ui::StageView seen = view(state);
    seen.windowScale = windowScale;
    return controls_.translate(events, seen, seconds_.size(), nullptr);
}

} // namespace portolan::app
