#include "app/run.h"

#include "app/render_command.h"

#include <CLI/CLI.hpp>

namespace portolan::app {

namespace {

constexpr int kUsage = 2;

} // namespace

int run(int argc, char** argv) {
    CLI::App app{"Who met whom, where and when: cooperation between the cities of East Asia",
                 "portolan"};
    app.set_version_flag("--version", PORTOLAN_VERSION);
    app.require_subcommand(0, 1);

    RenderOptions render;
    CLI::App* renderCommand = app.add_subcommand("render", "draw without a window");
    renderCommand->add_option("dataset", render.dataset,
                              "a folder, file or database; the bundled one if none");
    renderCommand->add_option("-o,--output", render.output, "the picture to write")->required();
    addViewOptions(*renderCommand, render.view);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kUsage;
    }
    if (renderCommand->parsed()) {
        return runRender(render);
    }
    return 0;
}

} // namespace portolan::app
