#include "app/view_command.h"

#include "app/check_command.h"
#include "app/report.h"
#include "app/view_loop.h"
#include "platform/font_source.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace portolan::app {

namespace {

base::Result<void> view(const ViewOptions& options) {
    state::AppState state;
    if (auto fits = applyView(options.view, state); !fits) {
        return fits;
    }
    const auto size = parseSize(options.view.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    Startup startup =
        start({.dataset = options.dataset,
               .columns = options.columns,
               .projection = state.projection,
               .projectionCentre = state.projectionCentre.value_or(state.camera.centre),
               .theme = state.theme,
               .given = nullptr});
    const auto window =
        platform::Window::open({.title = "Portolan", .width = size->x, .height = size->y});
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    auto maker = PictureMaker::create(*gpu, platform::makeSystemFonts());
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    // The interface asks for its fonts on its own: a source serves one user.
    ViewLoop loop(options, **window, *std::move(maker), platform::makeSystemFonts(),
                  std::move(state), std::move(startup));
    return loop.run();
}

} // namespace

void addWindowOptions(CLI::App& app, ViewOptions& options) {
    app.add_option("dataset", options.dataset,
                   "a folder, file or database; the bundled one if none")
        ->type_name("DATASET");
    addMapOption(app, options.columns);
    addViewOptions(app, options.view);
    addFilterOptions(app, options.filter);
}

int runView(const ViewOptions& options) {
    const auto viewed = view(options);
    return viewed ? 0 : report(viewed.error());
}

} // namespace portolan::app
