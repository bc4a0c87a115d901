#include "app/story/stage_check.h"

#include "app/picture/lens.h"
#include "app/picture/lens_builder.h"
#include "base/language_names.h"
#include "scene/mark_labels.h"
#include "state/story_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace portolan::app {

namespace {

using scene::StageFault;
using Text = StageFault::Text;

class Look {
public:
    Look(const StageCheck& check, text::Typesetter& setter, StageFindings& findings)
        : check_(check), setter_(setter), findings_(findings) {}

    void at(std::size_t index) {
        const StageCheck::Chapter& chapter = check_.chapters[index];
        const state::AppState& rest = chapter.rest->state;
        scene::NetworkInput input{check_.dataset, chapter.rest->selection, rest, chapter.view};
        input.isStaged = true;
        const scene::Network& network = network_.update(input);
        for (const scene::StageWords& words : chapter.words) {
            const scene::StageRequest request = requestFor(words);
            const scene::StageLayout layout = scene::layOutStage(request, setter_);
            note(index, words.language, layout.faults);
            if (layout.notes < words.others.size()) {
                findings_.leaveOut.push_back(index);
            }
            std::vector<scene::Box> taken = layout.boxes;
            lookAtLens(index, request, layout, taken);
            if (rest.layers.arcs) {
                note(index, words.language,
                     labelFaults(network, chapter, request, std::move(taken)));
            }
        }
    }

private:
    scene::StageRequest requestFor(const scene::StageWords& words) const {
        return {words, glm::vec2(check_.sizePx),
                static_cast<float>(scene::stageScale(check_.sizePx)),
                scene::mapStyle(check_.story.theme), check_.legible};
    }

    /// It stands off the words; what is written beside arcs keeps off it.
    void lookAtLens(std::size_t index, const scene::StageRequest& request,
                    const scene::StageLayout& layout, std::vector<scene::Box>& taken) {
        const StageCheck::Chapter& chapter = check_.chapters[index];
        Stage stage;
        stage.rest = chapter.rest;
        stage.legible = check_.legible;
        state::AppState state = chapter.rest->state;
        state.language = request.words.language;
        Materials materials;
        materials.dataset = check_.dataset;
        materials.selection = chapter.rest->selection;
        const Frame frame = stageFrame(check_.sizePx, stage);
        lens_.plan({state, materials, frame, chapter.view, request, layout, ++layouts_}, setter_);
        taken.insert(taken.end(), lens_.boxes().begin(), lens_.boxes().end());
        if (lens_.lacksRoom()) {
            note(index, request.words.language, {{Text::Lens, 0, 0, 0}});
        }
    }

    /// Labels keep off words, nodes and their names, as on the stage.
    std::vector<StageFault> labelFaults(const scene::Network& network,
                                        const StageCheck::Chapter& chapter,
                                        const scene::StageRequest& request,
                                        std::vector<scene::Box> taken) {
        if (chapter.rest->state.layers.nodes) {
            scene::MarkRequest marks{*check_.dataset,
                                     network,
                                     chapter.view,
                                     request.style,
                                     request.words.language,
                                     {glm::vec2(0), glm::vec2(check_.sizePx)},
                                     taken};
            marks.hasLocalNames = false;
            const auto placed = scene::placeMarks(marks, {}, setter_);
            taken.insert(taken.end(), placed.boxes.begin(), placed.boxes.end());
        }
        return scene::drawStageLabels({*check_.dataset, network, chapter.view, taken, 1}, request,
                                      setter_)
            .faults;
    }

    void note(std::size_t chapter, base::Language language, const std::vector<StageFault>& faults) {
        for (const StageFault& fault : faults) {
            findings_.texts.push_back({chapter, language, fault});
        }
    }

    const StageCheck& check_;
    text::Typesetter& setter_;
    StageFindings& findings_;
    scene::NetworkBuilder network_;
    LensBuilder lens_;
    std::uint64_t layouts_ = 0; ///< that the lens was planned for
};

/// What leads to the text in the story's file.
state::StoryText placeOf(const UnfitText& unfit, const StageCheck& check) {
    const state::Chapter& chapter = check.story.chapters[unfit.chapter];
    const StageFault& fault = unfit.fault;
    const auto ofChapter = [&](const char* key) {
        return state::StoryText{.chapter = unfit.chapter, .key = key, .language = unfit.language};
    };
    switch (fault.text) {
    case Text::Kicker:
        return ofChapter("kicker");
    case Text::Title:
        return ofChapter("title");
    case Text::Caption:
        return ofChapter("caption");
    case Text::Note: {
        state::StoryText caption = ofChapter("caption");
        for (const scene::StageWords& words : check.chapters[unfit.chapter].words) {
            caption.language = words.language == unfit.language ? words.others[fault.row].language
                                                                : caption.language;
        }
        return caption;
    }
    case Text::Number:
    case Text::Figure: {
        state::StoryText figure = ofChapter(fault.text == Text::Number ? "unit" : "label");
        figure.list = "figure";
        figure.of = chapter.figures[fault.row].subject;
        figure.measure = chapter.figures[fault.row].measure;
        return figure;
    }
    case Text::Label: {
        state::StoryText label = ofChapter("text");
        label.list = "label";
        const auto& labels = check.chapters[unfit.chapter].words.front().labels;
        label.of = check.dataset->engagementId(labels[fault.row].engagement);
        return label;
    }
    case Text::SmallPrint:
        return {.chapter = std::nullopt, .key = "disclaimer", .language = unfit.language};
    case Text::Lens:
        return ofChapter("lens");
    }
    return ofChapter("title");
}

/// What is wrong, and its mend.
std::string_view complaintOf(Text text) {
    switch (text) {
    case Text::Kicker:
        return "the kicker is wider than the screen: shorten it";
    case Text::Title:
        return "the title does not fit in two lines: shorten it";
    case Text::Caption:
        return "the caption does not fit in three lines: shorten it";
    case Text::Note:
        return "the caption does not fit in two lines below another language's: shorten it";
    case Text::Number:
        return "a figure is too wide for its column: shorten its unit";
    case Text::Figure:
        return "what a figure is of does not fit in one line: shorten it";
    case Text::Label:
        return "a label finds no place beside its arc: shorten it, or leave one out";
    case Text::Lens:
        return "the lens finds no place: ask for places that lie closer together, or shorten the "
               "words";
    case Text::SmallPrint:
        break;
    }
    return "the disclaimer does not fit in two lines: shorten it";
}

constexpr std::array<std::string_view, 9> kTextNames = {
    "the kicker", "the title",           "the caption", "the languages below it",
    "a figure",   "what a figure is of", "a label",     "the disclaimer",
    "the lens"};

std::string messageOf(const UnfitText& unfit, base::Language language) {
    return unfit.fault.text == Text::SmallPrint
               ? fmt::format("{}: {}", base::englishNameOf(language), complaintOf(unfit.fault.text))
               : fmt::format("chapter {}, {}: {}", unfit.chapter + 1, base::englishNameOf(language),
                             complaintOf(unfit.fault.text));
}

/// All of a chapter's words in a language that the farthest seat cannot read, in one sentence.
std::string messageOf(std::span<const UnfitText* const> small) {
    std::vector<std::string> parts;
    for (const UnfitText* unfit : small) {
        const StageFault& fault = unfit->fault;
        std::string part = fmt::format("{} in {:.0f} px of {:.0f}",
                                       kTextNames[static_cast<std::size_t>(fault.text)],
                                       fault.sizePx, fault.needed);
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
            parts.push_back(std::move(part));
        }
    }
    return fmt::format("chapter {}, {}: too small for the farthest seat: {}: say it in fewer words",
                       small.front()->chapter + 1, base::englishNameOf(small.front()->language),
                       fmt::join(parts, ", "));
}

/// What is said of the room once.
void addRoom(const StageFindings& findings, const StageCheck& check, const std::string& path,
             base::Diagnostics& said) {
    const float names = scene::mapNamePx(check.legible);
    if (check.legible.glance > names + 0.5F) {
        const double scale = scene::stageScale(check.sizePx);
        said.push_back({base::Severity::Warning,
                        {path, 0, 0},
                        fmt::format("names on the map are set in {:.0f} px, the farthest seat "
                                    "needs {:.0f}: take a wider screen, or bring the seats nearer",
                                    names * scale, check.legible.glance * scale)});
    }
    std::vector<std::size_t> chapters;
    for (const std::size_t chapter : findings.leaveOut) {
        if (chapters.empty() || chapters.back() != chapter + 1) {
            chapters.push_back(chapter + 1);
        }
    }
    if (!chapters.empty()) {
        said.push_back({base::Severity::Warning,
                        {path, 0, 0},
                        fmt::format("at this distance there is no room for all languages at once "
                                    "in chapters {}: shorten the captions, or change the language "
                                    "with L",
                                    fmt::join(chapters, ", "))});
    }
}

} // namespace

StageCheck stageCheckOf(const ToldStory& told) {
    const state::Telling& telling = told.telling();
    StageCheck check{telling.story(), told.dataset(), {}, told.sizePx(), told.legible()};
    for (std::size_t i = 0; i < telling.chapterCount(); ++i) {
        StageCheck::Chapter chapter{told.rest(i), {}, {}};
        Stage stage;
        for (const base::Language language : check.story.languages) {
            state::AppState rest = telling.stateOfChapter(i, telling.seconds(i), {});
            rest.language = language;
            stage = stageAt(telling, *check.dataset, rest);
            told.complete(i, language, stage.words);
            chapter.words.push_back(stage.words);
        }
        stage.legible = check.legible;
        chapter.view = viewOf(chapter.rest->state.camera, chapter.rest->projection,
                              stageFrame(check.sizePx, stage));
        check.chapters.push_back(std::move(chapter));
    }
    return check;
}

StageFindings findUnfit(const StageCheck& check, std::shared_ptr<text::FontSource> fonts,
                        const std::stop_token& stop) {
    StageFindings findings;
    text::Typesetter setter(std::move(fonts));
    Look look(check, setter, findings);
    for (std::size_t i = 0; i < check.chapters.size() && !stop.stop_requested(); ++i) {
        look.at(i);
    }
    return findings;
}

base::Diagnostics describe(const StageFindings& findings, const StageCheck& check,
                           std::string_view text, const std::string& path) {
    base::Diagnostics said;
    addRoom(findings, check, path, said);
    if (findings.texts.empty()) {
        return said;
    }
    // What is too small is one warning, where the largest text of it stands.
    std::vector<std::vector<const UnfitText*>> groups;
    for (const UnfitText& unfit : findings.texts) {
        const bool joins = unfit.fault.needed > 0 && !groups.empty() &&
                           groups.back().front()->fault.needed > 0 &&
                           groups.back().front()->chapter == unfit.chapter &&
                           groups.back().front()->language == unfit.language;
        joins ? groups.back().push_back(&unfit) : groups.push_back({&unfit});
    }
    std::vector<state::StoryText> texts;
    texts.reserve(groups.size());
    for (const auto& group : groups) {
        texts.push_back(placeOf(**std::max_element(group.begin(), group.end(),
                                                   [](const UnfitText* a, const UnfitText* b) {
                                                       return a->fault.needed < b->fault.needed;
                                                   }),
                                check));
    }
    const std::vector<base::Location> places = state::placesOf(texts, text, path);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const UnfitText& first = *groups[i].front();
        base::Diagnostic one{base::Severity::Warning, places[i],
                             first.fault.needed > 0 ? messageOf(groups[i])
                                                    : messageOf(first, texts[i].language)};
        if (std::find(said.begin(), said.end(), one) == said.end()) {
            said.push_back(std::move(one));
        }
    }
    std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
    return said;
}

} // namespace portolan::app
