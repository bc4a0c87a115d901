#include "state/story_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::state {

namespace {

using Kind = TomlLine::Kind;
using Path = std::vector<std::string>;

/// In which order a chapter's keys are written.
constexpr std::array<std::string_view, 14> kOrder = {
    "id",   "kicker",    "title",      "duration",          "filter",     "time",  "fit", "view",
    "lens", "highlight", "projection", "projection_centre", "boundaries", "layers"};

} // namespace

std::string StoryWriter::inLines(std::string_view text) const {
    std::string lines;
    for (const char c : text) {
        c == '\n' ? void(lines += newline_) : void(lines += c);
    }
    return lines;
}

void StoryWriter::insertAfter(std::size_t line, std::string lines) {
    const std::size_t at = parts_.lines[line].span.last;
    const bool isEnded = at > 0 && text_[at - 1] == '\n';
    lines = inLines(lines);
    replace({at, at}, isEnded ? lines + newline_ : newline_ + lines);
}

void StoryWriter::insert(const edit::InsertChapter& wanted) {
    refresh();
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

void StoryWriter::remove(std::size_t chapter) {
    refresh();
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
void StoryWriter::move(std::size_t from, std::size_t to) {
    refresh();
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
std::size_t StoryWriter::behindKeys(std::size_t first, std::size_t last) const {
    while (last > first && parts_.lines[last - 1].kind != Kind::Key) {
        --last;
    }
    return last - 1;
}

std::size_t StoryWriter::placeFor(const ChapterPart& chapter, std::string_view key) const {
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

std::optional<std::size_t> StoryWriter::find(std::size_t first, std::size_t last, Kind kind,
                                             const Path& path) const {
    for (std::size_t i = first; i < last; ++i) {
        if (parts_.lines[i].kind == kind && parts_.lines[i].path == path) {
            return i;
        }
    }
    return std::nullopt;
}

void StoryWriter::setKey(std::size_t index, std::string_view key, const std::string& value) {
    refresh();
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
std::size_t StoryWriter::headEnd() const {
    const auto isHead = [](const TomlLine& line) {
        return line.kind == Kind::Table || line.kind == Kind::Rows;
    };
    return static_cast<std::size_t>(std::find_if(parts_.lines.begin(), parts_.lines.end(), isHead) -
                                    parts_.lines.begin());
}

void StoryWriter::setHeadKey(std::string_view key, const std::string& value) {
    refresh();
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

} // namespace portolan::state
