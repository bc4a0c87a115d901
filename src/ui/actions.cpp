#include "ui/actions.h"

#include "dataset/filter.h"
#include "geo/projection.h"
#include "state/comparison.h"
#include "ui/stage_deeds.h"
#include "ui/table_parts.h"
#include "ui/time_keys.h"
#include "ui/top_menus.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::ui {

namespace {

namespace intent = state::intent;

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

struct Is {
    bool possible = true, chosen = false;
};

class Table {
public:
    explicit Table(const Panel& panel) : panel_(panel) {}

    void begin(ActionGroup group) { group_ = group; }
    Action& add(const char* english, const char* keys, state::Intent wanted, Is is = {}) {
        Action& action = push(english, panel_.tr(english), keys, is);
        action.intents = {std::move(wanted)};
        return action;
    }
    void add(const char* english, const char* keys, Command command, Is is = {}) {
        push(english, panel_.tr(english), keys, is).command = command;
    }
    /// "Colours: Dark": one of several.
    void choice(const char* english, const std::string& value, state::Intent wanted, bool isOn,
                const char* valueEnglish = nullptr) {
        Action& action =
            push(std::string(english) + ": " + (valueEnglish != nullptr ? valueEnglish : value),
                 panel_.tr(english) + std::string(": ") + value, "", {true, isOn});
        action.intents = {std::move(wanted)};
    }
    void add(const char* english, const char* keys, void (*deed)(Panel&), Is is) {
        push(english, panel_.tr(english), keys, is).deed = deed;
    }
    void keyOnly(const char* english, const char* keys) {
        push(english, panel_.tr(english), keys, {});
    }
    std::vector<Action> take() { return std::move(actions_); }

private:
    Action& push(std::string english, std::string name, const char* keys, Is is) {
        Action action;
        action.group = group_;
        action.english = std::move(english);
        action.name = std::move(name);
        action.keys = keys;
        action.isPossible = is.possible;
        action.isChosen = is.chosen;
        return actions_.emplace_back(std::move(action));
    }

    const Panel& panel_;
    ActionGroup group_ = ActionGroup::Find;
    std::vector<Action> actions_;
};

intent::SetTable tableToggled(state::TableView view) {
    view.isOpen = !view.isOpen;
    return {view};
}

void addFinding(Table& table, const state::AppState& state) {
    table.begin(ActionGroup::Find);
    table.add(tr("Search"), "Ctrl+F", Command::FocusSearch);
    table.add(tr("Find any action, place or record"), "Ctrl+K", Command::ShowPalette);
    table.add(tr("Filters"), "F", Command::ToggleFilters);
    Action& toggling =
        table.add(tr("Table"), "T", tableToggled(state.table), {true, state.table.isOpen});
    if (!state.table.isOpen) {
        toggling.command = Command::EnterTable;
    }
    table.add(tr("Reset filters"), "", intent::ResetFilter{}, {!state.filter.isEmpty()});
    table.add(tr("Let go of what is selected"), "Esc", intent::Select{}, {!state.selected.empty()});
    table.add(tr("Select by drawing"), "A", Command::DrawAround);
    table.add(tr("Back to what was selected before"), "Alt+←", intent::GoBack{},
              {!state.trail.back.empty()});
    table.add(tr("Forth again"), "Alt+→", intent::GoForward{}, {!state.trail.forward.empty()});
}

void addTime(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.begin(ActionGroup::Time);
    for (const TimeKey& key : timeKeys()) {
        const Is is{true, key.isChosen != nullptr && key.isChosen(state)};
        if (key.command) {
            table.add(key.name(state), key.keys, *key.command, is);
        } else {
            table.add(key.name(state), key.keys, key.wanted(state), is);
        }
    }
    constexpr std::array<std::pair<double, const char*>, 4> kSpeeds = {
        {{0.5, "½×"}, {1, "1×"}, {2, "2×"}, {4, "4×"}}};
    table.add(tr("Compare two periods"), "C",
              intent::SetComparison{state::toggledComparison(state.comparison, state.timeline)},
              {true, state.comparison.isOn});
    for (const auto& [speed, name] : kSpeeds) {
        table.choice(tr("Speed of play"), name, intent::SetSpeed{speed},
                     state.timeline.speed == speed);
    }
    constexpr std::array<std::pair<state::TimeMode, const char*>, 3> kModes = {
        {{state::TimeMode::Window, tr("Window")},
         {state::TimeMode::Cumulative, tr("Cumulative")},
         {state::TimeMode::Moment, tr("Moment")}}};
    for (const auto& [mode, name] : kModes) {
        table.choice(tr("Mode of time"), panel.tr(name), intent::SetTimeMode{mode},
                     state.timeline.mode == mode, name);
    }
}

void addHome(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.add(tr("Home city: the chosen place"), "H", Command::ToggleHome,
              {!state.home.empty() || !state.selected.empty()});
    if (!state.home.empty()) {
        table.add(tr("Leave the home city"), "", intent::ChooseHome{});
    }
    if (panel.view.dataset == nullptr || state.selected.size() != 1) {
        return;
    }
    const auto& places = panel.view.dataset->places;
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& candidate) {
        return candidate.id == state.selected.front();
    });
    if (place != places.end()) {
        const auto index = static_cast<dataset::PlaceIndex>(place - places.begin());
        table.choice(tr("Home city"), placeName(panel.view.speech, *panel.view.dataset, index),
                     intent::ChooseHome{place->id, place->position}, state.home == place->id);
    }
}

void addMap(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.begin(ActionGroup::Map);
    table.keyOnly(tr("Move the map"), "←↑↓→");
    table.keyOnly(tr("Turn and tilt the map"), "Shift+←↑↓→");
    table.add(tr("Zoom in"), "+ PageUp", Command::ZoomIn);
    table.add(tr("Zoom out"), "- PageDown", Command::ZoomOut);
    table.add(tr("Show all that is there"), "Home", Command::FitAll);
    addHome(table, panel);
    for (const geo::ProjectionPreset& preset : geo::projectionPresets()) {
        table.choice(tr("Map projection"), projectionLabel(panel, preset.name),
                     intent::ChooseProjection{std::string(preset.name), state.camera.centre},
                     state.projection == preset.name);
    }
    for (const Choice& choice : panel.view.viewpoints) {
        table.choice(tr("Boundaries"), choice.label, intent::ChooseViewpoint{choice.key},
                     state.viewpoint == choice.key);
    }
}

void addLayers(Table& table, const Panel& panel) {
    using state::Layers;
    constexpr std::array<std::pair<bool Layers::*, const char*>, 10> kLayers = {
        {{&Layers::relief, tr("Relief")},
         {&Layers::graticule, tr("Graticule")},
         {&Layers::boundaries, tr("Boundaries")},
         {&Layers::admin1, tr("Provinces")},
         {&Layers::seaNames, tr("Names of seas")},
         {&Layers::placeNames, tr("Names of places")},
         {&Layers::arcs, tr("Ties")},
         {&Layers::nodes, tr("Places")},
         {&Layers::windRose, tr("Wind rose")},
         {&Layers::vignette, tr("Darker edges")}}};
    for (const auto& [layer, name] : kLayers) {
        Layers layers = panel.view.state->layers;
        const bool isOn = layers.*layer;
        layers.*layer = !isOn;
        table.choice(tr("Layer"), panel.tr(name), intent::SetLayers{layers}, isOn, name);
    }
}

void addLook(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.begin(ActionGroup::Look);
    constexpr std::array<std::pair<state::Theme, const char*>, 3> kThemes = {
        {{state::Theme::Dark, tr("Dark")},
         {state::Theme::Light, tr("Light")},
         {state::Theme::Print, tr("For print")}}};
    for (const auto& [theme, name] : kThemes) {
        table.choice(tr("Colours"), panel.tr(name), intent::ChooseTheme{theme},
                     state.theme == theme, name);
    }
    for (const base::Language language : base::kLanguages) {
        table.choice(tr("Language"), kLongNames[indexOf(language)],
                     intent::ChooseLanguage{language}, state.language == language);
    }
    addLayers(table, panel);
}

void addStory(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    const state::StoryDraft& draft = state.draft;
    const bool hasRecords = panel.view.dataset != nullptr;
    table.add(tr("Make a story"), "S", intent::SetDraft{draft.chapter, !draft.isOpen, false},
              {true, draft.isOpen});
    table.add(tr("Capture this view as a chapter"), "Shift+S", captureWanted(state, panel.layout),
              {hasRecords});
    table.add(tr("Save the story"), "Alt+S", Command::SaveStory, {!draft.text.isEmpty()});
    table.add(tr("Save the story as…"), "Shift+Alt+S", Command::SaveStoryAs,
              {!draft.text.isEmpty()});
    for (const Choice& choice : panel.view.profiles) {
        table.choice(tr("Guests"), choice.label, intent::ChooseProfile{choice.key},
                     state.presentation.profile == choice.key);
    }
}

void addWindow(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.begin(ActionGroup::Window);
    state::Presentation stage = state.presentation;
    stage.isOn = true;
    const bool hasStory = !stage.story.empty() || !state.draft.text.isEmpty();
    table.add(tr("Present the story"), "F5", intent::SetPresentation{stage}, {hasStory});
    addStory(table, panel);
    stage.loops = true;
    stage.isAttended = false;
    table.add(nameOf(StageDeed::Loop), "", intent::SetPresentation{stage}, {hasStory});
    table.add(tr("Next panel"), "F6", Command::NextPanel);
    table.keyOnly(tr("Next button, field or list"), "Tab");
    table.keyOnly(tr("Menu of the focused row"), "Shift+F10 Menu");
    table.add(tr("Open a session…"), "Ctrl+O", Command::OpenSession);
    table.add(tr("Save"), "Ctrl+S", Command::SaveSession);
    table.add(tr("Save as…"), "Ctrl+Shift+S", Command::SaveSessionAs);
    table.add(tr("Take away…"), "Ctrl+E", Command::TakeAway);
    table.add(tr("Full screen"), "F11", Command::FullScreen);
    table.add(tr("Keys"), "F1 ?", Command::ShowKeys);
    table.add(tr("Quit"), "Ctrl+Q", Command::Quit);
}

void addEdit(Table& table, const ViewModel& view) {
    table.begin(ActionGroup::Edit);
    table.add(tr("Undo"), "Ctrl+Z", intent::Undo{}, {view.canUndo});
    table.add(tr("Redo"), "Ctrl+Shift+Z Ctrl+Y", intent::Redo{}, {view.canRedo});
}

/// What keys do where the keyboard is in a panel.
void addInPanels(Table& table, const Panel& panel) {
    const state::AppState& state = *panel.view.state;
    table.begin(ActionGroup::InTimeline);
    for (const PlotKey& key : plotKeys()) {
        if (panel.view.time != nullptr) {
            const state::DayRange days = key.days(state.timeline, panel.view.time->extent);
            table.add(key.name, key.keys, intent::SetTimePlot{days.first, days.last});
        }
    }
    table.begin(ActionGroup::InFilters);
    table.keyOnly(tr("Only"), "O");
    table.keyOnly(tr("All but"), "B");
    table.keyOnly(tr("All"), "A");
    table.keyOnly(tr("Fold and unfold"), "← →");
    table.keyOnly(tr("Take a chip away"), "Delete");
    table.begin(ActionGroup::InTable);
    table.keyOnly(tr("Go through the rows"), "↑ ↓");
    table.keyOnly(tr("By the page"), "PageUp PageDown");
    table.keyOnly(tr("First and last row"), "Home End");
    table.keyOnly(tr("Select more rows"), "Shift+↑ Shift+↓");
    table.keyOnly(tr("Select all rows"), "Ctrl+A");
    table.keyOnly(tr("Scroll the columns"), "← →");
    table.keyOnly(tr("Show it on the map"), "Enter");
    const bool hasRows = panel.view.tableRows != nullptr && !panel.view.tableRows->empty();
    table.add(tr("Copy the rows, tab-separated"), "Ctrl+C", copyTable,
              {state.table.isOpen && hasRows});
}

/// Where there is a story: its keys do nothing else.
void addOnStage(Table& table, const state::AppState& state) {
    if (state.presentation.story.empty()) {
        return;
    }
    table.begin(ActionGroup::OnStage);
    for (std::size_t i = 0; i < kStageDeedCount; ++i) {
        const auto deed = static_cast<StageDeed>(i);
        table.keyOnly(nameOf(deed), keysOf(deed));
    }
    for (const StageKey& key : otherStageKeys()) {
        table.keyOnly(key.name, key.keys);
    }
}

} // namespace

std::vector<Action> buildActions(const Panel& panel) {
    Table table(panel);
    addFinding(table, *panel.view.state);
    addTime(table, panel);
    addMap(table, panel);
    addWindow(table, panel);
    addEdit(table, panel.view);
    addLook(table, panel);
    addInPanels(table, panel);
    addOnStage(table, *panel.view.state);
    return table.take();
}

std::string nameOf(const Panel& panel, ActionGroup group) {
    constexpr std::array<const char*, kActionGroupCount> kNames = {tr("Find"),
                                                                   tr("Time"),
                                                                   tr("Map"),
                                                                   tr("Program window"),
                                                                   tr("Edit"),
                                                                   tr("Look"),
                                                                   tr("In the timeline"),
                                                                   tr("In the filters"),
                                                                   tr("In the table"),
                                                                   tr("While a story is told")};
    return panel.tr(kNames[static_cast<std::size_t>(group)]);
}

void run(Panel& panel, const Action& action) {
    panel.intents.insert(panel.intents.end(), action.intents.begin(), action.intents.end());
    if (action.command) {
        panel.memory.commands.push_back(*action.command);
    }
    if (action.deed != nullptr) {
        action.deed(panel);
    }
}

std::optional<int> fuzzyRank(std::string_view name, std::string_view typed) {
    if (typed.empty()) {
        return 0;
    }
    if (const std::size_t at = name.find(typed); at != std::string_view::npos) {
        const bool startsWord = at == 0 || name[at - 1] == ' ';
        return at == 0 ? 0 : startsWord ? 1 : 2;
    }
    // Letters in their order: the fewer leaps between them the better.
    int leaps = 0;
    std::size_t at = 0;
    for (const char letter : typed) {
        if (letter == ' ') {
            continue;
        }
        const std::size_t next = name.find(letter, at);
        if (next == std::string_view::npos) {
            return std::nullopt;
        }
        leaps += next == at ? 0 : 1;
        at = next + 1;
    }
    // Two letters at least stand together.
    constexpr int kMostLeaps = 5;
    const bool isClose = leaps <= kMostLeaps && leaps < static_cast<int>(typed.size());
    return isClose ? std::optional(2 + leaps) : std::nullopt;
}

} // namespace portolan::ui
