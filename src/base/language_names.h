// What the six languages are called in messages, which are in English.
#pragma once

#include "base/language.h"

namespace portolan::base {

constexpr std::string_view englishNameOf(Language language) {
    constexpr std::array<std::string_view, kLanguageCount> kNames = {
        "English", "Japanese", "traditional Chinese", "simplified Chinese", "Korean", "Indonesian"};
    return kNames[indexOf(language)];
}

} // namespace portolan::base
