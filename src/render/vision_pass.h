// The finished picture, panels included, as somebody with another colour vision sees it.
#pragma once

#include "base/result.h"
#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/texture.h"

#include <glm/vec3.hpp>

#include <array>
#include <memory>

namespace portolan::render {

/// Rows that give red, green and blue from linear red, green and blue.
using VisionMatrix = std::array<glm::vec3, 3>;

/// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation
/// of Color Vision Deficiency (IEEE TVCG 15(6), 2009), table 1 at severity 1.0.
inline constexpr VisionMatrix kProtanopia = {{{0.152286F, 1.052583F, -0.204868F},
                                              {0.114503F, 0.786281F, 0.099216F},
                                              {-0.003882F, -0.048116F, 1.051998F}}};
inline constexpr VisionMatrix kDeuteranopia = {{{0.367322F, 0.860646F, -0.227968F},
                                                {0.280085F, 0.672501F, 0.047413F},
                                                {-0.011820F, 0.042940F, 0.968881F}}};
inline constexpr VisionMatrix kTritanopia = {{{1.255528F, -0.076749F, -0.178779F},
                                              {-0.078411F, 0.930809F, 0.147602F},
                                              {0.004733F, 0.691367F, 0.303900F}}};

class VisionPass {
public:
    /// Error (Machine): the driver refuses its shader.
    static base::Result<VisionPass> create(const gpu::Context&);
    VisionPass(VisionPass&&) noexcept;
    VisionPass& operator=(VisionPass&&) noexcept;
    ~VisionPass();

    /// Replaces what `framebuffer` (0: the window) shows; the last thing of a frame.
    void draw(const VisionMatrix&, GLuint framebuffer, glm::ivec2 size);

private:
    struct Impl;
    explicit VisionPass(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::render
