// The interface's font atlas: only the characters in use, from the machine's fonts, with the Han
// forms of the interface's language.
#pragma once

#include "base/language.h"
#include "base/result.h"
#include "text/glyph_run.h"

#include <span>
#include <string>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace portolan::platform {

struct InterfaceFont {
    float emPx = 13; ///< physical pixels of one em
    text::Weight weight = text::Weight::Regular;
    bool isLatin = false; ///< digits and Latin letters only: for large numbers
};

struct InterfaceText {
    std::string characters; ///< UTF-8: every character that may be shown, in any order
    base::Language language = base::Language::En;
};

/// Empties the atlas and builds it anew: one font per request, in order, owned by the atlas, which
/// reads the fonts' bytes during the call only. Characters that no font has are left out. Error
/// (Machine): no font at all.
base::Result<std::vector<ImFont*>> buildInterfaceFonts(ImFontAtlas&, text::FontSource&,
                                                       std::span<const InterfaceFont>,
                                                       const InterfaceText&);

} // namespace portolan::platform
