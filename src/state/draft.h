// The story as it is being made: its text, which is what a person reads and writes too. Undo has
// each text; where one is in it is no step.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace portolan::state {

/// A text that never changes: copies of a state share it.
class SharedText {
public:
    SharedText() = default;
    explicit SharedText(std::string text)
        : text_(std::make_shared<const std::string>(std::move(text))), print_(printOf(*text_)) {}

    std::string_view view() const { return text_ != nullptr ? *text_ : std::string_view(); }
    bool isEmpty() const { return view().empty(); }
    /// Another for another text, on any machine: FNV-1a. 0: there is none.
    std::uint64_t print() const { return print_; }
    static std::uint64_t printOf(std::string_view text) {
        std::uint64_t print = 0xCBF29CE484222325U;
        for (const char c : text) {
            print = (print ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        }
        return text.empty() ? 0 : print;
    }
    bool operator==(const SharedText& other) const {
        return text_ == other.text_ || (print_ == other.print_ && view() == other.view());
    }

private:
    std::shared_ptr<const std::string> text_;
    std::uint64_t print_ = 0;
};

struct StoryDraft {
    SharedText text;           ///< empty: there is no story
    std::uint64_t onDisk = 0;  ///< print of its file when that was read or written; 0: it has none
    std::uint32_t story = 0;   ///< another for each that is opened: undo never mixes them
    std::uint32_t chapter = 0; ///< that is worked on; from 0
    bool isOpen = false;       ///< its panel
    bool isSeen = false;       ///< the chapter, in place of the map
    /// Has it changes that its file has not?
    bool isUnsaved() const { return text.print() != onDisk; }
    bool operator==(const StoryDraft&) const = default;
};

} // namespace portolan::state
