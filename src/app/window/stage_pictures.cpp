#include "app/window/stage_pictures.h"

#include "platform/font_source.h"

#include <algorithm>
#include <cstdint>

namespace portolan::app {

namespace {

constexpr int kSmallest = 640; ///< px that a picture is wide at least

/// In the stage's shape.
glm::ivec2 smallSize(glm::ivec2 sizePx, int widthPx) {
    const int width = std::min(widthPx, sizePx.x);
    return {width, std::max(1, width * sizePx.y / std::max(sizePx.x, 1))};
}

} // namespace

ui::Picture pictureOf(const gpu::TextureHandle& texture, glm::ivec2 shape) {
    const auto name = static_cast<std::uintptr_t>(texture.id());
    return {reinterpret_cast<ImTextureID>(name), // NOLINT: as its backend has it
            {static_cast<float>(shape.x), static_cast<float>(shape.y)}};
}

ui::Picture pictureOf(const gpu::RenderTarget* target, glm::ivec2 shape) {
    return target != nullptr
               ? pictureOf(target->colour, shape)
               : ui::Picture{nullptr, {static_cast<float>(shape.x), static_cast<float>(shape.y)}};
}

base::Result<void> StagePicture::capture(const gpu::Context& context, glm::ivec2 sizePx) {
    if (sizePx_ != sizePx) {
        halves_.clear();
        sizePx_ = sizePx;
        for (glm::ivec2 size = sizePx; halves_.empty() || size.x >= kSmallest; size /= 2) {
            auto target = gpu::makeRenderTarget(context, glm::max(size, glm::ivec2(1)));
            if (!target) {
                return tl::unexpected(target.error());
            }
            halves_.push_back(*std::move(target));
        }
    }
    gpu::blitScaled(0, sizePx, halves_.front().framebuffer.id(), sizePx);
    for (std::size_t i = 1; i < halves_.size(); ++i) {
        gpu::blitScaled(halves_[i - 1].framebuffer.id(), halves_[i - 1].size,
                        halves_[i].framebuffer.id(), halves_[i].size);
    }
    return {};
}

const gpu::RenderTarget* StagePicture::picture() const {
    return halves_.empty() ? nullptr : &halves_.back();
}

base::Result<void> ChapterPicture::prepare(glm::ivec2 sizePx) {
    const auto context = gpu::Context::current();
    if (!context) {
        return tl::unexpected(context.error());
    }
    if (!maker_) {
        auto maker = PictureMaker::create(*context, platform::makeSystemFonts());
        if (!maker) {
            return tl::unexpected(maker.error());
        }
        maker_.emplace(*std::move(maker));
    }
    if (!target_ || target_->size != sizePx) {
        auto target = gpu::makeRenderTarget(*context, sizePx);
        if (!target) {
            return tl::unexpected(target.error());
        }
        target_ = *std::move(target);
    }
    return {};
}

base::Result<void> ChapterPicture::draw(const ToldMoment& told) {
    const scene::Scene& scene =
        maker_->build(told.state, told.materials, told.projection,
                      stageFrame(target_->size, told.stage), told.morph ? &*told.morph : nullptr);
    return maker_->draw(scene, target_->framebuffer.id());
}

base::Result<void> ChapterPicture::update(const Presenter& presenter, const Materials& materials,
                                          const state::AppState& state, std::size_t chapter,
                                          int widthPx) {
    const Key key{chapter,
                  presenter.version(),
                  widthPx,
                  presenter.view(state).language,
                  presenter.told().sizePx(),
                  materials.relief.get()};
    if (chapter >= presenter.told().telling().chapterCount() || key_ == key) {
        return {};
    }
    key_.reset();
    return prepare(smallSize(key.sizePx, widthPx))
        .and_then([&] { return draw(presenter.endOf(chapter, state, materials)); })
        .map([&] { key_ = key; });
}

} // namespace portolan::app
