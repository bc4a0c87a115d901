#include "platform/key_queue.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

namespace portolan::platform {
namespace {

/// How keys stand, as Dear ImGui sees them when a frame begins.
class KeyQueueTest : public testing::Test {
protected:
    void change(int key, bool isDown) { queue.take({key, 0, isDown ? 1 : 0, 0}, deliver); }
    void tap(int key) {
        change(key, true);
        change(key, false);
    }
    /// The keys that went down since the frame before.
    std::vector<int> frame() {
        queue.beforeFrame(deliver);
        std::vector<int> pressed;
        for (const auto& [key, isDown] : stands) {
            if (isDown && !before[key]) {
                pressed.push_back(key);
            }
        }
        before = stands;
        queue.frameBegan();
        return pressed;
    }

    KeyQueue queue;
    std::map<int, bool> stands, before;
    KeyQueue::Deliver deliver = [this](const KeyChange& change) {
        stands[change.key] = change.action == 1;
    };
};

constexpr int kControl = 341;

TEST_F(KeyQueueTest, ATapBetweenTwoFramesIsSeenInOneAndOverInTheNext) {
    tap('A');
    EXPECT_EQ(frame(), std::vector<int>{'A'});
    EXPECT_EQ(frame(), std::vector<int>{});
    EXPECT_FALSE(stands['A']);
}

TEST_F(KeyQueueTest, ControlStaysDownWhileItsKeyIsSeen) {
    change(kControl, true);
    tap('A');
    change(kControl, false);
    EXPECT_TRUE(stands[kControl] && stands['A']);
    EXPECT_EQ(frame(), (std::vector<int>{'A', kControl}));
    EXPECT_TRUE(stands[kControl]) << "for the panels that are drawn now";
    frame();
    EXPECT_FALSE(stands[kControl] || stands['A']);
}

TEST_F(KeyQueueTest, EveryTapOfManyIsSeenOnce) {
    for (int i = 0; i < 5; ++i) {
        tap('B');
    }
    int seen = 0;
    for (int i = 0; i < 20; ++i) {
        seen += static_cast<int>(frame().size());
    }
    EXPECT_EQ(seen, 5);
}

TEST_F(KeyQueueTest, AHeldKeysRepeatsDoNotPileUp) {
    change('C', true);
    for (int i = 0; i < 100; ++i) {
        queue.take({'C', 0, 2, 0}, [](const KeyChange&) {});
    }
    change('C', false);
    EXPECT_EQ(frame(), std::vector<int>{'C'});
    EXPECT_EQ(frame(), std::vector<int>{});
    EXPECT_FALSE(stands['C']);
}

TEST_F(KeyQueueTest, NothingIsHeldUpWhereNoPanelReadsKeys) {
    tap('X');
    tap('X'); // its second half is kept
    std::vector<KeyChange> got;
    const auto note = [&](const KeyChange& change) { got.push_back(change); };
    queue.passAll({'Y', 0, 1, 0}, note);
    queue.passAll({'Y', 0, 0, 0}, note);
    EXPECT_EQ(got,
              (std::vector<KeyChange>{
                  {'X', 0, 0, 0}, {'X', 0, 1, 0}, {'X', 0, 0, 0}, {'Y', 0, 1, 0}, {'Y', 0, 0, 0}}));
}

TEST_F(KeyQueueTest, OrderIsKept) {
    tap('X');
    tap('Y');
    change('Z', true);
    std::vector<int> order;
    for (int i = 0; i < 6; ++i) {
        for (const int key : frame()) {
            order.push_back(key);
        }
    }
    EXPECT_EQ(order, (std::vector<int>{'X', 'Y', 'Z'}));
    EXPECT_TRUE(stands['Z']);
}

} // namespace
} // namespace portolan::platform
