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
    /// Error (Machine): the driver refuses a shader that this kind of projection needs.
    base::Result<void> draw(const DrawContext&, const scene::FrameView&, const scene::BasemapPart&,
                            const scene::BasemapView& shown, const scene::MapStyle&);

private:
    /// A program for each way in which places become pixels; compiled when first needed.
    enum class Variant : std::uint8_t { Plain, Morphing, Interrupted };
    static constexpr std::size_t kVariantCount = 3;
    struct Programs {
        std::string_view vertex, fragment;
        std::array<gpu::Program, kVariantCount> variants;
    };
    struct FillBuffers {
        gpu::BufferHandle vertices, indices;
        gpu::VertexArrayHandle array;
    };
    struct LineBuffers {
        gpu::BufferHandle points;
        gpu::VertexArrayHandle array;
    };
    /// Points of the lines that are drawn next, on the map (line_place.vert).
    struct PlacedPoints {
        gpu::BufferHandle buffer;
        gpu::TextureHandle texture;
        std::uint32_t room = 0;
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
        Variant variant;
    };
    static Variant variantFor(const scene::FrameView&, const scene::BasemapView&);
    static const gpu::Program& programOf(const Programs& programs, const Job& job) {
        return programs.variants[static_cast<std::size_t>(job.variant)];
    }
    base::Result<void> prepare(const gpu::Context&, Variant);

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
    /// The points of the group's runs one after another; how many they are.
    std::uint32_t placePoints(const Job&, const LineBuffers&, const scene::DrawGroup&);
    void drawSegments(const Job&, const LineBuffers&, const scene::DrawGroup&, const Pen&);
    void drawTriangles(const FillBuffers&, const scene::DrawGroup&);
    void startPen(const gpu::Program&, const Job&, const Pen&);
    FillBuffers& fillBuffers(const Job&, scene::FillLayer);
    static LineBuffers pointsIn(gpu::BufferHandle);
    LineBuffers& lineBuffers(const Job&, scene::LineLayer);
    void reserveSegments(std::uint32_t count);
    void reservePlaced(std::uint32_t count);
    base::Result<void> preparePlacing(const gpu::Context&, Variant);
    static std::size_t placingOf(Variant variant) { return variant == Variant::Morphing ? 1 : 0; }

    gpu::ShaderLibrary library_;
    Programs sea_{"sea", "sea", {}}, land_{"land", "land", {}}, flat_{"land", "flat", {}},
        line_{"line", "line", {}};
    std::array<gpu::Program, 2> placing_; ///< plain, morphing
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
    PlacedPoints placed_;
    LineBuffers stream_; ///< refilled for each of them
    // Kept between draws so that a frame allocates nothing.
    std::vector<GLsizei> counts_;
    std::vector<GLint> firsts_;
    std::vector<const void*> offsets_;
};

} // namespace portolan::render
