// From state to pixels: builds the scene part by part, each part anew only when what it depends on
// changed, and draws it. The window, `render` and `bench` all draw through this.
#pragma once

#include "app/picture/materials.h"
#include "app/sources/projection_source.h"
#include "base/result.h"
#include "gpu/context.h"
#include "render/renderer.h"
#include "scene/scene.h"
#include "state/app_state.h"
#include "text/glyph_origin.h"

#include <memory>

namespace portolan::app {

/// A change of projection under way: from `from` to the state's own, `progress` 0–1.
struct Morph {
    ReadyProjection from;
    double metresPerPixel = 4400; ///< of the camera in `from`
    double progress = 1;
};

class PictureMaker {
public:
    static base::Result<PictureMaker> create(const gpu::Context&, std::shared_ptr<text::FontSource>,
                                             text::AtlasSize = {});
    PictureMaker(PictureMaker&&) noexcept;
    PictureMaker& operator=(PictureMaker&&) noexcept;
    ~PictureMaker();

    /// The scene of this moment; stays valid until the next call. Begins to draw it: the context is
    /// current.
    const scene::Scene& build(const state::AppState&, const Materials&, const ReadyProjection&,
                              const Frame&, const Morph* morph = nullptr);
    base::Result<void> draw(const scene::Scene&, unsigned framebuffer);
    /// A part of the picture, into a framebuffer of the part's size (render::Renderer::drawTile).
    base::Result<void> drawTile(const scene::Scene&, unsigned framebuffer, const render::Tile&,
                                render::Parts = render::Parts::All);
    /// The arcs that draw() drew last, as bare strips: what bench compares with.
    void drawBareStrips(const scene::Scene&, unsigned framebuffer);
    /// Which glyphs the scene's letters are.
    std::vector<text::GlyphOrigin> glyphOrigins() const;
    std::uint64_t basemapDraws() const;
    std::uint64_t networkDraws() const;
    /// Characters of what was built so far that no font of this machine shows, with the mend.
    const std::vector<base::Error>& textProblems() const;

private:
    struct Impl;
    explicit PictureMaker(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

/// Costs 40 ms: in a job, once per theme.
std::shared_ptr<const scene::ReliefPart> makeRelief(const dataset::Basemap&, state::Theme);

} // namespace portolan::app
