#include "state/store.h"

#include <algorithm>
#include <utility>

namespace portolan::state {

namespace {

constexpr std::size_t kHistoryLength = 500;

enum class Step : std::uint8_t { None, Preview, Commit };

/// What an intent is to the history.
struct StepOf {
    Step operator()(const intent::SetFilter& i) const { return of(i.phase); }
    Step operator()(const intent::SetWindow& i) const { return of(i.phase); }
    Step operator()(const intent::SetCamera& i) const { return of(i.phase); }
    Step operator()(const intent::SetTimePlot& i) const { return of(i.phase); }
    Step operator()(const intent::SetComparison& i) const { return of(i.phase); }
    Step operator()(const intent::ChooseHome& i) const { return of(i.phase); }
    Step operator()(const intent::SetComfort&) const { return Step::None; }
    Step operator()(const intent::SetLooping&) const { return Step::None; }
    Step operator()(const intent::ScrubTo&) const { return Step::None; }
    Step operator()(const intent::TogglePlay&) const { return Step::None; }
    Step operator()(const intent::SetSpeed&) const { return Step::None; }
    Step operator()(const intent::StepEvent&) const { return Step::None; }
    Step operator()(const intent::StepMonths&) const { return Step::None; }
    Step operator()(const intent::JumpToEnd&) const { return Step::None; }
    Step operator()(const intent::Hover&) const { return Step::None; }
    Step operator()(const intent::SetPresentation&) const { return Step::None; }
    Step operator()(const intent::TurnPage&) const { return Step::None; }
    Step operator()(const intent::SetDraft&) const { return Step::None; }
    Step operator()(const intent::StorySaved&) const { return Step::None; }
    Step operator()(const intent::PointOnStage&) const { return Step::None; }
    Step operator()(const intent::DrawOnStage&) const { return Step::None; }
    Step operator()(const intent::Advance&) const { return Step::None; }
    Step operator()(const intent::Undo&) const { return Step::None; }
    Step operator()(const intent::Redo&) const { return Step::None; }
    template<class Other>
    Step operator()(const Other&) const {
        return Step::Commit;
    }

private:
    static Step of(Phase phase) { return phase == Phase::Preview ? Step::Preview : Step::Commit; }
};

std::uint32_t gestureOf(const Intent& wanted) {
    return std::visit(
        [](const auto& own) -> std::uint32_t {
            if constexpr (requires { own.gesture; }) {
                return own.gesture;
            } else {
                return 0;
            }
        },
        wanted);
}

/// Undo goes through the texts of one story; its file and the place in it stay.
void keepPlace(StoryDraft& restored, const StoryDraft& present) {
    SharedText text = restored.story == present.story ? restored.text : present.text;
    restored = present;
    restored.text = std::move(text);
}

/// What undo leaves as it is: where play is, where the story is, what the pointer is over, and the
/// person's comfort.
AppState withPresent(AppState restored, const AppState& present) {
    restored.hovered = present.hovered;
    restored.comfort = present.comfort;
    std::string profile = std::move(restored.presentation.profile);
    restored.presentation = present.presentation;
    restored.presentation.profile = std::move(profile);
    keepPlace(restored.draft, present.draft);
    Timeline& time = restored.timeline;
    const bool wasAtEnd =
        present.timeline.cursor >= present.timeline.last || time.mode == TimeMode::Window;
    time.cursor = wasAtEnd ? time.last : std::clamp(present.timeline.cursor, time.first, time.last);
    time.isPlaying =
        present.timeline.isPlaying && (time.cursor < time.last || time.mode == TimeMode::Window);
    time.speed = present.timeline.speed;
    time.loops = present.timeline.loops;
    return restored;
}

bool sameStep(const AppState& a, const AppState& b) {
    return withPresent(a, b) == b;
}

} // namespace

Store::Store(AppState initial) : current_(std::move(initial)) {}

void Store::apply(const Intents& intents, const Context& context) {
    for (const Intent& wanted : intents) {
        applyOne(wanted, context);
    }
}

void Store::applyOne(const Intent& wanted, const Context& context) {
    if (std::holds_alternative<intent::Undo>(wanted)) {
        return undo();
    }
    if (std::holds_alternative<intent::Redo>(wanted)) {
        return redo();
    }
    const Step step = std::visit(StepOf{}, wanted);
    AppState next = reduce(current_, wanted, context);
    if (step == Step::Preview && !beforeGesture_) {
        beforeGesture_ = current_;
    } else if (step == Step::Commit) {
        AppState before = beforeGesture_ ? std::move(*beforeGesture_) : current_;
        beforeGesture_.reset();
        commit(std::move(before), next, gestureOf(wanted));
    }
    current_ = std::move(next);
}

void Store::commit(AppState before, const AppState& next, std::uint32_t gesture) {
    if (sameStep(before, next)) {
        return;
    }
    const bool goesOn = gesture != 0 && gesture == lastGesture_ && !past_.empty();
    lastGesture_ = gesture;
    if (!goesOn) {
        return remember(std::move(before));
    }
    future_.clear();
    if (sameStep(past_.back(), next)) { // there and back again is no step
        past_.pop_back();
        lastGesture_ = 0;
    }
}

void Store::remember(AppState before) {
    if (past_.size() == kHistoryLength) {
        past_.erase(past_.begin());
    }
    past_.push_back(std::move(before));
    future_.clear();
}

void Store::undo() {
    if (beforeGesture_) { // a gesture that never ended: it is the step to undo
        remember(std::move(*beforeGesture_));
        beforeGesture_.reset();
    }
    lastGesture_ = 0;
    if (past_.empty()) {
        return;
    }
    AppState restored = withPresent(past_.back(), current_);
    past_.pop_back();
    future_.push_back(std::exchange(current_, std::move(restored)));
}

void Store::redo() {
    lastGesture_ = 0;
    if (future_.empty()) {
        return;
    }
    AppState restored = withPresent(future_.back(), current_);
    future_.pop_back();
    past_.push_back(std::exchange(current_, std::move(restored)));
}

} // namespace portolan::state
