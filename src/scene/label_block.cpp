#include "scene/label_block.h"

#include <glm/common.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace portolan::scene {

namespace {

float heightOf(const text::Run& run) {
    return run.ascent + run.descent;
}

LabelBlock single(const LabelText& label) {
    LabelBlock block;
    block.pieces[0] = {label.name, glm::vec2(0, label.name->ascent), label.namePaint};
    block.count = 1;
    block.size = glm::vec2(label.name->width, heightOf(*label.name));
    return block;
}

LabelBlock sideBySide(const LabelText& label, bool nameFirst) {
    const text::Run &name = *label.name, &local = *label.local;
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

LabelBlock stacked(const LabelText& label) {
    const text::Run &name = *label.name, &local = *label.local;
    const float width = std::max(name.width, local.width);
    const float top = heightOf(name) + label.gapPx / 3;
    LabelBlock block;
    block.pieces[0] = {&name, glm::vec2((width - name.width) / 2, name.ascent), label.namePaint};
    block.pieces[1] = {&local, glm::vec2((width - local.width) / 2, top + local.ascent),
                       label.localPaint};
    block.count = 2;
    block.size = glm::vec2(width, top + heightOf(local));
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
    if (label.local == nullptr) {
        return single(label);
    }
    const float step = stepOf(side).x;
    return step == 0 ? stacked(label) : sideBySide(label, step > 0);
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
    // Shaping a cell of megabytes would stop the program: no label shows more than this.
    constexpr std::size_t kMostBytes = 600;
    const auto cut = [&](std::size_t bytes) {
        while (bytes > 0 && bytes < utf8.size() &&
               (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U) {
            --bytes; // into the middle of a character
        }
        return std::string(utf8.substr(0, bytes)) + "…";
    };
    if (utf8.size() <= kMostBytes) {
        const text::Run& whole = setter.set(utf8, style);
        if (whole.width <= maxWidthPx) {
            return whole;
        }
    }
    std::size_t fits = 0, tooLong = std::min(utf8.size(), kMostBytes);
    while (tooLong - fits > 1) {
        const std::size_t middle = (fits + tooLong) / 2;
        (setter.set(cut(middle), style).width <= maxWidthPx ? fits : tooLong) = middle;
    }
    return setter.set(cut(fits), style);
}

} // namespace portolan::scene
