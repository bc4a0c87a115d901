#include "state/story_parts.h"

namespace portolan::state {

namespace {

using Kind = TomlLine::Kind;

bool isGap(const TomlLine& line) {
    return line.kind == Kind::Blank || line.kind == Kind::Comment;
}

bool isHead(const TomlLine& line) {
    return line.kind == Kind::Table || line.kind == Kind::Rows;
}

bool isOfChapters(const TomlLine& line) {
    return !line.path.empty() && line.path.front() == "chapter";
}

bool beginsChapter(const TomlLine& line) {
    return line.kind == Kind::Rows && line.path.size() == 1 && isOfChapters(line);
}

/// Of the comments between two statements those below an empty line belong to the second; without
/// one, all do, unless nothing follows. [gap, next): their lines.
std::size_t splitOf(const std::vector<TomlLine>& lines, std::size_t gap, std::size_t next) {
    for (std::size_t i = gap; i < next; ++i) {
        if (lines[i].kind == Kind::Blank) {
            return i;
        }
    }
    return next == lines.size() ? next : gap;
}

/// After the last statement before `next`.
std::size_t afterStatement(const std::vector<TomlLine>& lines, std::size_t next) {
    while (next > 0 && isGap(lines[next - 1])) {
        --next;
    }
    return next;
}

ChapterPart partAt(const std::vector<TomlLine>& lines, std::size_t head) {
    ChapterPart part;
    part.head = head;
    std::size_t next = head + 1;
    for (part.inner = 0; next < lines.size(); ++next) {
        const TomlLine& line = lines[next];
        if (isHead(line) && (!isOfChapters(line) || beginsChapter(line))) {
            break;
        }
        part.inner = part.inner == 0 && isHead(line) ? next : part.inner;
    }
    part.end = afterStatement(lines, next);
    part.inner = part.inner == 0 ? part.end : part.inner;
    std::size_t first = splitOf(lines, afterStatement(lines, head), head);
    while (lines[first].kind == Kind::Blank) {
        ++first;
    }
    const std::size_t last = splitOf(lines, part.end, next);
    part.body = {lines[first].span.first, lines[last - 1].span.last};
    return part;
}

} // namespace

StoryParts partsOf(std::string_view text) {
    StoryParts parts{tomlLines(text), {}};
    for (std::size_t i = 0; i < parts.lines.size(); ++i) {
        if (beginsChapter(parts.lines[i])) {
            parts.chapters.push_back(partAt(parts.lines, i));
        }
    }
    return parts;
}

} // namespace portolan::state
