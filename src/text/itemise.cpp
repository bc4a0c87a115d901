#include "text/itemise.h"

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace portolan::text {

namespace {

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

struct DirectionRun {
    int start, length;
    bool isRightToLeft;
};

bool mayRunRightToLeft(const std::u16string& text) {
    // Hebrew is the first such block; surrogates may stand for later ones.
    return std::any_of(text.begin(), text.end(), [](char16_t unit) {
        return (unit >= 0x590 && unit < 0x900) || (unit >= 0xD800 && unit < 0xE000) ||
               (unit >= 0x200E && unit < 0x2070) || unit >= 0xFB1D;
    });
}

std::vector<DirectionRun> visualRuns(const std::u16string& text) {
    const auto length = static_cast<int>(text.size());
    if (!mayRunRightToLeft(text)) {
        return {{0, length, false}};
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_openSized(length, 0, &status));
    ubidi_setPara(bidi.get(), text.data(), length, UBIDI_DEFAULT_LTR, nullptr, &status);
    const int count = ubidi_countRuns(bidi.get(), &status);
    if (U_FAILURE(status)) {
        return {{0, length, false}};
    }
    std::vector<DirectionRun> runs;
    for (int i = 0; i < count; ++i) {
        int start = 0, size = 0;
        const bool isRtl = ubidi_getVisualRun(bidi.get(), i, &start, &size) == UBIDI_RTL;
        runs.push_back({start, size, isRtl});
    }
    return runs;
}

hb_script_t scriptOf(char32_t character) {
    return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

bool takesScriptOfNeighbour(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

bool isMark(char32_t character) {
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(character));
    return (mask & U_GC_M_MASK) != 0 ||
           u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// The items of one direction run, in logical order.
std::vector<Item> cutRun(const std::u16string& text, const DirectionRun& run,
                         const ChooseFace& chooseFace) {
    std::vector<Item> items;
    int previousFace = -1;
    for (int at = run.start; at < run.start + run.length;) {
        const int begin = at;
        UChar32 character = 0;
        U16_NEXT(text.data(), at, run.start + run.length, character);
        const auto code = static_cast<char32_t>(character);
        const int face = chooseFace(code, isMark(code), previousFace);
        hb_script_t script = scriptOf(code);
        previousFace = face;
        if (!items.empty() && items.back().face == face) {
            Item& last = items.back();
            const auto lastScript = static_cast<hb_script_t>(last.script);
            if (takesScriptOfNeighbour(script) || takesScriptOfNeighbour(lastScript) ||
                script == lastScript) {
                last.length += at - begin;
                last.script = takesScriptOfNeighbour(lastScript) ? script : lastScript;
                continue;
            }
        }
        items.push_back({begin, at - begin, run.isRightToLeft, script, face});
    }
    return items;
}

} // namespace

std::vector<Item> itemise(const std::u16string& text, const ChooseFace& chooseFace) {
    std::vector<Item> all;
    if (text.empty()) {
        return all;
    }
    for (const DirectionRun& run : visualRuns(text)) {
        std::vector<Item> items = cutRun(text, run, chooseFace);
        if (run.isRightToLeft) {
            std::reverse(items.begin(), items.end());
        }
        all.insert(all.end(), items.begin(), items.end());
    }
    return all;
}

} // namespace portolan::text
