// The six languages that Portolan speaks; every name table is indexed by them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace portolan::base {

enum class Language : std::uint8_t { En, Ja, ZhHant, ZhHans, Ko, Id };

inline constexpr std::size_t kLanguageCount = 6;
inline constexpr std::array<Language, kLanguageCount> kLanguages = {
    Language::En, Language::Ja, Language::ZhHant, Language::ZhHans, Language::Ko, Language::Id};

/// BCP 47 tags, as --lang takes them.
inline constexpr std::array<std::string_view, kLanguageCount> kLanguageTags = {
    "en", "ja", "zh-Hant", "zh-Hans", "ko", "id"};

constexpr std::size_t indexOf(Language language) {
    return static_cast<std::size_t>(language);
}
constexpr std::string_view tagOf(Language language) {
    return kLanguageTags[indexOf(language)];
}

constexpr std::optional<Language> languageFromTag(std::string_view tag) {
    for (Language language : kLanguages) {
        if (tagOf(language) == tag) {
            return language;
        }
    }
    return std::nullopt;
}

} // namespace portolan::base
