#include "app/presenter.h"

#include "app/story_source.h"

namespace portolan::app {

base::Diagnostics Presenter::open(const state::Presentation& wanted,
                                  std::shared_ptr<const dataset::Dataset> dataset,
                                  std::shared_ptr<const dataset::SearchIndex> index,
                                  const std::vector<dataset::Viewpoint>& viewpoints) {
    dataset_ = std::move(dataset);
    index_ = std::move(index);
    story_.reset();
    telling_.reset();
    seconds_.clear();
    auto loaded = openStory(wanted.story, wanted.profile, *dataset_, *index_, viewpoints);
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
    if (!story_ || sizePx.x <= 0 || sizePx.y <= 0 || (telling_ && sizePx == sizePx_)) {
        return;
    }
    sizePx_ = sizePx;
    // The reader has left out what cannot be told: every projection can be made.
    if (auto telling = prepareTelling(*story_, dataset_, index_, sizePx)) {
        telling_ = *std::move(telling);
    }
}

state::AppState Presenter::shown(const state::AppState& state) const {
    if (!tells(state)) {
        return state;
    }
    state::AppState shown =
        telling_->stateOfChapter(state.presentation.chapter, state.presentation.seconds, state);
    shown.language = stageLanguage(telling_->story(), state);
    return shown;
}

bool Presenter::isMoving(const state::AppState& state) const {
    const state::Presentation& at = state.presentation;
    return tells(state) && at.blank == state::Blank::None && at.chapter < seconds_.size() &&
           at.seconds < seconds_[at.chapter];
}

const Stage& Presenter::stage(const state::AppState& shown, const dataset::Dataset& data) {
    stage_ = stageAt(*telling_, data, shown);
    return stage_;
}

StageControls::Result Presenter::control(std::span<const platform::InputEvent> events,
                                         const state::AppState& state) {
    return controls_.translate(events, state.presentation, telling_->story(),
                               stageLanguage(telling_->story(), state));
}

} // namespace portolan::app
