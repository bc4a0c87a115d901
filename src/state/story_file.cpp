#include "state/story_file.h"

#include "base/nearest_word.h"
#include "state/chapter_reader.h"
#include "state/json_fields.h"

#include <algorithm>

namespace portolan::state {

namespace {

constexpr std::string_view kChapterHead = "[[chapter]]";

/// A part of the file that TOML can be read from on its own, with its line.
struct Block {
    std::string_view text;
    std::size_t line = 1;
};

/// What stands before the first chapter, and each chapter with all that belongs to it.
std::vector<Block> blocksOf(std::string_view text) {
    std::vector<Block> blocks = {{text, 1}};
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        if (text.substr(at).starts_with(kChapterHead) && at > 0) {
            const auto start = static_cast<std::size_t>(blocks.back().text.data() - text.data());
            blocks.back().text = text.substr(start, at - start);
            blocks.push_back({text.substr(at), line});
        }
        const std::size_t end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
    }
    return blocks;
}

/// The tables that the file holds. One that is no TOML as a whole is read chapter by chapter.
std::vector<toml::table> parse(std::string_view text, TomlNotes& notes) {
    std::vector<toml::table> tables;
    if (toml::parse_result whole = toml::parse(text); whole) {
        tables.push_back(std::move(whole).table());
        return tables;
    }
    constexpr std::size_t kMostBlocks = 500; // each is parsed with the lines before it
    for (const Block& block : blocksOf(text)) {
        const std::string lines = std::string(block.line - 1, '\n') + std::string(block.text);
        toml::parse_result part = toml::parse(lines);
        if (part) {
            tables.push_back(std::move(part).table());
        } else {
            notes.error(part.error().source(), std::string(part.error().description()),
                        "write it as TOML");
        }
        if (tables.size() + notes.count() > kMostBlocks) {
            break;
        }
    }
    return tables;
}

void readTheme(const TomlTable& table, Story& story) {
    std::string word(kThemeKeys.front());
    table.text("theme", word);
    const auto* const found = std::find(kThemeKeys.begin(), kThemeKeys.end(), word);
    if (found != kThemeKeys.end()) {
        story.theme = static_cast<Theme>(found - kThemeKeys.begin());
    } else {
        table.notes().error(table.find("theme")->source(),
                            fmt::format("theme: there is no '{}'", word),
                            base::suggestWord(word, kThemeKeys));
    }
}

/// The table that holds the text.
const toml::table* tableOf(const StoryText& text, const toml::table& from) {
    const toml::array* rows = text.list.empty() ? nullptr : from[text.list].as_array();
    for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
        const toml::table* row = rows->get(i)->as_table();
        const auto says = [row](const char* key, const std::string& word) {
            return (*row)[key].value_or(std::string()) == word;
        };
        if (row != nullptr &&
            (says("of", text.of) || (says("subject", text.of) && says("measure", text.measure)))) {
            return row;
        }
    }
    return &from;
}

base::Location placeOf(const StoryText& text, const toml::table& from, const std::string& file) {
    const toml::table* table = tableOf(text, from);
    const toml::node* found = table->get(text.key);
    const toml::table* languages = found != nullptr ? found->as_table() : nullptr;
    if (languages != nullptr) {
        std::string tag(base::tagOf(text.language));
        const toml::node* spoken = languages->get(tag);
        std::replace(tag.begin(), tag.end(), '-', '_');
        spoken = spoken != nullptr ? spoken : languages->get(tag);
        found = spoken != nullptr ? spoken : found;
    }
    const toml::source_region& at = found != nullptr ? found->source() : table->source();
    return {file, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column)};
}

/// The languages that the title has, where the story does not say which it is told in.
void settleLanguages(Story& story) {
    if (!story.languages.empty()) {
        return;
    }
    std::copy_if(base::kLanguages.begin(), base::kLanguages.end(),
                 std::back_inserter(story.languages),
                 [&](base::Language l) { return !story.title[base::indexOf(l)].empty(); });
    if (story.languages.empty()) {
        story.languages = {base::Language::En};
    }
}

} // namespace

base::Result<base::Loaded<Story>> storyFromToml(std::string_view text, const StoryWorld& world,
                                                const std::string& fileName) {
    TomlNotes notes(fileName);
    const std::vector<toml::table> tables = parse(text, notes);
    const bool isWhole = notes.count() == 0;
    Story story;
    std::vector<const toml::table*> chapters;
    for (const toml::table& one : tables) {
        const TomlTable table(one, "the story", notes);
        const auto rows = table.rows("chapter");
        chapters.insert(chapters.end(), rows.begin(), rows.end());
        table.texts("title", story.title);
        table.languages("languages", story.languages);
        readTheme(table, story);
        std::string dataset;
        table.text("dataset", dataset);
        readBoundaries(table, world.viewpoints, story.boundaries);
        table.text("profile", story.profile);
        table.texts("disclaimer", story.disclaimer);
        table.text("approval", story.approval);
        readViewing(table, story.viewing);
        table.noteUnknown();
    }
    settleLanguages(story);
    story.isWritable = isWhole && std::none_of(chapters.begin(), chapters.end(),
                                               [](const auto* one) { return one->is_inline(); });
    StoryMemory none;
    StoryMemory& memory = world.memory != nullptr ? *world.memory : none;
    memory.beginRound();
    ChapterReader reader(world, story.languages, memory, notes);
    for (const toml::table* chapter : chapters) {
        story.chapters.push_back(reader.read(*chapter));
    }
    base::Diagnostics diagnostics = notes.take();
    if (story.chapters.empty()) {
        const std::string first =
            diagnostics.empty() ? "" : " (" + diagnostics.front().message + ")";
        return base::fail(base::ErrorCode::Data,
                          fmt::format("no chapter can be read in {}{}", fileName, first),
                          "begin one with [[chapter]]", {fileName, 0, 0});
    }
    return base::Loaded<Story>{std::move(story), std::move(diagnostics)};
}

std::vector<base::Location> placesOf(std::span<const StoryText> texts, std::string_view text,
                                     const std::string& fileName) {
    TomlNotes ignored(fileName);
    const std::vector<toml::table> tables = parse(text, ignored);
    std::vector<const toml::table*> chapters;
    for (const toml::table& one : tables) {
        const auto rows = TomlTable(one, "the story", ignored).rows("chapter");
        chapters.insert(chapters.end(), rows.begin(), rows.end());
    }
    std::vector<base::Location> places;
    for (const StoryText& wanted : texts) {
        const bool isThere =
            !tables.empty() && (!wanted.chapter || *wanted.chapter < chapters.size());
        places.push_back(
            isThere ? placeOf(wanted, wanted.chapter ? *chapters[*wanted.chapter] : tables.front(),
                              fileName)
                    : base::Location{fileName, 0, 0});
    }
    return places;
}

std::string datasetOfStory(std::string_view text) {
    TomlNotes ignored("");
    std::string path;
    for (const toml::table& table : parse(text, ignored)) {
        if (const auto named = table["dataset"].value<std::string>()) {
            path = *named;
        }
    }
    return path;
}

std::vector<std::string> picturesOfStory(std::string_view text) {
    TomlNotes ignored("");
    std::vector<std::string> pictures;
    for (const toml::table& table : parse(text, ignored)) {
        const toml::array* const chapters = table["chapter"].as_array();
        for (std::size_t i = 0; chapters != nullptr && i < chapters->size(); ++i) {
            const toml::table* const chapter = chapters->get_as<toml::table>(i);
            pictures.push_back(chapter != nullptr ? (*chapter)["picture"].value_or(std::string())
                                                  : "");
        }
    }
    return pictures;
}

} // namespace portolan::state
