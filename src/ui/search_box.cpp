#include "ui/search_box.h"

#include "ui/choice_list.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // the list stands over every panel

#include <algorithm>
#include <utility>

namespace portolan::ui {

namespace {

constexpr std::size_t kEach = 4; // rows of a kind
constexpr float kNarrowest = 380;

int onArrow(ImGuiInputTextCallbackData* data) {
    static_cast<SearchMemory*>(data->UserData)->arrow = arrowsOf(*data);
    return 0;
}

void filterBy(Panel& panel, const std::string& text) {
    dataset::Filter filter = panel.view.state->filter;
    filter.text = text;
    panel.emit(state::intent::SetFilter{filter});
}

void close(Panel& panel) {
    panel.memory.find.isOpen = false;
    ImGui::SetWindowFocus(nullptr);
}

/// The rows below the box: what is found, and the row that filters.
struct Rows {
    std::vector<ChoiceRow> choices;
    std::vector<const FoundRow*> targets;
};

Rows rowsOf(const Panel& panel) {
    Rows rows;
    const std::string typed = panel.memory.search.data();
    const auto& found = panel.view.found;
    if (found != nullptr) {
        rows.choices = foundRows(panel, *found, kEach, panel.memory.find.opened, rows.targets);
        if (rows.choices.empty() && found->query == typed) {
            rows.choices.push_back({{}, panel.tr("Nothing is called that"), {}, {}});
            rows.targets.push_back(nullptr);
        } else if (found->isSimilar) {
            rows.choices.insert(
                rows.choices.begin(),
                ChoiceRow{{}, panel.tr("Nothing is called that; similar:"), {}, {}});
            rows.targets.insert(rows.targets.begin(), nullptr);
        }
    }
    ChoiceRow filter{"filter", filled(panel.tr("Filter by “{text}”"), {{"text", typed}}), {}, {}};
    filter.keys = "Shift+Enter";
    rows.choices.push_back(std::move(filter));
    rows.targets.push_back(nullptr);
    return rows;
}

void choose(Panel& panel, const Rows& rows, std::size_t at) {
    SearchMemory& memory = panel.memory.find;
    if (at >= rows.choices.size()) {
        return;
    }
    const std::string& id = rows.choices[at].id;
    if (id == "filter") {
        filterBy(panel, panel.memory.search.data());
    } else if (id.starts_with("more ")) {
        // The kind of the rows above it.
        memory.opened.insert(static_cast<int>(rows.targets[at - 1]->kind));
        memory.wantsFocus = true;
        return;
    } else if (rows.targets[at] != nullptr) {
        goTo(panel, *rows.targets[at]);
        // In a small window the overlay would hide where it leads.
        panel.memory.isFilterOpen = panel.memory.isFilterOpen && panel.layout.room != Room::Small;
    } else {
        return;
    }
    close(panel);
}

bool isFoundFor(const Panel& panel, const std::string& typed) {
    return panel.view.found != nullptr && panel.view.found->query == typed;
}

/// Enter waits for what is found: it goes to what was typed, not to what was found before.
void obeyEnter(Panel& panel) {
    SearchMemory& memory = panel.memory.find;
    const std::string typed = panel.memory.search.data();
    if (typed.empty()) {
        filterBy(panel, {});
        memory.wantsEnter = false;
        return close(panel);
    }
    if (isFoundFor(panel, typed)) {
        memory.wantsEnter = false;
        const Rows rows = rowsOf(panel);
        choose(panel, rows, movedChoice(rows.choices, memory.list.at, 0));
    }
}

void readKeys(Panel& panel, bool isEntered) {
    SearchMemory& memory = panel.memory.find;
    if (isEntered && ImGui::GetIO().KeyShift) {
        filterBy(panel, panel.memory.search.data());
        close(panel);
    } else if (isEntered) {
        memory.wantsEnter = true;
    } else if (const int arrow = std::exchange(memory.arrow, 0); arrow != 0) {
        memory.list.at = movedChoice(rowsOf(panel).choices, memory.list.at, arrow);
    }
    if (memory.wantsEnter) {
        obeyEnter(panel);
    }
}

} // namespace

float drawSearchBox(Panel& panel, ImVec2 at, float width) {
    const float height = panel.px(36);
    SearchMemory& memory = panel.memory.find;
    const std::string& text = panel.view.state->filter.text;
    auto& buffer = panel.memory.search;
    if (!panel.memory.isSearching && !memory.isOpen && text != buffer.data()) {
        std::snprintf(buffer.data(), buffer.size(), "%s", text.c_str());
    }
    const bool refocuses = std::exchange(memory.wantsFocus, false);
    if (std::exchange(panel.memory.wantsSearch, false) || refocuses) {
        ImGui::SetKeyboardFocusHere();
    }
    memory.box = {at, {at.x + width, at.y + height}};
    const std::string before = buffer.data();
    const FieldLook look{"##search", panel.tr("Search place, organisation, topic"), Type::Body,
                         "search"};
    const bool isEntered = drawSearchField(panel, memory.box, look, buffer, onArrow, &memory,
                                           &panel.memory.isSearching);
    if (buffer[0] == '\0' && !panel.memory.isSearching && before != buffer.data()) {
        filterBy(panel, {});
    }
    if (panel.memory.isSearching && before != buffer.data()) {
        memory.list = {};
        memory.opened.clear();
        memory.isOpen = true;
    }
    memory.isOpen = memory.isOpen && buffer[0] != '\0' &&
                    (panel.memory.isSearching || memory.isPointed || isEntered || refocuses ||
                     memory.wantsEnter);
    if (isEntered || memory.arrow != 0 || memory.wantsEnter) {
        readKeys(panel, isEntered);
    }
    return height;
}

void drawSearchList(Panel& panel) {
    SearchMemory& memory = panel.memory.find;
    if (!memory.isOpen || memory.box.isEmpty()) {
        memory.isPointed = false;
        return;
    }
    panel.name = "found";
    const NoTabStops arrowsLead(panel);
    const Rows rows = rowsOf(panel);
    const float pad = panel.px(6);
    const float right = ImGui::GetIO().DisplaySize.x - panel.px(8);
    const float left = memory.box.first.x;
    const float width = std::min(std::max(memory.box.width(), panel.px(kNarrowest)), right - left);
    const float top = memory.box.last.y + panel.px(4);
    const float room = ImGui::GetIO().DisplaySize.y - panel.px(12) - top;
    const float wanted = choicesHeight(panel, rows.choices, width - 2 * pad) + 2 * pad;
    const Box box{{left, top}, {left + width, top + std::min(wanted, room)}};
    const PanelWindow window(panel, "found", box);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const auto pressed =
        drawChoices(panel, rows.choices, memory.list,
                    {{box.first.x + pad, box.first.y + pad}, {box.last.x - pad, box.last.y - pad}});
    memory.isPointed = ImGui::IsMouseHoveringRect(box.first, box.last, false);
    if (pressed) {
        choose(panel, rows, *pressed);
    }
}

} // namespace portolan::ui
