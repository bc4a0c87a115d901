// Draws a Scene into a framebuffer. What lies under the network changes only with the camera, so it
// is kept as a picture: a frame in which only time moves copies it (0.6 ms) and draws the network
// on top.
#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/texture.h"
#include "render/frame_block.h"
#include "scene/scene.h"

#include <memory>
#include <optional>

namespace portolan::render {

/// How much of a scene is drawn.
enum class Parts : std::uint8_t { All, Ground }; ///< Ground: what lies under names and network

class Renderer {
public:
    /// Compiles every shader. Error (Machine): the driver refuses one.
    static base::Result<Renderer> create(const gpu::Context&);
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    ~Renderer();

    /// Begins to draw what does not depend on the network, the labels and the names, which may
    /// still be those of another moment: the driver's threads draw the basemap while the caller
    /// goes on.
    base::Result<void> begin(const scene::Scene&);

    /// Draws the whole scene into `framebuffer` (0: the window), whose size is the view's. The same
    /// scene gives the same pixels.
    base::Result<void> draw(const scene::Scene&, GLuint framebuffer);

    /// Draws what draw() draws, but only this part of it, into a framebuffer of the part's size: of
    /// pictures larger than a driver's targets. Keeps nothing. Parts fit together without a seam.
    base::Result<void> drawTile(const scene::Scene&, GLuint framebuffer, const Tile&,
                                Parts = Parts::All);

    /// What measures the network's drawing against: the arcs that draw() drew last, as strips of
    /// one colour and nothing else.
    void drawBareStrips(const scene::Scene&, GLuint framebuffer);

    /// How many times the basemap was drawn, whole or in part, since the renderer was made; and the
    /// network: a large one is kept as a picture while nothing about it changes.
    std::uint64_t basemapDraws() const;
    std::uint64_t networkDraws() const;

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::render
