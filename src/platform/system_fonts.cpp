#include "platform/system_fonts.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <map>

namespace portolan::platform {

namespace {

struct ConfigDelete {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
struct PatternDelete {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Config = std::unique_ptr<FcConfig, ConfigDelete>;
using Pattern = std::unique_ptr<FcPattern, PatternDelete>;

struct Mapping {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

Mapping mapFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {};
    }
    struct stat status {};
    const bool isReadable = ::fstat(file, &status) == 0 && status.st_size > 0;
    const auto size = isReadable ? static_cast<std::size_t>(status.st_size) : 0;
    void* memory = isReadable ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    ::close(file);
    if (memory == MAP_FAILED) {
        return {};
    }
    std::shared_ptr<const void> owner(memory,
                                      [memory, size](const void*) { ::munmap(memory, size); });
    return {std::move(owner), {static_cast<const std::byte*>(memory), size}};
}

Pattern patternOf(const FontQuery& query) {
    const auto text = [](const std::string& s) {
        return reinterpret_cast<const FcChar8*>(s.c_str());
    };
    Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, text(query.family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, FcWeightFromOpenType(query.weight));
    FcPatternAddInteger(pattern.get(), FC_SLANT, query.isItalic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    if (!query.languageTag.empty()) {
        FcPatternAddString(pattern.get(), FC_LANG, text(query.languageTag));
    }
    return pattern;
}

std::string stringOf(const FcPattern* pattern, const char* object, int n = 0) {
    FcChar8* value = nullptr;
    const bool isFound = FcPatternGetString(pattern, object, n, &value) == FcResultMatch;
    return isFound ? reinterpret_cast<const char*>(value) : std::string();
}

/// A face has a family name for each language and for its legacy group; any may be asked for.
bool hasFamily(const FcPattern* pattern, const std::string& family) {
    for (int n = 0;; ++n) {
        const std::string name = stringOf(pattern, FC_FAMILY, n);
        if (name.empty() || name == family) {
            return !name.empty();
        }
    }
}

} // namespace

struct SystemFonts::Impl {
    Config config;
    std::map<std::string, Mapping> files;

    Pattern match(const FontQuery& query) const {
        Pattern pattern = patternOf(query);
        FcConfigSubstitute(config.get(), pattern.get(), FcMatchPattern);
        FcDefaultSubstitute(pattern.get());
        FcResult result = FcResultNoMatch;
        return Pattern(FcFontMatch(config.get(), pattern.get(), &result));
    }

    base::Result<FontFace> open(const FcPattern* match) {
        FontFace face;
        face.path = stringOf(match, FC_FILE);
        face.family = stringOf(match, FC_FAMILY);
        int index = 0;
        FcPatternGetInteger(match, FC_INDEX, 0, &index);
        face.index = index & 0xFFFF; // the upper half names an instance of a variable font
        auto [file, isNew] = files.try_emplace(face.path);
        if (isNew) {
            file->second = mapFile(face.path);
        }
        if (file->second.bytes.empty()) {
            return base::fail(base::ErrorCode::Machine, "the font " + face.path + " cannot be read",
                              "install fonts-inter and fonts-noto-cjk");
        }
        face.owner = file->second.owner;
        face.bytes = file->second.bytes;
        return face;
    }
};

SystemFonts::SystemFonts() : impl_(std::make_unique<Impl>()) {
    impl_->config.reset(FcInitLoadConfigAndFonts());
}

SystemFonts::~SystemFonts() = default;

base::Result<FontFace> SystemFonts::find(const FontQuery& query) {
    const Pattern match = impl_->config ? impl_->match(query) : nullptr;
    if (!match || stringOf(match.get(), FC_FILE).empty()) {
        return base::fail(base::ErrorCode::Machine, "this machine has no fonts",
                          "install fonts-inter and fonts-noto-cjk");
    }
    return impl_->open(match.get());
}

base::Result<FontFace> SystemFonts::findExactly(const FontQuery& query) {
    const Pattern match = impl_->config ? impl_->match(query) : nullptr;
    if (!match || !hasFamily(match.get(), query.family)) {
        return base::fail(base::ErrorCode::Machine, "the font " + query.family + " is missing",
                          "install fonts-inter, fonts-noto-core and fonts-noto-cjk");
    }
    return impl_->open(match.get());
}

} // namespace portolan::platform
