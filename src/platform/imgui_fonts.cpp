#include "platform/imgui_fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

namespace portolan::platform {

namespace {

struct LibraryDelete {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
using Library = std::unique_ptr<FT_LibraryRec_, LibraryDelete>;

Library openLibrary() {
    FT_Library library = nullptr;
    return Library(FT_Init_FreeType(&library) == 0 ? library : nullptr);
}

/// Dear ImGui sizes a font by its line, from ascender to descender; designs size it by its em.
float lineOverEm(FT_Library library, const text::FontBytes& face) {
    FT_Face open = nullptr;
    const auto* bytes = reinterpret_cast<const FT_Byte*>(face.bytes.data());
    const auto size = static_cast<FT_Long>(face.bytes.size());
    if (FT_New_Memory_Face(library, bytes, size, face.faceIndex, &open) != 0) {
        return 1.2F;
    }
    const float ratio = static_cast<float>(open->ascender - open->descender) /
                        static_cast<float>(std::max<int>(open->units_per_EM, 1));
    FT_Done_Face(open);
    return ratio;
}

struct SizedFace {
    text::FontBytes face;
    float ratio = 1.2F;
};

/// The faces for one weight, in the order in which they are asked for a character.
base::Result<std::vector<SizedFace>> facesFor(text::FontSource& fonts, FT_Library library,
                                              text::Weight weight, base::Language language) {
    auto found = fonts.facesFor(text::Family::Sans, weight, language);
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<SizedFace> faces;
    for (text::FontBytes& face : *found) {
        const float ratio = lineOverEm(library, face);
        faces.push_back({std::move(face), ratio});
    }
    return faces;
}

/// Zero-ended pairs, as Dear ImGui wants them.
std::vector<ImWchar> rangesOf(const std::string& characters) {
    static constexpr std::array<ImWchar, 7> kLatin = {0x20,   0xFF,   0x2010, 0x2026,
                                                      0x2190, 0x2193, 0};
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(kLatin.data());
    builder.AddText(characters.data(), characters.data() + characters.size());
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return {ranges.begin(), ranges.end()};
}

ImFont* addFont(ImFontAtlas& atlas, const InterfaceFont& wanted,
                const std::vector<SizedFace>& faces, const ImWchar* ranges) {
    ImFont* font = nullptr;
    for (const SizedFace& sized : faces) {
        if (font != nullptr && wanted.isLatin) {
            break;
        }
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.FontNo = sized.face.faceIndex;
        config.MergeMode = font != nullptr;
        config.OversampleH = 1;
        config.OversampleV = 1;
        config.PixelSnapH = false;
        // Dear ImGui only reads the bytes, whatever its signature says.
        auto* bytes = const_cast<std::byte*>(sized.face.bytes.data());
        font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(sized.face.bytes.size()),
                                          wanted.emPx * sized.ratio, &config, ranges);
    }
    return font;
}

} // namespace

base::Result<std::vector<ImFont*>> buildInterfaceFonts(ImFontAtlas& atlas, text::FontSource& fonts,
                                                       std::span<const InterfaceFont> wanted,
                                                       const InterfaceText& text) {
    const Library library = openLibrary();
    atlas.Clear();
#if IMGUI_VERSION_NUM < 19200
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
    const std::vector<ImWchar> all = rangesOf(text.characters);
    const std::vector<ImWchar> latin = rangesOf({});
    std::map<text::Weight, std::vector<SizedFace>> byWeight;
    std::vector<ImFont*> built;
    for (const InterfaceFont& font : wanted) {
        auto [faces, isNew] = byWeight.try_emplace(font.weight);
        if (isNew) {
            auto found = facesFor(fonts, library.get(), font.weight, text.language);
            if (!found) {
                return tl::unexpected(found.error());
            }
            faces->second = *std::move(found);
        }
        built.push_back(
            addFont(atlas, font, faces->second, font.isLatin ? latin.data() : all.data()));
    }
    if (!atlas.Build()) {
        return base::fail(base::ErrorCode::Machine, "the interface's fonts cannot be read",
                          "reinstall fonts-inter and fonts-noto-cjk");
    }
    return built;
}

} // namespace portolan::platform
