// Debian's fonts by their files, so that tests set the same text on every machine.
#pragma once

#include "text/glyph_run.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <utility>

namespace portolan::support {

inline text::FontBytes debianFont(const std::string& path, int faceIndex = 0) {
    const int file = open(("/usr/share/fonts/" + path).c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (file < 0 || fstat(file, &status) != 0) {
        return {};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    std::shared_ptr<const void> owner(memory, [size](void* p) { munmap(p, size); });
    return {owner, std::span(static_cast<const std::byte*>(memory), size), faceIndex, path};
}

/// fonts-inter, fonts-noto-core and fonts-noto-cjk, as platform::makeSystemFonts orders them.
class DebianFonts : public text::FontSource {
public:
    base::Result<std::vector<text::FontBytes>> facesFor(text::Family family, text::Weight weight,
                                                        base::Language language) override {
        const bool isBold = weight >= text::Weight::SemiBold;
        const std::string style = isBold ? "Bold" : "Regular";
        const bool isSerif = family == text::Family::SerifItalic;
        // The collection's faces: JP, KR, SC, TC, HK.
        const int region = language == base::Language::Ko       ? 1
                           : language == base::Language::ZhHans ? 2
                           : language == base::Language::ZhHant ? 3
                                                                : 0;
        return std::vector{isSerif ? font("truetype/noto/NotoSerif-Italic.ttf")
                                   : font("opentype/inter/Inter-" +
                                          std::string(isBold ? "SemiBold" : style) + ".otf"),
                           font(std::string("opentype/noto/Noto") + (isSerif ? "Serif" : "Sans") +
                                    "CJK-" + style + ".ttc",
                                region),
                           font("truetype/noto/NotoSansThai-" + style + ".ttf")};
    }

private:
    text::FontBytes font(const std::string& path, int index = 0) {
        for (const text::FontBytes& known : files_) {
            if (known.name == path) {
                return {known.owner, known.bytes, index, path};
            }
        }
        return files_.emplace_back(debianFont(path, index));
    }
    std::vector<text::FontBytes> files_;
};

/// A machine without fonts.
class NoFonts : public text::FontSource {
public:
    base::Result<std::vector<text::FontBytes>> facesFor(text::Family, text::Weight,
                                                        base::Language) override {
        return base::fail(base::ErrorCode::Machine, "no font was found on this machine",
                          "install fonts-inter fonts-noto-core fonts-noto-cjk");
    }
};

} // namespace portolan::support
