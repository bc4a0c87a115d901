#include "scene/stage_legend.h"

#include "scene/stage_progress.h"
#include "scene/stage_type.h"

#include <algorithm>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr float kWidth = 52, kGap = 18, kApart = 34;
constexpr float kRow = 1.5F; // of the type's size

/// A swatch's line, from its left end.
class Pen {
public:
    Pen(glm::vec2 origin, float scale, base::Colour colour, Overlay& overlay)
        : origin_(origin), s_(scale), colour_(colour), overlay_(overlay) {}

    void line(glm::vec2 from, glm::vec2 to, float width, float roundness = 0) {
        overlay_.lines.push_back(
            {origin_ + from * s_, origin_ + to * s_, width * s_, colour_, roundness});
    }
    void disc(float x, float radius) { line({x, 0}, {x, 0}, 2 * radius, 1); }
    void arrow(float size) {
        line({kWidth - size, -size * 0.5F}, {kWidth, 0}, 3, 1);
        line({kWidth - size, size * 0.5F}, {kWidth, 0}, 3, 1);
    }
    void stroke(float width, float shift = 0) { line({0, shift}, {kWidth, shift}, width); }

private:
    glm::vec2 origin_;
    float s_;
    base::Colour colour_;
    Overlay& overlay_;
};

void draw(Pen& pen, KindLook look) {
    switch (look) {
    case KindLook::Mission:
        pen.line({0, 0}, {kWidth - 2, 0}, 4);
        pen.arrow(11);
        break;
    case KindLook::Mou:
        pen.stroke(3.4F);
        pen.disc(0, 5);
        pen.disc(kWidth, 5);
        break;
    case KindLook::SisterCity:
        pen.stroke(2, -3.6F);
        pen.stroke(2, 3.6F);
        pen.line({0, -8}, {0, 8}, 3);
        pen.line({kWidth, -8}, {kWidth, 8}, 3);
        break;
    case KindLook::Forum:
        pen.stroke(2);
        for (float x = 7; x < kWidth - 12; x += 14) {
            pen.disc(x, 4);
        }
        pen.arrow(10);
        break;
    case KindLook::Expo:
        pen.stroke(2);
        for (float x = 4; x < kWidth - 12; x += 8) {
            pen.line({x, -6}, {x, 6}, 2);
        }
        pen.arrow(10);
        break;
    case KindLook::Office:
        pen.stroke(2.6F);
        pen.line({kWidth - 6, 0}, {kWidth + 6, 0}, 12);
        break;
    case KindLook::Visit:
        for (float x = 1; x < kWidth - 12; x += 8) {
            pen.disc(x, 2);
        }
        pen.arrow(10);
        break;
    }
}

struct Entry {
    KindLook look = KindLook::Mou;
    std::string words;
};

/// Kinds of one look stand behind one swatch.
std::vector<Entry> entriesOf(const std::vector<StageKind>& kinds) {
    std::vector<Entry> entries;
    for (const StageKind& kind : kinds) {
        const KindLook look = lookOf(kind.kind);
        const auto same = std::find_if(entries.begin(), entries.end(),
                                       [&](const Entry& entry) { return entry.look == look; });
        if (same == entries.end()) {
            entries.push_back({look, kind.word});
        } else {
            same->words += " · " + kind.word;
        }
    }
    return entries;
}

} // namespace

float layOutLegend(const StageRequest& request, float raisedPx, text::Typesetter& setter,
                   StageLayout& layout) {
    const auto entries = entriesOf(request.words.legend);
    if (entries.empty()) {
        return 0;
    }
    const float s = request.scale;
    const float size = stageType(request.words.language, request.legible).progress * s;
    const text::Style style{.sizePx = size, .language = request.words.language};
    const float right = request.sizePx.x - kStageSide * s;
    float left = raisedPx > 0 ? kStageSide * s : progressEnd(request, setter) + kApart * s;
    float y = request.sizePx.y - kStageFoot * s - raisedPx;
    float x = right;
    const auto endRow = [&] {
        if (x < right) {
            layout.boxes.push_back({{x, y - size}, {request.sizePx.x, y + size}});
        }
    };
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const float width = setter.width(entry->words, style);
        if (x - width - (kGap + kWidth) * s < left) {
            endRow();
            y -= kRow * size;
            x = right;
            left = kStageSide * s;
        }
        x -= width;
        layout.lines.push_back({entry->words,
                                style,
                                {x, y + style.sizePx * 0.36F},
                                request.style.text2,
                                request.style.halo.withAlpha(0.85F)});
        x -= (kGap + kWidth) * s;
        layout.swatches.push_back({entry->look, {x, y}});
        x -= kApart * s;
    }
    endRow();
    return request.sizePx.y - y + size;
}

void drawStageLegend(const StageLayout& layout, const StageRequest& request, float opacity,
                     Overlay& overlay) {
    for (const StageLayout::Swatch& swatch : layout.swatches) {
        const base::Colour colour =
            request.style.kinds[static_cast<std::size_t>(swatch.look)].withAlpha(opacity);
        Pen pen(swatch.origin, request.scale, colour, overlay);
        draw(pen, swatch.look);
    }
}

} // namespace portolan::scene
