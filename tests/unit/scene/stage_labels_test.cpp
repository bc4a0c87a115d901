// What is written beside the arcs of a story's stage.
#include "scene/stage.h"
#include "support/debian_fonts.h"
#include "support/network_view.h"

#include <gtest/gtest.h>

namespace portolan::scene {
namespace {

class StageLabels : public testing::Test {
protected:
    StageLabels() {
        support::NetworkRecords records;
        const auto a = records.place(120.31, 22.62);
        const auto b = records.place(130.74, 32.79);
        records.engage(dataset::EngagementKind::SisterCity, {a, b}, "2017");
        data_ = records.take();
        selection_ = support::selectAll(*data_);
        words_.labels = {{0, "Sister cities, 2017"}};
    }

    StageDrawing draw(std::span<const Box> taken, std::span<const StageLabelPlace> kept = {}) {
        NetworkInput input{data_, selection_, state_, view_};
        input.isStaged = true;
        const glm::vec2 sizePx(view_.transform.sizePx);
        return drawStageLabels({.dataset = *data_,
                                .network = builder_.update(input),
                                .view = view_,
                                .taken = taken,
                                .kept = kept},
                               {words_, sizePx, sizePx.y / 1080, mapStyle(state::Theme::Dark)},
                               setter_);
    }
    static Box boxOf(const StageDrawing& drawing) {
        Box box{glm::vec2(1e9F), glm::vec2(-1e9F)};
        for (const GlyphInstance& glyph : drawing.glyphs) {
            box.low = glm::min(box.low, glyph.corner);
            box.high = glm::max(box.high, glyph.corner + glyph.size);
        }
        return box;
    }

    std::shared_ptr<const dataset::Dataset> data_;
    std::shared_ptr<const dataset::Selection> selection_;
    state::AppState state_ = support::stateOfAllTime();
    FrameView view_ = support::viewOf({125, 30}, 3000);
    NetworkBuilder builder_;
    StageWords words_;
    text::Typesetter setter_{std::make_shared<support::DebianFonts>()};
};

TEST_F(StageLabels, KeepOffWhatIsTakenUnlessTheirPlaceIsKept) {
    const StageDrawing free = draw({});
    ASSERT_EQ(free.places.size(), 1U);
    const std::vector<Box> taken = {boxOf(free).grown(10)};
    const StageDrawing elsewhere = draw(taken);
    ASSERT_EQ(elsewhere.places.size(), 1U);
    EXPECT_FALSE(boxOf(elsewhere).overlaps(taken[0]));
    const StageDrawing kept = draw(taken, free.places);
    EXPECT_EQ(kept.places, free.places);
    EXPECT_EQ(boxOf(kept).low, boxOf(free).low);
}

TEST_F(StageLabels, StandClearOfANameWithWhichTheyWouldReadAsOne) {
    const Box alone = boxOf(draw({}));
    // A name just below: not in the way, but the next line of a block.
    const std::vector<Box> name = {
        {{alone.low.x, alone.high.y + 12}, {alone.high.x, alone.high.y + 30}}};
    const Box apart = boxOf(draw(name));
    EXPECT_FALSE(apart.grown(12).overlaps(name[0]));
}

} // namespace
} // namespace portolan::scene
