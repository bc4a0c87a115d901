// The lookup of a projection is written twice, in C++ and in GLSL: here one is held to the other.
#include "geo/projection_grid.h"
#include "gpu/buffer.h"
#include "gpu/context.h"
#include "gpu/shader_library.h"
#include "gpu/texture.h"
#include "platform/headless_context.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace portolan {
namespace {

constexpr int kSide = 96;
// Steps that floats hold exactly, so that both sides are asked for the same place.
constexpr double kLonStep = 3.75, kLatStep = 1.875;

constexpr const char* kVertex = R"(
void main() {
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    gl_Position = vec4(corner, 0.0, 1.0);
})";

constexpr const char* kFragment = R"(
#include "projection.glsl"
uniform sampler2D gridTexture;
uniform vec4 gridFrame;
uniform vec3 gridSize;
uniform vec4 places; // west, south, steps
out vec4 out_value;
void main() {
    vec2 lonLat = places.xy + floor(gl_FragCoord.xy) * places.zw;
    out_value = vec4(lookupPlane(gridTexture, gridFrame, gridSize, lonLat), 1.0);
})";

std::vector<gpu::ShaderSource> sources() {
    const auto embedded = gpu::embeddedShaders();
    std::vector<gpu::ShaderSource> all(embedded.begin(), embedded.end());
    all.push_back({"lookup_test.vert", kVertex});
    all.push_back({"lookup_test.frag", kFragment});
    return all;
}

/// What the shader finds at kSide × kSide places from the south-west corner of the map.
std::vector<glm::vec4> lookUpOnGpu(const gpu::Context& context, const geo::ProjectionGrid& grid) {
    const auto shaders = sources();
    const auto program = gpu::ShaderLibrary(shaders).program(context, "lookup_test");
    EXPECT_TRUE(program) << program.error().toString();
    const auto gridTexture = gpu::makeTexture({grid.size.columns, grid.size.rows}, gpu::kRgba32f,
                                              std::as_bytes(std::span(grid.texels)));
    const auto target = gpu::makeTexture({kSide, kSide}, gpu::kRgba32f, {});
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    const gpu::FramebufferHandle framebuffer(name);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.id(), 0);
    glViewport(0, 0, kSide, kSide);
    glDisable(GL_BLEND);

    program->use();
    program->set("gridTexture", 0);
    program->set("gridFrame", glm::vec4(grid.west, grid.south, 1 / grid.stepLon, 1 / grid.stepLat));
    program->set("gridSize",
                 glm::vec3(grid.size.columns, grid.size.rows, grid.bilinear ? 1.0F : 0.0F));
    program->set("places", glm::vec4(grid.centreLongitude - 180, -90, kLonStep, kLatStep));
    gpu::bindTexture(0, gridTexture);
    const auto triangle = gpu::makeEmptyVertexArray();
    glBindVertexArray(triangle.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);

    std::vector<glm::vec4> values(std::size_t{kSide} * kSide);
    glReadPixels(0, 0, kSide, kSide, GL_RGBA, GL_FLOAT, values.data());
    EXPECT_EQ(context.takeErrors(), "");
    return values;
}

TEST(ProjectionShader, FindsWhatTheProcessorFinds) {
    const auto headless = platform::HeadlessContext::create();
    ASSERT_TRUE(headless) << headless.error().toString();
    const auto context = gpu::Context::current();
    ASSERT_TRUE(context);
    for (const char* definition : {"+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122",
                                   "+proj=ortho +lat_0=25 +lon_0=121", "+proj=isea"}) {
        const auto projection = geo::Projection::create(definition);
        ASSERT_TRUE(projection);
        const auto grid = geo::buildProjectionGrid(*projection, {}, {128, 33});
        const auto values = lookUpOnGpu(*context, *grid);
        for (int i = 0; i < kSide * kSide; ++i) {
            const double lon = grid->centreLongitude - 180 + (i % kSide) * kLonStep;
            const int row = i / kSide;
            const double lat = -90 + row * kLatStep;
            if (lat < grid->southLimit || lat > grid->northLimit) {
                continue; // the vertex shader keeps within the limits
            }
            const auto expected = grid->lookupUnwrapped(lon, lat);
            const glm::vec4 found = values[static_cast<std::size_t>(i)];
            const std::string where =
                std::string(definition) + " at " + std::to_string(lon) + ' ' + std::to_string(lat);
            ASSERT_NEAR(found.z, expected.validity, 2e-3) << where;
            if (expected.validity > 0) {
                // Floats hold 0.4 m at 6,000 km, and the place within its cell to some metres.
                const double tolerance = 10 + 1e-6 * glm::length(expected.offset);
                ASSERT_NEAR(found.x, expected.offset.x, tolerance) << where;
                ASSERT_NEAR(found.y, expected.offset.y, tolerance) << where;
            }
        }
    }
}

} // namespace
} // namespace portolan
