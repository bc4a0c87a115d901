// Sea, land, water, lines: everything below the network.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/scene.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace portolan::render {

class BasemapLayer {
public:
    static base::Result<BasemapLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// Draws into the bound target; the Frame block and the grids (texture units 0 and 1) are
    /// bound.
    /// `shown` is the part's own view, or one strip's.
    void draw(const DrawContext&, const scene::FrameView&, const scene::BasemapPart&,
              const scene::BasemapView& shown, const scene::MapStyle&);

private:
    /// One program and its twin that mixes two projections.
    struct Programs {
        gpu::Program still, morphing;
        const gpu::Program& at(bool morphs) const { return morphs ? morphing : still; }
    };
    struct FillBuffers {
        gpu::BufferHandle vertices, indices;
        gpu::VertexArrayHandle array;
    };
    struct LineBuffers {
        gpu::BufferHandle points;
        gpu::TextureHandle texture;
        std::uint32_t count = 0;
    };
    struct Level {
        std::array<std::optional<FillBuffers>, scene::kFillLayerCount> fills;
        std::array<std::optional<LineBuffers>, scene::kLineLayerCount> lines;
    };
    struct ReliefTextures {
        gpu::TextureHandle asiaLand, asiaSea, worldLand, worldSea;
    };
    struct Pen {
        base::Colour colour;
        float widthPx = 1;
        glm::vec2 dash{0, 0};
    };

    /// What every step of one draw needs.
    struct Job {
        const scene::FrameView& view;
        const scene::BasemapPart& part;
        const scene::BasemapView& shown;
        const scene::MapStyle& style;
    };

    void replaceBasemap(const scene::BasemapPart&);
    void replaceRelief(const scene::BasemapPart&, const scene::MapStyle&);
    void drawSea(const Job&);
    void drawSeaCells(const gpu::Program&, const std::vector<scene::SeaCell>&,
                      const dataset::Relief&, const gpu::TextureHandle&);
    void drawLand(const Job&);
    void drawFlat(const Job&, scene::FillLayer, base::Colour);
    void drawLines(const Job&, scene::LineLayer, const Pen&);
    /// Lines made for this frame: the graticule, the map's outline.
    void drawPoints(const Job&, std::span<const glm::vec4> points, const Pen&, bool clips);
    void drawSegments(const gpu::Program&, const scene::DrawGroup&);
    void drawTriangles(const FillBuffers&, const scene::DrawGroup&);
    void startPen(const gpu::Program&, const Job&, const Pen&, const LineBuffers&);
    FillBuffers& fillBuffers(const Job&, scene::FillLayer);
    LineBuffers& lineBuffers(const Job&, scene::LineLayer);
    void reserveSegments(std::uint32_t count);

    Programs sea_, land_, flat_, line_;
    std::shared_ptr<const dataset::Basemap> basemap_;
    std::shared_ptr<const scene::ReliefPart> relief_;
    std::array<Level, dataset::kDetailLevels> levels_;
    bool hasRelief_ = false;
    const scene::MapStyle* reliefStyle_ = nullptr;
    ReliefTextures textures_;
    gpu::BufferHandle seaCells_;
    gpu::VertexArrayHandle seaArray_;
    gpu::BufferHandle segmentIndices_;
    gpu::VertexArrayHandle segmentArray_;
    std::uint32_t segments_ = 0;
    LineBuffers stream_; ///< refilled for each of them
    // Kept between draws so that a frame allocates nothing.
    std::vector<GLsizei> counts_;
    std::vector<const void*> offsets_;
};

} // namespace portolan::render
