// The round lens over a chapter's map: a scene of its own, drawn aside and shown within a ring.
#pragma once

#include "gpu/buffer.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "render/layer.h"
#include "scene/scene.h"

#include <cstdint>
#include <optional>

namespace portolan::render {

class LensLayer {
public:
    static base::Result<LensLayer> create(const gpu::Context&, const gpu::ShaderLibrary&);

    /// For a lens of so many pixels a side. Error (Machine): the driver cannot draw as large.
    base::Result<void> resize(const gpu::Context&, glm::ivec2 sizePx);
    const gpu::RenderTarget& ground() const { return ground_; }   ///< the basemap alone
    const gpu::RenderTarget& picture() const { return picture_; } ///< and the network on it
    bool hasGround(std::uint64_t revision) const { return revision_ == revision; }
    void keepGround(std::uint64_t revision) { revision_ = revision; }
    /// The picture still shows this network on that ground.
    bool shows(const scene::Scene& scene) const { return shown_ == Shown::of(scene, revision_); }
    void keep(const scene::Scene& scene) { shown_ = Shown::of(scene, revision_); }

    /// Shows the picture; the Frame block is the whole target's.
    void draw(const DrawContext&, const scene::MapLens&);

private:
    /// All that the picture depends on.
    struct Shown {
        std::uint64_t ground = 0, nodes = 0, arcs = 0, points = 0; ///< revisions
        const scene::Network* network = nullptr;
        const scene::MapStyle* style = nullptr;
        bool showsArcs = false, showsNodes = false;
        bool operator==(const Shown&) const = default;
        static Shown of(const scene::Scene&, std::uint64_t ground);
    };
    gpu::Program program_;
    gpu::VertexArrayHandle nothing_;
    gpu::RenderTarget ground_, picture_;
    std::uint64_t revision_ = 0; ///< BasemapPart::revision of the ground
    std::optional<Shown> shown_;
};

} // namespace portolan::render
