#include "app/output/hand_out.h"

#include "app/output/source_pages.h"
#include "app/picture/stage_source.h"
#include "app/picture/tiles.h"
#include "formats/files.h"
#include "formats/jpeg.h"
#include "gpu/texture.h"
#include "platform/font_source.h"

#include <glm/common.hpp>

#include <algorithm>

namespace portolan::app {

namespace {

constexpr double kPointsPerPixel = 0.5; // 1920 logical pixels are 13⅓ inches
constexpr double kGroundScale = 2;      // 288 dots an inch on a page of 1920 × 1080

/// The frame with so many more pixels, and the same on them.
Frame enlarged(const Frame& frame, double times) {
    Frame large = frame;
    large.sizePx = glm::ivec2(glm::round(glm::dvec2(frame.sizePx) * times));
    large.scale *= times;
    large.freeFirst *= times;
    large.freeLast *= times;
    return large;
}

struct GroundPicture {
    glm::ivec2 size{0};
    std::vector<std::uint8_t> pixels, jpeg;

    print::Ground ground() const { return {size, pixels, jpeg}; }
};

base::Result<GroundPicture> drawGround(const gpu::Context& gpu, PictureMaker& maker,
                                       const scene::Scene& scene) {
    const glm::ivec2 size(scene.view.transform.sizePx);
    auto target = gpu::makeRenderTarget(gpu, size);
    if (!target) {
        return tl::unexpected(target.error());
    }
    return maker
        .drawTile(scene, target->framebuffer.id(), {glm::ivec2(0), size}, render::Parts::Ground)
        .map([&] {
            GroundPicture drawn{size, gpu::readPixels(*target), {}};
            drawn.jpeg = formats::packJpeg(size.x, size.y, drawn.pixels);
            return drawn;
        });
}

/// What lies under names and network.
struct Grounds {
    GroundPicture map, lens; ///< the lens's is empty where there is none
};

base::Result<Grounds> drawGrounds(const gpu::Context& gpu, PictureMaker& maker,
                                  const PictureRequest& request) {
    const scene::Scene& scene = maker.build(request.state, request.materials, request.projection,
                                            request.frame, request.morph);
    return drawGround(gpu, maker, scene).and_then([&](GroundPicture map) -> base::Result<Grounds> {
        Grounds grounds{std::move(map), {}};
        if (scene.lens == nullptr) {
            return grounds;
        }
        return drawGround(gpu, maker, scene.lens->scene).map([&](GroundPicture lens) {
            grounds.lens = std::move(lens);
            return std::move(grounds);
        });
    });
}

} // namespace

std::optional<print::Format> documentFormat(const std::string& path) {
    const std::string ending = endingOf(path);
    return ending == ".pdf"   ? std::optional(print::Format::Pdf)
           : ending == ".svg" ? std::optional(print::Format::Svg)
                              : std::nullopt;
}

glm::dvec2 pageSize(const Frame& frame) {
    const double scale = frame.stage != nullptr ? stageScaleOf(frame) : frame.scale;
    return glm::dvec2(frame.sizePx) * (kPointsPerPixel / scale);
}

base::Result<HandOut> HandOut::begin(const gpu::Context& gpu,
                                     const print::DocumentRequest& request) {
    auto ground = PictureMaker::create(gpu, platform::makeSystemFonts(),
                                       atlasFor(gpu, glm::ivec2(kWholeSide + 1)));
    if (!ground) {
        return tl::unexpected(ground.error());
    }
    return print::Document::create(request).map([&](print::Document document) {
        return HandOut(gpu, std::move(*ground), std::move(document));
    });
}

base::Result<void> HandOut::add(PictureRequest request, const std::string& title) {
    request.frame.isTiled = true; // nothing of it is drawn but the ground
    const scene::Scene& scene = request.maker.build(
        request.state, request.materials, request.projection, request.frame, request.morph);
    print::Page page;
    page.sizePx = glm::dvec2(request.frame.sizePx);
    page.title = title;
    if (scene.curtain) {
        page.paper = *scene.curtain;
        return document_.add(page);
    }
    const glm::ivec2 size = request.frame.sizePx;
    const double most = std::min(kWholeSide, gpu_.maxTextureSize());
    request.frame =
        enlarged(request.frame, std::min(kGroundScale, most / std::max(size.x, size.y)));
    return drawGrounds(gpu_, ground_, request).and_then([&](const Grounds& drawn) {
        const auto origins = request.maker.glyphOrigins();
        page.paper = scene.style->window;
        page.ground = drawn.map.ground();
        page.lens = drawn.lens.ground();
        page.scene = &scene;
        page.origins = origins;
        return document_.add(page);
    });
}

base::Result<void> HandOut::addSources(const dataset::Dataset& data,
                                       const std::vector<bool>& sources, base::Language language) {
    return app::addSources(document_, data, sources, language);
}

base::Result<void> HandOut::write(const std::string& path) {
    formats::removeUnfinishedBeside(path);
    return document_.finish().and_then(
        [&](const std::string& bytes) { return formats::writeFileWhole(path, bytes); });
}

} // namespace portolan::app
