#include "app/output/headless_session.h"

#include "app/picture/place_camera.h"
#include "app/picture/tiles.h"
#include "app/sources/report.h"
#include "formats/viewpoints.h"
#include "platform/font_source.h"
#include "state/timeline.h"

namespace portolan::app {

namespace {

/// Waits for what is being read, and puts the state together from it.
base::Result<void> settle(const HeadlessRequest& request, Startup startup,
                          HeadlessSession& session) {
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
    auto viewpoint = formats::chooseViewpoint(session.state.viewpoint, basemap->viewpoints);
    if (!viewpoint) {
        return tl::unexpected(viewpoint.error());
    }
    auto filter = dataset::toFilter(request.filter, *records->dataset);
    if (!filter) {
        return tl::unexpected(filter.error());
    }
    session.state.filter = std::move(*filter);
    session.projection = *projection;
    session.index = records->index;
    session.loadMs = records->loadMs;
    session.viewpoints = std::move(basemap->viewpoints);
    auto selection = dataset::select(*records->dataset, *records->index, session.state.filter);
    session.materials = {basemap->basemap,
                         std::make_shared<const dataset::Viewpoint>(std::move(*viewpoint)),
                         basemap->relief, records->dataset,
                         std::make_shared<const dataset::Selection>(std::move(selection))};
    return placeCamera(request.view, session.materials, session.projection, session.frame,
                       session.state)
        .and_then([&] { return placeTime(request.view, *records->dataset, session.state); })
        .map([&] { session.state.timeline = state::shownTimeline(session.state.timeline); });
}

/// The context and what hangs on it.
base::Result<void> openContext(glm::ivec2 size, HeadlessSession& session) {
    auto gpu = gpu::Context::current();
    if (!gpu) {
        return tl::unexpected(gpu.error());
    }
    session.gpu = std::move(*gpu);
    if (!needsTiles(size)) {
        auto target = gpu::makeRenderTarget(*session.gpu, size);
        if (!target) {
            return tl::unexpected(target.error());
        }
        session.target = std::move(*target);
    }
    auto maker = PictureMaker::create(*session.gpu, platform::makeSystemFonts(),
                                      atlasFor(*session.gpu, size));
    if (!maker) {
        return tl::unexpected(maker.error());
    }
    session.maker.emplace(std::move(*maker));
    return {};
}

} // namespace

base::Result<HeadlessSession> openDrawing(glm::ivec2 sizePx) {
    auto context = platform::HeadlessContext::create();
    if (!context) {
        return tl::unexpected(context.error());
    }
    HeadlessSession session{std::move(*context), {}, {}, {}, {}, {}, {}, {}, {}, 0};
    session.frame.sizePx = sizePx;
    session.frame.freeLast = glm::dvec2(sizePx);
    return openContext(sizePx, session).map([&] { return std::move(session); });
}

base::Result<void> draw(HeadlessSession& session) {
    const Morph* const morph =
        session.told != nullptr && session.told->morph ? &*session.told->morph : nullptr;
    const scene::Scene& scene = session.maker->build(session.state, session.materials,
                                                     session.projection, session.frame, morph);
    return session.maker->draw(scene, session.target->framebuffer.id());
}

base::Result<HeadlessSession> openHeadless(const HeadlessRequest& request) {
    state::AppState state;
    const auto size = parseSize(request.view.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    if (auto applied = applyView(request.view, state); !applied) {
        return tl::unexpected(applied.error());
    }
    Startup startup =
        start({.dataset = request.dataset,
               .columns = request.columns,
               .projection = state.projection,
               .projectionCentre = state.projectionCentre.value_or(state.camera.centre),
               .theme = state.theme,
               .given = request.given});
    return openDrawing(*size).and_then([&](HeadlessSession session) {
        session.state = state;
        session.frame.scale = request.view.scale;
        return settle(request, std::move(startup), session).map([&] { return std::move(session); });
    });
}

} // namespace portolan::app
