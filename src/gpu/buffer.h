// Buffers, vertex arrays and buffer textures. Sizes are in elements of T; nothing here knows a map.
#pragma once

#include "gpu/handle.h"

#include <cstddef>
#include <span>

namespace portolan::gpu {

BufferHandle makeBuffer();

/// Replaces the whole contents (the old storage is orphaned, so the driver need not wait).
void fillBuffer(const BufferHandle&, std::span<const std::byte>, GLenum usage = GL_STATIC_DRAW);
template<class T>
void fillBuffer(const BufferHandle& buffer, std::span<const T> data,
                GLenum usage = GL_STATIC_DRAW) {
    fillBuffer(buffer, std::as_bytes(data), usage);
}

/// Overwrites a part; it must lie within what was filled or reserved.
void updateBuffer(const BufferHandle&, std::size_t byteOffset, std::span<const std::byte>);
void reserveBuffer(const BufferHandle&, std::size_t bytes, GLenum usage = GL_DYNAMIC_DRAW);

struct Attribute {
    GLuint location = 0;
    GLint components = 1;
    GLenum type = GL_FLOAT;
    std::size_t offset = 0; ///< bytes
    bool normalised = false;
    bool integer = false; ///< read as int/uint in the shader
    GLuint divisor = 0;   ///< 1: per instance
};

/// A vertex array over one vertex buffer; `indices` may be empty.
VertexArrayHandle makeVertexArray(const BufferHandle& vertices, std::size_t stride,
                                  std::span<const Attribute>,
                                  const BufferHandle* indices = nullptr);

/// Adds a further buffer's attributes to a vertex array.
void addAttributes(const VertexArrayHandle&, const BufferHandle& vertices, std::size_t stride,
                   std::span<const Attribute>);

/// A vertex array with no attributes, for shaders that fetch from buffer textures (an index buffer
/// may be bound).
VertexArrayHandle makeEmptyVertexArray(const BufferHandle* indices = nullptr);

/// A buffer seen as a texture of `format` (GL_RG32F, GL_RGBA32F…). Bind it again after the buffer
/// was refilled.
TextureHandle makeBufferTexture(const BufferHandle&, GLenum format);

} // namespace portolan::gpu
