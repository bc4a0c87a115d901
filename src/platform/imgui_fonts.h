// The interface's font atlas: only the characters in use, from the system's fonts, Latin in Inter
// and the rest in Noto, with the Han forms of the interface's language.
#pragma once

#include "base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace portolan::platform {

class SystemFonts;

struct InterfaceFont {
    float emPx = 13;      ///< physical pixels of one em
    int weight = 400;     ///< as CSS has it
    bool isLatin = false; ///< digits and Latin letters only: for large numbers
};

struct InterfaceText {
    std::string characters;         ///< UTF-8: every character that may be shown, in any order
    std::string languageTag = "en"; ///< chooses the Han forms
};

/// Empties the atlas and builds it anew: one font per request, in order, owned by the atlas.
/// Error (Machine): no font at all. Characters that no font has are left out; `missing`, if given,
/// then says what to install.
base::Result<std::vector<ImFont*>> buildInterfaceFonts(ImFontAtlas&, SystemFonts&,
                                                       std::span<const InterfaceFont>,
                                                       const InterfaceText&,
                                                       std::string* missing = nullptr);

} // namespace portolan::platform
