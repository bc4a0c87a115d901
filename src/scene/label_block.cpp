#include "scene/label_block.h"

#include <glm/common.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace portolan::scene {

namespace {

// Shaping a cell of megabytes would stop the program: no label shows more than this.
constexpr std::size_t kMostBytes = 600;

/// The first bytes, of whole characters.
std::string_view headOf(std::string_view utf8, std::size_t bytes) {
    while (bytes > 0 && bytes < utf8.size() &&
           (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U) {
        --bytes; // into the middle of a character
    }
    return utf8.substr(0, bytes);
}

float heightOf(const text::Run& run) {
    return run.ascent + run.descent;
}

float widthOf(const TextLines& lines) {
    float width = 0;
    for (std::size_t i = 0; i < lines.count; ++i) {
        width = std::max(width, lines.runs[i]->width);
    }
    return width;
}

LabelBlock sideBySide(const LabelText& label, bool nameFirst) {
    const text::Run &name = *label.name.runs[0], &local = *label.local.runs[0];
    const float ascent = std::max(name.ascent, local.ascent);
    const float descent = std::max(name.descent, local.descent);
    LabelBlock block;
    const float nameX = nameFirst ? 0 : local.width + label.gapPx;
    const float localX = nameFirst ? name.width + label.gapPx : 0;
    block.pieces[0] = {&name, glm::vec2(nameX, ascent), label.namePaint};
    block.pieces[1] = {&local, glm::vec2(localX, ascent), label.localPaint};
    block.count = 2;
    block.size = glm::vec2(name.width + label.gapPx + local.width, ascent + descent);
    return block;
}

/// Line under line, the point's side even: `align` is 0 left, ½ in the middle, 1 right.
LabelBlock stacked(const LabelText& label, float align) {
    LabelBlock block;
    block.size.x = std::max(widthOf(label.name), widthOf(label.local));
    for (const TextLines* lines : {&label.name, &label.local}) {
        for (std::size_t i = 0; i < lines->count; ++i) {
            const text::Run& run = *lines->runs[i];
            const float top =
                block.size.y + (block.count == 0 ? 0 : label.gapPx / (i > 0 ? 2.0F : 1.5F));
            block.pieces[block.count++] = {
                &run, glm::vec2((block.size.x - run.width) * align, top + run.ascent),
                lines == &label.name ? label.namePaint : label.localPaint};
            block.size.y = top + heightOf(run);
        }
    }
    return block;
}

// Unit steps from the point to the block: −1 left of or above it, 0 centred on it, 1 beyond.
glm::vec2 stepOf(Side side) {
    switch (side) {
    case Side::E:
        return glm::vec2(1, 0);
    case Side::W:
        return glm::vec2(-1, 0);
    case Side::NE:
        return glm::vec2(1, -1);
    case Side::SE:
        return glm::vec2(1, 1);
    case Side::NW:
        return glm::vec2(-1, -1);
    case Side::SW:
        return glm::vec2(-1, 1);
    case Side::N:
        return glm::vec2(0, -1);
    case Side::S:
        break;
    }
    return glm::vec2(0, 1);
}

} // namespace

LabelBlock arrange(const LabelText& label, Side side) {
    const float step = stepOf(side).x;
    const bool isPair = label.name.count == 1 && label.local.count == 1;
    return isPair && step != 0 ? sideBySide(label, step > 0) : stacked(label, 0.5F - step / 2);
}

Box boxAt(Side side, glm::vec2 point, float distancePx, glm::vec2 size) {
    const glm::vec2 step = stepOf(side);
    const bool isDiagonal = step.x != 0 && step.y != 0;
    const float reach = isDiagonal ? distancePx * 0.7071F : distancePx;
    // The corner is the point, moved away by the reach and by as much of the block as lies before.
    const glm::vec2 corner = point + step * reach + size * (step - 1.0F) * 0.5F;
    return {corner, corner + size};
}

void appendBlock(std::vector<GlyphInstance>& glyphs, const LabelBlock& block, glm::vec2 corner) {
    // One rounding for the whole label: its pieces keep their distance while the map is dragged.
    const glm::vec2 whole = glm::floor(corner + 0.5F);
    for (std::size_t i = 0; i < block.count; ++i) {
        const LabelBlock::Piece& piece = block.pieces[i];
        appendRun(glyphs, *piece.run, whole + piece.origin, piece.paint);
    }
}

const text::Run& fittedRun(text::Typesetter& setter, std::string_view utf8,
                           const text::Style& style, float maxWidthPx) {
    const auto cut = [&](std::size_t bytes) { return std::string(headOf(utf8, bytes)) + "…"; };
    if (utf8.size() <= kMostBytes) {
        const text::Run& whole = setter.set(utf8, style);
        if (whole.width <= maxWidthPx) {
            return whole;
        }
    }
    std::size_t fits = 0, tooLong = std::min(utf8.size(), kMostBytes);
    while (tooLong - fits > 1) {
        const std::size_t middle = (fits + tooLong) / 2;
        (setter.width(cut(middle), style) <= maxWidthPx ? fits : tooLong) = middle;
    }
    return setter.set(cut(fits), style);
}

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Where the first line is about as wide as the second, of the allowed breaks; their number is at
/// least one.
std::size_t evenBreak(text::Typesetter& setter, std::string_view utf8, const text::Style& style,
                      std::span<const std::size_t> breaks) {
    const auto widthTo = [&](std::size_t at) {
        return setter.width(trimmed(utf8.substr(0, at)), style);
    };
    const float half = setter.width(utf8, style) / 2;
    const auto after = std::partition_point(breaks.begin(), breaks.end(),
                                            [&](std::size_t at) { return widthTo(at) < half; });
    if (after == breaks.begin()) {
        return *after;
    }
    const bool isNearer =
        after != breaks.end() && widthTo(*after) - half < half - widthTo(after[-1]);
    return isNearer ? *after : after[-1];
}

} // namespace

TextLines fittedLines(text::Typesetter& setter, std::string_view utf8, const text::Style& style,
                      float maxWidthPx) {
    utf8 = headOf(utf8, kMostBytes);
    const text::Run& whole = setter.set(utf8, style);
    if (whole.width <= maxWidthPx) {
        return {{&whole}, 1};
    }
    const std::vector<std::size_t>& breaks = setter.breaks(utf8, style.language);
    const auto widthTo = [&](std::size_t at) {
        return setter.width(trimmed(utf8.substr(0, at)), style);
    };
    const auto fits = std::partition_point(
        breaks.begin(), breaks.end(), [&](std::size_t at) { return widthTo(at) <= maxWidthPx; });
    if (fits == breaks.begin()) { // no word fits into a line
        return {{&fittedRun(setter, utf8, style, maxWidthPx)}, 1, true};
    }
    const std::span<const std::size_t> fitting(breaks.data(),
                                               static_cast<std::size_t>(fits - breaks.begin()));
    std::size_t at = evenBreak(setter, utf8, style, fitting);
    if (setter.width(utf8.substr(at), style) > maxWidthPx) {
        at = fitting.back();
    }
    const std::string_view rest = utf8.substr(at);
    const bool isCut = setter.width(rest, style) > maxWidthPx;
    return {{&setter.set(trimmed(utf8.substr(0, at)), style),
             &fittedRun(setter, rest, style, maxWidthPx)},
            2,
            isCut};
}

} // namespace portolan::scene
