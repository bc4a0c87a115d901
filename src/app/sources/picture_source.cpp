#include "app/sources/picture_source.h"

#include "formats/picture_reader.h"

#include <utility>

namespace portolan::app {

std::shared_ptr<const scene::StagePicture> readStagePicture(const std::string& path, int mostPx) {
    auto read = formats::readPicture(path, mostPx);
    return read ? std::make_shared<const scene::StagePicture>(
                      scene::StagePicture{read->size, std::move(read->rgba)})
                : nullptr;
}

} // namespace portolan::app
