// Writes changes into a story's text by the places of its parts. For state/story_edit.cpp alone,
// which looks at what came of it.
#pragma once

#include "state/story_edit.h"
#include "state/story_parts.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::state {

/// The key of what a chapter says.
const char* keyOf(ChapterWords);

/// The tags of languages, whatever their case and with _ for -, as stories are read.
bool isTag(std::string_view key, base::Language);

/// Writes into one text, one change after another.
class StoryWriter {
public:
    explicit StoryWriter(std::string_view text)
        : text_(text), newline_(newlineOf(text)), parts_(partsOf(text)) {}

    const std::string& text() const { return text_; }
    /// As it was begun with.
    std::size_t chapters() const { return parts_.chapters.size(); }

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
        isStale_ = true;
    }
    /// Once something was written, all else stands elsewhere.
    void refresh() {
        if (std::exchange(isStale_, false)) {
            parts_ = partsOf(text_);
        }
    }
    /// Lines of their own behind a line.
    void insertAfter(std::size_t line, std::string lines);
    std::string inLines(std::string_view text) const;
    std::size_t behindKeys(std::size_t first, std::size_t last) const;
    std::size_t placeFor(const ChapterPart&, std::string_view key) const;
    /// Among the lines, that with the key's path.
    std::optional<std::size_t> find(std::size_t first, std::size_t last, TomlLine::Kind,
                                    const std::vector<std::string>& path) const;
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
    bool isStale_ = false; ///< the text has changed since the parts were found
};

} // namespace portolan::state
