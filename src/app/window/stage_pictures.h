// Small pictures for the presenter's window: of the stage as it is, and of a chapter as it ends.
#pragma once

#include "app/story/presenter.h"
#include "gpu/texture.h"
#include "ui/view_model.h"

#include <optional>
#include <vector>

namespace portolan::app {

/// A texture for Dear ImGui; `shape`: of what is on it.
ui::Picture pictureOf(const gpu::TextureHandle&, glm::ivec2 shape);
/// For Dear ImGui; null where there is none yet. `shape`: of what is on it.
ui::Picture pictureOf(const gpu::RenderTarget*, glm::ivec2 shape);

/// What the stage's framebuffer holds, made smaller by halves, so that its words can be read.
class StagePicture {
public:
    /// Of the current context's framebuffer 0. Error (Machine): the driver cannot draw as large.
    base::Result<void> capture(const gpu::Context&, glm::ivec2 sizePx);
    /// Its texture is shared with the windows beside; null before the first.
    const gpu::RenderTarget* picture() const;

private:
    std::vector<gpu::RenderTarget> halves_; ///< each half as large as that before, the first full
    glm::ivec2 sizePx_{0};
};

/// Drawn as the stage draws, once for each chapter, by a maker of its own: the stage's keeps what
/// it made.
class ChapterPicture {
public:
    /// Draws the chapter's picture unless it is there, as wide as the stage at most. The stage's
    /// context is current. Error: it cannot be drawn.
    base::Result<void> update(const Presenter&, const Materials&, const state::AppState&,
                              std::size_t chapter, int widthPx = 640);
    /// Null until the chapter's is there.
    const gpu::RenderTarget* picture(std::size_t chapter) const {
        return key_ && key_->chapter == chapter ? &*target_ : nullptr;
    }

private:
    struct Key {
        std::size_t chapter = 0;
        std::uint32_t story = 0;
        int widthPx = 0;
        base::Language language = base::Language::En;
        glm::ivec2 sizePx{0};
        const void* relief = nullptr; ///< it comes later than the story in its colours
        bool operator==(const Key&) const = default;
    };
    base::Result<void> prepare(glm::ivec2 sizePx);
    base::Result<void> draw(const ToldMoment&);

    std::optional<Key> key_; ///< of what was drawn
    std::optional<gpu::RenderTarget> target_;
    std::optional<PictureMaker> maker_;
};

} // namespace portolan::app
