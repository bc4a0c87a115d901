#include "app/commands/view_command.h"

#include "app/sources/report.h"
#include "app/window/view_loop.h"
#include "platform/font_source.h"

#include <utility>

namespace portolan::app {

namespace {

using WindowPointer = std::unique_ptr<platform::Window>;

/// Opens the window unless it is there already: a session that is opened takes the same one.
base::Result<void> openWindow(const Opening& opening, WindowPointer& window) {
    if (window != nullptr) {
        return {};
    }
    auto opened = platform::Window::open(
        {.title = "Portolan", .width = opening.width, .height = opening.height});
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    window = *std::move(opened);
    return {};
}

/// Shows one session until it ends; gives the file of the next, if there is one.
base::Result<std::optional<std::string>>
show(const Opening& opening, const UserDirectories& directories, WindowPointer& window) {
    const state::AppState& state = opening.state;
    Startup startup =
        start({.dataset = opening.options.dataset,
               .columns = opening.options.columns,
               .projection = state.projection,
               .projectionCentre = state.projectionCentre.value_or(state::Camera().centre),
               .theme = state.theme,
               .given = nullptr});
    if (auto opened = openWindow(opening, window); !opened) {
        return tl::unexpected(opened.error());
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
    ViewLoop loop(opening, directories, *window, *std::move(maker), platform::makeSystemFonts(),
                  std::move(startup));
    return loop.run();
}

/// Were the records that the last session had not named by the user, and can they not be read? The
/// program opens all the same.
bool mayOpenWithout(const Opening& opening, const ViewOptions& options, const base::Error& error) {
    return opening.isAutosave && !opening.options.dataset.empty() && options.dataset.empty() &&
           error.code == base::ErrorCode::Data;
}

base::Result<void> view(ViewOptions options) {
    const UserDirectories directories = userDirectories();
    WindowPointer window;
    base::Diagnostics problems;
    while (true) {
        auto opening = planOpening(options, directories);
        if (!opening) {
            return tl::unexpected(opening.error());
        }
        opening->problems.insert(opening->problems.begin(), problems.begin(), problems.end());
        const auto ended = show(*opening, directories, window);
        if (ended && !*ended) {
            return {};
        }
        problems.clear();
        if (ended) {
            options = {};
            options.session = **ended;
        } else if (mayOpenWithout(*opening, options, ended.error())) {
            keepCopy(Autosave::sessionPath(directories));
            problems.push_back({base::Severity::Error, {}, ended.error().toString()});
            options.isFresh = true;
        } else {
            return tl::unexpected(ended.error());
        }
    }
}

} // namespace

int runView(const ViewOptions& options) {
    ViewOptions opened = options;
    if (opened.session.empty() && isSessionFile(opened.dataset)) {
        opened.session = std::exchange(opened.dataset, {});
    }
    const auto viewed = view(std::move(opened));
    return viewed ? 0 : report(viewed.error());
}

} // namespace portolan::app
