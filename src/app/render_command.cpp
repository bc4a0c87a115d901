#include "app/render_command.h"

#include "app/check_command.h"
#include "app/picture.h"
#include "app/place_camera.h"
#include "app/report.h"
#include "app/startup.h"
#include "formats/viewpoints.h"
#include "gpu/texture.h"
#include "platform/font_source.h"
#include "platform/headless_context.h"
#include "platform/png_file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>

namespace portolan::app {

namespace {

/// What the arguments ask for, once everything is read.
struct Prepared {
    state::AppState state;
    Materials materials;
    ReadyProjection projection;
    Frame frame;
};

base::Result<Prepared> prepare(const RenderOptions& options, state::AppState state, Frame frame,
                               Startup startup) {
    auto projection = startup.projection.get();
    auto basemap = startup.basemap.get();
    auto records = startup.records.get();
    if (!records) {
        return tl::unexpected(records.error());
    }
    report(records->diagnostics);
    if (!projection) {
        return tl::unexpected(projection.error());
    }
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    auto viewpoint = formats::chooseViewpoint(state.viewpoint, basemap->viewpoints);
    if (!viewpoint) {
        return tl::unexpected(viewpoint.error());
    }
    auto filter = toFilter(options.filter, *records->dataset);
    if (!filter) {
        return tl::unexpected(filter.error());
    }
    state.filter = std::move(*filter);
    Materials materials{basemap->basemap,
                        std::make_shared<const dataset::Viewpoint>(std::move(*viewpoint)),
                        basemap->relief, records->dataset,
                        std::make_shared<const dataset::Selection>(
                            dataset::select(*records->dataset, *records->index, state.filter))};
    const glm::dvec2 logical = glm::dvec2(frame.sizePx) / frame.scale;
    const state::Lens lens{projection->projection.get(), logical, {0, 0}, logical};
    return placeCamera(options.view, *materials.dataset, *materials.selection, lens, state)
        .and_then([&] { return placeTime(options.view, *materials.dataset, state); })
        .map([&] {
            return Prepared{state, materials, *projection, frame};
        });
}

base::Result<void> checkOutput(const std::string& output) {
    if (std::filesystem::path(output).extension() != ".png") {
        return base::fail(base::ErrorCode::Usage, fmt::format("'{}' is no picture", output),
                          "give the output a name that ends in .png");
    }
    return {};
}

base::Result<void> renderPicture(const RenderOptions& options) {
    state::AppState state;
    const auto size = parseSize(options.view.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    if (auto fits =
            checkOutput(options.output).and_then([&] { return applyView(options.view, state); });
        !fits) {
        return fits;
    }
    Startup startup =
        start({.dataset = options.dataset,
               .columns = options.columns,
               .projection = state.projection,
               .projectionCentre = state.projectionCentre.value_or(state.camera.centre),
               .theme = state.theme,
               .given = nullptr});
    const auto egl = platform::HeadlessContext::create();
    if (!egl) {
        return tl::unexpected(egl.error());
    }
    const auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    auto maker = PictureMaker::create(*gpu, platform::makeSystemFonts());
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    auto target = gpu::makeRenderTarget(*gpu, *size);
    if (!target) {
        return tl::unexpected(target.error());
    }
    Frame frame;
    frame.sizePx = *size;
    frame.scale = options.view.scale;
    frame.freeLast = glm::dvec2(*size);
    auto prepared = prepare(options, state, frame, std::move(startup));
    if (!prepared) {
        return tl::unexpected(prepared.error());
    }
    const scene::Scene& scene =
        maker->build(prepared->state, prepared->materials, prepared->projection, prepared->frame);
    return maker->draw(scene, target->framebuffer.id()).and_then([&] {
        return platform::writePng(options.output, size->x, size->y, gpu::readPixels(*target));
    });
}

} // namespace

void addRenderOptions(CLI::App& app, RenderOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file or database; the bundled one if none")
        ->type_name("DATASET");
    app.add_option("-o,--output", options.output, "the picture to write, .png")
        ->type_name("FILE")
        ->required();
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
}

int runRender(const RenderOptions& options) {
    const auto rendered = renderPicture(options);
    return rendered ? 0 : report(rendered.error());
}

} // namespace portolan::app
