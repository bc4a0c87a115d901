#include "dataset/romanise.h"

#include "dataset/filter.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace portolan::dataset {

namespace {

/// Read otherwise in names than the dictionary's first reading; simplified, as folding leaves them.
constexpr std::array<std::pair<char16_t, const char*>, 16> kOtherReadings = {{{u'重', "chong"},
                                                                              {u'长', "chang"},
                                                                              {u'厦', "xia"},
                                                                              {u'都', "du"},
                                                                              {u'行', "hang"},
                                                                              {u'乐', "yue"},
                                                                              {u'会', "kuai"},
                                                                              {u'大', "dai"},
                                                                              {u'番', "pan"},
                                                                              {u'朝', "chao"},
                                                                              {u'曾', "zeng"},
                                                                              {u'单', "shan"},
                                                                              {u'解', "xie"},
                                                                              {u'调', "diao"},
                                                                              {u'参', "shen"},
                                                                              {u'传', "zhuan"}}};

bool isHan(UChar32 c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF);
}
bool isKana(UChar32 c) {
    return c >= 0x3041 && c <= 0x3096; // folding leaves no katakana
}
bool isSmallKana(UChar32 c) {
    constexpr std::u16string_view kSmall = u"ぁぃぅぇぉゃゅょゎ";
    return kSmall.find(static_cast<char16_t>(c)) != std::u16string_view::npos;
}
constexpr UChar32 kDouble = 0x3063; // っ
constexpr UChar32 kLong = 0x30FC;   // ー
bool isHangul(UChar32 c) {
    return c >= 0xAC00 && c <= 0xD7A3;
}

std::string lettersOf(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    std::string letters;
    for (const char c : foldForSearch(utf8)) {
        if (c >= 'a' && c <= 'z') {
            letters += c;
        }
    }
    return letters;
}

/// A run of a text that is read as one, and how.
struct Syllable {
    std::string plain, other, wade, brief; ///< the last three as `plain` where they do not differ
    bool isRead = true;                    ///< false: copied
};

void shortenVowels(std::vector<Syllable>& syllables) {
    for (std::size_t i = 1; i < syllables.size(); ++i) {
        const std::string& before = syllables[i - 1].plain;
        std::string& own = syllables[i].brief;
        if (!syllables[i - 1].isRead || before.empty() || own.size() != 1) {
            continue;
        }
        const char vowel = before.back();
        if (own == "u" ? vowel == 'o' || vowel == 'u' : own == "o" && vowel == 'o') {
            own.clear();
        }
    }
}

Reading joined(const std::vector<Syllable>& syllables, std::string Syllable::*form) {
    Reading reading;
    for (const Syllable& syllable : syllables) {
        if (syllable.isRead && !(syllable.*form).empty()) {
            reading.starts.push_back(static_cast<std::uint32_t>(reading.text.size()));
        }
        reading.text += syllable.*form;
    }
    return reading;
}

} // namespace

struct Romaniser::Memory {
    std::unordered_map<std::string, std::unique_ptr<icu::Transliterator>> transliterators;
    std::unordered_map<UChar32, Syllable> characters;
    std::unordered_map<std::string, std::string> kana;

    std::string transliterate(const char* id, icu::UnicodeString text) {
        auto [found, isNew] = transliterators.try_emplace(id);
        if (isNew) {
            UErrorCode status = U_ZERO_ERROR;
            found->second.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
        }
        if (!found->second) {
            return {};
        }
        found->second->transliterate(text);
        return lettersOf(text);
    }
    const Syllable& character(UChar32 c) {
        const auto [found, isNew] = characters.try_emplace(c);
        if (isNew) {
            Syllable& syllable = found->second;
            syllable.plain = transliterate(isHan(c) ? "Han-Latin" : "Hangul-Latin", {c});
            const auto* const other =
                std::find_if(kOtherReadings.begin(), kOtherReadings.end(),
                             [c](const auto& pair) { return UChar32{pair.first} == c; });
            syllable.other = other != kOtherReadings.end() ? other->second : syllable.plain;
            syllable.wade = isHan(c) ? wadeGiles(syllable.plain) : syllable.plain;
            syllable.brief = syllable.plain;
        }
        return found->second;
    }
    Syllable mora(const icu::UnicodeString& written) {
        std::string key;
        written.toUTF8String(key);
        const auto [found, isNew] = kana.try_emplace(key);
        if (isNew) {
            found->second = transliterate("Hiragana-Latin", written);
        }
        return {found->second, found->second, found->second, found->second, true};
    }
};

Romaniser::Romaniser() : memory_(std::make_unique<Memory>()) {}
Romaniser::~Romaniser() = default;

namespace {

/// A mora: a kana with the small ones after it and a っ before it.
icu::UnicodeString takeMora(const icu::UnicodeString& text, std::int32_t& at) {
    icu::UnicodeString mora;
    const auto next = [&] { return at < text.length() ? text.char32At(at) : 0; };
    while (next() == kDouble) {
        mora.append(text.char32At(at++));
    }
    if (isKana(next()) && next() != kDouble) {
        mora.append(text.char32At(at++));
    }
    while (isSmallKana(next())) {
        mora.append(text.char32At(at++));
    }
    return mora;
}

} // namespace

std::vector<Reading> Romaniser::readingsOf(std::string_view folded) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
    std::vector<Syllable> syllables;
    bool isAnyRead = false;
    for (std::int32_t at = 0; at < text.length();) {
        const UChar32 c = text.char32At(at);
        if (isKana(c)) {
            syllables.push_back(memory_->mora(takeMora(text, at)));
            isAnyRead = true;
            continue;
        }
        at = text.moveIndex32(at, 1);
        if (isHan(c) || isHangul(c)) {
            syllables.push_back(memory_->character(c));
            isAnyRead = true;
        } else if (c != kLong) {
            std::string copied;
            icu::UnicodeString(c).toUTF8String(copied);
            syllables.push_back({copied, copied, copied, copied, false});
        }
    }
    std::vector<Reading> readings;
    if (!isAnyRead) {
        return readings;
    }
    shortenVowels(syllables);
    for (const auto form :
         {&Syllable::plain, &Syllable::other, &Syllable::wade, &Syllable::brief}) {
        Reading reading = joined(syllables, form);
        if (std::find(readings.begin(), readings.end(), reading) == readings.end()) {
            readings.push_back(std::move(reading));
        }
    }
    return readings;
}

namespace {

using Change = std::pair<std::string_view, std::string_view>;

/// Longest first, so that zh is not taken for z.
constexpr std::array<Change, 16> kInitials = {{{"zh", "ch"},
                                               {"ch", "ch"},
                                               {"sh", "sh"},
                                               {"b", "p"},
                                               {"p", "p"},
                                               {"d", "t"},
                                               {"t", "t"},
                                               {"g", "k"},
                                               {"k", "k"},
                                               {"j", "ch"},
                                               {"q", "ch"},
                                               {"x", "hs"},
                                               {"z", "ts"},
                                               {"c", "ts"},
                                               {"r", "j"},
                                               {"", ""}}};

/// Syllables that no rule gives.
constexpr std::array<Change, 16> kWhole = {{{"zhi", "chih"},
                                            {"chi", "chih"},
                                            {"shi", "shih"},
                                            {"ri", "jih"},
                                            {"zi", "tzu"},
                                            {"ci", "tzu"},
                                            {"si", "ssu"},
                                            {"yan", "yen"},
                                            {"ye", "yeh"},
                                            {"you", "yu"},
                                            {"yong", "yung"},
                                            {"er", "erh"},
                                            {"yi", "i"},
                                            {"gui", "kuei"},
                                            {"kui", "kuei"},
                                            {"ju", "chu"}}};

std::string finalOf(std::string_view initial, std::string_view rest) {
    if (rest == "ong") {
        return "ung";
    }
    if (rest == "iong") {
        return "iung";
    }
    if (rest == "ian") {
        return "ien";
    }
    if (rest == "ie" || rest == "ue") {
        return std::string(rest) + "h";
    }
    const bool isBack = initial == "g" || initial == "k" || initial == "h";
    if (rest == "uo") {
        return isBack || initial == "sh" ? "uo" : "o";
    }
    if (rest == "e" && isBack) {
        return "o";
    }
    return std::string(rest);
}

} // namespace

std::string wadeGiles(std::string_view pinyin) {
    for (const auto& [from, to] : kWhole) {
        if (pinyin == from) {
            return std::string(to);
        }
    }
    for (const auto& [from, to] : kInitials) {
        if (!pinyin.starts_with(from)) {
            continue;
        }
        const std::string_view initial = from.empty() ? pinyin.substr(0, 1) : from;
        if (!from.empty()) {
            return std::string(to) + finalOf(initial, pinyin.substr(from.size()));
        }
        // Initials that stay as they are: l, m, n, h, f, s, y, w.
        return std::string(initial) +
               finalOf(initial, pinyin.size() > 1 ? pinyin.substr(1) : std::string_view());
    }
    return std::string(pinyin);
}

} // namespace portolan::dataset
