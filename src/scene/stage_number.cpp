#include "scene/stage_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace portolan::scene {

namespace {

using base::Language;
using PerLanguage = std::array<std::string_view, base::kLanguageCount>;

constexpr std::string_view of(const PerLanguage& words, Language language) {
    return words[base::indexOf(language)];
}

/// en, ja, zh-Hant, zh-Hans, ko, id
constexpr PerLanguage kAbout = {"about", "約", "約", "约", "약", "sekitar"};
constexpr PerLanguage kMoreThan = {"over", "", "逾", "逾", "", "lebih dari"};
constexpr PerLanguage kMoreThanAfter = {"", "超", "", "", " 이상", ""};
constexpr PerLanguage kAtLeast = {"at least", "", "至少", "至少", "", "sedikitnya"};
constexpr PerLanguage kAtLeastAfter = {"", "以上", "", "", " 이상", ""};

struct Currency {
    std::string_view code, sign;
    PerLanguage name; ///< behind the number; empty: the sign stands in front
};
constexpr std::array<Currency, 4> kCurrencies = {
    {{"USD", "US$", {"", "米ドル", "美元", "美元", "달러", ""}},
     {"HKD", "HK$", {"", "香港ドル", "港元", "港元", "홍콩달러", ""}},
     {"JPY", "¥", {"", "円", "日圓", "日元", "엔", ""}},
     {"TWD", "NT$", {"", "台湾ドル", "新臺幣", "新台币", "대만달러", ""}}}};

/// A power of ten with a word of its own.
struct Magnitude {
    double value;
    PerLanguage word; ///< empty: the language has none
    bool standsLarge; ///< beside the digits, not with the unit
};
constexpr std::array<Magnitude, 4> kMagnitudes = {{{1e9, {" bn", "", "", "", "", " miliar"}, true},
                                                   {1e8, {"", "億", "億", "亿", "억", ""}, false},
                                                   {1e6, {" M", "", "", "", "", " juta"}, true},
                                                   {1e4, {"", "万", "萬", "万", "만", ""}, false}}};

constexpr int kMostDecimals = 2;

/// How many decimals the number has; nullopt where two do not hold it.
std::optional<int> decimalsOf(double value) {
    for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
        const double scaled = value * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled))) {
            return decimals;
        }
    }
    return std::nullopt;
}

std::string grouped(double value, int decimals, Language language) {
    const bool isIndonesian = language == Language::Id;
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const std::size_t point = std::min(text.find('.'), text.size());
    if (isIndonesian && point < text.size()) {
        text[point] = ',';
    }
    for (std::size_t at = point;
         at > 3 && std::isdigit(static_cast<unsigned char>(text[at - 4]));) {
        at -= 3;
        text.insert(at, 1, isIndonesian ? '.' : ',');
    }
    return text;
}

const Currency* currencyOf(const std::string& unit) {
    const auto* const found =
        std::find_if(kCurrencies.begin(), kCurrencies.end(),
                     [&](const Currency& currency) { return currency.code == unit; });
    return found != kCurrencies.end() ? found : nullptr;
}

/// The magnitude that shortens the number without rounding it; null: none.
const Magnitude* magnitudeOf(double value, Language language) {
    const auto* const found =
        std::find_if(kMagnitudes.begin(), kMagnitudes.end(), [&](const Magnitude& magnitude) {
            return !of(magnitude.word, language).empty() && value >= magnitude.value &&
                   decimalsOf(value / magnitude.value);
        });
    return found != kMagnitudes.end() ? found : nullptr;
}

std::string ordinalEnd(double value) {
    const int n = static_cast<int>(value) % 100;
    const bool isTeen = n >= 11 && n <= 13;
    return isTeen || n % 10 == 0 || n % 10 > 3 ? "th"
           : n % 10 == 1                       ? "st"
           : n % 10 == 2                       ? "nd"
                                               : "rd";
}

void addQualifier(dataset::Qualifier qualifier, Language language, StageNumber& number) {
    const auto add = [&](const PerLanguage& before, const PerLanguage& after) {
        number.before = of(before, language);
        number.after += of(after, language);
    };
    switch (qualifier) {
    case dataset::Qualifier::Exact:
        break;
    case dataset::Qualifier::About:
        return add(kAbout, PerLanguage{});
    case dataset::Qualifier::MoreThan:
        return add(kMoreThan, kMoreThanAfter);
    case dataset::Qualifier::AtLeast:
        return add(kAtLeast, kAtLeastAfter);
    }
}

/// Ranks and ordinals: 8th, 8番目, 第8個.
StageNumber orderNumber(double value, const std::string& unit, Language language) {
    StageNumber number;
    const std::string digits = fmt::format("{:.0f}", value);
    switch (language) {
    case Language::En:
        return {"", digits + ordinalEnd(value), ""};
    case Language::Id:
        return {"ke-", digits, unit};
    case Language::Ja:
    case Language::Ko:
        return {"", digits, unit};
    default:
        return {"第", digits, unit};
    }
}

} // namespace

StageNumber stageNumber(const dataset::Figure& figure, const std::string& unit, Language language,
                        double share) {
    double value = 0;
    const char* const end = figure.value.data() + figure.value.size();
    const auto read = std::from_chars(figure.value.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) {
        return {"", figure.value, unit};
    }
    if (figure.unit == "ordinal" || figure.unit == "rank") {
        return orderNumber(value, unit, language);
    }
    if (figure.unit == "year") {
        return {"", figure.value, unit};
    }
    StageNumber number;
    const Magnitude* const magnitude = magnitudeOf(value, language);
    const double whole = magnitude != nullptr ? value / magnitude->value : value;
    const int decimals = decimalsOf(whole).value_or(kMostDecimals);
    const double step = std::pow(10, decimals);
    const double now = share >= 1 ? whole : std::floor(whole * std::max(share, 0.0) * step) / step;
    number.number = grouped(now, decimals, language);
    if (magnitude != nullptr) {
        (magnitude->standsLarge ? number.number : number.after) += of(magnitude->word, language);
    }
    const Currency* const currency = currencyOf(figure.unit);
    if (currency != nullptr && of(currency->name, language).empty()) {
        number.number.insert(0, currency->sign);
    } else if (currency != nullptr) {
        number.after += of(currency->name, language);
    } else if (figure.unit == "percent") {
        number.number += "%";
    } else {
        number.after += unit;
    }
    addQualifier(figure.qualifier, language, number);
    return number;
}

} // namespace portolan::scene
