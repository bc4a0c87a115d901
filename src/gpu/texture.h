// Textures and targets to draw into.
#pragma once

#include "base/colour.h"
#include "base/result.h"
#include "gpu/context.h"
#include "gpu/handle.h"

#include <glm/vec2.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace portolan::gpu {

struct TextureFormat {
    GLenum internal = GL_RGBA8;
    GLenum external = GL_RGBA;
    GLenum type = GL_UNSIGNED_BYTE;
    GLenum filter = GL_LINEAR;
    int alignment = 4;
};

inline constexpr TextureFormat kRgba8{};
inline constexpr TextureFormat kRg8{GL_RG8, GL_RG, GL_UNSIGNED_BYTE, GL_LINEAR, 2};
inline constexpr TextureFormat kRgba32f{GL_RGBA32F, GL_RGBA, GL_FLOAT, GL_NEAREST, 4};

/// `texels` row by row, top row first (or as the caller's coordinates have it); may be empty.
/// Clamped at the edges, no mipmaps.
TextureHandle makeTexture(glm::ivec2 size, const TextureFormat&, std::span<const std::byte> texels);
/// Replaces rows top … top + rows − 1.
void updateTextureRows(const TextureHandle&, const TextureFormat&, int width, int top, int rows,
                       std::span<const std::byte> texels);
/// Smaller copies of it, for where it is drawn smaller than it is; it is then read smoothly.
void makeMipmaps(const TextureHandle&);
void bindTexture(int unit, const TextureHandle&, GLenum target = GL_TEXTURE_2D);

/// An off-screen picture: RGBA8, one sample, no depth. Move-only.
struct RenderTarget {
    TextureHandle colour;
    FramebufferHandle framebuffer;
    glm::ivec2 size{0, 0};
};

/// Error (Machine): the size is beyond what the driver can draw.
base::Result<RenderTarget> makeRenderTarget(const Context&, glm::ivec2 size);
/// Copies pixels without scaling (glBlitFramebuffer: 0.6 ms for 1080p in software, where a textured
/// quad takes 10). `from` and `to` are lower left corners.
void blit(GLuint fromFramebuffer, glm::ivec2 from, GLuint toFramebuffer, glm::ivec2 to,
          glm::ivec2 size);
/// Of all of it; it is bound afterwards.
void clear(GLuint framebuffer, base::Colour with);
/// RGBA8, bottom row first, width × height × 4 bytes.
void readRows(const RenderTarget&, std::span<std::uint8_t> rgba);
/// Copies a whole picture to another size, each pixel between its nearest four: whole where `to` is
/// half as large or larger. The window's framebuffer is bound afterwards.
void blitScaled(GLuint fromFramebuffer, glm::ivec2 from, GLuint toFramebuffer, glm::ivec2 to);
/// RGBA8, top row first, width × height × 4 bytes.
std::vector<std::uint8_t> readPixels(const RenderTarget&);

} // namespace portolan::gpu
