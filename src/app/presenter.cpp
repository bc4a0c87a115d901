#include "app/presenter.h"

#include "app/story_source.h"

#include <algorithm>
#include <utility>

namespace portolan::app {

const base::Diagnostics& Presenter::open(const state::Presentation& wanted,
                                         std::shared_ptr<const dataset::Dataset> dataset,
                                         std::shared_ptr<const dataset::SearchIndex> index,
                                         const std::vector<dataset::Viewpoint>& viewpoints) {
    world_ = {std::move(dataset), std::move(index), viewpoints, folderOfStory(wanted.story)};
    story_.reset();
    told_.reset();
    seconds_.clear();
    auto loaded =
        openStory(wanted.story, wanted.profile, *world_.dataset, *world_.index, viewpoints);
    if (!loaded) {
        problems_ = {{base::Severity::Error, {wanted.story, 0, 0}, loaded.error().toString()}};
        return problems_;
    }
    story_ = std::move(loaded->value);
    for (const state::Chapter& chapter : story_->chapters) {
        seconds_.push_back(chapter.seconds);
    }
    problems_ = std::move(loaded->diagnostics);
    return problems_;
}

void Presenter::resize(glm::ivec2 sizePx) {
    if (sizePx.x <= 0 || sizePx.y <= 0) {
        return;
    }
    // The reader has left out what cannot be told: every projection can be made.
    if (story_ && !told_) {
        if (auto told = ToldStory::prepare(*std::exchange(story_, {}), world_, sizePx)) {
            told_ = *std::move(told);
        }
    } else if (told_ && told_->sizePx() != sizePx) {
        static_cast<void>(told_->resize(sizePx));
    }
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
