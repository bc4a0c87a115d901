// What is written on the bundled map: whole, inside the picture, and never one text over another,
// in every preset, language and theme.
#include "app/headless_session.h"
#include "platform/font_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace portolan::app {
namespace {

using scene::PlacedText;

/// Where one looks besides the whole of the records: far out, and where nodes crowd.
struct Look {
    const char* name;
    geo::LonLat centre;
    double metresPerPixel; ///< 0: as --fit all
};
constexpr std::array kLooks = {Look{"all records", {}, 0}, Look{"the world", {120, 20}, 25000},
                               Look{"Kyushu", {130.9, 32.5}, 700},
                               Look{"the strait", {120, 24}, 1500}};

std::string where(const PlacedText& text) {
    const scene::Box& box = text.box;
    return "kind " + std::to_string(static_cast<int>(text.kind)) + " number " +
           std::to_string(text.id) + " at " + std::to_string(box.low.x) + ", " +
           std::to_string(box.low.y) + " to " + std::to_string(box.high.x) + ", " +
           std::to_string(box.high.y);
}

void expectApart(const std::vector<PlacedText>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const bool isSame = texts[i].kind == texts[k].kind && texts[i].id == texts[k].id;
            EXPECT_TRUE(isSame || !texts[i].box.overlaps(texts[k].box)) << where(texts[i]) << "\n"
                                                                        << where(texts[k]);
        }
    }
}

std::size_t countOf(const std::vector<PlacedText>& texts, PlacedText::Kind kind) {
    return static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [&](const PlacedText& text) { return text.kind == kind; }));
}

class MapTexts : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        HeadlessRequest request;
        request.view.crs = GetParam();
        auto opened = openHeadless(request);
        ASSERT_TRUE(opened) << opened.error().toString();
        session_.emplace(std::move(*opened));
        fitted_ = session_->state.camera;
    }

    /// As a fresh program draws it: labels remember where they stood.
    void look(const Look& look, base::Language language) {
        auto maker = PictureMaker::create(*session_->gpu, platform::makeSystemFonts());
        ASSERT_TRUE(maker) << maker.error().toString();
        session_->maker.emplace(std::move(*maker));
        session_->state.language = language;
        session_->state.camera = fitted_;
        if (look.metresPerPixel > 0) {
            session_->state.camera.centre = look.centre;
            session_->state.camera.metresPerPixel = look.metresPerPixel;
        }
    }
    const std::vector<PlacedText>& textsIn(state::Theme theme) {
        session_->state.theme = theme;
        const scene::Scene& scene = session_->maker->build(session_->state, session_->materials,
                                                           session_->projection, session_->frame);
        const auto& nodes = scene.network->nodes;
        nodes_ = static_cast<std::size_t>(
            std::count_if(nodes.begin(), nodes.end(),
                          [](const scene::NodeMark& node) { return node.opacity > 0; }));
        return scene.labels.texts;
    }

    std::optional<HeadlessSession> session_;
    state::Camera fitted_;
    std::size_t nodes_ = 0; ///< drawn
};

TEST_P(MapTexts, standApartWholeAndInsideInEveryLanguageAndTheme) {
    const scene::Box picture{glm::vec2(0), glm::vec2(session_->frame.sizePx)};
    for (const Look& view : kLooks) {
        for (const base::Language language : base::kLanguages) {
            if (view.metresPerPixel > 0 && indexOf(language) % 2 != 0) {
                continue; // the first view is what --fit shows; the others spare time
            }
            SCOPED_TRACE(testing::Message() << view.name << " in " << tagOf(language));
            look(view, language);
            const std::vector<PlacedText> texts = textsIn(state::Theme::Dark);
            EXPECT_GT(countOf(texts, PlacedText::Kind::Name), 3U);
            if (view.metresPerPixel == 0) {
                EXPECT_GT(countOf(texts, PlacedText::Kind::Degree), 3U);
                EXPECT_GT(nodes_, 12U);
                EXPECT_EQ(countOf(texts, PlacedText::Kind::Node), nodes_) << "a node has no name";
            }
            expectApart(texts);
            for (const PlacedText& text : texts) {
                EXPECT_FALSE(text.isCut) << where(text);
                EXPECT_TRUE(picture.contains(text.box)) << where(text);
            }
            for (const state::Theme theme : {state::Theme::Light, state::Theme::Print}) {
                EXPECT_EQ(textsIn(theme), texts) << "another theme, other places";
            }
            EXPECT_TRUE(session_->maker->textProblems().empty());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Preset, MapTexts,
                         testing::Values("east-asia", "equal-area", "mercator", "globe",
                                         "equidistant", "world"),
                         [](const auto& test) {
                             std::string name = test.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace
} // namespace portolan::app
