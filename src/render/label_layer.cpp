#include "render/label_layer.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace portolan::render {

namespace {

constexpr int kAtlasUnit = 2; // 0 and 1 hold the projection's grids

using scene::GlyphInstance;

constexpr std::array<gpu::Attribute, 6> kAttributes = {{
    {.location = 0, .components = 4, .offset = offsetof(GlyphInstance, corner), .divisor = 1},
    {.location = 1, .components = 2, .offset = offsetof(GlyphInstance, direction), .divisor = 1},
    {.location = 2,
     .components = 4,
     .type = GL_UNSIGNED_SHORT,
     .offset = offsetof(GlyphInstance, atlas),
     .divisor = 1},
    {.location = 3,
     .components = 4,
     .type = GL_UNSIGNED_BYTE,
     .offset = offsetof(GlyphInstance, ink),
     .normalised = true,
     .divisor = 1},
    {.location = 4,
     .components = 4,
     .type = GL_UNSIGNED_BYTE,
     .offset = offsetof(GlyphInstance, halo),
     .normalised = true,
     .divisor = 1},
    {.location = 5, .components = 1, .offset = offsetof(GlyphInstance, margin), .divisor = 1},
}};
static_assert(offsetof(GlyphInstance, size) == offsetof(GlyphInstance, corner) + 8,
              "corner and size are read as one vec4");

/// Nothing is between texels: as texts are that stand upright on whole pixels.
bool isTexelOnPixel(const GlyphInstance& glyph) {
    const glm::vec2 texels(glyph.atlas[2] - glyph.atlas[0], glyph.atlas[3] - glyph.atlas[1]);
    return glyph.direction == glm::vec2(1, 0) && glyph.size == texels &&
           glyph.corner == glm::round(glyph.corner);
}

} // namespace

base::Result<LabelLayer> LabelLayer::create(const gpu::Context& context,
                                            const gpu::ShaderLibrary& library) {
    const std::string_view uprightOnly = "UPRIGHT";
    auto program = library.program(context, "label");
    auto upright = library.program(context, "label", std::span(&uprightOnly, 1));
    if (!program || !upright) {
        return tl::unexpected(program ? upright.error() : program.error());
    }
    LabelLayer layer;
    layer.program_ = std::move(*program);
    layer.upright_ = std::move(*upright);
    for (const gpu::Program* each : {&layer.program_, &layer.upright_}) {
        each->use();
        each->set("atlas", kAtlasUnit);
    }
    layer.instances_ = gpu::makeBuffer();
    layer.array_ = gpu::makeVertexArray(layer.instances_, sizeof(GlyphInstance), kAttributes);
    return layer;
}

void LabelLayer::updateAtlas(const scene::GlyphAtlas& atlas) {
    const glm::ivec2 size(atlas.width, atlas.height);
    if (atlas.revision == atlasRevision_ || atlas.texels.empty()) {
        return;
    }
    const auto bytes = std::as_bytes(atlas.texels);
    const int rows = atlas.dirtyBottom - atlas.dirtyTop;
    if (size != atlasSize_ || rows <= 0) {
        // Grown, or somebody else has taken the changes.
        atlas_ = gpu::makeTexture(size, gpu::kRg8, bytes);
        atlasSize_ = size;
    } else {
        const std::size_t row = static_cast<std::size_t>(atlas.width) * 2U;
        const auto top = static_cast<std::size_t>(atlas.dirtyTop);
        gpu::updateTextureRows(atlas_, gpu::kRg8, atlas.width, atlas.dirtyTop, rows,
                               bytes.subspan(top * row, static_cast<std::size_t>(rows) * row));
    }
    atlasRevision_ = atlas.revision;
}

void LabelLayer::draw(const DrawContext&, std::span<const scene::GlyphInstance> glyphs,
                      std::span<const scene::GlyphInstance> all) {
    if (glyphs.empty() || !atlas_) {
        return;
    }
    gpu::fillBuffer(instances_, glyphs, GL_STREAM_DRAW);
    const gpu::Program& program =
        std::all_of(all.begin(), all.end(), isTexelOnPixel) ? upright_ : program_;
    program.use();
    gpu::bindTexture(kAtlasUnit, atlas_);
    glBindVertexArray(array_.id());
    for (const float inkPass : {0.0F, 1.0F}) {
        program.set("inkPass", inkPass);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(glyphs.size()));
    }
}

} // namespace portolan::render
