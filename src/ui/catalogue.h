// The interface's words in one language: a gettext catalogue (.mo), read from its bytes. Lookups
// never fail: what is not in the catalogue is shown in English, which is the key.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::ui {

class Catalogue {
public:
    /// English.
    Catalogue() = default;

    /// Error (Data): the bytes are no catalogue, or cut in half.
    static base::Result<Catalogue> parse(std::span<const std::byte> mo);

    /// The text for an English one. The reference lives as long as the catalogue and its argument.
    const char* operator()(const char* english) const;
    /// Words that mean different things in different places carry a context ("kind").
    std::string word(std::string_view context, std::string_view english) const;
    /// The form for n, with "{n}" filled in, its digits grouped as the language does.
    std::string count(const char* one, const char* many, std::size_t n) const;

    bool has(std::string_view context, std::string_view english) const;
    /// Every translated text, one after another: the characters that a font must have.
    std::string characters() const;
    bool isEmpty() const { return messages_.empty(); }

private:
    bool isIndonesian() const;

    /// "" → the header; "context\4english" → the translation's plural forms.
    std::map<std::string, std::vector<std::string>, std::less<>> messages_;
};

/// "1234567" → "1,234,567", or with a point in Indonesian. Digits only.
std::string groupedDigits(std::string_view digits, bool isIndonesian);

/// "{name}" → value, for each pair; other braces stay as they are.
std::string filled(std::string_view pattern,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values);

} // namespace portolan::ui
