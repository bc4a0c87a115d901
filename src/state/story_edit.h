// Changes to a story, written into its text: whatever was written by hand and is not changed stays
// byte for byte, comments with it. A chapter takes along the comments that stand above it.
#pragma once

#include "base/language.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portolan::state {

enum class ChapterWords : std::uint8_t { Kicker, Title, Caption, Notes };
inline constexpr std::size_t kChapterWordsCount = 4;

/// Chapters are counted from 0, in the order of the file.
namespace edit {

struct InsertChapter {
    std::size_t before = 0; ///< beyond the last: at the end
    std::string toml;       ///< of the chapter, from its [[chapter]] on
};
/// The last one that there is stays.
struct RemoveChapter {
    std::size_t chapter = 0;
};
struct MoveChapter {
    std::size_t from = 0, to = 0;
};
/// A language that the story is not told in yet is added to its languages, as their last.
struct SetWords {
    std::size_t chapter = 0;
    ChapterWords words = ChapterWords::Title;
    base::Language language = base::Language::En;
    std::string text;
};
struct SetSeconds {
    std::size_t chapter = 0;
    double seconds = 0;
};
/// Of the chapter, as TOML writes them: they replace what was written for that key.
struct SetKeys {
    struct Key {
        std::string name;
        std::string value; ///< empty: the key is taken away
    };
    std::size_t chapter = 0;
    std::vector<Key> keys;
};
struct SetTitle { ///< of the story
    base::Language language = base::Language::En;
    std::string text;
};

} // namespace edit

using StoryEdit = std::variant<edit::InsertChapter, edit::RemoveChapter, edit::MoveChapter,
                               edit::SetWords, edit::SetSeconds, edit::SetKeys, edit::SetTitle>;

/// Error (Data): the text is not TOML throughout (words may replace the very mistake), has its
/// chapters in another way than as [[chapter]], or has no such chapter: then nothing can be written
/// into it.
base::Result<std::string> edited(std::string_view text, const StoryEdit&);

/// The same for what stands before the chapters: `key` gets a value, as TOML writes it.
base::Result<std::string> withKey(std::string_view text, std::string_view key,
                                  const std::string& value);

/// Where the story's chapters are begun; 0 where nothing can be written.
std::size_t chaptersIn(std::string_view text);

} // namespace portolan::state
