#include "gpu/shader_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace portolan::gpu {

namespace {

const ShaderSource* findSource(std::span<const ShaderSource> sources, std::string_view name) {
    const auto found =
        std::find_if(sources.begin(), sources.end(),
                     [&](const ShaderSource& source) { return source.name == name; });
    return found == sources.end() ? nullptr : &*found;
}

/// Appends `file` and, once each, what it includes. `files` numbers them for #line.
base::Result<void> append(std::span<const ShaderSource> sources, std::string_view file,
                          std::vector<std::string_view>& files, std::string& out) {
    const ShaderSource* source = findSource(sources, file);
    if (source == nullptr) {
        return base::fail(base::ErrorCode::Data, fmt::format("no shader is called {}", file),
                          "correct the #include, or add the file to shaders/");
    }
    const std::size_t number = files.size();
    files.push_back(source->name);
    out += fmt::format("#line 1 {}\n", number);
    int line = 1;
    for (std::string_view rest = source->text; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        constexpr std::string_view kInclude = "#include \"";
        if (!text.starts_with(kInclude)) {
            out.append(text).push_back('\n');
            continue;
        }
        const std::string_view name =
            text.substr(kInclude.size(), text.rfind('"') - kInclude.size());
        const std::string path = fmt::format("include/{}", name);
        if (std::find(files.begin(), files.end(), path) == files.end()) {
            if (auto included = append(sources, path, files, out); !included) {
                return included;
            }
            out += fmt::format("#line {} {}\n", line + 1, number);
        }
    }
    return {};
}

base::Result<ShaderHandle> compile(GLenum stage, std::string_view file, const std::string& text) {
    ShaderHandle shader(glCreateShader(stage));
    const char* data = text.c_str();
    glShaderSource(shader.id(), 1, &data, nullptr);
    glCompileShader(shader.id());
    GLint done = 0;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &done);
    if (done == 0) {
        std::array<char, 4096> log{};
        glGetShaderInfoLog(shader.id(), log.size(), nullptr, log.data());
        return base::fail(
            base::ErrorCode::Machine,
            fmt::format("the graphics driver refuses shader {}: {}", file, log.data()),
            "update the graphics driver");
    }
    return shader;
}

base::Result<ShaderHandle> compile(const ShaderLibrary& library, GLenum stage,
                                   std::string_view file,
                                   std::span<const std::string_view> defines) {
    const auto text = library.preprocess(file, defines);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return compile(stage, file, *text);
}

/// `program` has its shaders.
base::Result<Program> link(std::string_view name, ProgramHandle program) {
    glLinkProgram(program.id());
    GLint done = 0;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &done);
    if (done == 0) {
        std::array<char, 4096> log{};
        glGetProgramInfoLog(program.id(), log.size(), nullptr, log.data());
        return base::fail(base::ErrorCode::Machine,
                          fmt::format("the graphics driver cannot link {}: {}", name, log.data()),
                          "update the graphics driver");
    }
    const GLuint block = glGetUniformBlockIndex(program.id(), "Frame");
    if (block != GL_INVALID_INDEX) {
        glUniformBlockBinding(program.id(), block, kFrameBlockBinding);
    }
    return Program(std::move(program));
}

} // namespace

base::Result<std::string>
ShaderLibrary::preprocess(std::string_view file, std::span<const std::string_view> defines) const {
    std::string out = "#version 330 core\n";
    for (const std::string_view define : defines) {
        out += fmt::format("#define {}\n", define);
    }
    std::vector<std::string_view> files;
    return append(sources_, file, files, out).map([&] { return std::move(out); });
}

base::Result<Program> ShaderLibrary::program(const Context&, std::string_view name,
                                             std::span<const std::string_view> defines,
                                             std::string_view fragment) const {
    auto vertex = compile(*this, GL_VERTEX_SHADER, fmt::format("{}.vert", name), defines);
    if (!vertex) {
        return tl::unexpected(vertex.error());
    }
    auto pixels = compile(*this, GL_FRAGMENT_SHADER,
                          fmt::format("{}.frag", fragment.empty() ? name : fragment), defines);
    if (!pixels) {
        return tl::unexpected(pixels.error());
    }
    ProgramHandle program(glCreateProgram());
    glAttachShader(program.id(), vertex->id());
    glAttachShader(program.id(), pixels->id());
    return link(name, std::move(program));
}

base::Result<Program> ShaderLibrary::capture(const Context&, std::string_view name,
                                             std::span<const std::string_view> defines,
                                             std::span<const char* const> outputs) const {
    auto vertex = compile(*this, GL_VERTEX_SHADER, fmt::format("{}.vert", name), defines);
    if (!vertex) {
        return tl::unexpected(vertex.error());
    }
    ProgramHandle program(glCreateProgram());
    glAttachShader(program.id(), vertex->id());
    glTransformFeedbackVaryings(program.id(), static_cast<GLsizei>(outputs.size()), outputs.data(),
                                GL_INTERLEAVED_ATTRIBS);
    return link(name, std::move(program));
}

} // namespace portolan::gpu
