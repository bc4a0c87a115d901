// A chapter's words in one language, typed while the chapter is seen.
#include "state/story.h"
#include "ui/story_parts.h"
#include "ui/top_menus.h"
#include "ui/widgets.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kField = 34;
constexpr double kPause = 1.5; ///< seconds: what is typed after it is another step of history

namespace intent = state::intent;

struct Words {
    const char* name;
    const char* label; ///< in English, for the catalogues
    int fewestLines;   ///< that are shown; 0: it is one line
};

/// Marks a text for the catalogues; it is translated when it is shown.
constexpr const char* tr(const char* english) {
    return english;
}

/// By state::ChapterWords.
constexpr std::array<Words, state::kChapterWordsCount> kWords = {
    {{"Line above the title", tr("Line above the title"), 0},
     {"Title", tr("Title on the stage"), 1},
     {"Caption", tr("Caption"), 2},
     {"Notes for the presenter", tr("Notes for the presenter"), 2}}};

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

void drawWords(Panel& panel, StoryColumn& column, const StoryModel& story) {
    StoryMemory& memory = panel.memory.story;
    const base::Language language = storyLanguage(panel);
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        WordsField& field = memory.fields[i];
        drawLabel(panel, column, panel.tr(kWords[i].label));
        const WordsBox box{kWords[i].name,
                           {column.left, column.y},
                           column.width(),
                           kWords[i].fewestLines > 0,
                           std::max(kWords[i].fewestLines, 1)};
        const WordsTyped typed =
            drawWordsField(panel, field, box, story.words[i][indexOf(language)]);
        column.y += typed.height + panel.px(8);
        if (typed.isChanged) {
            panel.emit(intent::EditStory{state::edit::SetWords{story.chapter,
                                                               static_cast<state::ChapterWords>(i),
                                                               language, field.text.words()},
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
    float letters = 0;
    for (const char* const name : kShortNames) {
        letters += textWidth(panel, Type::Strong, name);
    }
    // All in one row, where they are not too tight for it.
    const float gaps = panel.px(4) * static_cast<float>(languages.size() - 1);
    const float pad = (column.width() - letters - gaps) / static_cast<float>(languages.size());
    const float padding = std::clamp(std::floor(pad), panel.px(12), panel.px(18));
    float x = column.left;
    for (const base::Language language : languages) {
        const char* const name = kShortNames[indexOf(language)];
        const float width = textWidth(panel, Type::Strong, name) + padding;
        if (x + width > column.right + 1) {
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
