#include "state/reduce.h"

#include "state/camera.h"

namespace portolan::state {

namespace {

/// One overload per intent; each changes the state that it holds.
struct Reducer {
    AppState& state;
    const Context& context;

    void operator()(const intent::SetFilter& i) const { state.filter = i.filter; }
    void operator()(const intent::ResetFilter&) const { state.filter = {}; }
    void operator()(const intent::SetWindow& i) const {
        // A moment that stood at the end stays at the end: everything in the window stays shown.
        const bool wasAtEnd = state.timeline.cursor >= state.timeline.last;
        state.timeline.first = i.first;
        state.timeline.last = i.last;
        state.timeline = clamped(state.timeline, context.time);
        if (wasAtEnd) {
            state.timeline.cursor = state.timeline.last;
        }
    }
    void operator()(const intent::ScrubTo& i) const { moveTo(i.day); }
    void operator()(const intent::TogglePlay&) const {
        Timeline& time = state.timeline;
        time.isPlaying = !time.isPlaying && time.first < time.last;
        if (time.isPlaying && time.cursor >= time.last) {
            time.cursor = time.first;
        }
    }
    void operator()(const intent::SetSpeed& i) const {
        state.timeline.speed = i.speed;
        state.timeline = clamped(state.timeline, context.time);
    }
    void operator()(const intent::StepEvent& i) const {
        moveTo(nextEvent(state.timeline, i.direction, context.time));
    }
    void operator()(const intent::StepMonths& i) const {
        const auto day = static_cast<base::Day>(state.timeline.cursor);
        moveTo(state.timeline.cursor + (monthStart(day, i.months) - monthStart(day)));
    }
    void operator()(const intent::JumpToEnd& i) const {
        moveTo(i.end ? state.timeline.last : state.timeline.first);
    }
    void operator()(const intent::SetCamera& i) const { state.camera = clamped(i.camera); }
    void operator()(const intent::ChooseProjection& i) const {
        if (!i.projection.empty()) {
            state.projection = i.projection;
            state.projectionCentre = i.centre;
        }
    }
    void operator()(const intent::ChooseLanguage& i) const { state.language = i.language; }
    void operator()(const intent::ChooseTheme& i) const { state.theme = i.theme; }
    void operator()(const intent::ChooseViewpoint& i) const {
        if (!i.viewpoint.empty()) {
            state.viewpoint = i.viewpoint;
        }
    }
    void operator()(const intent::SetLayers& i) const { state.layers = i.layers; }
    void operator()(const intent::Hover& i) const { state.hovered = i.id; }
    void operator()(const intent::Select& i) const { state.selected = i.ids; }
    void operator()(const intent::Advance& i) const {
        if (state.timeline.isPlaying) {
            state.timeline = advanced(state.timeline, i.seconds, context.time);
        }
    }
    void operator()(const intent::Undo&) const {}
    void operator()(const intent::Redo&) const {}

private:
    /// By hand: play stops.
    void moveTo(double day) const {
        state.timeline.isPlaying = false;
        state.timeline.cursor = day;
        state.timeline = clamped(state.timeline, context.time);
    }
};

} // namespace

AppState reduce(AppState state, const Intent& wanted, const Context& context) {
    std::visit(Reducer{state, context}, wanted);
    return state;
}

} // namespace portolan::state
