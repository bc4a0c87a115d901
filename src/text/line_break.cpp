#include "text/line_break.h"

#include "base/deleter.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>
#include <string>

namespace portolan::text {

namespace {

enum class Letter { Hangul, Katakana, Other };

Letter letterOf(UChar32 character) {
    if (u_getIntPropertyValue(character, UCHAR_HANGUL_SYLLABLE_TYPE) != U_HST_NOT_APPLICABLE) {
        return Letter::Hangul;
    }
    return u_getIntPropertyValue(character, UCHAR_WORD_BREAK) == U_WB_KATAKANA ? Letter::Katakana
                                                                               : Letter::Other;
}

/// Between two Hangul syllables or katakana UAX 14 allows a line to end; in the few words of a name
/// readers expect each whole.
bool isInWord(UText* text, std::int64_t at) {
    const Letter before = letterOf(utext_previous32From(text, at));
    return before != Letter::Other && before == letterOf(utext_char32At(text, at));
}

} // namespace

std::vector<std::size_t> lineBreaks(std::string_view utf8, base::Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(std::string(tagOf(language)).c_str());
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createLineInstance(locale, status));
    const std::unique_ptr<UText, base::Deleter<utext_close>> text(
        utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
    std::vector<std::size_t> breaks;
    if (U_SUCCESS(status) == 0) {
        return breaks;
    }
    iterator->setText(text.get(), status);
    const auto end = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE && at < end;
         at = iterator->next()) {
        if (!isInWord(text.get(), at)) {
            breaks.push_back(static_cast<std::size_t>(at));
        }
    }
    return breaks;
}

} // namespace portolan::text
