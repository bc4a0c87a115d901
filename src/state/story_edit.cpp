#include "state/story_edit.h"

#include "base/toml.h"
#include "state/story_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portolan::state {

namespace {

using Kind = TomlLine::Kind;
using Path = std::vector<std::string>;

constexpr std::array<const char*, kChapterWordsCount> kWordsKeys = {"kicker", "title", "caption",
                                                                    "notes"};
/// In which order a chapter's keys are written.
constexpr std::array<std::string_view, 14> kOrder = {
    "id",   "kicker",    "title",      "duration",          "filter",     "time",  "fit", "view",
    "lens", "highlight", "projection", "projection_centre", "boundaries", "layers"};

tl::unexpected<base::Error> cannot(std::string what, std::string mend) {
    return base::fail(base::ErrorCode::Data, std::move(what), std::move(mend));
}

base::Result<toml::table> parsed(std::string_view text) {
    toml::parse_result whole = toml::parse(text);
    if (!whole) {
        return cannot(fmt::format("the story has a mistake in line {}: {}",
                                  whole.error().source().begin.line, whole.error().description()),
                      "mend it in a text editor first");
    }
    return std::move(whole).table();
}

std::size_t rowsIn(const toml::table& story) {
    const toml::array* chapters = story["chapter"].as_array();
    return chapters != nullptr ? chapters->size() : 0;
}

/// The tags of languages, whatever their case and with _ for -, as stories are read.
bool isTag(std::string_view key, base::Language language) {
    const std::string_view tag = base::tagOf(language);
    return std::equal(tag.begin(), tag.end(), key.begin(), key.end(),
                      [](char a, char b) { return (a | 32) == ((b == '_' ? '-' : b) | 32); });
}

/// Writes into one text; each call makes the parts anew.
class Writer {
public:
    explicit Writer(std::string_view text)
        : text_(text), newline_(newlineOf(text)), parts_(partsOf(text)) {}

    std::string take() { return std::move(text_); }
    const StoryParts& parts() const { return parts_; }

    void insert(const edit::InsertChapter&);
    void remove(std::size_t chapter);
    void move(std::size_t from, std::size_t to);
    void setWords(const edit::SetWords&);
    void setKey(std::size_t chapter, std::string_view key, const std::string& value);
    void setHeadKey(std::string_view key, const std::string& value);
    void setTitle(const edit::SetTitle&);
    void addLanguage(base::Language);

private:
    void replace(TomlSpan span, std::string_view by) {
        text_.replace(span.first, span.last - span.first, by);
        parts_ = partsOf(text_);
    }
    /// Lines of their own behind a line.
    void insertAfter(std::size_t line, std::string lines);
    std::string inLines(std::string_view text) const;
    std::size_t behindKeys(std::size_t first, std::size_t last) const;
    std::size_t placeFor(const ChapterPart&, std::string_view key) const;
    /// Among the lines, that with the key's path.
    std::optional<std::size_t> find(std::size_t first, std::size_t last, Kind,
                                    const Path& path) const;
    bool setIn(std::size_t first, std::size_t last, std::string_view key, base::Language,
               const std::string& text);
    bool setInline(TomlSpan table, base::Language, const std::string& text);
    bool setInTable(std::size_t head, base::Language, const std::string& text);
    std::size_t headEnd() const;
    std::string quoted(std::string_view text, TomlSpan like = {}) const {
        return tomlQuoted(text, like.of(text_), newline_);
    }

    std::string text_;
    std::string newline_;
    StoryParts parts_;
};

std::string Writer::inLines(std::string_view text) const {
    std::string lines;
    for (const char c : text) {
        c == '\n' ? void(lines += newline_) : void(lines += c);
    }
    return lines;
}

void Writer::insertAfter(std::size_t line, std::string lines) {
    const std::size_t at = parts_.lines[line].span.last;
    const bool isEnded = at > 0 && text_[at - 1] == '\n';
    lines = inLines(lines);
    replace({at, at}, isEnded ? lines + newline_ : newline_ + lines);
}

void Writer::insert(const edit::InsertChapter& wanted) {
    const auto& chapters = parts_.chapters;
    std::string body = inLines(wanted.toml);
    while (body.ends_with('\n')) {
        body.resize(body.size() - newline_.size());
    }
    if (wanted.before < chapters.size()) {
        const std::size_t at = chapters[wanted.before].body.first;
        return replace({at, at}, body + newline_ + newline_);
    }
    const std::size_t at = chapters.empty() ? text_.size() : chapters.back().body.last;
    const bool isEnded = at == 0 || text_[at - 1] == '\n';
    replace({at, at}, (isEnded ? "" : newline_) + (at == 0 ? "" : newline_) + body + newline_);
}

void Writer::remove(std::size_t chapter) {
    TomlSpan gone = parts_.chapters[chapter].body;
    const auto isBlank = [](const TomlLine& line) { return line.kind == Kind::Blank; };
    const auto& lines = parts_.lines;
    if (chapter > 0) {
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            gone.first =
                isBlank(*line) && line->span.last == gone.first ? line->span.first : gone.first;
        }
    } else {
        for (const TomlLine& line : lines) {
            gone.last = isBlank(line) && line.span.first == gone.last ? line.span.last : gone.last;
        }
    }
    replace(gone, "");
}

/// What is between the chapters stays where it is.
void Writer::move(std::size_t from, std::size_t to) {
    const auto& chapters = parts_.chapters;
    std::vector<std::string> bodies;
    bodies.reserve(chapters.size());
    for (const ChapterPart& chapter : chapters) {
        bodies.emplace_back(chapter.body.of(text_));
    }
    const bool isEnded = bodies.back().ends_with('\n');
    if (!isEnded) {
        bodies.back() += newline_;
    }
    std::string moved = std::move(bodies[from]);
    bodies.erase(bodies.begin() + static_cast<std::ptrdiff_t>(from));
    bodies.insert(bodies.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
    if (!isEnded && bodies.back().ends_with(newline_)) {
        bodies.back().resize(bodies.back().size() - newline_.size());
    }
    std::string text = text_.substr(0, chapters.front().body.first);
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const std::size_t next =
            i + 1 < chapters.size() ? chapters[i + 1].body.first : text_.size();
        text += bodies[i];
        text += TomlSpan{chapters[i].body.last, next}.of(text_);
    }
    replace({0, text_.size()}, text);
}

/// The line that a key goes behind: the last key among the lines, or what is before them.
std::size_t Writer::behindKeys(std::size_t first, std::size_t last) const {
    while (last > first && parts_.lines[last - 1].kind != Kind::Key) {
        --last;
    }
    return last - 1;
}

std::size_t Writer::placeFor(const ChapterPart& chapter, std::string_view key) const {
    const auto* const own = std::find(kOrder.begin(), kOrder.end(), key);
    if (own == kOrder.end()) {
        return behindKeys(chapter.head + 1, chapter.inner);
    }
    std::size_t place = chapter.head;
    for (std::size_t i = chapter.head + 1; i < chapter.inner; ++i) {
        const TomlLine& line = parts_.lines[i];
        const bool isBefore =
            line.kind == Kind::Key && std::find(kOrder.begin(), own, line.path.front()) != own;
        place = isBefore ? i : place;
    }
    return place;
}

std::optional<std::size_t> Writer::find(std::size_t first, std::size_t last, Kind kind,
                                        const Path& path) const {
    for (std::size_t i = first; i < last; ++i) {
        if (parts_.lines[i].kind == kind && parts_.lines[i].path == path) {
            return i;
        }
    }
    return std::nullopt;
}

/// { en = "…", ja = "…" }
bool Writer::setInline(TomlSpan table, base::Language language, const std::string& text) {
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
bool Writer::setInTable(std::size_t head, base::Language language, const std::string& text) {
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
bool Writer::setIn(std::size_t first, std::size_t last, std::string_view key,
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

void Writer::setWords(const edit::SetWords& wanted) {
    const ChapterPart chapter = parts_.chapters[wanted.chapter];
    const std::string key = kWordsKeys[static_cast<std::size_t>(wanted.words)];
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

void Writer::setKey(std::size_t index, std::string_view key, const std::string& value) {
    const ChapterPart chapter = parts_.chapters[index];
    for (std::size_t i = chapter.head + 1; i < chapter.inner; ++i) {
        const TomlLine& line = parts_.lines[i];
        if (line.kind == Kind::Key && line.path == Path{std::string(key)}) {
            return value.empty() ? replace(line.span, "") : replace(line.value, inLines(value));
        }
    }
    if (!value.empty()) {
        insertAfter(placeFor(chapter, key), fmt::format("{} = {}", key, value));
    }
}

/// The first line that is no longer the story's own.
std::size_t Writer::headEnd() const {
    const auto isHead = [](const TomlLine& line) {
        return line.kind == Kind::Table || line.kind == Kind::Rows;
    };
    return static_cast<std::size_t>(std::find_if(parts_.lines.begin(), parts_.lines.end(), isHead) -
                                    parts_.lines.begin());
}

void Writer::setHeadKey(std::string_view key, const std::string& value) {
    const std::size_t end = headEnd();
    if (const auto line = find(0, end, Kind::Key, {std::string(key)})) {
        return replace(parts_.lines[*line].value, value);
    }
    const std::string written = fmt::format("{} = {}", key, value);
    const std::size_t last = behindKeys(1, end); // 0: no key, or only in the first line
    if (end > 0 && parts_.lines[last].kind == Kind::Key) {
        return insertAfter(last, written);
    }
    // Before the first table, and the comments of the chapter that it may be.
    std::size_t at = end < parts_.lines.size() ? parts_.lines[end].span.first : text_.size();
    if (!parts_.chapters.empty() && parts_.chapters[0].head == end) {
        at = parts_.chapters[0].body.first;
    }
    const bool isEnded = at == 0 || text_[at - 1] == '\n';
    replace({at, at}, (isEnded ? "" : newline_) + written + newline_ + newline_);
}

void Writer::setTitle(const edit::SetTitle& wanted) {
    if (const auto table = find(0, parts_.lines.size(), Kind::Table, {"title"})) {
        setInTable(*table, wanted.language, wanted.text);
    } else if (!setIn(0, headEnd(), "title", wanted.language, wanted.text)) {
        setHeadKey("title", fmt::format("{{ {} = {} }}", base::tagOf(wanted.language),
                                        tomlQuoted(wanted.text)));
    }
}

/// As the last of those that are listed.
void Writer::addLanguage(base::Language language) {
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

bool isToldIn(const toml::table& story, base::Language language) {
    const toml::array* languages = story["languages"].as_array();
    const auto isIt = [&](const toml::node& node) {
        return node.value<std::string>() == std::string(base::tagOf(language));
    };
    return languages == nullptr ? story["languages"].value<std::string>().value_or(
                                      std::string(base::tagOf(language))) == base::tagOf(language)
                                : std::any_of(languages->begin(), languages->end(), isIt);
}

/// What a chapter says, as the written text says it.
std::string wordsIn(const toml::table& story, const edit::SetWords& wanted) {
    const char* key = kWordsKeys[static_cast<std::size_t>(wanted.words)];
    const toml::table* words = story["chapter"][wanted.chapter][key].as_table();
    std::string said;
    for (const auto& [name, value] : words != nullptr ? *words : toml::table()) {
        if (isTag(name.str(), wanted.language)) {
            said = value.value<std::string>().value_or("");
        }
    }
    return said;
}

/// Is the chapter that an edit is about there?
struct HasChapter {
    std::size_t count;
    bool operator()(const edit::InsertChapter&) const { return true; }
    bool operator()(const edit::SetTitle&) const { return true; }
    bool operator()(const edit::RemoveChapter& e) const { return e.chapter < count && count > 1; }
    bool operator()(const edit::MoveChapter& e) const { return e.from < count && e.to < count; }
    template<class Other>
    bool operator()(const Other& e) const {
        return e.chapter < count;
    }
};

struct Apply {
    Writer& writer;
    const toml::table& story;
    void operator()(const edit::InsertChapter& e) const { writer.insert(e); }
    void operator()(const edit::RemoveChapter& e) const { writer.remove(e.chapter); }
    void operator()(const edit::MoveChapter& e) const { writer.move(e.from, e.to); }
    void operator()(const edit::SetTitle& e) const { writer.setTitle(e); }
    void operator()(const edit::SetWords& e) const {
        writer.setWords(e);
        if (!e.text.empty() && !isToldIn(story, e.language)) {
            writer.addLanguage(e.language);
        }
    }
    void operator()(const edit::SetSeconds& e) const {
        writer.setKey(e.chapter, "duration", fmt::format("{:g}", e.seconds));
    }
    void operator()(const edit::SetKeys& e) const {
        for (const auto& key : e.keys) {
            writer.setKey(e.chapter, key.name, key.value);
        }
    }
};

/// One more or one fewer, or as many as before.
std::size_t countAfter(std::size_t before, const StoryEdit& wanted) {
    const bool adds = std::holds_alternative<edit::InsertChapter>(wanted);
    const bool removes = std::holds_alternative<edit::RemoveChapter>(wanted);
    return before + (adds ? 1 : 0) - (removes ? 1 : 0);
}

} // namespace

base::Result<std::string> edited(std::string_view text, const StoryEdit& wanted) {
    const auto before = parsed(text);
    if (!before) {
        return tl::unexpected(before.error());
    }
    Writer writer(text);
    const std::size_t count = rowsIn(*before);
    if (writer.parts().chapters.size() != count) {
        return cannot("the story's chapters are not written as [[chapter]]",
                      "begin each with [[chapter]] in a text editor first");
    }
    if (!std::visit(HasChapter{count}, wanted)) {
        return cannot("there is no such chapter", "choose one that there is");
    }
    std::visit(Apply{writer, *before}, wanted);
    std::string written = writer.take();
    // Looked at before it is believed: TOML has more ways to write things than are known here.
    const auto after = parsed(written);
    const auto* words = std::get_if<edit::SetWords>(&wanted);
    const bool isGood = after && rowsIn(*after) == countAfter(count, wanted) &&
                        (words == nullptr || wordsIn(*after, *words) == words->text);
    if (!isGood) {
        return cannot("this cannot be written into the story as it stands",
                      "change it in a text editor");
    }
    return written;
}

base::Result<std::string> withKey(std::string_view text, std::string_view key,
                                  const std::string& value) {
    const auto before = parsed(text);
    if (!before) {
        return tl::unexpected(before.error());
    }
    Writer writer(text);
    writer.setHeadKey(key, value);
    return writer.take();
}

std::size_t chaptersIn(std::string_view text) {
    const auto story = parsed(text);
    const std::size_t count = story ? rowsIn(*story) : 0;
    return partsOf(text).chapters.size() == count ? count : 0;
}

} // namespace portolan::state
