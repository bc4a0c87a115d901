#include "ui/story_model.h"

#include <algorithm>
#include <filesystem>

namespace portolan::ui {

namespace {

/// In the language, or another of the story's.
std::string titleIn(const state::Chapter& chapter, const state::Story& story,
                    base::Language language) {
    std::string title = chapter.title[indexOf(language)];
    for (const base::Language other : story.languages) {
        title = title.empty() ? chapter.title[indexOf(other)] : title;
    }
    std::replace(title.begin(), title.end(), '\n', ' ');
    return title;
}

} // namespace

std::shared_ptr<const StoryModel> buildStory(const state::Story* story,
                                             const base::Diagnostics& problems,
                                             const state::AppState& state) {
    auto model = std::make_shared<StoryModel>();
    for (const base::Diagnostic& problem : problems) {
        model->problems.push_back(problem.message);
        if (problem.where.line > 0) {
            model->problems.back().insert(0, std::to_string(problem.where.line) + ": ");
        }
    }
    if (story == nullptr) {
        return model;
    }
    model->canBeWritten = story->isWritable;
    for (const state::Chapter& chapter : story->chapters) {
        model->titles.push_back(titleIn(chapter, *story, state.language));
    }
    model->chapter = std::min<std::size_t>(state.draft.chapter, story->chapters.size() - 1);
    const state::Chapter& chapter = story->chapters[model->chapter];
    model->words = {chapter.kicker, chapter.title, chapter.caption, chapter.notes};
    model->seconds = chapter.seconds;
    model->languages = story->languages;
    return model;
}

std::vector<Choice> profileChoices(const std::vector<state::Profile>& shipped,
                                   const state::AppState& state, const Speech& speech) {
    const std::string& chosen = state.presentation.profile;
    std::vector<Choice> choices = {{"", speech("As the story says")}};
    bool isListed = chosen.empty();
    for (const state::Profile& profile : shipped) {
        std::string title = profile.title[indexOf(speech.language)];
        for (const std::string& other : profile.title) {
            title = title.empty() ? other : title;
        }
        choices.push_back({profile.code, title.empty() ? profile.code : title});
        isListed = isListed || profile.code == chosen;
    }
    if (!isListed) {
        choices.push_back({chosen, std::filesystem::path(chosen).filename().string()});
    }
    return choices;
}

} // namespace portolan::ui
