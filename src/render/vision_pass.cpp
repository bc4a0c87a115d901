#include "render/vision_pass.h"

#include "gpu/shader_library.h"

#include <utility>

namespace portolan::render {

namespace {

constexpr int kPictureUnit = 5; // one that no layer keeps a texture in

} // namespace

struct VisionPass::Impl {
    gpu::Context gpu;
    gpu::Program program;
    gpu::VertexArrayHandle nothing;
    gpu::RenderTarget copy;
};

VisionPass::VisionPass(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VisionPass::VisionPass(VisionPass&&) noexcept = default;
VisionPass& VisionPass::operator=(VisionPass&&) noexcept = default;
VisionPass::~VisionPass() = default;

base::Result<VisionPass> VisionPass::create(const gpu::Context& context) {
    auto program = gpu::ShaderLibrary().program(context, "vision");
    if (!program) {
        return tl::unexpected(program.error());
    }
    return VisionPass(std::make_unique<Impl>(
        Impl{context, *std::move(program), gpu::makeEmptyVertexArray(), gpu::RenderTarget()}));
}

void VisionPass::draw(const VisionMatrix& matrix, GLuint framebuffer, glm::ivec2 size) {
    if (impl_->copy.size != size) {
        auto target = gpu::makeRenderTarget(impl_->gpu, size);
        if (!target) {
            return; // the frame stays in all its colours
        }
        impl_->copy = *std::move(target);
    }
    gpu::blit(framebuffer, {0, 0}, impl_->copy.framebuffer.id(), {0, 0}, size);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, size.x, size.y);
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    gpu::bindTexture(kPictureUnit, impl_->copy.colour);
    impl_->program.use();
    impl_->program.set("picture", kPictureUnit);
    impl_->program.set("redRow", matrix[0]);
    impl_->program.set("greenRow", matrix[1]);
    impl_->program.set("blueRow", matrix[2]);
    glBindVertexArray(impl_->nothing.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

} // namespace portolan::render
