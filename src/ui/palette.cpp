// The command palette: every action, place and record, found by a few letters of its name.
#include "ui/actions.h"
#include "ui/choice_list.h"
#include "ui/widgets.h"

#include <algorithm>
#include <span>
#include <utility>

namespace portolan::ui {

namespace {

constexpr std::size_t kMostActions = 8; // among places and records
constexpr std::size_t kEach = 4;
constexpr int kMostDirect = 5; // a doubled rank

int onArrow(ImGuiInputTextCallbackData* data) {
    static_cast<PaletteMemory*>(data->UserData)->arrow = arrowsOf(*data);
    return 0;
}

struct Rows {
    std::vector<ChoiceRow> choices;
    std::vector<const FoundRow*> found;
    std::vector<const Action*> actions;
};

ChoiceRow rowOf(const Action& action) {
    ChoiceRow row{"action " + action.english,
                  action.name,
                  {},
                  action.isOfPanel() ? std::string() : action.keys};
    row.isEnabled = action.isPossible;
    row.isChecked = action.isChosen;
    return row;
}

/// All that can be done, by group.
void addAll(const Panel& panel, const std::vector<Action>& actions, Rows& rows) {
    const Action* before = nullptr;
    for (const Action& action : actions) {
        if (action.isKeyOnly() || !action.isPossible || action.command == Command::ShowPalette) {
            continue;
        }
        if (before == nullptr || before->group != action.group) {
            rows.choices.push_back({{}, nameOf(panel, action.group), {}, {}});
            rows.actions.push_back(nullptr);
        }
        before = &action;
        rows.choices.push_back(rowOf(action));
        rows.actions.push_back(&action);
    }
}

using Ranked = std::vector<std::pair<int, const Action*>>;

/// The best first; the first is the rank, doubled.
Ranked rankedBy(const std::vector<Action>& actions, const std::string& typed) {
    const std::string folded = dataset::foldForSearch(typed);
    Ranked ranked;
    for (const Action& action : actions) {
        if (action.isKeyOnly() || action.command == Command::ShowPalette) {
            continue;
        }
        const auto own = fuzzyRank(dataset::foldForSearch(action.name), folded);
        const auto english = fuzzyRank(dataset::foldForSearch(action.english), folded);
        if (own || english) {
            const int rank = std::min(own.value_or(100), english.value_or(100));
            ranked.emplace_back(2 * rank + (action.isPossible ? 0 : 1), &action);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ranked.resize(std::min(ranked.size(), kMostActions));
    return ranked;
}

void addActions(const Panel& panel, std::span<const Ranked::value_type> ranked, Rows& rows) {
    if (!ranked.empty()) {
        rows.choices.push_back({{}, panel.tr("Actions"), {}, {}});
        rows.actions.push_back(nullptr);
    }
    for (const auto& [rank, action] : ranked) {
        rows.choices.push_back(rowOf(*action));
        rows.actions.push_back(action);
    }
    rows.found.resize(rows.choices.size());
}

void addFound(const Panel& panel, Rows& rows) {
    std::vector<ChoiceRow> others =
        foundRows(panel, *panel.view.found, kEach, panel.memory.palette.opened, rows.found);
    std::move(others.begin(), others.end(), std::back_inserter(rows.choices));
    rows.actions.resize(rows.choices.size());
}

Rows rowsOf(const Panel& panel, const std::vector<Action>& actions) {
    Rows rows;
    const std::string typed = panel.memory.palette.text.data();
    if (typed.empty()) {
        addAll(panel, actions, rows);
        rows.found.resize(rows.choices.size());
        return rows;
    }
    // What has the very words goes before what has their letters somewhere.
    const Ranked ranked = rankedBy(actions, typed);
    const auto direct = std::find_if(ranked.begin(), ranked.end(),
                                     [](const auto& action) { return action.first > kMostDirect; });
    const bool isFound = panel.view.found != nullptr && panel.view.found->query == typed;
    const bool isSimilar = isFound && panel.view.found->isSimilar;
    addActions(panel, {ranked.begin(), direct}, rows);
    if (isFound && !isSimilar) {
        addFound(panel, rows);
    }
    addActions(panel, {direct, ranked.end()}, rows);
    if (isSimilar) {
        addFound(panel, rows);
    }
    if (rows.choices.empty()) {
        rows.choices.push_back({{}, panel.tr("Nothing is called that"), {}, {}});
        rows.found.push_back(nullptr);
        rows.actions.push_back(nullptr);
    }
    return rows;
}

void choose(Panel& panel, const Rows& rows, std::size_t at) {
    PaletteMemory& memory = panel.memory.palette;
    if (at >= rows.choices.size()) {
        return;
    }
    if (rows.choices[at].id.starts_with("more ")) {
        memory.opened.insert(static_cast<int>(rows.found[at - 1]->kind));
        return;
    }
    if (rows.actions[at] != nullptr) {
        run(panel, *rows.actions[at]);
    } else if (rows.found[at] != nullptr) {
        goTo(panel, *rows.found[at]);
    } else {
        return;
    }
    memory.isOpen = false;
    ImGui::CloseCurrentPopup();
}

/// Returns whether Enter was pressed.
bool drawField(Panel& panel, const Box& box) {
    PaletteMemory& memory = panel.memory.palette;
    const std::string before = memory.text.data();
    ImGui::SetCursorScreenPos(box.first);
    ImGui::PushFont(panel.font(Type::Stop));
    const float pad = (box.height() - lineHeight(panel, Type::Stop)) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(38), pad));
    ImGui::SetNextItemWidth(box.width());
    // The keyboard stays here whatever is pressed.
    if (!ImGui::IsAnyItemActive()) {
        ImGui::SetKeyboardFocusHere();
    }
    const bool isEntered = ImGui::InputTextWithHint(
        "##palette", panel.tr("Find any action, place or record"), memory.text.data(),
        memory.text.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, onArrow,
        &memory);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, "palette", box});
    }
    iconSearch(ImGui::GetWindowDrawList(),
               {box.first.x + panel.px(20), box.first.y + box.height() / 2}, panel.px(7),
               packed(panel.theme.text2));
    if (before != memory.text.data()) {
        memory.list = {};
        memory.opened.clear();
    }
    return isEntered;
}

bool isEscaped() {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
}

void drawContent(Panel& panel, const Box& box) {
    PaletteMemory& memory = panel.memory.palette;
    const float pad = panel.px(8);
    const Box field{{box.first.x + pad, box.first.y + pad},
                    {box.last.x - pad, box.first.y + pad + panel.px(42)}};
    const bool isEntered = drawField(panel, field);
    const std::vector<Action> actions = buildActions(panel);
    const Rows rows = rowsOf(panel, actions);
    memory.list.at = movedChoice(rows.choices, memory.list.at, std::exchange(memory.arrow, 0));
    const auto pressed = drawChoices(
        panel, rows.choices, memory.list,
        {{box.first.x + pad, field.last.y + pad}, {box.last.x - pad, box.last.y - pad}});
    const std::string typed = memory.text.data();
    memory.wantsEnter = memory.wantsEnter || isEntered;
    const bool isFound = typed.empty() || panel.view.dataset == nullptr ||
                         (panel.view.found != nullptr && panel.view.found->query == typed);
    if (pressed) {
        choose(panel, rows, *pressed);
    } else if (memory.wantsEnter && isFound) {
        memory.wantsEnter = false;
        choose(panel, rows, memory.list.at);
    } else if (isEscaped()) {
        memory.isOpen = false;
        ImGui::CloseCurrentPopup();
    }
}

} // namespace

void drawPalette(Panel& panel) {
    PaletteMemory& memory = panel.memory.palette;
    panel.name = "palette";
    if (std::exchange(memory.wantsPalette, false)) {
        memory.text[0] = '\0';
        memory.list = {};
        memory.opened.clear();
        memory.wantsEnter = false;
        memory.isOpen = true;
        ImGui::OpenPopup("palette");
    }
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float width = std::min(panel.px(640), window.x - panel.px(32));
    const float height = std::min(panel.px(520), window.y - panel.px(64));
    const ImVec2 at{(window.x - width) / 2, std::max(panel.px(32), (window.y - height) * 0.3F)};
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    const bool isOpen = ImGui::BeginPopup("palette", ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    memory.isOpen = isOpen;
    if (isOpen) {
        drawContent(panel, {at, {at.x + width, at.y + height}});
        ImGui::EndPopup();
    }
}

} // namespace portolan::ui
