#include "app/window/flag_shelf.h"

#include "app/window/stage_pictures.h"

#include <span>
#include <utility>

namespace portolan::app {

void FlagShelf::show(std::shared_ptr<const dataset::Dataset> data) {
    if (shown_ == data) {
        return;
    }
    shown_ = std::move(data);
    pictures_.reset();
    textures_.clear();
    if (shown_ == nullptr) {
        return;
    }
    auto pictures = std::make_shared<ui::FlagPictures>();
    for (const dataset::Place& place : shown_->places) {
        const auto [picture, isNew] = pictures->try_emplace(place.economy);
        const auto flag = isNew ? flags_.of(place.economy) : nullptr;
        if (flag != nullptr) {
            textures_.push_back(
                gpu::makeTexture(flag->size, gpu::kRgba8, std::as_bytes(std::span(flag->rgba))));
            gpu::makeMipmaps(textures_.back());
            picture->second = pictureOf(textures_.back(), flag->size);
        }
    }
    pictures_ = std::move(pictures);
}

} // namespace portolan::app
