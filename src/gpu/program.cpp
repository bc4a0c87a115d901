#include "gpu/program.h"

#include <algorithm>
#include <array>

namespace portolan::gpu {

Program::Program(ProgramHandle handle) : handle_(std::move(handle)) {
    GLint count = 0;
    glGetProgramiv(handle_.id(), GL_ACTIVE_UNIFORMS, &count);
    for (GLint i = 0; i < count; ++i) {
        std::array<char, 128> name{};
        GLsizei length = 0;
        GLint size = 0;
        GLenum type = 0;
        glGetActiveUniform(handle_.id(), static_cast<GLuint>(i), name.size(), &length, &size, &type,
                           name.data());
        std::string text(name.data(), static_cast<std::size_t>(length));
        const GLint where = glGetUniformLocation(handle_.id(), text.c_str());
        text = text.substr(0, text.find('['));
        if (where >= 0) {
            locations_.emplace_back(std::move(text), where);
        }
    }
    std::sort(locations_.begin(), locations_.end());
}

void Program::use() const {
    glUseProgram(handle_.id());
}

GLint Program::location(std::string_view name) const {
    const auto found =
        std::lower_bound(locations_.begin(), locations_.end(), name,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return found != locations_.end() && found->first == name ? found->second : -1;
}

void Program::set(std::string_view name, int value) const {
    glUniform1i(location(name), value);
}
void Program::set(std::string_view name, float value) const {
    glUniform1f(location(name), value);
}
void Program::set(std::string_view name, glm::vec2 value) const {
    glUniform2f(location(name), value.x, value.y);
}
void Program::set(std::string_view name, glm::vec3 value) const {
    glUniform3f(location(name), value.x, value.y, value.z);
}
void Program::set(std::string_view name, glm::vec4 value) const {
    glUniform4f(location(name), value.x, value.y, value.z, value.w);
}
void Program::set(std::string_view name, std::span<const float> values) const {
    glUniform1fv(location(name), static_cast<GLsizei>(values.size()), values.data());
}
void Program::set(std::string_view name, std::span<const glm::vec4> values) const {
    glUniform4fv(location(name), static_cast<GLsizei>(values.size()), &values.data()->x);
}

} // namespace portolan::gpu
