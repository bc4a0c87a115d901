// Reads one chapter of a story. For state/story_file.cpp alone.
#pragma once

#include "state/story_file.h"
#include "state/toml_table.h"

namespace portolan::state {

class ChapterReader {
public:
    /// All are borrowed.
    ChapterReader(const StoryWorld& world, const std::vector<base::Language>& languages,
                  StoryMemory& memory, TomlNotes& notes)
        : world_(world), languages_(languages), memory_(memory), notes_(notes) {}

    Chapter read(const toml::table&);

private:
    void readFilter(const TomlTable& chapter, Chapter&);
    void readTime(const TomlTable& chapter, Chapter&);
    void readView(const TomlTable& chapter, Chapter&);
    void readProjection(const TomlTable& chapter, Chapter&);
    void readLayers(const TomlTable& chapter, Chapter&);
    void readFigures(const TomlTable& chapter, Chapter&);
    void readLabels(const TomlTable& chapter, Chapter&);
    void readLens(const TomlTable& chapter, Chapter&);
    void readPicture(const TomlTable& chapter, Chapter&);
    /// Texts in every language that the story is told in.
    void readTexts(const TomlTable&, std::string_view key, dataset::Translations&) const;
    std::vector<std::string> readIds(const TomlTable&, std::string_view key) const;
    bool isKnown(const toml::node&, std::string_view key, const std::string& id) const;
    void noteEmpty(const toml::table&, const Chapter&) const;

    const StoryWorld& world_;
    const std::vector<base::Language>& languages_;
    StoryMemory& memory_;
    TomlNotes& notes_;
    std::vector<std::string> seen_; ///< ids of chapters
};

/// screen_width and farthest_seat.
void readViewing(const TomlTable&, ViewingDistance&);

/// A point of view's code; any, where none are known.
void readBoundaries(const TomlTable&, const std::vector<std::string>& known, std::string& code);

} // namespace portolan::state
