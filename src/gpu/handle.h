// Owners of OpenGL names: move-only, id 0 is empty, deleted with the context that made them still
// current.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace portolan::gpu {

template<class Delete>
class Handle {
public:
    explicit Handle(GLuint id = 0) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (id_ != 0) {
            Delete{}(id_);
        }
    }
    GLuint id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }

private:
    GLuint id_;
};

// Named deleters, not lambdas: a lambda's type would differ in every translation unit.
struct DeleteBuffer {
    void operator()(GLuint id) const { glDeleteBuffers(1, &id); }
};
struct DeleteTexture {
    void operator()(GLuint id) const { glDeleteTextures(1, &id); }
};
struct DeleteVertexArray {
    void operator()(GLuint id) const { glDeleteVertexArrays(1, &id); }
};
struct DeleteFramebuffer {
    void operator()(GLuint id) const { glDeleteFramebuffers(1, &id); }
};
struct DeleteProgram {
    void operator()(GLuint id) const { glDeleteProgram(id); }
};
struct DeleteShader {
    void operator()(GLuint id) const { glDeleteShader(id); }
};

using BufferHandle = Handle<DeleteBuffer>;
using TextureHandle = Handle<DeleteTexture>;
using VertexArrayHandle = Handle<DeleteVertexArray>;
using FramebufferHandle = Handle<DeleteFramebuffer>;
using ProgramHandle = Handle<DeleteProgram>;
using ShaderHandle = Handle<DeleteShader>;

} // namespace portolan::gpu
