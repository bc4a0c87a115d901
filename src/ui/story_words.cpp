// A chapter's words in one language, typed while the chapter is seen.
#include "state/story.h"
#include "ui/story_parts.h"
#include "ui/top_menus.h"
#include "ui/widgets.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kField = 34;
constexpr double kPause = 1.5; ///< seconds: what is typed after it is another step of history

namespace intent = state::intent;

struct Words {
    const char* name; ///< in English, for the catalogues
    bool hasLines;
};

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

/// By state::ChapterWords.
constexpr std::array<Words, state::kChapterWordsCount> kWords = {
    {{tr("Line above the title"), false},
     {tr("Title"), true},
     {tr("Caption"), true},
     {tr("Notes for the presenter"), true}}};

/// Dear ImGui writes as far as there is room: there always is.
int onResize(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto* text = static_cast<std::string*>(data->UserData);
        text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text->data();
    }
    return 0;
}

/// Letters that follow each other are one step of history.
std::uint32_t typingGesture(StoryMemory& memory) {
    constexpr std::uint32_t kTyping = 0x80000000U; // away from those of the map's own
    const double now = ImGui::GetTime();
    if (memory.gesture == 0 || now - std::exchange(memory.typedAt, now) > kPause) {
        memory.gesture = std::max(memory.gesture, kTyping) + 1;
    }
    return memory.gesture;
}

void drawLabel(Panel& panel, StoryColumn& column, const char* label) {
    drawText(panel, Type::Small, panel.theme.text2, {column.left, column.y}, label, column.width());
    column.y += lineHeight(panel, Type::Small) + panel.px(3);
}

/// One field; true when something was typed into it.
bool drawField(Panel& panel, StoryColumn& column, std::size_t which, float height) {
    StoryMemory::Field& field = panel.memory.story.fields[which];
    const ImVec2 at{column.left, column.y};
    const std::string id = std::string("##") + kWords[which].name;
    ImGui::SetCursorScreenPos(at);
    ImGui::PushFont(panel.font(Type::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(8), panel.px(7)));
    const ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
    bool isTyped = false;
    if (kWords[which].hasLines) {
        isTyped =
            ImGui::InputTextMultiline(id.c_str(), field.text.data(), field.text.capacity() + 1,
                                      {column.width(), height}, flags, onResize, &field.text);
    } else {
        ImGui::SetNextItemWidth(column.width());
        isTyped = ImGui::InputText(id.c_str(), field.text.data(), field.text.capacity() + 1, flags,
                                   onResize, &field.text);
    }
    field.isActive = ImGui::IsItemActive();
    noteTabStop(panel, true);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, kWords[which].name, {at, ImGui::GetItemRectMax()}});
    }
    column.y += height + panel.px(8);
    return isTyped;
}

float heightOf(const Panel& panel, std::size_t which) {
    if (!kWords[which].hasLines) {
        return panel.px(kField);
    }
    const std::string& text = panel.memory.story.fields[which].text;
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    const auto shown = static_cast<float>(std::clamp<std::ptrdiff_t>(lines, which == 1 ? 1 : 2, 5));
    return shown * lineHeight(panel, Type::Body) + panel.px(16);
}

void drawWords(Panel& panel, StoryColumn& column, const StoryModel& story) {
    StoryMemory& memory = panel.memory.story;
    const base::Language language = storyLanguage(panel);
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        StoryMemory::Field& field = memory.fields[i];
        if (!field.isActive) {
            field.text = story.words[i][indexOf(language)];
        }
        drawLabel(panel, column, panel.tr(kWords[i].name));
        if (drawField(panel, column, i, heightOf(panel, i))) {
            panel.emit(intent::EditStory{state::edit::SetWords{story.chapter,
                                                               static_cast<state::ChapterWords>(i),
                                                               language, field.text},
                                         typingGesture(memory)});
        }
    }
}

/// Those that the story is told in, then the others, to be added by a word in them.
void drawLanguages(Panel& panel, StoryColumn& column, const StoryModel& story) {
    std::vector<base::Language> languages = story.languages;
    for (const base::Language language : base::kLanguages) {
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            languages.push_back(language);
        }
    }
    const TabGroup group(panel, "story languages");
    const float height = panel.px(28);
    float x = column.left;
    for (const base::Language language : languages) {
        const char* const name = kShortNames[indexOf(language)];
        const float width = textWidth(panel, Type::Strong, name) + panel.px(18);
        if (x + width > column.right) {
            x = column.left;
            column.y += height + panel.px(4);
        }
        if (drawButton(panel, name, {{x, column.y}, {x + width, column.y + height}},
                       language == storyLanguage(panel))) {
            panel.memory.story.language = language;
            panel.memory.story.fields = {}; // the words of another now
        }
        x += width + panel.px(4);
    }
    column.y += height + panel.px(10);
}

void drawSeconds(Panel& panel, StoryColumn& column, const StoryModel& story) {
    StoryMemory& memory = panel.memory.story;
    if (!memory.isTypingSeconds) {
        std::snprintf(memory.seconds.data(), memory.seconds.size(), "%g", story.seconds);
    }
    const float height = panel.px(kField);
    const char* const label = panel.tr("Seconds");
    drawText(panel, Type::Small, panel.theme.text2,
             centredY(panel, Type::Small, column.left, column.y, height), label,
             column.width() - panel.px(88));
    const ImVec2 at{column.right - panel.px(80), column.y};
    ImGui::SetCursorScreenPos(at);
    ImGui::SetNextItemWidth(panel.px(80));
    ImGui::PushFont(panel.font(Type::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(8), panel.px(7)));
    ImGui::InputText("##Seconds", memory.seconds.data(), memory.seconds.size());
    const bool isDone = ImGui::IsItemDeactivatedAfterEdit();
    memory.isTypingSeconds = ImGui::IsItemActive();
    noteTabStop(panel, true);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, "Seconds", {at, ImGui::GetItemRectMax()}});
    }
    const char* const text = memory.seconds.data();
    double seconds = 0;
    const auto read = std::from_chars(text, text + std::string_view(text).size(), seconds);
    if (isDone && read.ec == std::errc{} && seconds > 0) {
        panel.emit(intent::EditStory{state::edit::SetSeconds{
            story.chapter, std::clamp(seconds, state::kShortestChapter, state::kLongestChapter)}});
    }
    column.y += height + panel.px(14);
}

} // namespace

void drawChapterWords(Panel& panel, StoryColumn& column, const StoryModel& story) {
    drawLanguages(panel, column, story);
    drawWords(panel, column, story);
    drawSeconds(panel, column, story);
}

} // namespace portolan::ui
