#include "scene/stage.h"

#include "scene/stage_ink.h"
#include "scene/stage_legend.h"
#include "scene/stage_progress.h"

#include <algorithm>
#include <cmath>

namespace portolan::scene {

namespace {

/// The text's characters set one by one: a number that counts asks for a few glyphs, not for a run
/// of its own at every step. Returns where it ends.
float appendDigits(std::vector<GlyphInstance>& glyphs, std::string_view utf8, glm::vec2 origin,
                   const text::Style& style, const GlyphPaint& paint, text::Typesetter& setter) {
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t next = at + 1;
        while (next < utf8.size() && (static_cast<unsigned char>(utf8[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        const text::Run& run = setter.set(utf8.substr(at, next - at), style);
        appendRun(glyphs, run, origin, paint);
        origin.x += run.width;
        at = next;
    }
    return origin.x;
}

void drawTile(const StageLayout::Tile& tile, const StageNumber& number, const StageRequest& request,
              float opacity, StageDrawing& drawing, text::Typesetter& setter) {
    const GlyphPaint paint =
        GlyphPaint{request.style.text, request.style.halo.withAlpha(0.85F)}.faded(opacity);
    glm::vec2 origin = tile.origin;
    const float gap = 10 * request.scale;
    const auto small = [&](const std::string& text) {
        const text::Run& run = setter.set(text, tile.small);
        appendRun(drawing.glyphs, run, origin, paint);
        origin.x += run.width;
    };
    if (!number.before.empty()) {
        small(number.before);
        origin.x += gap;
    }
    origin.x = appendDigits(drawing.glyphs, number.number, origin, tile.number, paint, setter);
    if (!number.after.empty()) {
        origin.x += gap * 0.7F;
        small(number.after);
    }
}

} // namespace

StageDrawing drawStage(const StageLayout& layout, const StageRequest& request,
                       const StageMoment& moment, text::Typesetter& setter) {
    StageDrawing drawing;
    drawing.shapes = layout.bars;
    for (OverlayLine& bar : drawing.shapes.lines) {
        bar.colour = bar.colour.withAlpha(moment.opacity);
    }
    for (const StageLayout::Line& line : layout.lines) {
        appendRun(drawing.glyphs, setter.set(line.text, line.style), line.origin,
                  GlyphPaint{line.ink, line.halo}.faded(moment.opacity));
    }
    for (std::size_t i = 0; i < layout.tiles.size(); ++i) {
        const StageNumber& number =
            i < moment.counted.size() ? moment.counted[i] : request.words.tiles[i].number;
        drawTile(layout.tiles[i], number, request, moment.opacity, drawing, setter);
    }
    if (layout.picture) {
        drawing.pictures.push_back({request.words.picture, *layout.picture, moment.opacity});
    }
    for (const PlacedPicture& flag : layout.flags) {
        drawing.pictures.push_back({flag.picture, flag.box, moment.opacity});
    }
    drawProgress(request, moment, drawing, setter);
    drawStageLegend(layout, request, moment.opacity, drawing.shapes);
    drawStageInk(request, moment.hand, drawing.shapes);
    return drawing;
}

} // namespace portolan::scene
