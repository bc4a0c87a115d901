// A text as a field shows it that cannot break lines by itself: with line breaks of the field's own
// where a line is full, and a stand-in for what it has no character for. Neither is ever part of
// the words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::ui {

/// Offsets are in bytes.
class SoftText {
public:
    SoftText() = default;
    /// `breaks`: where in the words a line begins that none of their own line breaks begins;
    /// ascending.
    explicit SoftText(std::string words, const std::vector<std::size_t>& breaks = {});

    const std::string& words() const { return words_; }
    const std::string& shown() const { return shown_; }
    /// A line break of the field's own stands there in what is shown.
    bool isSoftAt(std::size_t shownAt) const;
    std::size_t wordsAt(std::size_t shownAt) const;
    /// Behind a soft break that stands there.
    std::size_t shownAt(std::size_t wordsAt) const;
    /// The words of a part of what is shown.
    std::string_view wordsOf(std::size_t shownFirst, std::size_t shownLast) const;

    struct Typed {
        std::string words;
        std::size_t cursor = 0; ///< in them
    };
    struct Hand {
        std::size_t cursor = 0; ///< in what is shown
        bool hasSelection = false;
    };
    /// The field showed shown() with the hand there, and shows `now` with its cursor there: the
    /// same change made to the words. Who deletes a soft break alone means the character beside it.
    Typed typed(Hand before, std::string_view now, std::size_t cursorNow) const;

private:
    /// Where what is shown is longer or shorter than the words: a soft break, a stand-in.
    struct Spot {
        std::size_t wordsAt = 0, wordsLength = 0, shownAt = 0, shownLength = 0;
    };

    void show(std::size_t from, std::size_t length, std::string_view as);

    std::string words_, shown_;
    std::vector<Spot> spots_;
};

} // namespace portolan::ui
