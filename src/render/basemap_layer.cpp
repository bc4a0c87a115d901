#include "render/basemap_layer.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

namespace portolan::render {

namespace {

constexpr int kReliefUnit = 2;
constexpr int kPointsUnit = 3;
constexpr double kEarthRadius = 6371008.8;

std::span<const std::byte> bytesOf(const scene::ReliefTexels& texels) {
    return std::as_bytes(std::span(texels));
}

/// Metres between two points of a line; the haversine formula, exact enough for the phase of a
/// dash.
double metresBetween(glm::vec2 a, glm::vec2 b) {
    constexpr double kRadians = std::numbers::pi / 180;
    const double dLat = (b.y - a.y) * kRadians / 2;
    const double dLon = (b.x - a.x) * kRadians / 2;
    const double h = std::sin(dLat) * std::sin(dLat) + std::cos(a.y * kRadians) *
                                                           std::cos(b.y * kRadians) *
                                                           std::sin(dLon) * std::sin(dLon);
    return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

/// Longitude, latitude and metres along, as line_place.vert reads them.
std::vector<glm::vec4> withLengths(std::span<const glm::vec2> points) {
    std::vector<glm::vec4> out;
    out.reserve(points.size() + 1);
    double metres = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool starts =
            i == 0 || points[i - 1].x > dataset::kLineBreak || points[i].x > dataset::kLineBreak;
        metres = starts ? 0 : metres + metresBetween(points[i - 1], points[i]);
        out.emplace_back(points[i].x, points[i].y, static_cast<float>(metres), 0.0F);
    }
    out.emplace_back(2 * dataset::kLineBreak, 0.0F, 0.0F, 0.0F);
    return out;
}

void enableClip(bool on) {
    for (GLenum i = 0; i < 4; ++i) {
        if (on) {
            glEnable(GL_CLIP_DISTANCE0 + i);
        } else {
            glDisable(GL_CLIP_DISTANCE0 + i);
        }
    }
}

glm::vec4 reliefFrame(const dataset::Relief& relief) {
    return glm::vec4(relief.west, relief.north, 1.0 / (relief.width * relief.degreesPerTexel),
                     1.0 / (relief.height * relief.degreesPerTexel));
}

} // namespace

BasemapLayer::Variant BasemapLayer::variantFor(const scene::FrameView& view,
                                               const scene::BasemapView& shown) {
    if (view.isMorphing()) {
        return Variant::Morphing;
    }
    // To look each pixel up again takes a while: only where a cut may be in sight.
    const bool hasCut = view.grid->bilinear || (view.grid->isCut && shown.seaNeedsClip);
    return hasCut ? Variant::Interrupted : Variant::Plain;
}

base::Result<void> BasemapLayer::prepare(const gpu::Context& context, Variant variant) {
    constexpr std::array<std::string_view, kVariantCount> kDefines = {"", "MORPH", "INTERRUPTED"};
    const auto index = static_cast<std::size_t>(variant);
    const std::span<const std::string_view> defines = variant == Variant::Plain
                                                          ? std::span<const std::string_view>{}
                                                          : std::span(&kDefines[index], 1);
    for (Programs* programs : {&sea_, &land_, &flat_, &line_}) {
        gpu::Program& program = programs->variants[index];
        if (program) {
            continue;
        }
        auto made = library_.program(context, programs->vertex, defines, programs->fragment);
        if (!made) {
            return tl::unexpected(made.error());
        }
        program = std::move(*made);
        program.use();
        program.set("gridTexture", 0);
        program.set("nextGridTexture", 1);
        program.set("reliefTexture", kReliefUnit);
        program.set("points", kPointsUnit);
    }
    return preparePlacing(context, variant);
}

base::Result<void> BasemapLayer::preparePlacing(const gpu::Context& context, Variant variant) {
    gpu::Program& program = placing_[placingOf(variant)];
    if (program) {
        return {};
    }
    const std::string_view morph = "MORPH";
    const std::span<const std::string_view> defines =
        variant == Variant::Morphing ? std::span(&morph, 1) : std::span<const std::string_view>{};
    constexpr std::array<const char*, 2> kOutputs = {"placed", "place"};
    auto made = library_.capture(context, "line_place", defines, kOutputs);
    if (!made) {
        return tl::unexpected(made.error());
    }
    program = std::move(*made);
    program.use();
    program.set("gridTexture", 0);
    program.set("nextGridTexture", 1);
    return {};
}

base::Result<BasemapLayer> BasemapLayer::create(const gpu::Context& context,
                                                const gpu::ShaderLibrary& library) {
    BasemapLayer layer;
    layer.library_ = library;
    if (auto prepared = layer.prepare(context, Variant::Plain); !prepared) {
        return tl::unexpected(prepared.error());
    }
    layer.seaCells_ = gpu::makeBuffer();
    const gpu::Attribute cell{.location = 0, .components = 4, .divisor = 1};
    layer.seaArray_ = gpu::makeVertexArray(layer.seaCells_, sizeof(scene::SeaCell), {&cell, 1});
    layer.segmentIndices_ = gpu::makeBuffer();
    layer.segmentArray_ = gpu::makeEmptyVertexArray(&layer.segmentIndices_);
    layer.stream_ = pointsIn(gpu::makeBuffer());
    layer.placed_.buffer = gpu::makeBuffer();
    return layer;
}

void BasemapLayer::replaceBasemap(const scene::BasemapPart& part) {
    if (basemap_ != part.basemap) {
        basemap_ = part.basemap;
        levels_ = {};
    }
}

void BasemapLayer::replaceRelief(const scene::BasemapPart& part, const scene::MapStyle& style) {
    const bool wanted = part.relief != nullptr && part.layers.relief;
    if (hasRelief_ == wanted && relief_ == part.relief && reliefStyle_ == &style) {
        return;
    }
    relief_ = part.relief;
    reliefStyle_ = &style;
    hasRelief_ = wanted;
    if (!wanted) {
        // One texel of level land and of open sea stands for the relief that is off, or not yet
        // there.
        const auto plain = [](base::Colour colour) {
            return gpu::makeTexture(glm::ivec2(1, 1), gpu::kRgba8,
                                    std::as_bytes(std::span(&colour, 1)));
        };
        const base::Colour land = style.landRamp[1].colour;
        const base::Colour sea = style.seaRamp[style.seaRamp.size() / 2].colour;
        textures_ = {plain(land), plain(sea), plain(land), plain(sea)};
        return;
    }
    const auto upload = [](const dataset::Relief& relief, const scene::ReliefTexels& texels) {
        return gpu::makeTexture(glm::ivec2(relief.width, relief.height), gpu::kRgba8,
                                bytesOf(texels));
    };
    textures_.asiaLand = upload(basemap_->asia, relief_->asiaLand);
    textures_.asiaSea = upload(basemap_->asia, relief_->asiaSea);
    textures_.worldLand = upload(basemap_->world, relief_->worldLand);
    textures_.worldSea = upload(basemap_->world, relief_->worldSea);
}

void BasemapLayer::drawSeaCells(const gpu::Program& program,
                                const std::vector<scene::SeaCell>& cells,
                                const dataset::Relief& relief, const gpu::TextureHandle& texture) {
    if (cells.empty()) {
        return;
    }
    gpu::fillBuffer(seaCells_, std::span(cells), GL_STREAM_DRAW);
    gpu::bindTexture(kReliefUnit, texture);
    program.set("relief", reliefFrame(relief));
    glBindVertexArray(seaArray_.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(cells.size()));
}

void BasemapLayer::drawSea(const Job& job) {
    const gpu::Program& program = programOf(sea_, job);
    program.use();
    program.set("coastGlow", job.style.coastGlow.toVec4());
    program.set("kilometresPerPixel", static_cast<float>(job.part.metresPerPixel / 1000));
    enableClip(job.shown.seaNeedsClip);
    drawSeaCells(program, job.shown.seaInAsia, job.part.basemap->asia, textures_.asiaSea);
    drawSeaCells(program, job.shown.seaElsewhere, job.part.basemap->world, textures_.worldSea);
    enableClip(false);
}

BasemapLayer::FillBuffers& BasemapLayer::fillBuffers(const Job& job, scene::FillLayer layer) {
    auto& slot = levels_[job.shown.level].fills[static_cast<std::size_t>(layer)];
    if (!slot) {
        const dataset::Fill& fill = scene::fillOf(job.part.basemap->levels[job.shown.level], layer);
        slot.emplace();
        slot->vertices = gpu::makeBuffer();
        slot->indices = gpu::makeBuffer();
        gpu::fillBuffer(slot->vertices, fill.vertices);
        gpu::fillBuffer(slot->indices, fill.indices);
        const gpu::Attribute position{.location = 0, .components = 2};
        slot->array =
            gpu::makeVertexArray(slot->vertices, sizeof(glm::vec2), {&position, 1}, &slot->indices);
    }
    return *slot;
}

void BasemapLayer::drawTriangles(const FillBuffers& buffers, const scene::DrawGroup& group) {
    counts_.clear();
    offsets_.clear();
    for (const scene::DrawRun& run : group.runs) {
        counts_.push_back(static_cast<GLsizei>(run.count));
        offsets_.push_back(
            reinterpret_cast<const void*>(run.first * sizeof(std::uint32_t))); // NOLINT
    }
    enableClip(group.needsClip);
    glBindVertexArray(buffers.array.id());
    glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                        static_cast<GLsizei>(counts_.size()));
    enableClip(false);
}

void BasemapLayer::drawLand(const Job& job) {
    const auto& groups = job.shown.fills[static_cast<std::size_t>(scene::FillLayer::Land)];
    if (groups.empty()) {
        return;
    }
    const FillBuffers& buffers = fillBuffers(job, scene::FillLayer::Land);
    const gpu::Program& program = programOf(land_, job);
    program.use();
    for (const scene::DrawGroup& group : groups) {
        gpu::bindTexture(kReliefUnit, group.isInAsia ? textures_.asiaLand : textures_.worldLand);
        program.set("relief",
                    reliefFrame(group.isInAsia ? job.part.basemap->asia : job.part.basemap->world));
        program.set("shift", group.shift);
        drawTriangles(buffers, group);
    }
}

void BasemapLayer::drawFlat(const Job& job, scene::FillLayer layer, base::Colour colour) {
    const auto& groups = job.shown.fills[static_cast<std::size_t>(layer)];
    if (groups.empty() || colour.a == 0) {
        return;
    }
    const FillBuffers& buffers = fillBuffers(job, layer);
    const gpu::Program& program = programOf(flat_, job);
    program.use();
    program.set("colour", colour.toVec4());
    for (const scene::DrawGroup& group : groups) {
        program.set("shift", group.shift);
        drawTriangles(buffers, group);
    }
}

void BasemapLayer::reserveSegments(std::uint32_t count) {
    if (count <= segments_) {
        return;
    }
    segments_ = std::max(count, segments_ + segments_ / 2);
    std::vector<std::uint32_t> indices;
    indices.reserve(static_cast<std::size_t>(segments_) * 6);
    for (std::uint32_t i = 0; i < segments_; ++i) {
        for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) {
            indices.push_back(i * 4 + corner);
        }
    }
    gpu::fillBuffer(segmentIndices_, std::span<const std::uint32_t>(indices));
}

/// Ready to be placed; the buffer is filled later.
BasemapLayer::LineBuffers BasemapLayer::pointsIn(gpu::BufferHandle buffer) {
    const gpu::Attribute point{.location = 0, .components = 4};
    auto array = gpu::makeVertexArray(buffer, sizeof(glm::vec4), {&point, 1});
    return {std::move(buffer), std::move(array)};
}

BasemapLayer::LineBuffers& BasemapLayer::lineBuffers(const Job& job, scene::LineLayer layer) {
    auto& slot = levels_[job.shown.level].lines[static_cast<std::size_t>(layer)];
    if (!slot) {
        const dataset::Lines& lines =
            scene::linesOf(job.part.basemap->levels[job.shown.level], layer);
        const std::vector<glm::vec4> points = withLengths(lines.points);
        slot = pointsIn(gpu::makeBuffer());
        gpu::fillBuffer(slot->points, std::span<const glm::vec4>(points));
    }
    return *slot;
}

void BasemapLayer::reservePlaced(std::uint32_t count) {
    if (count <= placed_.room) {
        return;
    }
    placed_.room = std::max(count, placed_.room + placed_.room / 2);
    gpu::reserveBuffer(placed_.buffer, std::size_t{placed_.room} * 2 * sizeof(glm::vec4));
    placed_.texture = gpu::makeBufferTexture(placed_.buffer, GL_RGBA32F);
}

void BasemapLayer::startPen(const gpu::Program& program, const Job& job, const Pen& pen) {
    const auto scale = static_cast<float>(job.view.scale);
    program.use();
    program.set("colour", pen.colour.toVec4());
    program.set("halfWidth", pen.widthPx * scale / 2);
    program.set("dash", pen.dash * scale);
    program.set("pixelsPerMetre", static_cast<float>(1 / job.part.metresPerPixel));
    gpu::bindTexture(kPointsUnit, placed_.texture, GL_TEXTURE_BUFFER);
}

std::uint32_t BasemapLayer::placePoints(const Job& job, const LineBuffers& buffers,
                                        const scene::DrawGroup& group) {
    counts_.clear();
    firsts_.clear();
    std::uint32_t all = 0;
    for (const scene::DrawRun& run : group.runs) {
        firsts_.push_back(static_cast<GLint>(run.first));
        counts_.push_back(static_cast<GLsizei>(run.count));
        all += run.count;
    }
    reservePlaced(all);
    const gpu::Program& program = placing_[placingOf(job.variant)];
    program.use();
    program.set("shift", group.shift);
    glBindVertexArray(buffers.array.id());
    glBindBufferBase(GL_TRANSFORM_FEEDBACK_BUFFER, 0, placed_.buffer.id());
    glEnable(GL_RASTERIZER_DISCARD);
    glBeginTransformFeedback(GL_POINTS);
    glMultiDrawArrays(GL_POINTS, firsts_.data(), counts_.data(),
                      static_cast<GLsizei>(counts_.size()));
    glEndTransformFeedback();
    glDisable(GL_RASTERIZER_DISCARD);
    glBindBufferBase(GL_TRANSFORM_FEEDBACK_BUFFER, 0, 0);
    return all;
}

/// Every run ends with a break: what lies between two draws nothing.
void BasemapLayer::drawSegments(const Job& job, const LineBuffers& buffers,
                                const scene::DrawGroup& group, const Pen& pen) {
    const std::uint32_t points = placePoints(job, buffers, group);
    if (points < 2) {
        return;
    }
    reserveSegments(points - 1);
    startPen(programOf(line_, job), job, pen);
    enableClip(group.needsClip);
    glBindVertexArray(segmentArray_.id());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>((points - 1) * 6), GL_UNSIGNED_INT, nullptr);
    enableClip(false);
}

void BasemapLayer::drawLines(const Job& job, scene::LineLayer layer, const Pen& pen) {
    const auto& groups = job.shown.lines[static_cast<std::size_t>(layer)];
    if (groups.empty() || pen.colour.a == 0) {
        return;
    }
    const LineBuffers& buffers = lineBuffers(job, layer);
    for (const scene::LineGroup& group : groups) {
        Pen own = pen;
        if (group.look == scene::LineLook::Dotted) {
            own.dash = glm::vec2(1.2F, 2.6F);
        } else if (group.look == scene::LineLook::Dashed) {
            own.dash = glm::vec2(5.0F, 3.0F);
        }
        drawSegments(job, buffers, group.draw, own);
    }
}

void BasemapLayer::drawPoints(const Job& job, std::span<const glm::vec4> points, const Pen& pen,
                              bool clips) {
    if (points.empty()) {
        return;
    }
    gpu::fillBuffer(stream_.points, points, GL_STREAM_DRAW);
    const auto count = static_cast<std::uint32_t>(points.size());
    drawSegments(job, stream_, scene::DrawGroup{0, clips, false, {{0, count}}}, pen);
}

base::Result<void> BasemapLayer::draw(const DrawContext& context, const scene::FrameView& view,
                                      const scene::BasemapPart& part,
                                      const scene::BasemapView& shown,
                                      const scene::MapStyle& style) {
    const Job job{view, part, shown, style, variantFor(view, shown)};
    if (auto prepared = prepare(context.gpu, job.variant); !prepared) {
        return prepared;
    }
    replaceBasemap(part);
    replaceRelief(part, style);
    glDisable(GL_BLEND);
    drawSea(job);
    glFlush(); // software drivers fill pixels from now on, beside the vertices that follow
    glEnable(GL_BLEND);
    if (part.layers.graticule) {
        drawPoints(job, job.shown.graticule, {style.graticule, 0.8F}, true);
    }
    glDisable(GL_BLEND);
    drawLand(job);
    glEnable(GL_BLEND);
    drawFlat(job, scene::FillLayer::Glaciers, style.glacier);
    // Their outlines are coarse: from near they would look like facets of the relief.
    if (part.metresPerPixel < 1100 && part.metresPerPixel > 400) {
        drawFlat(job, scene::FillLayer::Urban, style.urban);
    }
    drawFlat(job, scene::FillLayer::Lakes, style.lake);
    if (part.layers.graticule) {
        // Under both passes together the lines on land are as faint as the design asks.
        drawPoints(job, job.shown.graticule,
                   {style.graticule.withAlpha(style.graticule.toVec4().w * 0.55F), 0.8F}, true);
    }
    drawLines(job, scene::LineLayer::Rivers, {style.river, 0.7F});
    drawLines(job, scene::LineLayer::Lakeshore, {style.coast, 0.5F});
    if (part.layers.admin1) {
        drawLines(job, scene::LineLayer::Admin1, {style.admin1, 0.6F});
    }
    if (part.layers.boundaries) {
        drawLines(job, scene::LineLayer::Boundaries, {style.border, 0.9F});
        drawLines(job, scene::LineLayer::Claims, {style.border, 0.9F});
    }
    drawLines(job, scene::LineLayer::Coast, {style.coast, 0.8F});
    if (shown.outline != nullptr) {
        // Not clipped: the horizon is where clipping would cut the line in half, and a cut too.
        const Job plain{view, part, shown, style, Variant::Plain};
        drawPoints(plain, *shown.outline, {style.coast, 1.2F}, false);
    }
    return {};
}

} // namespace portolan::render
