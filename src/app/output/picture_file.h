// A picture as a file of pixels, of the kind that its name's ending says.
#pragma once

#include "app/output/headless_session.h"
#include "app/picture/picture.h"
#include "app/sources/watch.h"

#include <optional>
#include <string>

namespace portolan::app {

enum class PictureKind : std::uint8_t { Png, GeoTiff };

/// What a path ends in, small: ".png" of "A.PNG".
std::string endingOf(const std::string& path);

/// nullopt: the ending names neither.
std::optional<PictureKind> pictureKind(const std::string& path);

/// What a picture is made from; all borrowed.
struct PictureRequest {
    const gpu::Context& gpu;
    PictureMaker& maker;
    const state::AppState& state;
    const Materials& materials;
    const ReadyProjection& projection;
    Frame frame;
    const Morph* morph = nullptr;
};

/// What the session shows.
PictureRequest pictureOf(HeadlessSession&);

/// Builds the picture and writes it, whole or not at all; beyond kWholeSide in tiles. A GeoTIFF is
/// in the view's CRS. Returns false where the watch, told of each strip, ended it: then nothing is
/// left behind. Error (Machine): it is larger than can be drawn here, or the file cannot be
/// written. (Usage): a GeoTIFF of a pitched view, or of a projection that GeoTIFF has no name for.
base::Result<bool> writePicture(const std::string& path, PictureRequest, const Watch& = {});

} // namespace portolan::app
