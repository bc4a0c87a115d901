// The machine's fonts, found by fontconfig and mapped into memory, never copied.
#pragma once

#include "text/glyph_run.h"

#include <memory>

namespace portolan::platform {

/// Asks fontconfig at the first use, not before (5–10 ms with its cache warm). Faces: Inter or Noto
/// Sans (Noto Serif Italic), Noto CJK in the language's own forms, Noto Sans Thai, then what the
/// machine takes for sans-serif. Error: a machine without fonts (ErrorCode::Machine, naming the
/// packages to install). One thread at a time.
std::shared_ptr<text::FontSource> makeSystemFonts();

} // namespace portolan::platform
