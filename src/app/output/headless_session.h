// Everything that drawing without a window needs, opened together: the context, what is read, and a
// target.
#pragma once

#include "app/picture/picture.h"
#include "app/picture/startup.h"
#include "app/sources/record_options.h"
#include "app/sources/view_arguments.h"
#include "app/story/told_story.h"
#include "gpu/texture.h"
#include "platform/headless_context.h"

#include <memory>
#include <optional>
#include <vector>

namespace portolan::app {

struct HeadlessRequest {
    std::string dataset;                        ///< empty: the bundled one
    std::map<std::string, std::string> columns; ///< --map, for flat tables
    std::shared_ptr<const dataset::Dataset> given;
    ViewArguments view;
    dataset::FilterWords filter;
};

/// In the order of making: what is above outlives what is below.
struct HeadlessSession {
    platform::HeadlessContext context;
    std::optional<gpu::Context> gpu;
    std::optional<gpu::RenderTarget> target; ///< none where the picture needs tiles (tiles.h)
    std::optional<PictureMaker> maker;
    state::AppState state;
    Materials materials;
    std::shared_ptr<const dataset::SearchIndex> index;
    ReadyProjection projection;
    Frame frame;
    double loadMs = 0;
    std::vector<dataset::Viewpoint> viewpoints{};
    /// Of a story that is told; its stage is what the frame borrows.
    std::unique_ptr<const ToldMoment> told{};
};

/// A context, a target of this size and what draws into it; what is shown is still to come.
base::Result<HeadlessSession> openDrawing(glm::ivec2 sizePx);

/// Draws what the session shows into its target.
base::Result<void> draw(HeadlessSession&);

/// Problems in the data are told on standard error; they do not fail what is good.
base::Result<HeadlessSession> openHeadless(const HeadlessRequest&);

} // namespace portolan::app
