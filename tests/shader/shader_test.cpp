// Every shader compiles and every program links, without a display.
#include "gpu/context.h"
#include "gpu/shader_library.h"
#include "platform/headless_context.h"
#include "render/renderer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace portolan {

namespace {

class Shaders : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(egl_) << egl_.error().toString();
        context_ = gpu::Context::current();
        ASSERT_TRUE(context_) << context_.error().toString();
    }

    base::Result<platform::HeadlessContext> egl_ = platform::HeadlessContext::create();
    base::Result<gpu::Context> context_ = base::fail(base::ErrorCode::Machine, "not made", "");
};

std::vector<std::string> namesEndingIn(std::string_view ending) {
    std::vector<std::string> names;
    for (const gpu::ShaderSource& source : gpu::embeddedShaders()) {
        const std::string name(source.name);
        if (name.ends_with(ending)) {
            names.push_back(name.substr(0, name.size() - ending.size()));
        }
    }
    return names;
}

bool isThere(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

TEST_F(Shaders, linkInTheirPairsPlainAndMorphing) {
    const gpu::ShaderLibrary library;
    const auto fragments = namesEndingIn(".frag");
    const std::string_view morph[] = {"MORPH"};
    int count = 0;
    for (const std::string& name : namesEndingIn(".vert")) {
        if (!isThere(fragments, name)) {
            continue;
        }
        const auto plain = library.program(*context_, name);
        EXPECT_TRUE(plain) << name << ": " << plain.error().toString();
        const auto morphing = library.program(*context_, name, morph);
        EXPECT_TRUE(morphing) << name << " with MORPH: " << morphing.error().toString();
        ++count;
    }
    EXPECT_GE(count, 8);
    EXPECT_EQ(context_->takeErrors(), "");
}

TEST_F(Shaders, thatCaptureTheirOutputsLinkWithoutPixels) {
    const gpu::ShaderLibrary library;
    const std::string_view morph[] = {"MORPH"};
    const char* const outputs[] = {"placed", "place"};
    const auto plain = library.capture(*context_, "line_place", {}, outputs);
    EXPECT_TRUE(plain) << plain.error().toString();
    const auto morphing = library.capture(*context_, "line_place", morph, outputs);
    EXPECT_TRUE(morphing) << morphing.error().toString();
    const char* const unknown[] = {"nothing of that name"};
    EXPECT_FALSE(library.capture(*context_, "line_place", {}, unknown));
}

TEST_F(Shaders, areAllTakenByTheRenderer) {
    const auto renderer = render::Renderer::create(*context_);
    ASSERT_TRUE(renderer) << renderer.error().toString();
    EXPECT_EQ(context_->takeErrors(), "");
}

TEST_F(Shaders, aMistakeIsToldWithItsFileAndLine) {
    const gpu::ShaderSource sources[] = {
        {"wrong.vert", "void main() {\n    gl_Position = nothing;\n}\n"},
        {"wrong.frag", "out vec4 colour;\nvoid main() { colour = vec4(1); }\n"}};
    const gpu::ShaderLibrary library(sources);
    const auto program = library.program(*context_, "wrong");
    ASSERT_FALSE(program);
    EXPECT_NE(program.error().toString().find("wrong.vert"), std::string::npos)
        << program.error().toString();
    EXPECT_NE(program.error().toString().find("nothing"), std::string::npos);
}

} // namespace

} // namespace portolan
