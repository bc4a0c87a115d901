// A chapter's lens: what it is for, how much larger, where it stands.
#include "scene/lens_drawing.h"
#include "scene/lens_place.h"
#include "scene/lens_region.h"
#include "scene/ring.h"
#include "support/network_view.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

namespace portolan::scene {

namespace {

using dataset::EngagementKind;

/// Kaohsiung, and three cities of Kyushu that one node would hold on a map of East Asia.
class LensTest : public testing::Test {
protected:
    LensTest() {
        const auto kaohsiung = records_.place(120.3, 22.6);
        const auto kumamoto = records_.place(130.7, 32.8);
        const auto fukuoka = records_.place(130.4, 33.6);
        records_.engage(EngagementKind::Mission, {kaohsiung, kumamoto, fukuoka});
        records_.engage(EngagementKind::Mou, {kaohsiung, kumamoto});
    }
    std::optional<LensRegion> found(double metresPerPixel,
                                    std::span<const dataset::PlaceIndex> asked = {}) {
        data_ = records_.take();
        selection_ = support::selectAll(*data_);
        view_ = support::viewOf({125, 28}, metresPerPixel);
        return findLensRegion(
            {*data_, *selection_, support::stateOfAllTime().timeline, view_, 1, asked});
    }

    support::NetworkRecords records_;
    std::shared_ptr<const dataset::Dataset> data_;
    std::shared_ptr<const dataset::Selection> selection_;
    FrameView view_;
};

const Box kTitle{{96, 80}, {800, 300}};
const Box kCaption{{0, 760}, {1360, 1080}};

} // namespace

TEST_F(LensTest, IsForTheLegsThatAreTooShortToBeSeen) {
    const auto region = found(4400); // 93 km: 21 px
    ASSERT_TRUE(region);
    EXPECT_EQ(region->places, (std::vector<dataset::PlaceIndex>{1, 2}));
    EXPECT_EQ(lensTimes(region->reachPx, kLensRadiusPx), 8);
}

TEST_F(LensTest, IsNotThereWhereEveryLegCanBeSeen) {
    EXPECT_FALSE(found(900)) << "103 px";
}

TEST(LensRegion, IsNotThereWhereNotEvenALensWouldShowTheLeg) {
    support::NetworkRecords records;
    records.engage(EngagementKind::Mou, {records.place(130.7, 32.8), records.place(130.4, 33.6)});
    const auto data = records.take();
    const auto selection = support::selectAll(*data);
    const auto timeline = support::stateOfAllTime().timeline;
    const auto region = [&](double metresPerPixel) {
        const FrameView view = support::viewOf({125, 28}, metresPerPixel);
        return findLensRegion({*data, *selection, timeline, view, 1, {}});
    };
    EXPECT_TRUE(region(20000)) << "4.7 px";
    EXPECT_FALSE(region(40000)) << "2.3 px";
}

TEST_F(LensTest, ShowsThePlacesThatTheStoryAsksFor) {
    const std::vector<dataset::PlaceIndex> asked = {1};
    const auto region = found(900, asked);
    ASSERT_TRUE(region);
    EXPECT_EQ(region->places, asked);
    const std::vector<dataset::PlaceIndex> apart = {0, 1};
    EXPECT_FALSE(
        findLensRegion({*data_, *selection_, support::stateOfAllTime().timeline, view_, 1, apart}))
        << "a lens that is no larger than the map";
}

TEST_F(LensTest, ShowsTheLegsWithinAndNoOther) {
    const auto region = found(4400);
    const LensSeek seek{*data_, *selection_, support::stateOfAllTime().timeline, view_, 1, {}};
    const auto within = legsWithin(seek, region->middlePx, 40);
    ASSERT_EQ(within->legs.size(), 1U);
    EXPECT_EQ(data_->legs[within->legs[0]].from, 1U);
    EXPECT_EQ(data_->legs[within->legs[0]].to, 2U);
}

TEST_F(LensTest, SaysWhatItShows) {
    const auto region = found(4400);
    EXPECT_EQ(lensCaption(*data_, *region, 2.5, base::Language::En), "2.5× closer");
    dataset::Dataset named = *data_;
    named.texts.push_back({"Kyushu", "九州", "九州", "", "", ""});
    dataset::Place kyushu = named.places[1];
    kyushu.name = static_cast<dataset::TextId>(named.texts.size() - 1);
    named.places.push_back(kyushu);
    named.places[1].partOf = named.places[2].partOf = 3;
    EXPECT_EQ(lensCaption(named, *region, 8, base::Language::En), "Kyushu, 8× closer");
    EXPECT_EQ(lensCaption(named, *region, 8, base::Language::Ja), "九州を8倍に拡大");
}

TEST(LensPlace, StandsBesideWordsNodesAndItsOwnPlace) {
    const std::vector<Box> words = {kTitle, kCaption};
    const std::vector<Box> marks = {{{1080, 140}, {1240, 220}}};
    const LensRoom room{.words = words,
                        .marks = marks,
                        .arcs = {},
                        .at = {1200, 180},
                        .reachPx = 12,
                        .captionPx = {240, 30}};
    const auto place = placeLens(room);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->radiusPx, kLensRadiusPx) << "there is room for a whole one";
    EXPECT_EQ(place->times, 8);
    for (const Box& box : {kTitle, kCaption, marks[0]}) {
        EXPECT_FALSE(place->box().overlaps(box));
    }
    EXPECT_GT(glm::distance(place->centre, room.at), place->radiusPx + place->reachPx);
}

TEST(LensPlace, IsSmallerWhereThereIsLittleRoomAndNotThereWhereThereIsNone) {
    const std::vector<Box> narrow = {{{0, 0}, {1520, 1080}}, {{1520, 420}, {1920, 1080}}};
    LensRoom room{.words = narrow,
                  .marks = {},
                  .arcs = {},
                  .at = {900, 500},
                  .reachPx = 12,
                  .captionPx = {180, 30}};
    const auto small = placeLens(room);
    ASSERT_TRUE(small);
    EXPECT_LT(small->radiusPx, kLensRadiusPx);
    EXPECT_LT(small->times, 8) << "its names need their room in a small one too";
    const std::vector<Box> all = {{{0, 0}, {1920, 1080}}};
    room.words = all;
    EXPECT_FALSE(placeLens(room));
}

TEST(LensPlace, LeadersTouchBothCircles) {
    const glm::vec2 at(900, 300), centre(1500, 260);
    for (const LensLeader& line : leadersOf(at, 30, centre, 178)) {
        EXPECT_NEAR(glm::distance(line.from, at), 30, 0.01);
        EXPECT_NEAR(glm::distance(line.to, centre), 178, 0.01);
        EXPECT_NEAR(glm::dot(line.to - line.from, line.from - at), 0, 1) << "a tangent";
    }
}

TEST(LensDrawing, KeepsNamesOffItselfAndItsLines) {
    const LensPlace place{{1500, 300}, 178, 8, 22, {{1400, 490}, {1600, 520}}};
    const auto boxes = roomOfLens(place, {900, 300}, 1);
    const auto isFree = [&](glm::vec2 at) {
        return std::none_of(boxes.begin(), boxes.end(),
                            [&](const Box& box) { return box.contains(at); });
    };
    EXPECT_FALSE(isFree({1500, 300}));
    EXPECT_FALSE(isFree({1500, 505})) << "its caption";
    const LensLeader line = leadersOf({900, 300}, 34, place.centre, place.radiusPx)[0];
    EXPECT_FALSE(isFree(line.from + (line.to - line.from) * 0.7F));
    EXPECT_TRUE(isFree({1150, 300})) << "between its lines";
    EXPECT_TRUE(isFree({950, 300})) << "where its places have their names";
}

TEST(LensDrawing, ShowsOnlyWhatOfAPulseLiesWithinItsRing) {
    const LensPlace place{{1500, 300}, 100, 8, 22, {{1400, 410}, {1600, 440}}};
    Overlay shapes;
    addRing({100, 100}, 40, 4, {}, shapes); // about the lens's middle
    const std::size_t whole = shapes.lines.size();
    addRing({190, 100}, 40, 4, {}, shapes); // about a place at its rim
    std::vector<OverlayLine> lines;
    appendInLens(shapes, place, lines);
    EXPECT_GT(lines.size(), whole);
    EXPECT_LT(lines.size(), 2 * whole) << "cut by the rim";
    for (const OverlayLine& line : lines) {
        EXPECT_LE(glm::distance(line.a, place.centre), 99);
        EXPECT_LE(glm::distance(line.b, place.centre), 99);
    }
}

TEST(LensDrawing, ItsCaptionGrowsWithTheRoom) {
    const StageWords words;
    StageRequest request{words, {1920, 1080}, 1, mapStyle(state::Theme::Dark)};
    const float near = lensCaptionStyle(request).sizePx;
    request.legible = legibility(3, 14, 1920);
    EXPECT_GT(lensCaptionStyle(request).sizePx, near * 1.2F);
}

TEST(LensDrawing, WritesNothingOnItsRing) {
    const auto boxes = besidesLens(100);
    const auto isFree = [&](glm::vec2 at) {
        return std::none_of(boxes.begin(), boxes.end(),
                            [&](const Box& box) { return box.contains(at); });
    };
    EXPECT_TRUE(isFree({100, 100}));
    EXPECT_TRUE(isFree({30, 100}));
    EXPECT_FALSE(isFree({20, 20})) << "outside of the ring";
    EXPECT_FALSE(isFree({180, 180}));
}

} // namespace portolan::scene
