#include "app/story/preflight.h"

#include "app/picture/lens.h"
#include "scene/name_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace portolan::app {

namespace {

constexpr double kFlightStep = 0.25; // seconds
constexpr std::size_t kLevel = 1;    // of detail, fine enough for a view of 60 km

/// Does a part of the segment lie on the target? Pixels.
bool crosses(glm::dvec2 from, glm::dvec2 to, glm::dvec2 size) {
    double enters = 0, leaves = 1;
    const glm::dvec2 along = to - from;
    for (int axis = 0; axis < 2; ++axis) {
        for (const auto& [speed, room] : {std::pair{-along[axis], from[axis]},
                                          std::pair{along[axis], size[axis] - from[axis]}}) {
            if (speed == 0 && room < 0) {
                return false;
            }
            if (speed < 0) {
                enters = std::max(enters, room / speed);
            } else if (speed > 0) {
                leaves = std::min(leaves, room / speed);
            }
        }
    }
    return enters <= leaves;
}

/// Of a place's name written in Latin letters no part of a longer word counts.
bool mentions(std::string_view text, std::string_view word) {
    const auto isLetter = [&](std::size_t at) {
        return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const bool isLatin = std::isalpha(static_cast<unsigned char>(word.back())) != 0;
        if (!isLatin || !((at > 0 && isLetter(at - 1)) || isLetter(at + word.size()))) {
            return true;
        }
    }
    return false;
}

class ChapterLook {
public:
    ChapterLook(const PreflightRequest& request, std::size_t chapter, const Stage& stage,
                std::vector<ContestedItem>& found)
        : request_(request), chapter_(chapter), frame_(stageFrame(request.told.sizePx(), stage)),
          found_(found) {}

    void look() {
        const state::Telling& telling = request_.told.telling();
        const state::AppState rest = stateAt(telling.seconds(chapter_));
        language_ = telling.story().languages.front();
        lookFrom({rest.camera}, rest.layers);
        lookAtWords();
        lookAtFlags();
        std::vector<state::Camera> way;
        const double flight = telling.flightSeconds(chapter_);
        for (double s = 0; s < flight; s += kFlightStep) {
            way.push_back(stateAt(s).camera);
        }
        isOnTheWay_ = true;
        lookFrom(way, rest.layers);
    }

private:
    void lookFrom(const std::vector<state::Camera>& cameras, const state::Layers& layers) {
        const dataset::Viewpoint& shown = request_.told.viewpoint(chapter_);
        views_.clear();
        for (const state::Camera& camera : cameras) {
            views_.push_back(viewOf(camera, request_.told.projection(chapter_), frame_));
        }
        if (layers.boundaries) {
            lookAtLines(shown);
        }
        lookAtNames(shown, layers, cameras);
    }

    state::AppState stateAt(double seconds) const {
        return request_.told.telling().stateOfChapter(chapter_, seconds, {});
    }

    /// Of a class that is, or left out by the neutral point of view.
    bool isContested(const dataset::NamedLine& line) const {
        return line.cls != dataset::BoundaryClass::International ||
               std::any_of(request_.viewpoints.begin(), request_.viewpoints.end(),
                           [&](const dataset::Viewpoint& each) {
                               return each.code == "neutral" &&
                                      dataset::lineStyle(each, line) == dataset::LineStyle::Hidden;
                           });
    }

    bool isSeen(std::span<const glm::vec2> line) const {
        return std::any_of(views_.begin(), views_.end(), [&](const scene::FrameView& view) {
            std::optional<geo::ScreenPoint> last;
            for (const glm::vec2 point : line) {
                const auto now = view.screen({point.x, point.y});
                if (now && last &&
                    crosses({last->x, last->y}, {now->x, now->y}, view.transform.sizePx)) {
                    return true;
                }
                last = now;
            }
            return false;
        });
    }

    void lookAtLines(const dataset::Viewpoint& shown) {
        const dataset::DetailLevel& level = request_.basemap.levels[kLevel];
        std::set<std::uint32_t> seen;
        for (const dataset::Lines* lines : {&level.boundaries, &level.claims}) {
            for (const dataset::Chunk& chunk : lines->chunks) {
                if (chunk.line == dataset::kNoNamedLine || seen.contains(chunk.line)) {
                    continue;
                }
                const dataset::NamedLine& line = request_.basemap.namedLines[chunk.line];
                if (isContested(line) &&
                    dataset::lineStyle(shown, line) != dataset::LineStyle::Hidden &&
                    isSeen(lines->points.subspan(chunk.first, chunk.count))) {
                    seen.insert(chunk.line);
                }
            }
        }
        for (const std::uint32_t index : seen) {
            const dataset::NamedLine& line = request_.basemap.namedLines[index];
            const dataset::LineRule* rule = dataset::ruleOf(shown, line);
            add(ContestedItem::Kind::Line, line.id, line.name,
                rule != nullptr ? rule->source : std::string());
        }
    }

    void lookAtNames(const dataset::Viewpoint& shown, const state::Layers& layers,
                     const std::vector<state::Camera>& cameras) {
        for (const dataset::ShownName& entry : dataset::shownNames(request_.basemap, shown)) {
            const dataset::Name& name = request_.basemap.names[entry.index];
            const bool isSea = name.kind <= dataset::NameKind::Strait;
            if (!name.contested || !(isSea ? layers.seaNames : layers.placeNames)) {
                continue;
            }
            for (std::size_t i = 0; i < views_.size(); ++i) {
                if (scene::lookOfName(name, cameras[i].metresPerPixel) && isOn(views_[i], name)) {
                    const dataset::NameRule* rule = dataset::ruleOf(shown, name);
                    add(ContestedItem::Kind::Name, name.id, entry.text[base::indexOf(language_)],
                        rule != nullptr ? rule->source : std::string());
                    break;
                }
            }
        }
    }

    static bool isOn(const scene::FrameView& view, const dataset::Name& name) {
        const auto isPointOn = [&](glm::vec2 point) {
            const auto at = view.screen({point.x, point.y});
            return at && at->x >= 0 && at->y >= 0 && at->x <= view.transform.sizePx.x &&
                   at->y <= view.transform.sizePx.y;
        };
        return isPointOn(name.position) ||
               std::any_of(name.baseline.begin(), name.baseline.end(), isPointOn);
    }

    void lookAtWords() {
        const state::Chapter& chapter = request_.told.telling().story().chapters[chapter_];
        std::vector<const dataset::Translations*> texts = {&chapter.kicker, &chapter.title,
                                                           &chapter.caption};
        for (const state::StoryLabel& label : chapter.labels) {
            texts.push_back(&label.text);
        }
        for (const state::StoryFigure& figure : chapter.figures) {
            texts.push_back(&figure.label);
            texts.push_back(&figure.unit);
        }
        for (const dataset::Name& name : request_.basemap.names) {
            if (!name.contested) {
                continue;
            }
            std::set<std::string> words;
            for (const base::Language language : request_.told.telling().story().languages) {
                lookFor(name, language, texts, words);
            }
            for (const std::string& word : words) {
                add(ContestedItem::Kind::Word, name.id, word, {});
            }
        }
    }

    void lookAtFlags() {
        const dataset::Dataset& data = *request_.told.dataset();
        const auto& parties = request_.told.parties(chapter_);
        for (std::size_t i = 0; i < parties.size(); ++i) {
            if (request_.told.hasFlag(chapter_, i)) {
                const auto first = parties[i].organisations.front();
                add(ContestedItem::Kind::Flag, parties[i].economy,
                    data.text(data.organisations[first].name, language_), {});
            }
        }
    }

    /// What the map, and each point of view, calls it.
    void lookFor(const dataset::Name& name, base::Language language,
                 const std::vector<const dataset::Translations*>& texts,
                 std::set<std::string>& words) const {
        std::set<std::string> called = {std::string(name.text[base::indexOf(language)])};
        for (const dataset::Viewpoint& viewpoint : request_.viewpoints) {
            if (const auto* rule = dataset::ruleOf(viewpoint, name); rule != nullptr) {
                called.insert(rule->text[base::indexOf(language)]);
            }
        }
        for (const std::string& word : called) {
            if (!word.empty() && std::any_of(texts.begin(), texts.end(), [&](const auto* text) {
                    return mentions((*text)[base::indexOf(language)], word);
                })) {
                words.insert(word);
            }
        }
    }

    void add(ContestedItem::Kind kind, std::string_view id, std::string_view shown,
             std::string source) {
        const bool isKnown = std::any_of(found_.begin(), found_.end(), [&](const auto& item) {
            return item.chapter == chapter_ && item.kind == kind && item.id == id &&
                   item.shown == shown;
        });
        if (!isKnown) {
            found_.push_back({chapter_, kind, std::string(id), std::string(shown), isOnTheWay_,
                              std::move(source)});
        }
    }

    const PreflightRequest& request_;
    std::size_t chapter_;
    Frame frame_;
    std::vector<ContestedItem>& found_;
    std::vector<scene::FrameView> views_;
    base::Language language_ = base::Language::En;
    bool isOnTheWay_ = false;
};

} // namespace

std::vector<ContestedItem> preflight(const PreflightRequest& request) {
    std::vector<ContestedItem> found;
    const Stage stage;
    for (std::size_t chapter = 0; chapter < request.told.telling().chapterCount(); ++chapter) {
        ChapterLook(request, chapter, stage, found).look();
    }
    return found;
}

std::string describe(const ContestedItem& item) {
    constexpr std::array<std::string_view, 4> kKinds = {"the line", "the name",
                                                        "in the story's words", "the flag beside"};
    std::string text =
        fmt::format("chapter {}{}: {}", item.chapter + 1, item.isOnTheWay ? ", on the way" : "",
                    kKinds[static_cast<std::size_t>(item.kind)]);
    text += item.shown.empty() ? fmt::format(" {}", item.id)
                               : fmt::format(" {} ({})", item.shown, item.id);
    return item.source.empty() ? text : fmt::format("{}, after: {}", text, item.source);
}

} // namespace portolan::app
