#include "ui/soft_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace portolan::ui {
namespace {

/// What a hand does to a text: takes out a part, puts in another.
std::string changed(std::string text, std::size_t first, std::size_t last, const std::string& by) {
    return text.replace(first, last - first, by);
}

SoftText::Hand selecting(std::size_t cursor) {
    return {cursor, true};
}

/// Where characters begin, and the end.
std::vector<std::size_t> placesIn(const std::string& text) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            places.push_back(i);
        }
    }
    return places;
}

std::string wordsOf(const std::vector<int>& letters) {
    static const std::vector<std::string> kLetters = {"a", "b", " ", "漢", "é", "𠮷", "\n"};
    std::string words;
    for (const int letter : letters) {
        words += kLetters[static_cast<std::size_t>(letter)];
    }
    return words;
}

} // namespace

RC_GTEST_PROP(SoftText, AnEditOfWhatIsShownIsTheSameEditOfTheWords, ()) {
    const std::string words =
        wordsOf(*rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7)));
    const std::string added =
        wordsOf(*rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5)));
    std::vector<std::size_t> breaks;
    for (const std::size_t place : placesIn(words)) {
        const bool isBeside =
            place == 0 || place == words.size() || words[place - 1] == '\n' || words[place] == '\n';
        if (!isBeside && *rc::gen::inRange(0, 3) == 0) {
            breaks.push_back(place);
        }
    }
    const SoftText text(words, breaks);
    const auto places = placesIn(text.shown());
    const auto place = [&] { return places[*rc::gen::inRange<std::size_t>(0, places.size())]; };
    const std::size_t a = place(), b = place();
    const std::size_t first = std::min(a, b), last = std::max(a, b);
    const auto typed =
        text.typed(selecting(b), changed(text.shown(), first, last, added), first + added.size());
    RC_ASSERT(typed.words == changed(words, text.wordsAt(first), text.wordsAt(last), added));
    RC_ASSERT(typed.words.substr(0, typed.cursor) == words.substr(0, text.wordsAt(first)) + added);
}

} // namespace portolan::ui
