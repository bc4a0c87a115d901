#include "ui/soft_text.h"

#include <algorithm>
#include <utility>

namespace portolan::ui {

namespace {

/// Dear ImGui's characters have 16 bits.
constexpr std::string_view kStandIn = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::size_t kBeyondLength = 4;              ///< bytes of a character that has more

bool isInside(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool isBeyond(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) >= 0xF0U && at + kBeyondLength <= text.size();
}

std::size_t before(std::string_view text, std::size_t at) {
    at -= at > 0 ? 1 : 0;
    while (at > 0 && isInside(text, at)) {
        --at;
    }
    return at;
}

std::size_t behind(std::string_view text, std::size_t at) {
    at += at < text.size() ? 1 : 0;
    while (isInside(text, at)) {
        ++at;
    }
    return at;
}

/// How much two texts have in common at their beginnings: whole characters of the first.
std::size_t alike(std::string_view a, std::string_view b) {
    const auto differs = std::mismatch(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
        b.begin());
    auto length = static_cast<std::size_t>(differs.first - a.begin());
    while (length > 0 && (isInside(a, length) || isInside(b, length))) {
        --length;
    }
    return length;
}

/// The same at their ends.
std::size_t alikeAtEnd(std::string_view a, std::string_view b, std::size_t most) {
    const auto end = a.rbegin() + static_cast<std::ptrdiff_t>(most);
    auto length =
        static_cast<std::size_t>(std::mismatch(a.rbegin(), end, b.rbegin()).first - a.rbegin());
    while (length > 0 && isInside(a, a.size() - length)) {
        --length;
    }
    return length;
}

} // namespace

SoftText::SoftText(std::string words, const std::vector<std::size_t>& breaks)
    : words_(std::move(words)) {
    auto next = breaks.begin();
    for (std::size_t at = 0; at < words_.size();) {
        if (next != breaks.end() && *next <= at) {
            show(at, 0, "\n");
            ++next;
        }
        const std::size_t length = isBeyond(words_, at) ? kBeyondLength : 1;
        if (length == kBeyondLength) {
            show(at, length, kStandIn);
        } else {
            shown_ += words_[at];
        }
        at += length;
    }
}

void SoftText::show(std::size_t from, std::size_t length, std::string_view as) {
    spots_.push_back({from, length, shown_.size(), as.size()});
    shown_ += as;
}

bool SoftText::isSoftAt(std::size_t shownAt) const {
    return std::any_of(spots_.begin(), spots_.end(), [&](const Spot& spot) {
        return spot.shownAt == shownAt && spot.wordsLength == 0;
    });
}

std::size_t SoftText::wordsAt(std::size_t shownAt) const {
    std::size_t at = shownAt;
    for (const Spot& spot : spots_) {
        if (spot.shownAt + spot.shownLength > shownAt) {
            break;
        }
        at = shownAt - (spot.shownAt + spot.shownLength) + spot.wordsAt + spot.wordsLength;
    }
    return at;
}

std::size_t SoftText::shownAt(std::size_t wordsAt) const {
    std::size_t at = wordsAt;
    for (const Spot& spot : spots_) {
        if (spot.wordsAt + spot.wordsLength > wordsAt) {
            break;
        }
        at = wordsAt - (spot.wordsAt + spot.wordsLength) + spot.shownAt + spot.shownLength;
    }
    return at;
}

std::string_view SoftText::wordsOf(std::size_t shownFirst, std::size_t shownLast) const {
    const std::size_t first = wordsAt(shownFirst);
    return std::string_view(words_).substr(first, wordsAt(shownLast) - first);
}

SoftText::Typed SoftText::typed(Hand hand, std::string_view now, std::size_t cursorNow) const {
    const std::size_t head = alike(shown_, now);
    const std::size_t tail = alikeAtEnd(shown_, now, std::min(shown_.size(), now.size()) - head);
    const std::size_t tailAt = shown_.size() - tail;
    std::size_t first = wordsAt(head);
    std::size_t last = wordsAt(tailAt);
    const std::string_view added = now.substr(head, now.size() - tail - head);
    if (first == last && added.empty() && head < tailAt && !hand.hasSelection) {
        hand.cursor > head ? first = before(words_, first) : last = behind(words_, last);
    }
    Typed typed{words_.substr(0, first).append(added).append(words_, last), first + added.size()};
    if (cursorNow < head) {
        typed.cursor = wordsAt(cursorNow);
    } else if (cursorNow > now.size() - tail) {
        const std::size_t left = words_.size() - wordsAt(shown_.size() - (now.size() - cursorNow));
        typed.cursor = typed.words.size() - left;
    } else if (cursorNow > head) {
        typed.cursor = first + (cursorNow - head);
    } else if (!added.empty()) {
        typed.cursor = first;
    }
    return typed;
}

} // namespace portolan::ui
