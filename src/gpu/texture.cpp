#include "gpu/texture.h"

#include <fmt/format.h>

#include <algorithm>

namespace portolan::gpu {

namespace {

/// Textures are made and filled on a unit of their own, so that what is bound for drawing stays
/// bound.
constexpr GLenum kScratchUnit = GL_TEXTURE15;

} // namespace

TextureHandle makeTexture(glm::ivec2 size, const TextureFormat& format,
                          std::span<const std::byte> texels) {
    GLuint id = 0;
    glGenTextures(1, &id);
    glActiveTexture(kScratchUnit);
    glBindTexture(GL_TEXTURE_2D, id);
    glPixelStorei(GL_UNPACK_ALIGNMENT, format.alignment);
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format.internal), size.x, size.y, 0,
                 format.external, format.type, texels.empty() ? nullptr : texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(format.filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(format.filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    return TextureHandle(id);
}

void updateTextureRows(const TextureHandle& texture, const TextureFormat& format, int width,
                       int top, int rows, std::span<const std::byte> texels) {
    glActiveTexture(kScratchUnit);
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, format.alignment);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, top, width, rows, format.external, format.type,
                    texels.data());
}

void makeMipmaps(const TextureHandle& texture) {
    constexpr GLint kMostLevels = 16;
    glActiveTexture(kScratchUnit);
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, kMostLevels);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glGenerateMipmap(GL_TEXTURE_2D);
}

void bindTexture(int unit, const TextureHandle& texture, GLenum target) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(target, texture.id());
}

base::Result<RenderTarget> makeRenderTarget(const Context& context, glm::ivec2 size) {
    const int limit = context.maxTextureSize();
    if (size.x < 1 || size.y < 1 || size.x > limit || size.y > limit) {
        return base::fail(
            base::ErrorCode::Machine,
            fmt::format("a picture of {}×{} pixels cannot be drawn here", size.x, size.y),
            fmt::format("choose 1 to {} pixels a side", limit));
    }
    RenderTarget target;
    target.size = size;
    target.colour = makeTexture(size, kRgba8, {});
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    target.framebuffer = FramebufferHandle(id);
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.colour.id(),
                           0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return base::fail(base::ErrorCode::Machine,
                          "the graphics driver gives no picture to draw into",
                          "choose a smaller size, or update the driver");
    }
    return target;
}

void blit(GLuint fromFramebuffer, glm::ivec2 from, GLuint toFramebuffer, glm::ivec2 to,
          glm::ivec2 size) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, fromFramebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, toFramebuffer);
    glBlitFramebuffer(from.x, from.y, from.x + size.x, from.y + size.y, to.x, to.y, to.x + size.x,
                      to.y + size.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void clear(GLuint framebuffer, base::Colour with) {
    const glm::vec4 colour = with.toVec4();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glClearColor(colour.x, colour.y, colour.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void readRows(const RenderTarget& target, std::span<std::uint8_t> rgba) {
    PORTOLAN_EXPECTS(rgba.size() == static_cast<std::size_t>(target.size.x) *
                                        static_cast<std::size_t>(target.size.y) * 4);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer.id());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, target.size.x, target.size.y, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

void blitScaled(GLuint fromFramebuffer, glm::ivec2 from, GLuint toFramebuffer, glm::ivec2 to) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, fromFramebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, toFramebuffer);
    glBlitFramebuffer(0, 0, from.x, from.y, 0, 0, to.x, to.y, GL_COLOR_BUFFER_BIT, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

std::vector<std::uint8_t> readPixels(const RenderTarget& target) {
    const auto stride = static_cast<std::size_t>(target.size.x) * 4;
    std::vector<std::uint8_t> pixels(stride * static_cast<std::size_t>(target.size.y));
    readRows(target, pixels);
    for (std::size_t top = 0, bottom = pixels.size() - stride; top < bottom;
         top += stride, bottom -= stride) {
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top),
                         pixels.begin() + static_cast<std::ptrdiff_t>(top + stride),
                         pixels.begin() + static_cast<std::ptrdiff_t>(bottom));
    }
    return pixels;
}

} // namespace portolan::gpu
