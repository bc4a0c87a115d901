#include "gpu/buffer.h"

namespace portolan::gpu {

BufferHandle makeBuffer() {
    GLuint id = 0;
    glGenBuffers(1, &id);
    return BufferHandle(id);
}

// GL_COPY_WRITE_BUFFER is no part of a vertex array's state, so filling disturbs none.
void fillBuffer(const BufferHandle& buffer, std::span<const std::byte> data, GLenum usage) {
    glBindBuffer(GL_COPY_WRITE_BUFFER, buffer.id());
    glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(data.size()), data.data(), usage);
}

void updateBuffer(const BufferHandle& buffer, std::size_t byteOffset,
                  std::span<const std::byte> data) {
    glBindBuffer(GL_COPY_WRITE_BUFFER, buffer.id());
    glBufferSubData(GL_COPY_WRITE_BUFFER, static_cast<GLintptr>(byteOffset),
                    static_cast<GLsizeiptr>(data.size()), data.data());
}

void reserveBuffer(const BufferHandle& buffer, std::size_t bytes, GLenum usage) {
    glBindBuffer(GL_COPY_WRITE_BUFFER, buffer.id());
    glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(bytes), nullptr, usage);
}

void addAttributes(const VertexArrayHandle& array, const BufferHandle& vertices, std::size_t stride,
                   std::span<const Attribute> attributes) {
    glBindVertexArray(array.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
    for (const Attribute& a : attributes) {
        const auto* offset = reinterpret_cast<const void*>(a.offset); // NOLINT
        glEnableVertexAttribArray(a.location);
        if (a.integer) {
            glVertexAttribIPointer(a.location, a.components, a.type, static_cast<GLsizei>(stride),
                                   offset);
        } else {
            glVertexAttribPointer(a.location, a.components, a.type,
                                  static_cast<GLboolean>(a.normalised),
                                  static_cast<GLsizei>(stride), offset);
        }
        glVertexAttribDivisor(a.location, a.divisor);
    }
    glBindVertexArray(0);
}

VertexArrayHandle makeVertexArray(const BufferHandle& vertices, std::size_t stride,
                                  std::span<const Attribute> attributes,
                                  const BufferHandle* indices) {
    VertexArrayHandle array = makeEmptyVertexArray(indices);
    addAttributes(array, vertices, stride, attributes);
    return array;
}

VertexArrayHandle makeEmptyVertexArray(const BufferHandle* indices) {
    GLuint id = 0;
    glGenVertexArrays(1, &id);
    glBindVertexArray(id);
    if (indices != nullptr) {
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices->id());
    }
    glBindVertexArray(0);
    return VertexArrayHandle(id);
}

TextureHandle makeBufferTexture(const BufferHandle& buffer, GLenum format) {
    GLuint id = 0;
    glGenTextures(1, &id);
    glActiveTexture(GL_TEXTURE15); // the scratch unit of texture.cpp
    glBindTexture(GL_TEXTURE_BUFFER, id);
    glTexBuffer(GL_TEXTURE_BUFFER, format, buffer.id());
    return TextureHandle(id);
}

} // namespace portolan::gpu
