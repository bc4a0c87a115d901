// The window's dates, typed: two fields that open above the timeline.
#include "state/timeline.h"
#include "ui/timeline_plot.h"
#include "ui/typed_dates.h"
#include "ui/widgets.h"

#include <cstdio>

namespace portolan::ui {

namespace {

constexpr const char* kPopup = "dates";
constexpr float kWidth = 300;

using Field = std::array<char, 64>;

std::string problemText(const Panel& panel, const TypedProblem& problem) {
    switch (problem.what) {
    case TypedProblem::What::NoDate:
        return filled(panel.tr("“{text}” is no date: write 2019, 2019-10 or 2019-10-03."),
                      {{"text", problem.text}});
    case TypedProblem::What::Reversed:
        return panel.tr("The window ends before it starts.");
    default:
        return filled(panel.tr("The records are from {span}: nothing is dated then."),
                      {{"span", spanName(panel.view.speech, panel.view.time->extent)}});
    }
}

void commit(Panel& panel) {
    PanelMemory& memory = panel.memory;
    const auto typed =
        typedWindow(memory.dateFirst.data(), memory.dateLast.data(), panel.view.time->extent);
    if (!typed) {
        memory.dateProblem = problemText(panel, typed.error());
        memory.wantsDateFocus = true; // to mend it
        return;
    }
    panel.emit(state::intent::SetWindow{static_cast<double>(typed->first),
                                        static_cast<double>(typed->last), state::Phase::Commit});
    ImGui::CloseCurrentPopup();
}

/// A label and a field; Enter commits both.
void drawField(Panel& panel, const char* label, const char* id, Field& text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(32);
    const float labelWidth = panel.px(72);
    drawText(panel, Type::Body, panel.theme.text2, centredY(panel, Type::Body, at.x, at.y, height),
             label, labelWidth);
    ImGui::SetCursorScreenPos({at.x + labelWidth, at.y});
    ImGui::SetNextItemWidth(panel.px(kWidth) - labelWidth);
    ImGui::PushFont(panel.font(Type::Body));
    const bool isDone =
        ImGui::InputText(id, text.data(), text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopFont();
    if (panel.log != nullptr) {
        constexpr std::size_t kHidden = 2; // "##": no label beside the field
        panel.log->push_back(
            {panel.name, id + kHidden, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
    }
    if (isDone) {
        commit(panel);
    }
}

/// A paragraph as an item of the popup.
void drawWords(Panel& panel, base::Colour colour, const std::string& text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height =
        drawParagraph(panel, Type::Small, colour, at, text, panel.px(kWidth), 1.2F);
    ImGui::Dummy({panel.px(kWidth), height});
}

void drawContents(Panel& panel) {
    PanelMemory& memory = panel.memory;
    if (memory.wantsDateFocus) {
        ImGui::SetKeyboardFocusHere();
        memory.wantsDateFocus = false;
    }
    drawField(panel, panel.tr("From"), "##date from", memory.dateFirst);
    drawField(panel, panel.tr("To"), "##date to", memory.dateLast);
    if (!memory.dateProblem.empty()) {
        const auto& warning =
            panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::SisterCity)];
        drawWords(panel, warning, memory.dateProblem);
    }
    drawWords(panel, panel.theme.text3,
              panel.tr("A year, a month or a day: 2019, 2019-10, 2019-10-03."));
    drawWords(panel, panel.theme.text3,
              panel.tr("Both at once: 2017/2019. Open: 2017/.. or ../2019."));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (drawButton(panel, panel.tr("Show these dates"), {at, {at.x, at.y + panel.px(32)}}, true)) {
        commit(panel);
    }
}

} // namespace

void openDateFields(Panel& panel) {
    PanelMemory& memory = panel.memory;
    const state::Timeline& time = panel.view.state->timeline;
    const auto put = [](Field& field, const std::string& text) {
        std::snprintf(field.data(), field.size(), "%s", text.c_str());
    };
    put(memory.dateFirst, typedFirst(static_cast<base::Day>(std::floor(time.first))));
    put(memory.dateLast, typedLast(static_cast<base::Day>(std::floor(time.last))));
    memory.dateProblem.clear();
    memory.wantsDateFocus = true;
    ImGui::OpenPopup(kPopup);
}

void drawDateFields(Panel& panel, const Box& below) {
    if (std::exchange(panel.memory.wantsDates, false)) {
        openDateFields(panel);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(panel.px(14), panel.px(14)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(panel.px(8), panel.px(8)));
    ImGui::SetNextWindowPos({below.first.x, below.first.y - panel.px(8)}, ImGuiCond_Always,
                            {0.0F, 1.0F});
    if (ImGui::BeginPopup(kPopup)) {
        drawContents(panel);
        if (isEscapePressed()) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

} // namespace portolan::ui
