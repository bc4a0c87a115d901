#include "state/reduce.h"

#include "state/camera.h"
#include "state/capture.h"

#include <algorithm>
#include <utility>

namespace portolan::state {

namespace {

constexpr std::size_t kTrailLength = 100;
constexpr std::size_t kTrailIds = 10000; ///< on all its pages: the state stays small

/// One overload per intent; each changes the state that it holds.
struct Reducer {
    AppState& state;
    const Context& context;

    void operator()(const intent::SetFilter& i) const { state.filter = i.filter; }
    void operator()(const intent::ResetFilter&) const { state.filter = {}; }
    void operator()(const intent::SetWindow& i) const {
        // A moment that stood at the end stays at the end: everything in the window stays shown.
        const bool wasAtEnd =
            state.timeline.mode != TimeMode::Moment && state.timeline.cursor >= state.timeline.last;
        state.timeline.first = i.first;
        state.timeline.last = i.last;
        state.timeline = clamped(state.timeline, context.time);
        if (wasAtEnd) {
            state.timeline.cursor = state.timeline.last;
        }
    }
    void operator()(const intent::ScrubTo& i) const { moveTo(i.day); }
    void operator()(const intent::TogglePlay&) const {
        if (state.timeline.isPlaying) {
            state.timeline.isPlaying = false;
        } else {
            state.timeline = started(state.timeline, context.time);
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
        moveTo(monthsLater(state.timeline.cursor, i.months));
    }
    void operator()(const intent::JumpToEnd& i) const {
        const DayRange range = momentRange(state.timeline, context.time);
        moveTo(i.end ? range.last : range.first);
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
    void operator()(const intent::Select& i) const {
        if (i.ids == state.selected) {
            return;
        }
        remember(state.trail.back);
        state.trail.forward.clear();
        state.selected = i.ids;
    }
    void operator()(const intent::GoBack&) const { walk(state.trail.back, state.trail.forward); }
    void operator()(const intent::GoForward&) const { walk(state.trail.forward, state.trail.back); }
    void operator()(const intent::ChooseHome& i) const {
        state.home = i.place;
        if (!i.place.empty() && i.position) {
            state.projection = "equidistant";
            state.projectionCentre = i.position;
            state.camera.centre = *i.position;
        }
    }
    void operator()(const intent::SetComparison& i) const {
        if (i.comparison.isOn && !state.comparison.isOn) {
            (*this)(intent::Select{}); // a card would lie over the comparison
        }
        state.comparison = i.comparison;
    }
    void operator()(const intent::SetTable& i) const {
        if (!i.table.columns.empty()) {
            state.table = i.table;
        }
    }
    void operator()(const intent::SetComfort& i) const {
        state.comfort = i.comfort;
        if (state.comfort.scale != 0) {
            state.comfort.scale = std::clamp(state.comfort.scale, 1.0, 3.0);
        }
    }
    void operator()(const intent::SetTimeMode& i) const {
        state.timeline.mode = i.mode;
        state.timeline = clamped(state.timeline, context.time);
    }
    void operator()(const intent::SetTimePlot& i) const {
        state.timeline.plotFirst = i.first;
        state.timeline.plotLast = i.last;
        state.timeline = clamped(state.timeline, context.time);
    }
    void operator()(const intent::SetLooping& i) const { state.timeline.loops = i.loops; }
    void operator()(const intent::SetPresentation& i) const {
        const std::uint32_t before = state.presentation.chapter;
        state.presentation = i.presentation;
        state.presentation.chapter = before;
        if (context.chapterSeconds.empty()) {
            state.presentation.isOn = false;
            state.presentation.chapter = i.presentation.chapter; // until the story is read
        }
        goTo(state.presentation, i.presentation.chapter, i.presentation.seconds,
             context.chapterSeconds);
    }
    void operator()(const intent::TurnPage& i) const {
        const auto wanted = static_cast<std::int64_t>(state.presentation.chapter) + i.chapters;
        const auto last = static_cast<std::int64_t>(context.chapterSeconds.size()) - 1;
        if (wanted <=
            last) { // at the end the last chapter stays; at the start the first begins anew
            goTo(state.presentation, static_cast<std::uint32_t>(std::max<std::int64_t>(wanted, 0)),
                 0, context.chapterSeconds);
        }
    }
    void operator()(const intent::PointOnStage& i) const { state.presentation.pointed = i.at; }
    void operator()(const intent::DrawOnStage& i) const {
        state.presentation.pointed = i.at;
        draw(state.presentation, i.at, i.begins);
    }
    void operator()(const intent::ChooseProfile& i) const {
        state.presentation.profile = i.profile;
    }
    void operator()(const intent::EditStory& i) const { write(i.edit); }
    void operator()(const intent::CaptureView& i) const {
        if (state.draft.text.isEmpty()) {
            (*this)(intent::BeginStory{});
        }
        StoryDraft& draft = state.draft;
        auto keys = capturedKeys(state, {i.widthKm, context.time.extent, draft.text.view()});
        if (i.instead) {
            return write(edit::SetKeys{*i.instead, std::move(keys)});
        }
        const std::size_t count = chaptersIn(draft.text.view());
        const std::size_t place = count == 0 ? 0 : std::min<std::size_t>(draft.chapter + 1, count);
        write(edit::InsertChapter{place, chapterOf(keys)});
        draft.chapter = static_cast<std::uint32_t>(place);
        draft.isOpen = true;
    }
    void operator()(const intent::BeginStory&) const {
        // Where there was none, undo leads back to none.
        const std::uint32_t story = state.draft.story + (state.draft.text.isEmpty() ? 0 : 1);
        state.draft = {SharedText(newStory(state)), 0, story, 0, true, false};
        const std::string profile = std::move(state.presentation.profile);
        const PresenterWindow window = state.presentation.window;
        state.presentation = {};
        state.presentation.profile = profile;
        state.presentation.window = window;
    }
    void operator()(const intent::SetDraft& i) const {
        state.draft.chapter = i.chapter;
        state.draft.isOpen = i.isOpen;
        state.draft.isSeen = i.isOpen && i.isSeen;
    }
    void operator()(const intent::StorySaved& i) const {
        state.presentation.story = i.file;
        state.draft.onDisk = i.is.print();
        if (state.draft.text == i.was) {
            state.draft.text = i.is;
        }
    }
    void operator()(const intent::Advance& i) const {
        if (state.presentation.isOn) {
            return advance(state.presentation, i.seconds, context.chapterSeconds);
        }
        if (state.timeline.isPlaying) {
            state.timeline = advanced(state.timeline, i.seconds, context.time);
        }
    }
    void operator()(const intent::Undo&) const {}
    void operator()(const intent::Redo&) const {}

private:
    void write(const StoryEdit& wanted) const {
        if (auto text = edited(state.draft.text.view(), wanted)) {
            state.draft.text = SharedText(*std::move(text));
        }
    }
    /// What is selected, as a place to come back to.
    void remember(std::vector<std::vector<std::string>>& pages) const {
        if (state.selected.empty()) {
            return;
        }
        std::size_t ids = state.selected.size();
        for (const auto& page : pages) {
            ids += page.size();
        }
        while (!pages.empty() && (pages.size() >= kTrailLength || ids > kTrailIds)) {
            ids -= pages.front().size();
            pages.erase(pages.begin());
        }
        pages.push_back(state.selected);
    }
    void walk(std::vector<std::vector<std::string>>& from,
              std::vector<std::vector<std::string>>& to) const {
        if (from.empty()) {
            return;
        }
        remember(to);
        state.selected = std::move(from.back());
        from.pop_back();
    }
    /// By hand: play stops.
    void moveTo(double day) const {
        state.timeline.isPlaying = false;
        state.timeline = movedTo(state.timeline, day, context.time);
    }
};

} // namespace

AppState reduce(AppState state, const Intent& wanted, const Context& context) {
    std::visit(Reducer{state, context}, wanted);
    return state;
}

} // namespace portolan::state
