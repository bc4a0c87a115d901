#include "app/render_command.h"

#include "app/picture.h"
#include "app/share_directory.h"
#include "formats/basemap_file.h"
#include "gpu/texture.h"
#include "platform/font_source.h"
#include "platform/headless_context.h"
#include "platform/png_file.h"
#include "state/camera.h"

#include <fmt/format.h>

#include <cstdio>

namespace portolan::app {

namespace {

base::Result<void> renderPicture(const RenderOptions& options) {
    state::AppState state;
    if (auto applied = applyView(options.view, state); !applied) {
        return applied;
    }
    const auto size = parseSize(options.view.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    const auto egl = platform::HeadlessContext::create();
    if (!egl) {
        return tl::unexpected(egl.error());
    }
    const auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    auto basemap = formats::openBasemap((shareDirectory() / "basemap.pmap").string());
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    const geo::LonLat centre = state.projectionCentre.value_or(state.camera.centre);
    auto ready = makeProjection(definitionOf(state.projection, centre), state.camera.centre);
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    auto maker = PictureMaker::create(*gpu, platform::makeSystemFonts());
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    Frame frame;
    frame.sizePx = *size;
    frame.scale = options.view.scale;
    frame.freeLast = glm::dvec2(*size);
    if (!options.view.bbox.empty()) {
        const auto box = parseBoundingBox(options.view.bbox);
        if (!box) {
            return tl::unexpected(box.error());
        }
        std::vector<geo::LonLat> edge;
        const double east = box->east < box->west ? box->east + 360 : box->east;
        for (int i = 0; i <= 16; ++i) {
            const double lon = box->west + (east - box->west) * i / 16;
            const double lat = box->south + (box->north - box->south) * i / 16;
            edge.insert(edge.end(),
                        {{lon, box->south}, {lon, box->north}, {box->west, lat}, {east, lat}});
        }
        const glm::dvec2 logical = glm::dvec2(*size) / frame.scale;
        state.camera = state::fitted(state.camera,
                                     {ready->projection.get(), logical, {0, 0}, logical}, edge, 0);
        state.camera.bearing = options.view.bearing;
        state.camera.pitch = options.view.pitch;
    }
    Materials materials;
    materials.basemap = *basemap;
    materials.relief = makeRelief(**basemap, state.theme);
    auto target = gpu::makeRenderTarget(*gpu, *size);
    if (!target) {
        return tl::unexpected(target.error());
    }
    const scene::Scene& scene = maker->build(state, materials, *ready, frame);
    if (auto drawn = maker->draw(scene, target->framebuffer.id()); !drawn) {
        return drawn;
    }
    return platform::writePng(options.output, size->x, size->y, gpu::readPixels(*target));
}

} // namespace

int runRender(const RenderOptions& options) {
    const auto rendered = renderPicture(options);
    if (!rendered) {
        fmt::print(stderr, "portolan: {}\n", rendered.error().toString());
        return static_cast<int>(rendered.error().code);
    }
    return 0;
}

} // namespace portolan::app
