// A linked program and its uniforms by name. Uniforms are few: per frame values travel in the Frame
// block.
#pragma once

#include "gpu/handle.h"

#include <glm/mat3x3.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace portolan::gpu {

class Program {
public:
    Program() = default;
    explicit Program(ProgramHandle handle);

    void use() const;
    /// −1 for a uniform that the shaders do not use: setting it is then nothing.
    GLint location(std::string_view name) const;

    // The program must be in use.
    void set(std::string_view name, int value) const;
    void set(std::string_view name, float value) const;
    void set(std::string_view name, glm::vec2 value) const;
    void set(std::string_view name, glm::vec3 value) const;
    void set(std::string_view name, glm::vec4 value) const;
    void set(std::string_view name, std::span<const float> values) const;
    void set(std::string_view name, std::span<const glm::vec4> values) const;

    GLuint id() const { return handle_.id(); }
    explicit operator bool() const { return static_cast<bool>(handle_); }

private:
    ProgramHandle handle_;
    std::vector<std::pair<std::string, GLint>> locations_; ///< sorted by name
};

} // namespace portolan::gpu
