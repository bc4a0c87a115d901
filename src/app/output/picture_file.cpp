#include "app/output/picture_file.h"

#include "app/picture/tiles.h"
#include "formats/files.h"
#include "formats/geo_tiff.h"
#include "gpu/texture.h"
#include "platform/png_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace portolan::app {

namespace {

/// Tells how many rows there are, and notes that no more are wanted.
struct Watched {
    const Watch& watch;
    glm::ivec2 size;
    int rows = 0;
    bool isEnded = false;

    base::Result<void> after(std::span<const std::uint8_t> more) {
        rows += static_cast<int>(more.size() / 4 / static_cast<std::size_t>(size.x));
        isEnded = watch != nullptr && !watch(rows, size.y);
        return isEnded ? base::fail(base::ErrorCode::Usage, "the picture was stopped", "")
                       : base::Result<void>{};
    }
};

/// Builds the scene and hands its rows on: drawn at once, where a target holds it.
base::Result<void> draw(const PictureRequest& request, const scene::Scene& scene, Watched& watched,
                        const RowSink& write) {
    const RowSink sink = [&](std::span<const std::uint8_t> rows) {
        return write(rows).and_then([&] { return watched.after(rows); });
    };
    if (request.frame.isTiled) {
        return drawRows(request.gpu, request.maker, scene, sink);
    }
    auto target = gpu::makeRenderTarget(request.gpu, request.frame.sizePx);
    if (!target) {
        return tl::unexpected(target.error());
    }
    return request.maker.draw(scene, target->framebuffer.id()).and_then([&] {
        return sink(gpu::readPixels(*target));
    });
}

/// Of a flat view: the plane's metres for each pixel, and what the projection says of a few.
formats::GeoTiffPlace placeOf(const scene::FrameView& view, const ReadyProjection& projection) {
    const geo::ViewTransform& transform = view.transform;
    const geo::PlanePoint origin = view.grid->origin;
    const auto planeAt = [&](double column, double row) {
        const auto px = transform.mapPxFromScreen({column, row});
        return transform.offsetFromMapPx(px.value_or(glm::dvec2(0))) +
               glm::dvec2(origin.x, origin.y);
    };
    const glm::dvec2 corner = planeAt(0, 0), right = planeAt(1, 0), down = planeAt(0, 1);
    formats::GeoTiffPlace place{projection.projection->definition(),
                                {corner.x, right.x - corner.x, down.x - corner.x, corner.y,
                                 right.y - corner.y, down.y - corner.y}};
    for (const glm::dvec2 share : {glm::dvec2(0.5, 0.5), glm::dvec2(0.25, 0.4)}) {
        const glm::dvec2 px = share * transform.sizePx;
        const glm::dvec2 plane = planeAt(px.x, px.y);
        if (const auto known = projection.projection->inverse({plane.x, plane.y})) {
            place.known.push_back({*known, px.x, px.y});
        }
    }
    return place;
}

base::Result<void> writeGeoTiff(const std::string& path, const PictureRequest& request,
                                const scene::Scene& scene, Watched& watched) {
    if (scene.view.transform.clipFromMapPx[1][2] != 0) {
        return base::fail(base::ErrorCode::Usage, "a GeoTIFF is flat: this view is pitched",
                          "add --pitch 0, or choose a name that ends in .png");
    }
    const glm::ivec2 size = request.frame.sizePx;
    return formats::GeoTiffFile::create(path, size.x, size.y,
                                        placeOf(scene.view, request.projection))
        .and_then([&](formats::GeoTiffFile file) {
            return draw(request, scene, watched, [&](auto rows) { return file.write(rows); })
                .and_then([&] { return file.finish(); });
        });
}

base::Result<void> writePng(const std::string& path, const PictureRequest& request,
                            const scene::Scene& scene, Watched& watched) {
    const glm::ivec2 size = request.frame.sizePx;
    return platform::PngFile::create(path, size.x, size.y).and_then([&](platform::PngFile file) {
        return draw(request, scene, watched, [&](auto rows) { return file.write(rows); })
            .and_then([&] { return file.finish(); });
    });
}

} // namespace

std::string endingOf(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

std::optional<PictureKind> pictureKind(const std::string& path) {
    const std::string ending = endingOf(path);
    const auto isOneOf = [&](auto... each) { return ((ending == each) || ...); };
    return isOneOf(".png")            ? std::optional(PictureKind::Png)
           : isOneOf(".tif", ".tiff") ? std::optional(PictureKind::GeoTiff)
                                      : std::nullopt;
}

PictureRequest pictureOf(HeadlessSession& session) {
    return {*session.gpu,
            *session.maker,
            session.state,
            session.materials,
            session.projection,
            session.frame,
            session.told != nullptr && session.told->morph ? &*session.told->morph : nullptr};
}

base::Result<bool> writePicture(const std::string& path, PictureRequest request,
                                const Watch& watch) {
    request.frame.isTiled = needsTiles(request.frame.sizePx);
    formats::removeUnfinishedBeside(path);
    const scene::Scene& scene = request.maker.build(
        request.state, request.materials, request.projection, request.frame, request.morph);
    Watched watched{watch, request.frame.sizePx};
    const auto written = pictureKind(path) == PictureKind::GeoTiff
                             ? writeGeoTiff(path, request, scene, watched)
                             : writePng(path, request, scene, watched);
    return watched.isEnded ? base::Result<bool>(false) : written.map([] { return true; });
}

} // namespace portolan::app
