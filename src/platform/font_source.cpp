#include "platform/font_source.h"

#include "base/deleter.h"
#include "platform/mapped_file.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace portolan::platform {

namespace {

using base::Language;
using text::Family;
using text::Weight;

using Config = std::unique_ptr<FcConfig, base::Deleter<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, base::Deleter<FcPatternDestroy>>;

/// A face of normal width without variation axes that fontconfig knows.
struct Face {
    std::string family, path;
    int index = 0, weight = 0;
    bool isItalic = false;
};

std::string_view cjkRegion(Language language) {
    switch (language) {
    case Language::ZhHant:
        return "TC";
    case Language::ZhHans:
        return "SC";
    case Language::Ko:
        return "KR";
    default:
        return "JP";
    }
}

/// Families in the order in which they are tried.
std::vector<std::string> familiesFor(Family family, Language language) {
    const std::string region(cjkRegion(language));
    const std::string sansCjk = "Noto Sans CJK " + region;
    if (family == Family::SerifItalic) {
        return {"Noto Serif", "Noto Serif CJK " + region, sansCjk, "Noto Sans Thai", "DejaVu Serif",
                "DejaVu Sans"};
    }
    return {"Inter", "Noto Sans", sansCjk, "Noto Sans Thai", "DejaVu Sans"};
}

bool isWanted(std::string_view family) {
    constexpr std::array<std::string_view, 6> kFamilies = {
        "Inter", "Noto Sans", "Noto Serif", "Noto Sans Thai", "DejaVu Sans", "DejaVu Serif"};
    return std::find(kFamilies.begin(), kFamilies.end(), family) != kFamilies.end() ||
           family.starts_with("Noto Sans CJK ") || family.starts_with("Noto Serif CJK ");
}

int fontconfigWeight(Weight weight) {
    switch (weight) {
    case Weight::Medium:
        return FC_WEIGHT_MEDIUM;
    case Weight::SemiBold:
        return FC_WEIGHT_DEMIBOLD;
    case Weight::Bold:
        return FC_WEIGHT_BOLD;
    case Weight::ExtraBold:
        return FC_WEIGHT_EXTRABOLD;
    default:
        return FC_WEIGHT_REGULAR;
    }
}

int numberIn(const FcPattern* pattern, const char* object, int otherwise) {
    int value = otherwise;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

std::string_view textIn(const FcPattern* pattern, const char* object) {
    FcChar8* value = nullptr;
    const bool isThere = FcPatternGetString(pattern, object, 0, &value) == FcResultMatch;
    return isThere ? reinterpret_cast<const char*>(value) : "";
}

Face faceOf(const FcPattern* pattern) {
    return {std::string(textIn(pattern, FC_FAMILY)), std::string(textIn(pattern, FC_FILE)),
            numberIn(pattern, FC_INDEX, 0), numberIn(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR),
            numberIn(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN};
}

bool isPlain(const FcPattern* pattern) {
    FcBool isVariable = FcFalse;
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &isVariable);
    // Named instances of a variable font carry their number above the 16th bit.
    return isVariable == FcFalse && numberIn(pattern, FC_INDEX, 0) < 0x10000 &&
           numberIn(pattern, FC_WIDTH, FC_WIDTH_NORMAL) == FC_WIDTH_NORMAL;
}

class SystemFonts : public text::FontSource {
public:
    base::Result<std::vector<text::FontBytes>> facesFor(Family, Weight, Language) override;

private:
    void ask();
    const Face* find(const std::string& family, Weight, bool isItalic) const;
    std::optional<Face> machineDefault(Family, Weight, Language) const;
    void append(std::vector<text::FontBytes>&, const Face&);

    Config config_;
    std::vector<Face> faces_;
    std::map<std::string, MappedFile> files_;
};

void SystemFonts::ask() {
    if (config_ != nullptr) {
        return;
    }
    config_.reset(FcInitLoadConfigAndFonts());
    const FcFontSet* fonts =
        config_ != nullptr ? FcConfigGetFonts(config_.get(), FcSetSystem) : nullptr;
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        if (isWanted(textIn(fonts->fonts[i], FC_FAMILY)) && isPlain(fonts->fonts[i])) {
            faces_.push_back(faceOf(fonts->fonts[i]));
        }
    }
    // The order of directories differs between machines: ours must not depend on it.
    std::sort(faces_.begin(), faces_.end(), [](const Face& a, const Face& b) {
        return std::tie(a.path, a.index) < std::tie(b.path, b.index);
    });
}

const Face* SystemFonts::find(const std::string& family, Weight weight, bool isItalic) const {
    const Face* best = nullptr;
    const int wanted = fontconfigWeight(weight);
    const auto distance = [&](const Face& face) {
        return std::abs(face.weight - wanted) + (face.isItalic != isItalic ? 1000 : 0);
    };
    for (const Face& face : faces_) {
        if (face.family == family && (best == nullptr || distance(face) < distance(*best))) {
            best = &face;
        }
    }
    return best;
}

// What fontconfig itself would take: the last resort on a machine with other fonts.
std::optional<Face> SystemFonts::machineDefault(Family family, Weight weight,
                                                Language language) const {
    if (config_ == nullptr) {
        return std::nullopt;
    }
    constexpr std::array<const char*, base::kLanguageCount> kTags = {"en",    "ja", "zh-tw",
                                                                     "zh-cn", "ko", "id"};
    const Pattern pattern(FcPatternCreate());
    const auto add = [&](const char* object, const char* value) {
        FcPatternAddString(pattern.get(), object, reinterpret_cast<const FcChar8*>(value));
    };
    add(FC_FAMILY, family == Family::Sans ? "sans-serif" : "serif");
    add(FC_LANG, kTags[indexOf(language)]);
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, fontconfigWeight(weight));
    FcConfigSubstitute(config_.get(), pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(config_.get(), pattern.get(), &result));
    return match != nullptr ? std::optional(faceOf(match.get())) : std::nullopt;
}

void SystemFonts::append(std::vector<text::FontBytes>& fonts, const Face& face) {
    const auto [file, isNew] = files_.try_emplace(face.path);
    if (isNew) {
        file->second = mapFile(face.path);
    }
    const MappedFile& mapped = file->second;
    if (!mapped.bytes.empty()) {
        fonts.push_back({mapped.owner, mapped.bytes, face.index & 0xFFFF, face.path});
    }
}

base::Result<std::vector<text::FontBytes>> SystemFonts::facesFor(Family family, Weight weight,
                                                                 Language language) {
    ask();
    std::vector<text::FontBytes> fonts;
    bool lacksSome = false;
    for (const std::string& name : familiesFor(family, language)) {
        const Face* face = find(name, weight, family == Family::SerifItalic);
        lacksSome = lacksSome || face == nullptr;
        if (face != nullptr) {
            append(fonts, *face);
        }
    }
    // Matching takes a millisecond: only where the fonts that we know are not all there.
    if (lacksSome) {
        if (const auto face = machineDefault(family, weight, language)) {
            append(fonts, *face);
        }
    }
    if (fonts.empty()) {
        return base::fail(base::ErrorCode::Machine, "no font was found on this machine",
                          "install fonts-inter fonts-noto-core fonts-noto-cjk");
    }
    return fonts;
}

} // namespace

std::shared_ptr<text::FontSource> makeSystemFonts() {
    return std::make_shared<SystemFonts>();
}

} // namespace portolan::platform
