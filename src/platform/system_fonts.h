// The machine's fonts, found by name through fontconfig and mapped into memory.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace portolan::platform {

struct FontQuery {
    std::string family; ///< "Inter", "Noto Sans CJK JP"
    int weight = 400;   ///< as CSS has it: 400 regular, 500, 600, 700, 800
    bool isItalic = false;
    std::string languageTag; ///< BCP 47: the language whose characters are needed; may be empty
};

/// A face of a font file, mapped read-only for as long as `owner` lives.
struct FontFace {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
    int index = 0;      ///< of the face in the file
    std::string family; ///< the family that was found, which may be another than was asked for
    std::string path;
};

class SystemFonts {
public:
    SystemFonts();
    ~SystemFonts();
    SystemFonts(const SystemFonts&) = delete;
    SystemFonts& operator=(const SystemFonts&) = delete;

    /// The nearest face that the machine has. Files are mapped once. Error (Machine): no font at
    /// all, or it cannot be read.
    base::Result<FontFace> find(const FontQuery&);
    /// As find, but empty where that very family is not installed.
    base::Result<FontFace> findExactly(const FontQuery&);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::platform
