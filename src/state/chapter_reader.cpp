#include "state/chapter_reader.h"

#include "base/language_names.h"
#include "base/nearest_word.h"
#include "dataset/filter_words.h"
#include "geo/projection.h"
#include "state/layer_names.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace portolan::state {

namespace {

constexpr std::size_t kMostSuggested = 100'000; // ids that are compared with a wrong one

std::string suggestId(const std::string& id, const dataset::Dataset& data) {
    std::vector<std::string_view> known;
    if (data.places.size() + data.organisations.size() + data.engagements.size() < kMostSuggested) {
        for (const dataset::Place& place : data.places) {
            known.push_back(place.id);
        }
        for (const dataset::Organisation& organisation : data.organisations) {
            known.push_back(organisation.id);
        }
        for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
            known.push_back(data.engagementId(i));
        }
    }
    const std::string_view nearest = base::nearestWord(id, known);
    return nearest.empty() ? "write the id of a record, a place or an organisation"
                           : fmt::format("did you mean '{}'?", nearest);
}

/// The flags' names as keys.
constexpr std::array<std::pair<std::string_view, std::vector<std::string> dataset::FilterWords::*>,
                     9>
    kLists = {{{"kind", &dataset::FilterWords::kinds},
               {"sector", &dataset::FilterWords::sectors},
               {"place", &dataset::FilterWords::places},
               {"organisation", &dataset::FilterWords::organisations},
               {"economy", &dataset::FilterWords::economies},
               {"status", &dataset::FilterWords::statuses},
               {"source", &dataset::FilterWords::sources},
               {"certainty", &dataset::FilterWords::certainties},
               {"place-kind", &dataset::FilterWords::placeKinds}}};
constexpr std::array<std::pair<std::string_view, std::string dataset::FilterWords::*>, 6> kWords = {
    {{"ties", &dataset::FilterWords::ties},
     {"economy-rule", &dataset::FilterWords::economyRule},
     {"from", &dataset::FilterWords::from},
     {"to", &dataset::FilterWords::to},
     {"undated", &dataset::FilterWords::undated},
     {"text", &dataset::FilterWords::text}}};

/// Errors speak of flags: "--kind: there is no 'x'".
std::string withoutDashes(const std::string& what) {
    return what.starts_with("--") ? what.substr(2) : what;
}

} // namespace

void readViewing(const TomlTable& table, ViewingDistance& viewing) {
    constexpr double kShortest = 0.1;
    table.number("screen_width", viewing.screenWidth, kShortest, kLongestDistance);
    table.number("farthest_seat", viewing.farthestSeat, kShortest, kLongestDistance);
    for (const auto& [given, missing] :
         {std::pair("screen_width", "farthest_seat"), std::pair("farthest_seat", "screen_width")}) {
        if (table.find(given) != nullptr && table.find(missing) == nullptr) {
            table.notes().warn(table.find(given)->source(),
                               fmt::format("{} says nothing without {}", given, missing),
                               fmt::format("add {}, in metres", missing));
        }
    }
}

void readBoundaries(const TomlTable& table, const std::vector<std::string>& viewpoints,
                    std::string& code) {
    std::string wanted = code;
    table.text("boundaries", wanted);
    const bool isKnown =
        viewpoints.empty() || wanted == code ||
        std::find(viewpoints.begin(), viewpoints.end(), wanted) != viewpoints.end();
    if (isKnown) {
        code = wanted;
        return;
    }
    const std::vector<std::string_view> known(viewpoints.begin(), viewpoints.end());
    table.notes().error(table.find("boundaries")->source(),
                        fmt::format("boundaries: there is no '{}'", wanted),
                        base::suggestWord(wanted, known));
}

void ChapterReader::readTexts(const TomlTable& table, std::string_view key,
                              dataset::Translations& texts) const {
    table.texts(key, texts);
    const toml::node* node = table.find(key);
    if (node == nullptr || node->as_table() == nullptr) {
        return;
    }
    std::vector<std::string_view> missing;
    for (const base::Language language : languages_) {
        if (texts[base::indexOf(language)].empty()) {
            missing.push_back(base::englishNameOf(language));
        }
    }
    if (!missing.empty()) {
        notes_.warn(node->source(), fmt::format("{} has no {}", key, fmt::join(missing, ", no ")),
                    "add it, or leave the language out of the story's");
    }
}

bool ChapterReader::isKnown(const toml::node& node, std::string_view key,
                            const std::string& id) const {
    if (world_.dataset.findEntity(id)) {
        return true;
    }
    notes_.error(node.source(), fmt::format("{}: the dataset has no '{}'", key, id),
                 suggestId(id, world_.dataset));
    return false;
}

std::vector<std::string> ChapterReader::readIds(const TomlTable& table,
                                                std::string_view key) const {
    std::vector<std::string> ids;
    table.each(key, [&](const toml::node& node, const std::string& id) {
        if (isKnown(node, key, id)) {
            ids.push_back(id);
        }
    });
    return ids;
}

void ChapterReader::readFilter(const TomlTable& chapter, Chapter& into) {
    const TomlTable table = chapter.inner("filter");
    dataset::FilterWords words;
    const auto isGood = [&](const toml::node& node, const dataset::FilterWords& tried) {
        const auto filter = dataset::toFilter(tried, world_.dataset);
        if (!filter) {
            notes_.error(node.source(), withoutDashes(filter.error().what), filter.error().mend);
        }
        return filter.has_value();
    };
    for (const auto& [key, list] : kLists) {
        const auto member = list;
        table.each(key, [&](const toml::node& node, const std::string& word) {
            dataset::FilterWords alone;
            (alone.*member).push_back(word);
            if (isGood(node, alone)) {
                (words.*member).push_back(word);
            }
        });
    }
    for (const auto& [key, member] : kWords) {
        dataset::FilterWords tried = words;
        table.text(key, tried.*member);
        if (const toml::node* node = table.find(key); node != nullptr && isGood(*node, tried)) {
            words = std::move(tried);
        }
    }
    table.noteUnknown();
    into.filter = dataset::toFilter(words, world_.dataset).value_or(dataset::Filter{});
}

void ChapterReader::readTime(const TomlTable& chapter, Chapter& into) {
    const TomlTable table = chapter.inner("time");
    std::optional<base::DayInterval> from, to;
    table.days("from", from);
    table.days("to", to);
    table.days("play", into.play);
    table.noteUnknown();
    into.days = {from ? from->first : base::kBeginningOfTime, to ? to->last : base::kEndOfTime};
    if (into.days.first > into.days.last) {
        notes_.error(table.find("to")->source(), "time: 'to' is before 'from'", "swap them");
        std::swap(into.days.first, into.days.last);
    }
    if (into.play && !into.play->overlaps(into.days)) {
        notes_.error(table.find("play")->source(), "play lies outside of from and to",
                     "play a part of the days that are shown");
        into.play.reset();
    }
}

void ChapterReader::readView(const TomlTable& chapter, Chapter& into) {
    const toml::node* fit = chapter.find("fit");
    const toml::node* exact = chapter.find("view");
    if (fit != nullptr && exact != nullptr) {
        notes_.warn(exact->source(), "both a fit and an exact view", "leave one out");
    }
    if (exact != nullptr) {
        const TomlTable table = chapter.inner("view");
        std::optional<geo::LonLat> centre;
        table.position("centre", centre);
        table.number("width_km", into.view.widthKm, 5, 40000);
        table.number("bearing", into.view.bearing, -360, 360);
        table.number("pitch", into.view.pitch, 0, 60);
        table.noteUnknown();
        into.view.centre = centre.value_or(Camera().centre);
        into.fit = Chapter::Fit::View;
        return;
    }
    if (fit == nullptr) {
        return;
    }
    const auto word = fit->value<std::string>();
    into.fit = word == "all"        ? Chapter::Fit::All
               : word == "filtered" ? Chapter::Fit::Filtered
                                    : Chapter::Fit::Ids;
    if (into.fit == Chapter::Fit::Ids) {
        into.fitIds = readIds(chapter, "fit");
        into.fit = into.fitIds.empty() ? Chapter::Fit::Filtered : into.fit;
    }
}

void ChapterReader::readProjection(const TomlTable& chapter, Chapter& into) {
    std::string wanted = into.projection;
    chapter.text("projection", wanted);
    chapter.position("projection_centre", into.projectionCentre);
    const geo::LonLat centre = into.projectionCentre.value_or(Camera().centre);
    const std::string definition = geo::resolveDefinition(wanted, centre);
    const auto fault = memory_.projectionFault.of(definition, [&]() -> std::optional<base::Error> {
        const auto made = geo::Projection::create(definition);
        return made ? std::nullopt : std::optional(made.error());
    });
    if (!fault) {
        into.projection = wanted;
    } else {
        notes_.error(chapter.find("projection")->source(), fault->what, fault->mend);
    }
}

void ChapterReader::readLayers(const TomlTable& chapter, Chapter& into) {
    const TomlTable table = chapter.inner("layers");
    for (const auto& [name, layer] : kChapterLayers) {
        table.flag(name, into.layers.*layer);
    }
    table.noteUnknown();
}

void ChapterReader::readFigures(const TomlTable& chapter, Chapter& into) {
    for (const toml::table* row : chapter.rows("figure")) {
        const TomlTable table(*row, "figure", notes_);
        StoryFigure figure;
        table.text("subject", figure.subject);
        table.text("measure", figure.measure);
        readTexts(table, "label", figure.label);
        table.texts("unit", figure.unit); // many languages need none
        table.noteUnknown();
        const auto entity = world_.dataset.findEntity(figure.subject);
        std::vector<std::string_view> measures;
        if (entity) {
            for (const dataset::Figure& known : world_.dataset.figuresOf(*entity)) {
                measures.push_back(known.measure);
            }
        }
        const auto sameFigure = [&](const StoryFigure& other) {
            return other.subject == figure.subject && other.measure == figure.measure;
        };
        if (!entity) {
            const toml::node* node = table.find("subject");
            notes_.error(node != nullptr ? node->source() : table.where(),
                         fmt::format("figure: the dataset has no '{}'", figure.subject),
                         suggestId(figure.subject, world_.dataset));
        } else if (std::find(measures.begin(), measures.end(), figure.measure) == measures.end()) {
            const toml::node* node = table.find("measure");
            notes_.error(node != nullptr ? node->source() : table.where(),
                         fmt::format("'{}' states no figure '{}'", figure.subject, figure.measure),
                         base::suggestWord(figure.measure, measures));
        } else if (std::any_of(into.figures.begin(), into.figures.end(), sameFigure)) {
            notes_.warn(table.where(), "the figure stands twice", "take one out");
        } else if (into.figures.size() == kMostFigures) {
            notes_.warn(table.where(), "a screen holds three figures", "take one out");
        } else {
            into.figures.push_back(std::move(figure));
        }
    }
}

void ChapterReader::readLabels(const TomlTable& chapter, Chapter& into) {
    for (const toml::table* row : chapter.rows("label")) {
        const TomlTable table(*row, "label", notes_);
        StoryLabel label;
        table.text("of", label.engagement);
        readTexts(table, "text", label.text);
        table.noteUnknown();
        const toml::node* node = table.find("of");
        if (node == nullptr) {
            notes_.error(table.where(), "a label of nothing", "add of = \"ID\"");
        } else if (isKnown(*node, "of", label.engagement)) {
            into.labels.push_back(std::move(label));
        }
    }
}

void ChapterReader::readLens(const TomlTable& chapter, Chapter& into) {
    const toml::node* node = chapter.find("lens");
    const auto word = node != nullptr ? node->value<std::string>() : std::nullopt;
    if (word == "auto" || word == "none") {
        into.lens.of = word == "none" ? StoryLens::Of::Nothing : StoryLens::Of::ShortLegs;
        return;
    }
    chapter.each("lens", [&](const toml::node& one, const std::string& id) {
        const auto entity = world_.dataset.findEntity(id);
        if (entity && entity->table != dataset::EntityId::Table::Place) {
            notes_.error(one.source(), fmt::format("lens: '{}' is no place", id),
                         R"(write "auto", "none" or ids of places)");
        } else if (isKnown(one, "lens", id)) {
            into.lens.places.push_back(id);
        }
    });
    into.lens.of = into.lens.places.empty() ? StoryLens::Of::ShortLegs : StoryLens::Of::Places;
}

void ChapterReader::readPicture(const TomlTable& chapter, Chapter& into) {
    chapter.text("picture", into.picture);
    const std::string fault = into.picture.empty() || !world_.pictureFault
                                  ? std::string()
                                  : world_.pictureFault(into.picture);
    if (!fault.empty()) {
        notes_.warn(chapter.find("picture")->source(), fault,
                    "put a PNG or JPEG beside the story; its place stays empty");
    }
}

void ChapterReader::noteEmpty(const toml::table& table, const Chapter& chapter) const {
    const dataset::Filter filter = filterOf(chapter);
    const bool isBare = !chapter.layers.arcs && !chapter.layers.nodes;
    const auto showsSomething = [&] {
        return dataset::select(world_.dataset, world_.index, filter).count > 0;
    };
    if (!isBare && (filter.dates.first > filter.dates.last ||
                    !memory_.showsSomething.of(filter, showsSomething))) {
        notes_.warn(table.source(), "the chapter shows no record", "widen its filter or its time");
    }
}

Chapter ChapterReader::read(const toml::table& table) {
    Chapter chapter;
    const TomlTable from(table, "chapter", notes_);
    from.text("id", chapter.id);
    if (!chapter.id.empty() && std::find(seen_.begin(), seen_.end(), chapter.id) != seen_.end()) {
        notes_.error(from.find("id")->source(),
                     fmt::format("two chapters are called '{}'", chapter.id), "rename one");
    }
    seen_.push_back(chapter.id);
    readTexts(from, "kicker", chapter.kicker);
    readTexts(from, "title", chapter.title);
    if (from.find("title") == nullptr) {
        notes_.warn(from.where(), "a chapter without a title", "add title = { en = \"…\" }");
    }
    readTexts(from, "caption", chapter.caption);
    from.texts("notes", chapter.notes);
    const std::size_t before = notes_.count();
    readFilter(from, chapter);
    readTime(from, chapter);
    const bool isAsWritten = notes_.count() == before;
    readView(from, chapter);
    chapter.highlight = readIds(from, "highlight");
    readLabels(from, chapter);
    readFigures(from, chapter);
    readProjection(from, chapter);
    readBoundaries(from, world_.viewpoints, chapter.boundaries);
    readLayers(from, chapter);
    readLens(from, chapter);
    readPicture(from, chapter);
    from.number("duration", chapter.seconds, kShortestChapter, kLongestChapter);
    from.noteUnknown();
    if (isAsWritten) {
        noteEmpty(table, chapter);
    }
    return chapter;
}

} // namespace portolan::state
