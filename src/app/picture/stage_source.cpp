#include "app/picture/stage_source.h"

#include <algorithm>
#include <cmath>

namespace portolan::app {

namespace {

constexpr double kFadeSeconds = 0.35;
/// The new words come while the camera is on its way, the labels of arcs once it stands.
constexpr double kWordsDuringFlight = 0.6;
constexpr double kCountSeconds = 1.4, kCountStagger = 0.25;
constexpr std::size_t kMostLanguages = 3;

float eased(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return static_cast<float>(t * t * (3 - 2 * t));
}

const std::string& textIn(const dataset::Translations& texts, base::Language language) {
    return texts[base::indexOf(language)];
}

/// The approval number, and the disclaimer in the language or in what there is.
std::string smallPrint(const state::Story& story, base::Language language) {
    const auto& texts = story.disclaimer;
    const auto other = std::find_if(texts.begin(), texts.end(),
                                    [](const std::string& text) { return !text.empty(); });
    std::string text = textIn(texts, language);
    if (text.empty() && other != texts.end()) {
        text = *other;
    }
    const bool hasBoth = !story.approval.empty() && !text.empty();
    return story.approval + (hasBoth ? "  ·  " : "") + text;
}

scene::StageWords wordsOf(const state::Telling& telling, std::size_t index,
                          const dataset::Dataset& data, base::Language language) {
    const state::Chapter& chapter = telling.story().chapters[index];
    scene::StageWords words;
    words.language = language;
    words.chapters = telling.chapterCount();
    words.kicker = textIn(chapter.kicker, language);
    words.title = textIn(chapter.title, language);
    words.caption = textIn(chapter.caption, language);
    words.small = smallPrint(telling.story(), language);
    for (const base::Language other : telling.story().languages) {
        const std::string& text = textIn(chapter.caption, other);
        if (other != language && !text.empty() && words.others.size() + 1 < kMostLanguages) {
            words.others.push_back({other, text});
        }
    }
    for (std::size_t i = 0; i < chapter.figures.size(); ++i) {
        const state::StoryFigure& figure = chapter.figures[i];
        words.tiles.push_back({scene::stageNumber(telling.figures(index)[i].figure,
                                                  textIn(figure.unit, language), language),
                               textIn(figure.label, language)});
    }
    for (const state::StoryLabel& label : chapter.labels) {
        const auto entity = data.findEntity(label.engagement);
        if (entity && entity->table == dataset::EntityId::Table::Engagement) {
            words.labels.push_back({entity->index, textIn(label.text, language)});
        }
    }
    return words;
}

void countUp(const state::Telling& telling, std::size_t index, double seconds,
             base::Language language, scene::StageMoment& moment) {
    const state::Chapter& chapter = telling.story().chapters[index];
    for (std::size_t i = 0; i < chapter.figures.size(); ++i) {
        const double t = (seconds - kCountStagger * static_cast<double>(i)) / kCountSeconds;
        const double share = 1 - std::pow(1 - std::clamp(t, 0.0, 1.0), 3);
        moment.counted.push_back(scene::stageNumber(telling.figures(index)[i].figure,
                                                    textIn(chapter.figures[i].unit, language),
                                                    language, share));
    }
}

scene::StageHand handOf(const state::Presentation& presentation) {
    scene::StageHand hand;
    for (const state::PenStroke& stroke : presentation.strokes) {
        std::vector<glm::vec2>& points = hand.strokes.emplace_back();
        std::transform(stroke.begin(), stroke.end(), std::back_inserter(points),
                       [](state::StagePoint at) { return glm::vec2(at.x, at.y); });
    }
    if (presentation.pointed && presentation.tool != state::StageTool::None) {
        hand.pointed = glm::vec2(presentation.pointed->x, presentation.pointed->y);
    }
    hand.draws = presentation.tool == state::StageTool::Pen;
    return hand;
}

} // namespace

base::Language stageLanguage(const state::Story& story, const state::AppState& state) {
    const auto& told = story.languages;
    const base::Language wanted = state.presentation.language.value_or(state.language);
    return std::find(told.begin(), told.end(), wanted) != told.end() ? wanted : told.front();
}

scene::Legibility legibilityOn(glm::ivec2 sizePx, const state::ViewingDistance& viewing) {
    return scene::legibility(viewing.screenWidth, viewing.farthestSeat,
                             sizePx.x / scene::stageScale(sizePx));
}

double stageMapScale(glm::ivec2 sizePx, const scene::Legibility& legible) {
    return scene::stageScale(sizePx) * scene::kStageMapScale * scene::mapGrowth(legible);
}

std::function<state::ChapterRoom(const state::Chapter&)>
roomOn(glm::ivec2 sizePx, const scene::Legibility& legible, bool namesParties) {
    const double map = stageMapScale(sizePx, legible);
    return [=](const state::Chapter& chapter) {
        const scene::StageRoom stage =
            scene::stageRoom({.sizePx = glm::vec2(sizePx),
                              .scale = static_cast<float>(scene::stageScale(sizePx)),
                              .hasTiles = !chapter.figures.empty(),
                              .hasPicture = !chapter.picture.empty(),
                              .hasParties = namesParties,
                              .titles = chapter.title,
                              .legible = legible});
        const auto partOf = [map](const scene::Box& box) {
            return state::MapPart{glm::dvec2(box.low) / map, glm::dvec2(box.high) / map};
        };
        state::ChapterRoom parts{partOf(stage.head), {}};
        std::transform(stage.free.begin(), stage.free.end(), std::back_inserter(parts.free),
                       partOf);
        return parts;
    };
}

Stage stageAt(const state::Telling& telling, const dataset::Dataset& data,
              const state::AppState& state) {
    const state::Presentation& at = state.presentation;
    const std::size_t chapter = at.chapter;
    const bool isStill = state.comfort.reducesMotion;
    const bool isFirst = chapter == 0 || isStill;
    const double flight = isStill ? 0 : telling.flightSeconds(chapter);
    const double wordsFrom = isFirst ? 0 : std::max(flight * kWordsDuringFlight, kFadeSeconds);
    Stage stage;
    stage.words = wordsOf(telling, chapter, data, state.language);
    scene::StageMoment& moment = stage.moment;
    moment.chapter = chapter;
    moment.chapters = telling.chapterCount();
    moment.passed = static_cast<float>(std::min(at.seconds / telling.seconds(chapter), 1.0));
    moment.hand = handOf(at);
    if (!isFirst && at.seconds < kFadeSeconds) {
        stage.before = wordsOf(telling, chapter - 1, data, state.language);
        moment.opacity = moment.labelOpacity = 1 - eased(at.seconds / kFadeSeconds);
        return stage;
    }
    moment.opacity = isFirst ? 1 : eased((at.seconds - wordsFrom) / kFadeSeconds);
    moment.labelOpacity =
        isFirst ? 1 : eased((at.seconds - std::max(flight, wordsFrom)) / kFadeSeconds);
    if (!isStill) {
        countUp(telling, chapter, at.seconds - wordsFrom, state.language, moment);
    }
    return stage;
}

double stageScaleOf(const Frame& frame) {
    return frame.scale / (scene::kStageMapScale * scene::mapGrowth(frame.stage->legible));
}

Frame stageFrame(glm::ivec2 sizePx, const Stage& stage) {
    Frame frame;
    frame.sizePx = sizePx;
    frame.scale = stageMapScale(sizePx, stage.legible);
    frame.freeLast = glm::dvec2(sizePx);
    frame.stage = &stage;
    return frame;
}

} // namespace portolan::app
