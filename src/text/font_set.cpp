#include "text/font_set.h"

#include <ft2build.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <utility>
#include FT_FREETYPE_H

namespace portolan::text {

struct Library {
    FT_Library handle = nullptr;
    Library() { FT_Init_FreeType(&handle); }
    ~Library() { FT_Done_FreeType(handle); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

namespace {

std::string scriptName(char32_t character) {
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    std::array<char, 5> tag{};
    hb_tag_to_string(hb_script_to_iso15924_tag(script), tag.data());
    return tag.data();
}

std::string packageFor(const std::string& script) {
    for (const char* cjk : {"Hani", "Hira", "Kana", "Hang", "Bopo"}) {
        if (script == cjk) {
            return "fonts-noto-cjk";
        }
    }
    return "fonts-noto-core";
}

} // namespace

FontSet::FontSet(std::shared_ptr<FontSource> source)
    : source_(std::move(source)), library_(std::make_unique<Library>()) {}

FontSet::~FontSet() {
    faces_.clear(); // before the library that they belong to
}

FontFace* FontSet::adopt(FontBytes&& font) {
    const auto known = std::find_if(faces_.begin(), faces_.end(),
                                    [&](const auto& face) { return face->isSameAs(font); });
    if (known != faces_.end()) {
        return known->get();
    }
    return faces_.emplace_back(std::make_unique<FontFace>(library_->handle, std::move(font))).get();
}

const std::vector<FontFace*>& FontSet::facesFor(const Style& style) {
    const auto key = std::tuple(style.family, style.weight, style.language);
    const auto [order, isNew] = orders_.try_emplace(key);
    if (isNew) {
        auto found = source_->facesFor(style.family, style.weight, style.language);
        if (!found.has_value()) {
            if (problems_.empty()) {
                problems_.push_back(found.error());
            }
            return order->second;
        }
        for (FontBytes& font : *found) {
            order->second.push_back(adopt(std::move(font)));
        }
    }
    return order->second;
}

int FontSet::choose(const std::vector<FontFace*>& faces, char32_t character, bool isMark,
                    int previous, base::Language language) {
    if (isMark && previous >= 0) {
        return previous;
    }
    const auto found = std::find_if(faces.begin(), faces.end(),
                                    [&](const FontFace* face) { return face->covers(character); });
    if (found != faces.end()) {
        return static_cast<int>(found - faces.begin());
    }
    if (!faces.empty() && !isMark) {
        reportMissing(character, language);
    }
    return -1;
}

void FontSet::reportMissing(char32_t character, base::Language language) {
    const std::string script = scriptName(character);
    std::string what = fmt::format("no font shows U+{:04X} (script {}, language {})",
                                   static_cast<std::uint32_t>(character), script, tagOf(language));
    const std::string mend = "install " + packageFor(script);
    const bool isKnown = std::any_of(problems_.begin(), problems_.end(),
                                     [&](const base::Error& e) { return e.mend == mend; });
    if (!isKnown) {
        problems_.push_back({base::ErrorCode::Machine, std::move(what), mend, {}});
    }
}

} // namespace portolan::text
