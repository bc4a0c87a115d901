#include "app/presenter.h"

#include "app/story_source.h"

#include <utility>

namespace portolan::app {

base::Diagnostics Presenter::open(const state::Presentation& wanted,
                                  std::shared_ptr<const dataset::Dataset> dataset,
                                  std::shared_ptr<const dataset::SearchIndex> index,
                                  const std::vector<dataset::Viewpoint>& viewpoints) {
    world_ = {std::move(dataset), std::move(index), viewpoints};
    story_.reset();
    told_.reset();
    seconds_.clear();
    auto loaded =
        openStory(wanted.story, wanted.profile, *world_.dataset, *world_.index, viewpoints);
    if (!loaded) {
        return {{base::Severity::Error, {wanted.story, 0, 0}, loaded.error().toString()}};
    }
    story_ = std::move(loaded->value);
    for (const state::Chapter& chapter : story_->chapters) {
        seconds_.push_back(chapter.seconds);
    }
    return std::move(loaded->diagnostics);
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
    const state::Presentation& at = state.presentation;
    return tells(state) && at.blank == state::Blank::None && at.chapter < seconds_.size() &&
           at.seconds < seconds_[at.chapter];
}

const ToldMoment& Presenter::moment(const state::AppState& state, const Materials& materials) {
    moment_ = told_->moment(state, materials);
    return moment_;
}

StageControls::Result Presenter::control(std::span<const platform::InputEvent> events,
                                         const state::AppState& state) {
    const state::Story& story = told_->telling().story();
    return controls_.translate(events, state.presentation, story, stageLanguage(story, state));
}

} // namespace portolan::app
