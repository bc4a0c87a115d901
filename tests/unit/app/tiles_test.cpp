// Large pictures: tiles fit together, and a large picture is the small one enlarged.
#include "app/output/headless_session.h"
#include "app/output/story_session.h"
#include "app/picture/tiles.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace portolan::app {
namespace {

HeadlessSession open(const std::string& size, double scale) {
    HeadlessRequest request;
    request.view.size = size;
    request.view.scale = scale;
    auto session = openHeadless(request);
    EXPECT_TRUE(session.has_value()) << (session ? "" : session.error().toString());
    session->frame.isTiled = needsTiles(session->frame.sizePx);
    return std::move(*session);
}

const scene::Scene& build(HeadlessSession& session) {
    return session.maker->build(session.state, session.materials, session.projection,
                                session.frame);
}

std::vector<std::uint8_t> inTiles(HeadlessSession& session, glm::ivec2 tile) {
    std::vector<std::uint8_t> all;
    const auto drawn = drawRows(
        *session.gpu, *session.maker, build(session),
        [&](std::span<const std::uint8_t> rows) {
            all.insert(all.end(), rows.begin(), rows.end());
            return base::Result<void>{};
        },
        tile);
    EXPECT_TRUE(drawn) << (drawn ? "" : drawn.error().toString());
    return all;
}

int gap(const std::uint8_t* a, const std::uint8_t* b) {
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

TEST(Tiles, AreThePictureThatIsDrawnWhole) {
    HeadlessSession session = open("640x400", 1);
    ASSERT_TRUE(session.maker->draw(build(session), session.target->framebuffer.id()));
    const auto whole = gpu::readPixels(*session.target);
    const auto tiled = inTiles(session, {200, 96});
    ASSERT_EQ(whole.size(), tiled.size());
    // Land has hard edges: a pixel whose middle an edge passes may fall to either side.
    std::size_t different = 0;
    for (std::size_t i = 0; i < whole.size(); i += 4) {
        different += gap(&whole[i], &tiled[i]) > 3 ? 1 : 0;
    }
    EXPECT_LT(different, whole.size() / 4 / 2000);
}

/// How far each pixel of the small picture is from the mean of its block in the large one.
struct Reduced {
    glm::ivec2 size;
    std::vector<double> gaps; ///< per pixel, mean of the channels
    double mean(glm::ivec2 low, glm::ivec2 high) const {
        double sum = 0;
        for (int y = low.y; y < high.y; ++y) {
            for (int x = low.x; x < high.x; ++x) {
                sum += gaps[static_cast<std::size_t>(y * size.x + x)];
            }
        }
        return sum / ((high.x - low.x) * (high.y - low.y));
    }
};

Reduced compare(const std::vector<std::uint8_t>& small, const std::vector<std::uint8_t>& large,
                glm::ivec2 size, int times) {
    Reduced reduced{size, {}};
    const auto at = [&](int x, int y) {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x * times) +
                static_cast<std::size_t>(x)) *
               4;
    };
    for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) {
            double sum = 0;
            for (std::size_t c = 0; c < 3; ++c) {
                double block = 0;
                for (int i = 0; i < times * times; ++i) {
                    block += large[at(x * times + i % times, y * times + i / times) + c];
                }
                const auto pixel = static_cast<std::size_t>(y * size.x + x) * 4 + c;
                sum += std::abs(block / (times * times) - small[pixel]);
            }
            reduced.gaps.push_back(sum / 3);
        }
    }
    return reduced;
}

TEST(Tiles, APictureOf16384PixelsIsTheSmallOneEnlargedAtEverySeam) {
    constexpr int kTimes = 8;
    const glm::ivec2 size(2048, 320);
    HeadlessSession small = open("2048x320", 1);
    ASSERT_TRUE(small.maker->draw(build(small), small.target->framebuffer.id()));
    const auto pixels = gpu::readPixels(*small.target);
    HeadlessSession session = open("16384x2560", kTimes);
    ASSERT_FALSE(session.target) << "no target of that size is asked for";
    const Reduced reduced = compare(pixels, inTiles(session, kTileSize), size, kTimes);

    const double everywhere = reduced.mean({0, 0}, size);
    EXPECT_LT(everywhere, 4) << "of 255: lines and letters are sharper in the large one";
    // At a seam it is as alike as beside it.
    for (int x = kTileSize.x / kTimes; x < size.x; x += kTileSize.x / kTimes) {
        const double beside = reduced.mean({x - 5, 0}, {x + 5, size.y});
        EXPECT_LT(reduced.mean({x - 1, 0}, {x + 1, size.y}), beside * 1.25 + 0.5) << "column " << x;
    }
    for (int y = kTileSize.y / kTimes; y < size.y; y += kTileSize.y / kTimes) {
        const double beside = reduced.mean({0, y - 5}, {size.x, y + 5});
        EXPECT_LT(reduced.mean({0, y - 1}, {size.x, y + 1}), beside * 1.25 + 0.5) << "row " << y;
    }
}

TEST(Tiles, ATitleOf16384PixelsHasAllItsLetters) {
    HeadlessRequest request;
    request.view.size = "16384x9216";
    request.view.language = "ja";
    auto session = openHeadless(request);
    ASSERT_TRUE(session) << session.error().toString();
    const std::string story = PORTOLAN_SOURCE_DIR "/data/stories/kaohsiung-kyushu.toml";
    ASSERT_TRUE(tellStory({.file = story, .profile = {}, .chapter = 2, .seconds = {}}, *session));
    session->frame.isTiled = true;
    const scene::Scene& scene = build(*session);
    EXPECT_FALSE(scene.labels.atlas.isFull);
    EXPECT_GT(scene.labels.marks.size(), 60U);
    EXPECT_LE(scene.labels.atlas.height, session->gpu->maxTextureSize());
}

} // namespace
} // namespace portolan::app
