#include "scene/stage_lines.h"

#include "scene/stage_type.h"

#include <algorithm>
#include <array>
#include <limits>

namespace portolan::scene {

namespace {

constexpr std::string_view kPhraseMark = "\u200B";
constexpr std::size_t kMostBytes = 1200; // no caption is longer
/// What a line's end costs, in squares of the line's width.
constexpr double kAfterPunctuation = 0.004, kAnywhere = 0.06;
/// The end of a phrase within a sentence; a small word that belongs to the next one.
constexpr double kWithinSentence = 0.1, kAfterSmallWord = 0.06;

struct Break {
    std::size_t at = 0; ///< a line may begin here
    double cost = 0;
};

/// The text on one line, and where its author has marked the ends of phrases.
struct Marked {
    std::string text;
    std::vector<std::size_t> marks;
};

Marked withoutMarks(std::string_view utf8, bool joinsWithoutSpace) {
    Marked marked;
    std::size_t most = std::min(utf8.size(), kMostBytes);
    while (most < utf8.size() && (static_cast<unsigned char>(utf8[most]) & 0xC0U) == 0x80U) {
        --most; // into the middle of a character
    }
    utf8 = utf8.substr(0, most);
    while (!utf8.empty() && (utf8.front() == '\n' || utf8.front() == ' ')) {
        utf8.remove_prefix(1);
    }
    for (std::size_t i = 0; i < utf8.size();) {
        const bool isLineEnd = utf8[i] == '\n';
        const bool isMark = utf8.substr(i).starts_with(kPhraseMark);
        if (!isLineEnd && !isMark) {
            marked.text += utf8[i++];
            continue;
        }
        if (isLineEnd && !joinsWithoutSpace && !marked.text.empty() && marked.text.back() != ' ') {
            marked.text += ' ';
        }
        marked.marks.push_back(marked.text.size());
        i += isMark ? kPhraseMark.size() : 1;
    }
    while (!marked.text.empty() && marked.text.back() == ' ') {
        marked.text.pop_back();
    }
    while (!marked.marks.empty() && marked.marks.back() >= marked.text.size()) {
        marked.marks.pop_back();
    }
    return marked;
}

bool endsWithPunctuation(std::string_view text) {
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    constexpr std::array<std::string_view, 12> kMarks = {"。", "、", "，", "；", "：", "！",
                                                         "？", ",",  ".",  ";",  ":",  "・"};
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [&](std::string_view mark) { return text.ends_with(mark); });
}

/// "the", "of", "with": four lower-case letters at most.
bool endsWithSmallWord(std::string_view text) {
    constexpr std::size_t kLongest = 4;
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    std::size_t letters = 0;
    while (letters < text.size() && text[text.size() - 1 - letters] >= 'a' &&
           text[text.size() - 1 - letters] <= 'z') {
        ++letters;
    }
    const bool isWord = letters < text.size() && text[text.size() - 1 - letters] == ' ';
    return letters > 0 && letters <= kLongest && isWord;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

class Breaker {
public:
    Breaker(text::Typesetter& setter, std::string_view text, const text::Style& style,
            float maxWidthPx)
        : setter_(setter), text_(text), style_(style), maxWidthPx_(maxWidthPx) {}

    /// Of the cheapest way to break the text into at most that many lines; empty: there is none.
    std::vector<std::size_t> best(std::vector<Break> breaks, std::size_t mostLines) const {
        breaks.insert(breaks.begin(), Break{0, 0});
        breaks.push_back({text_.size(), 0});
        const Widths widths = widthsOf(breaks);
        std::vector<std::vector<Step>> steps(1, std::vector<Step>(breaks.size()));
        steps[0][0].cost = 0;
        while (steps.back().back().cost == kNever && steps.size() <= mostLines) {
            steps.push_back(next(breaks, widths, steps.back()));
        }
        return steps.back().back().cost < kNever ? walk(breaks, steps) : std::vector<std::size_t>{};
    }

private:
    static constexpr double kNever = std::numeric_limits<double>::infinity();
    struct Step {
        double cost = kNever;
        std::size_t from = 0;
    };

    /// Of the text before each break, with and without the spaces at its end. Every piece set alone
    /// would fill the atlas with its letters at other parts of a pixel.
    struct Widths {
        std::vector<float> whole, trimmed;
    };
    Widths widthsOf(const std::vector<Break>& breaks) const {
        Widths widths;
        for (const Break& one : breaks) {
            const std::string_view before = text_.substr(0, one.at);
            widths.whole.push_back(setter_.width(before, style_));
            widths.trimmed.push_back(setter_.width(trimmed(before), style_));
        }
        return widths;
    }

    /// One line more than `before`.
    std::vector<Step> next(const std::vector<Break>& breaks, const Widths& widths,
                           const std::vector<Step>& before) const {
        std::vector<Step> after(breaks.size());
        for (std::size_t from = 0; from < breaks.size(); ++from) {
            if (before[from].cost == kNever) {
                continue;
            }
            for (std::size_t to = from + 1; to < breaks.size(); ++to) {
                const double part =
                    static_cast<double>(widths.trimmed[to] - widths.whole[from]) / maxWidthPx_;
                if (part > 1) {
                    break;
                }
                const double cost = before[from].cost + (1 - part) * (1 - part) + breaks[to].cost;
                if (cost < after[to].cost) {
                    after[to] = {cost, from};
                }
            }
        }
        return after;
    }
    static std::vector<std::size_t> walk(const std::vector<Break>& breaks,
                                         const std::vector<std::vector<Step>>& steps) {
        std::vector<std::size_t> ends;
        std::size_t at = breaks.size() - 1;
        for (std::size_t line = steps.size() - 1; line > 0; --line) {
            ends.insert(ends.begin(), breaks[at].at);
            at = steps[line][at].from;
        }
        return ends;
    }

    text::Typesetter& setter_;
    std::string_view text_;
    const text::Style& style_;
    float maxWidthPx_;
};

std::vector<Break> breaksOf(text::Typesetter& setter, const Marked& marked,
                            base::Language language) {
    std::vector<Break> breaks;
    for (const std::size_t at : setter.breaks(marked.text, language)) {
        const std::string_view before = std::string_view(marked.text).substr(0, at);
        const bool isMark = std::binary_search(marked.marks.begin(), marked.marks.end(), at);
        breaks.push_back({at, isMark                        ? 0
                              : endsWithPunctuation(before) ? kAfterPunctuation
                              : isHan(language)             ? kAnywhere
                              : endsWithSmallWord(before)   ? kAfterSmallWord
                                                            : kAfterPunctuation});
    }
    return breaks;
}

} // namespace

StageLines stageLines(text::Typesetter& setter, std::string_view utf8, const text::Style& style,
                      float maxWidthPx, std::size_t mostLines) {
    StageLines result;
    const Marked marked = withoutMarks(utf8, isHan(style.language));
    if (marked.text.empty()) {
        return result;
    }
    const Breaker breaker(setter, marked.text, style, maxWidthPx);
    std::vector<std::size_t> ends;
    if (isHan(style.language) && !marked.marks.empty()) {
        std::vector<Break> authored;
        for (const std::size_t at : marked.marks) {
            const bool isClause = endsWithPunctuation(std::string_view(marked.text).substr(0, at));
            authored.push_back({at, isClause ? 0 : kWithinSentence});
        }
        ends = breaker.best(std::move(authored), mostLines);
    }
    if (ends.empty()) {
        ends = breaker.best(breaksOf(setter, marked, style.language), mostLines);
    }
    if (ends.empty()) {
        result.fits = false;
        ends = breaker.best(breaksOf(setter, marked, style.language), kMostBytes);
        ends.resize(std::min(ends.size(), mostLines));
    }
    if (ends.empty()) { // one word that is wider than the line
        ends = {marked.text.size()};
    }
    std::size_t from = 0;
    for (const std::size_t end : ends) {
        result.lines.emplace_back(trimmed(std::string_view(marked.text).substr(from, end - from)));
        result.widthPx = std::max(result.widthPx, setter.width(result.lines.back(), style));
        from = end;
    }
    return result;
}

} // namespace portolan::scene
