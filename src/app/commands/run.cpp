#include "app/commands/run.h"

#include "app/commands/bench_command.h"
#include "app/commands/check_command.h"
#include "app/commands/query_command.h"
#include "app/commands/render_command.h"
#include "app/commands/view_command.h"
#include "app/picture/startup.h"
#include "app/sources/report.h"

#include <CLI/CLI.hpp>

namespace portolan::app {

int run(int argc, char** argv) {
    CLI::App app{"Who met whom, where and when: cooperation between the cities of East Asia",
                 "portolan"};
    app.set_version_flag("--version", PORTOLAN_VERSION);
    app.require_subcommand(0, 1);

    // Without a command's name the window opens; its flags stand on both.
    ViewOptions view;
    addWindowOptions(app, view);
    addWindowOptions(*app.add_subcommand("view", "open the window"), view);
    RenderOptions render;
    CLI::App* renderCommand = app.add_subcommand("render", "draw without a window");
    addRenderOptions(*renderCommand, render);
    QueryOptions query;
    CLI::App* queryCommand = app.add_subcommand("query", "list what passes the filter");
    addQueryOptions(*queryCommand, query);
    CheckOptions check;
    CLI::App* checkCommand = app.add_subcommand("check", "validate; nothing is changed");
    addCheckOptions(*checkCommand, check);
    BenchOptions bench;
    CLI::App* benchCommand = app.add_subcommand("bench", "measure this machine, as JSON");
    addBenchOptions(*benchCommand, bench);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            return app.exit(error); // --help, --version
        }
        const auto chosen = app.get_subcommands();
        const std::string command = chosen.empty() ? "" : chosen.front()->get_name() + " ";
        return report({base::ErrorCode::Usage,
                       error.what(),
                       "portolan " + command + "--help lists what there is",
                       {}});
    }
    if (renderCommand->parsed()) {
        return runRender(render);
    }
    if (queryCommand->parsed()) {
        query.dataset = datasetPath(query.dataset);
        return runQuery(query);
    }
    if (benchCommand->parsed()) {
        return runBench(bench);
    }
    if (checkCommand->parsed()) {
        return runCheck(check);
    }
    return runView(view);
}

} // namespace portolan::app
