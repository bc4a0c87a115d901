#include "ui/stage_deeds.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

using state::Blank;
using state::Presentation;
using state::StageTool;

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

struct Row {
    const char* name;
    const char* keys;
    Icon icon;
};
/// By StageDeed.
constexpr std::array<Row, kStageDeedCount> kRows = {{
    {tr("Previous chapter"), "PageUp ← ↑", iconPrevious},
    {tr("Next chapter"), "PageDown → ↓ Space", iconNext},
    {tr("Stand still and go on"), "K", iconPause},
    {tr("Black screen"), "B .", iconBlack},
    {tr("White screen"), "W ,", iconWhite},
    {tr("Pointer"), "S", iconSpot},
    {tr("Pen"), "D", iconPen},
    {tr("Take back a stroke of the pen"), "Ctrl+Z", iconUndo},
    {tr("Wipe the pen's strokes away"), "E", iconWipe},
    {tr("Next language of the story"), "L", iconLanguage},
    {tr("Play in a loop"), "R", iconLoop},
    {tr("Presenter's window"), "P", iconWindow},
    {tr("Language of the presenter's window"), "Shift+L", iconLanguage},
    {tr("Larger presenter's window"), "Ctrl++", iconPlus},
    {tr("Smaller presenter's window"), "Ctrl+-", iconMinus},
    {tr("Leave to explore"), "Esc", iconLeave},
    {tr("End the story"), "Shift+Esc", iconStop},
}};

const Row& rowOf(StageDeed deed) {
    return kRows[static_cast<std::size_t>(deed)];
}

template<class List>
base::Language nextOf(const List& languages, base::Language now) {
    const auto at = std::find(languages.begin(), languages.end(), now);
    return at == languages.end() || at + 1 == languages.end() ? *languages.begin() : *(at + 1);
}

void toggle(StageTool& tool, StageTool wanted) {
    tool = tool == wanted ? StageTool::None : wanted;
}

void toggle(Blank& blank, Blank wanted) {
    blank = blank == wanted ? Blank::None : wanted;
}

void leave(Presentation& stage) {
    stage.isOn = false;
    stage.blank = Blank::None;
    stage.tool = StageTool::None;
    stage.pointed.reset();
}

double stepped(double scale, double by) {
    constexpr double kStep = 0.25;
    return std::clamp(scale + by * kStep, 1.0, 3.0);
}

} // namespace

state::Intent wantedBy(StageDeed deed, const StageView& view) {
    Presentation stage = view.presentation;
    switch (deed) {
    case StageDeed::Previous:
    case StageDeed::Next:
        if (stage.blank == Blank::None) {
            return state::intent::TurnPage{deed == StageDeed::Next ? 1 : -1};
        }
        stage.blank = Blank::None; // the screen comes back where it was
        break;
    case StageDeed::Pause:
        stage.isPaused = !stage.isPaused;
        break;
    case StageDeed::Black:
    case StageDeed::White:
        toggle(stage.blank, deed == StageDeed::Black ? Blank::Black : Blank::White);
        break;
    case StageDeed::Spot:
    case StageDeed::Pen:
        toggle(stage.tool, deed == StageDeed::Spot ? StageTool::Spot : StageTool::Pen);
        break;
    case StageDeed::TakeBack:
        if (!stage.strokes.empty()) {
            stage.strokes.pop_back();
        }
        break;
    case StageDeed::Wipe:
        stage.strokes.clear();
        break;
    case StageDeed::Language:
        stage.language = nextOf(view.languages, view.language);
        break;
    case StageDeed::Loop:
        stage.loops = !stage.loops;
        stage.isAttended = false;
        break;
    case StageDeed::Window:
        stage.window.isOpen = !stage.window.isOpen;
        break;
    case StageDeed::WindowLanguage:
        stage.window.language =
            nextOf(base::kLanguages, stage.window.language.value_or(view.interface));
        break;
    case StageDeed::WindowLarger:
    case StageDeed::WindowSmaller:
        stage.window.scale = stepped(view.windowScale, deed == StageDeed::WindowLarger ? 1 : -1);
        break;
    case StageDeed::Leave:
        leave(stage);
        break;
    case StageDeed::End:
        leave(stage);
        stage.isPaused = stage.loops = false;
        stage.chapter = 0;
        stage.seconds = 0;
        break;
    }
    return state::intent::SetPresentation{std::move(stage)};
}

bool isSo(StageDeed deed, const Presentation& stage) {
    switch (deed) {
    case StageDeed::Pause:
        return stage.isPaused;
    case StageDeed::Black:
        return stage.blank == Blank::Black;
    case StageDeed::White:
        return stage.blank == Blank::White;
    case StageDeed::Spot:
        return stage.tool == StageTool::Spot;
    case StageDeed::Pen:
        return stage.tool == StageTool::Pen;
    case StageDeed::Loop:
        return stage.loops;
    case StageDeed::Window:
        return stage.window.isOpen;
    default:
        return false;
    }
}

const char* nameOf(StageDeed deed) {
    return rowOf(deed).name;
}

const char* keysOf(StageDeed deed) {
    return rowOf(deed).keys;
}

Icon iconOf(StageDeed deed, const Presentation& stage) {
    return deed == StageDeed::Pause && stage.isPaused ? iconPlay : rowOf(deed).icon;
}

std::span<const StageKey> otherStageKeys() {
    static constexpr std::array<StageKey, 3> kKeys = {
        {{tr("Read on in the notes"), "Shift+↓ Shift+↑"},
         {tr("First and last chapter"), "Home End"},
         {tr("That chapter: its number, and"), "Enter"}}};
    return kKeys;
}

} // namespace portolan::ui
