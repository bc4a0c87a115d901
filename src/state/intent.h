// What a user, a script or a story wants to happen. Intents say what is wanted, not which widget
// was moved; reduce() is the only thing that turns them into state.
#pragma once

#include "state/app_state.h"
#include "state/story_edit.h"

#include <string>
#include <variant>
#include <vector>

namespace portolan::state {

/// A gesture (a drag) sends previews while it lasts and one commit when it ends; only commits enter
/// the undo history.
enum class Phase : std::uint8_t { Preview, Commit };

namespace intent {

struct SetFilter {
    dataset::Filter filter;
    Phase phase = Phase::Commit;
};
struct ResetFilter {};
/// The window of time, in days; ordered and kept inside the extent by reduce().
struct SetWindow {
    double first = 0;
    double last = 0;
    Phase phase = Phase::Commit;
};
/// The moment, in days.
struct ScrubTo {
    double day = 0;
    Phase phase = Phase::Commit;
};
struct SetTimeMode {
    TimeMode mode = TimeMode::Cumulative;
};
/// The days that the timeline's plot shows; equal: all.
struct SetTimePlot {
    double first = 0;
    double last = 0;
    Phase phase = Phase::Commit;
};
struct SetLooping {
    bool loops = false;
};
struct TogglePlay {};
struct SetSpeed {
    double speed = 1;
};
/// To the next (+1) or previous (−1) month in which something begins.
struct StepEvent {
    int direction = 1;
};
/// Whole months, either way.
struct StepMonths {
    int months = 1;
};
/// To the start (false) or the end (true) of the window.
struct JumpToEnd {
    bool end = true;
};
struct SetCamera {
    Camera camera;
    Phase phase = Phase::Commit;
    /// Commits of one number that follow each other are one step: the notches of a wheel, the
    /// repeats of a held key. 0: a step of its own.
    std::uint32_t gesture = 0;
};
/// A preset's name or a PROJ definition that has been found good; `centre` for the presets that
/// are centred on a place.
struct ChooseProjection {
    std::string projection;
    std::optional<geo::LonLat> centre;
};
struct ChooseLanguage {
    base::Language language = base::Language::En;
};
struct ChooseTheme {
    Theme theme = Theme::Dark;
};
struct ChooseViewpoint {
    std::string viewpoint;
};
struct SetLayers {
    Layers layers;
};
/// Empty: the pointer is over nothing.
struct Hover {
    std::string id;
};
/// Empty: nothing is selected any more.
struct Select {
    std::vector<std::string> ids;
    std::uint32_t gesture = 0; ///< as SetCamera's: the camera that goes there is the same step
};
/// To what was selected before, and forth again.
struct GoBack {
    std::uint32_t gesture = 0; ///< as Select's
};
struct GoForward {
    std::uint32_t gesture = 0;
};
/// Everything is seen from the place: the projection is centred on `position`. An empty id leaves
/// home; the projection stays.
struct ChooseHome {
    std::string place;
    std::optional<geo::LonLat> position;
    Phase phase = Phase::Commit;
};
struct SetComparison {
    Comparison comparison;
    Phase phase = Phase::Commit;
};
struct SetTable {
    TableView table;
};
struct SetComfort {
    Comfort comfort;
};
/// Goes on stage, leaves it, blanks it, changes its language or its tool.
struct SetPresentation {
    Presentation presentation;
};
/// Chapters forward or back; before the first and after the last there is none.
struct TurnPage {
    int chapters = 1;
};
/// The tool on the stage is here; nothing: off the stage.
struct PointOnStage {
    std::optional<StagePoint> at;
};
/// The pen draws on to here, or begins a stroke.
struct DrawOnStage {
    StagePoint at;
    bool begins = false;
};
/// The guests' profile, a code or a file; empty: the story's own.
struct ChooseProfile {
    std::string profile;
};
/// What cannot be written into the story's text changes nothing.
struct EditStory {
    StoryEdit edit;
    std::uint32_t gesture = 0; ///< as Select's: letters that are typed in a row are one step
};
/// The present view as a chapter behind the one that is worked on, in a story of its own where
/// there is none; or as what chapter `instead` shows, whose words stay.
struct CaptureView {
    double widthKm = 0; ///< what a stage as wide as the seen part of the map shows of it
    std::optional<std::uint32_t> instead;
};
/// An empty story, to capture into.
struct BeginStory {};
/// Where one is in the story that is being made: no step.
struct SetDraft {
    std::uint32_t chapter = 0;
    bool isOpen = false, isSeen = false;
};
/// A file has the story now: no step.
struct StorySaved {
    std::string file;
    SharedText was; ///< as it was to be saved…
    SharedText is;  ///< …and as it stands there: with the ways from that folder
};
/// Time passes; moves the cursor while playing, or the story while it is told.
struct Advance {
    double seconds = 0;
};
/// Answered by the Store, which has the history.
struct Undo {};
struct Redo {};

} // namespace intent

using Intent = std::variant<
    intent::SetFilter, intent::ResetFilter, intent::SetWindow, intent::ScrubTo, intent::TogglePlay,
    intent::SetSpeed, intent::StepEvent, intent::StepMonths, intent::JumpToEnd, intent::SetCamera,
    intent::ChooseProjection, intent::ChooseLanguage, intent::ChooseTheme, intent::ChooseViewpoint,
    intent::SetLayers, intent::Hover, intent::Select, intent::Advance, intent::Undo, intent::Redo,
    intent::SetTimeMode, intent::SetTimePlot, intent::SetLooping, intent::GoBack, intent::GoForward,
    intent::ChooseHome, intent::SetComparison, intent::SetTable, intent::SetComfort,
    intent::SetPresentation, intent::TurnPage, intent::PointOnStage, intent::DrawOnStage,
    intent::ChooseProfile, intent::EditStory, intent::CaptureView, intent::BeginStory,
    intent::SetDraft, intent::StorySaved>;
using Intents = std::vector<Intent>;

} // namespace portolan::state
