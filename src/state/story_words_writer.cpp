// The words of a story, however its tables of languages are written.
#include "state/story_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace portolan::state {

namespace {

using Kind = TomlLine::Kind;

} // namespace

const char* keyOf(ChapterWords words) {
    constexpr std::array<const char*, kChapterWordsCount> kKeys = {"kicker", "title", "caption",
                                                                   "notes"};
    return kKeys[static_cast<std::size_t>(words)];
}

bool isTag(std::string_view key, base::Language language) {
    const std::string_view tag = base::tagOf(language);
    return std::equal(tag.begin(), tag.end(), key.begin(), key.end(),
                      [](char a, char b) { return (a | 32) == ((b == '_' ? '-' : b) | 32); });
}

/// { en = "…", ja = "…" }
bool StoryWriter::setInline(TomlSpan table, base::Language language, const std::string& text) {
    const std::vector<TomlEntry> entries = inlineEntries(text_, table);
    for (const TomlEntry& entry : entries) {
        if (entry.path.size() == 1 && isTag(entry.path.front(), language)) {
            replace(entry.value, quoted(text, entry.value));
            return true;
        }
    }
    const std::string added = fmt::format("{} = {}", base::tagOf(language), quoted(text));
    if (entries.empty()) { // or no table at all, which says nothing to who reads it
        replace(table, "{ " + added + " }");
    } else {
        const std::size_t at = entries.back().value.last;
        replace({at, at}, ", " + added);
    }
    return true;
}

/// [chapter.caption] and the lines below it.
bool StoryWriter::setInTable(std::size_t head, base::Language language, const std::string& text) {
    std::size_t last = head + 1;
    for (; last < parts_.lines.size(); ++last) {
        const TomlLine& line = parts_.lines[last];
        if (line.kind == Kind::Table || line.kind == Kind::Rows) {
            break;
        }
        if (line.kind == Kind::Key && line.path.size() == 1 && isTag(line.path[0], language)) {
            replace(line.value, quoted(text, line.value));
            return true;
        }
    }
    insertAfter(behindKeys(head + 1, last),
                fmt::format("{} = {}", base::tagOf(language), tomlQuoted(text)));
    return true;
}

/// Where the words have a place among the lines already; false where they have none.
bool StoryWriter::setIn(std::size_t first, std::size_t last, std::string_view key,
                        base::Language language, const std::string& text) {
    std::optional<std::size_t> dotted;
    for (std::size_t i = first; i < last; ++i) {
        const TomlLine& line = parts_.lines[i];
        if (line.kind == Kind::Table || line.kind == Kind::Rows) {
            break;
        }
        if (line.kind != Kind::Key || line.path.front() != key) {
            continue;
        }
        if (line.path.size() == 1) {
            return setInline(line.value, language, text);
        }
        if (isTag(line.path[1], language)) {
            replace(line.value, quoted(text, line.value));
            return true;
        }
        dotted = i;
    }
    if (dotted) {
        insertAfter(*dotted,
                    fmt::format("{}.{} = {}", key, base::tagOf(language), tomlQuoted(text)));
    }
    return dotted.has_value();
}

void StoryWriter::setWords(const edit::SetWords& wanted) {
    refresh();
    const ChapterPart chapter = parts_.chapters[wanted.chapter];
    const std::string key = keyOf(wanted.words);
    if (const auto table = find(chapter.head, chapter.end, Kind::Table, {"chapter", key})) {
        setInTable(*table, wanted.language, wanted.text);
        return;
    }
    if (setIn(chapter.head + 1, chapter.inner, key, wanted.language, wanted.text)) {
        return;
    }
    const std::string words =
        fmt::format("{} = {}", base::tagOf(wanted.language), tomlQuoted(wanted.text));
    if (wanted.words == ChapterWords::Kicker || wanted.words == ChapterWords::Title) {
        return insertAfter(placeFor(chapter, key), fmt::format("{} = {{ {} }}", key, words));
    }
    // Long texts have a table of their own: the caption first, then the notes.
    std::size_t place = behindKeys(chapter.head + 1, chapter.inner);
    const auto caption = find(chapter.head, chapter.end, Kind::Table, {"chapter", "caption"});
    if (wanted.words == ChapterWords::Notes && caption) {
        std::size_t next = *caption + 1;
        while (next < chapter.end && parts_.lines[next].kind != Kind::Table &&
               parts_.lines[next].kind != Kind::Rows) {
            ++next;
        }
        place = behindKeys(*caption + 1, next);
    }
    insertAfter(place, fmt::format("[chapter.{}]\n{}", key, words));
}

void StoryWriter::setTitle(const edit::SetTitle& wanted) {
    refresh();
    if (const auto table = find(0, parts_.lines.size(), Kind::Table, {"title"})) {
        setInTable(*table, wanted.language, wanted.text);
    } else if (!setIn(0, headEnd(), "title", wanted.language, wanted.text)) {
        setHeadKey("title", fmt::format("{{ {} = {} }}", base::tagOf(wanted.language),
                                        tomlQuoted(wanted.text)));
    }
}

/// As the last of those that are listed.
void StoryWriter::addLanguage(base::Language language) {
    refresh();
    const auto line = find(0, headEnd(), Kind::Key, {"languages"});
    if (!line) {
        return;
    }
    const TomlSpan list = parts_.lines[*line].value;
    const std::string_view value = list.of(text_);
    const std::size_t last = value.find_last_of("\"'");
    const std::string tag = fmt::format("\"{}\"", base::tagOf(language));
    if (value.starts_with('[') && last != std::string_view::npos) {
        replace({list.first + last + 1, list.first + last + 1}, ", " + tag);
    } else {
        replace(list, value.starts_with('[') ? fmt::format("[{}]", tag)
                                             : fmt::format("[{}, {}]", value, tag));
    }
}

} // namespace portolan::state
