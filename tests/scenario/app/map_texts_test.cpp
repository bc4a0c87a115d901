// What is written on the bundled map: whole, inside the picture, and never one text over another or
// over an arrowhead, in every preset, language and theme.
#include "app/output/headless_session.h"
#include "platform/font_source.h"
#include "scene/arc_ends.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
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

/// Points down the middle of each arrowhead, from its tip to its back, on the target; the sizes are
/// those of shaders/arc.vert.
std::vector<glm::vec2> arrowheadsOf(const scene::Scene& scene) {
    std::vector<glm::vec2> points;
    const scene::ArcScene& arcs = scene.network->arcs;
    for (const scene::VisibleArc& arc : arcs.visible) {
        const scene::Lane& lane = scene.network->fans.lanes[arc.lane];
        const scene::Curve& curve = arcs.curves[arc.curve].curve;
        if (!lane.isDirected || lane.texture == scene::ArcTexture::Office ||
            lane.texture == scene::ArcTexture::Project) {
            continue;
        }
        const float length = lane.texture == scene::ArcTexture::Mission ? 12.65F : 8.0F;
        for (const float back : {1.0F, length / 2, length - 1}) {
            const auto at =
                scene::pointAt(arcs, curve, curve.lengthPx - arc.trimEndPx - back * arcs.unitPx);
            const auto px = scene.view.transform.screenFromMapPx(
                glm::dvec2(at.x + arcs.shiftPx.x, at.y + arcs.shiftPx.y));
            points.emplace_back(px->x, px->y);
        }
    }
    return points;
}

void expectUncovered(const std::vector<glm::vec2>& arrowheads,
                     const std::vector<PlacedText>& texts) {
    for (const PlacedText& text : texts) {
        for (const glm::vec2 point : arrowheads) {
            EXPECT_FALSE(text.box.contains(point))
                << where(text) << " covers the arrowhead at " << point.x << ", " << point.y;
        }
    }
}

/// Points of every arc, on the target.
std::vector<scene::Polyline> linesOf(const scene::Scene& scene) {
    std::vector<scene::Polyline> lines;
    const scene::ArcScene& arcs = scene.network->arcs;
    for (const scene::VisibleArc& arc : arcs.visible) {
        const scene::Curve& curve = arcs.curves[arc.curve].curve;
        for (int i = 0; i < curve.pieceCount; ++i) {
            scene::Polyline line;
            for (const scene::CurvePoint& point : arcs.pointsOf(curve.pieces[i])) {
                const auto px = scene.view.transform.screenFromMapPx(
                    glm::dvec2(point.x + arcs.shiftPx.x, point.y + arcs.shiftPx.y));
                line.emplace_back(px->x, px->y);
            }
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

void expectInside(const std::vector<scene::Polyline>& lines, const scene::Box& room) {
    for (const scene::Polyline& line : lines) {
        const bool isInside = std::all_of(line.begin(), line.end(),
                                          [&](glm::vec2 point) { return room.contains(point); });
        EXPECT_TRUE(isInside) << "an arc leaves the picture";
    }
}

/// Of a name of the basemap arcs cross a letter or two, or it is not written.
void expectLegible(const std::vector<PlacedText>& texts,
                   const std::vector<scene::Polyline>& lines) {
    constexpr float kMostCovered = 0.25F; // a dot beside a city's name is one of its pieces
    scene::LineIndex ways({glm::vec2(0), glm::vec2(1920, 1080)});
    for (const scene::Polyline& line : lines) {
        ways.insert(line);
    }
    std::map<std::uint32_t, std::pair<int, int>> names; // letters that are covered, and all
    for (const PlacedText& text : texts) {
        const bool isLetter = text.box.high.x - text.box.low.x < 40;
        if (text.kind == PlacedText::Kind::Name && isLetter) {
            auto& [covered, all] = names[text.id];
            covered += ways.crosses(text.box) ? 1 : 0;
            ++all;
        }
    }
    EXPECT_GT(names.size(), 1U);
    for (const auto& [id, letters] : names) {
        EXPECT_LE(static_cast<float>(letters.first),
                  kMostCovered * static_cast<float>(letters.second))
            << "name " << id << " stands under arcs";
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
        arrowheads_ = arrowheadsOf(scene);
        lines_ = linesOf(scene);
        return scene.labels.texts;
    }

    std::optional<HeadlessSession> session_;
    state::Camera fitted_;
    std::size_t nodes_ = 0; ///< drawn
    std::vector<glm::vec2> arrowheads_;
    std::vector<scene::Polyline> lines_;
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
                EXPECT_GT(arrowheads_.size(), 30U);
                expectInside(lines_, picture.grown(-24));
                expectLegible(texts, lines_);
            }
            expectApart(texts);
            expectUncovered(arrowheads_, texts);
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

TEST(PitchedMap, ShowsTheWholeNetworkWithoutBeingToldWhere) {
    HeadlessRequest request;
    request.view.pitch = 40;
    request.view.bearing = 30;
    auto session = openHeadless(request);
    ASSERT_TRUE(session) << session.error().toString();
    const scene::Scene& scene = session->maker->build(session->state, session->materials,
                                                      session->projection, session->frame);
    const scene::Box picture{glm::vec2(0), glm::vec2(session->frame.sizePx)};
    expectInside(linesOf(scene), picture.grown(-24));
    expectApart(scene.labels.texts);
    const auto& nodes = scene.network->nodes;
    for (const scene::NodeMark& a : nodes) {
        for (const scene::NodeMark& b : nodes) {
            const double apart = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
            EXPECT_TRUE(&a == &b || apart >= a.radiusPx + b.radiusPx) << "two marks touch";
        }
    }
}

TEST(WholeGlobe, KeepsItsNamesOffItsEdge) {
    HeadlessRequest request;
    request.view.crs = "+proj=ortho +lat_0=25 +lon_0=121";
    auto session = openHeadless(request);
    ASSERT_TRUE(session) << session.error().toString();
    constexpr double kEarth = 6'371'000, kRadiusPx = 520;
    session->state.camera.centre = {121, 25};
    session->state.camera.metresPerPixel = kEarth / kRadiusPx;
    const scene::Scene& scene = session->maker->build(session->state, session->materials,
                                                      session->projection, session->frame);
    const glm::vec2 middle = glm::vec2(session->frame.sizePx) / 2.0F;
    EXPECT_GT(countOf(scene.labels.texts, PlacedText::Kind::Name), 10U);
    for (const PlacedText& text : scene.labels.texts) {
        const glm::vec2 farthest =
            glm::max(glm::abs(text.box.low - middle), glm::abs(text.box.high - middle));
        if (text.kind == PlacedText::Kind::Name) {
            EXPECT_LT(glm::length(farthest), kRadiusPx - 4) << where(text);
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
