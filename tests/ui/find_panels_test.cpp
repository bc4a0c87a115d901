// The search box, the command palette and the list of keys, by keyboard and by pointer.
#include "ui/actions.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <set>

namespace portolan::test {
namespace {

TEST(SearchBox, EnterGoesToWhatIsFoundInAnyScript) {
    for (const char* typed : {"gaoxiong", "カオシュン", "高雄", "kao-hsiung"}) {
        UiDriver ui({});
        ui.click("filter/search");
        ui.type(typed);
        EXPECT_TRUE(ui.has("found/place kaohsiung")) << typed;
        ui.key(ImGuiKey_Enter);
        EXPECT_EQ(ui.state().selected, std::vector<std::string>{"kaohsiung"}) << typed;
        EXPECT_EQ(ui.memory().wantsFlight, "kaohsiung");
        EXPECT_FALSE(ui.has("found/place kaohsiung")) << "the list has closed";
        EXPECT_TRUE(ui.state().filter.isEmpty());
    }
}

TEST(SearchBox, ArrowsMoveThroughTheKinds) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("osaka");
    ASSERT_TRUE(ui.has("found/place osaka-prefecture"));
    ui.key(ImGuiKey_DownArrow);
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().selected, std::vector<std::string>{"osaka-prefecture"});
    ui.click("filter/search");
    ui.type("semiconductors");
    for (int i = 0; i < 30 && ui.state().filter.sectors.empty(); ++i) {
        ui.key(ImGuiKey_UpArrow); // from the first round to the last rows
        if (ui.memory().find.list.at > 0 && ui.has("found/sector semiconductors")) {
            break;
        }
    }
    ui.click("found/sector semiconductors");
    EXPECT_EQ(ui.state().filter.sectors, std::vector<std::string>{"semiconductors"});
}

TEST(SearchBox, EscapeClosesAndLeavesAllAsItWas) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("osaka");
    ASSERT_TRUE(ui.has("found/place osaka"));
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.has("found/place osaka"));
    EXPECT_TRUE(ui.state().selected.empty());
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(SearchBox, SaysWhatHidesARecord) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("kumamoto expo");
    ASSERT_TRUE(ui.has("found/record kumamoto-expo-2024"));
    EXPECT_EQ(ui.texts("found").find("Hidden by"), std::string::npos);
    dataset::Filter filter;
    filter.kinds = {dataset::EngagementKind::Mou};
    filter.statuses = {dataset::Status::Intended};
    ui.apply(state::intent::SetFilter{filter});
    ui.frames(2);
    EXPECT_NE(ui.texts("found").find("Hidden by: Kind, Status"), std::string::npos)
        << ui.texts("found");
}

TEST(SearchBox, ThePointerChoosesRecordsPeopleAndTheFilter) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("kaohsiung mission");
    ui.click("found/record kaohsiung-kyushu-mission-2024");
    EXPECT_EQ(ui.state().selected, std::vector<std::string>{"kaohsiung-kyushu-mission-2024"});
    ui.click("filter/search");
    ui.type("luo dasheng");
    ui.click("found/person Lo Ta-sheng 羅達生");
    EXPECT_FALSE(ui.state().selected.empty());
    EXPECT_NE(ui.state().selected.front(), "");
    ui.click("filter/search");
    ui.type("hydrogen");
    ui.click("found/filter");
    EXPECT_EQ(ui.state().filter.text, "hydrogen");
    EXPECT_GT(ui.selection().count, 0U);
}

TEST(SearchBox, LongListsAreCutAndOpen) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("k");
    ASSERT_TRUE(ui.has("found/more place"));
    EXPECT_NE(ui.texts("found").find(" more"), std::string::npos);
    const auto rows = [&ui] {
        return std::count_if(ui.log().begin(), ui.log().end(), [](const ui::LoggedItem& item) {
            return item.label.starts_with("place ") && item.panel == "found";
        });
    };
    const auto before = rows();
    ui.click("found/more place");
    EXPECT_GT(rows(), before);
    EXPECT_TRUE(ui.memory().find.isOpen);
}

TEST(SearchBox, SaysWhenNothingIsCalledThat) {
    UiDriver ui({});
    ui.click("filter/search");
    ui.type("qqqqqqqq");
    EXPECT_NE(ui.texts("found").find("Nothing is called that"), std::string::npos);
    ui.key(ImGuiKey_Escape);
    ui.click("filter/search");
    ui.type("kaohsuing");
    EXPECT_NE(ui.texts("found").find("similar"), std::string::npos);
    EXPECT_TRUE(ui.has("found/place kaohsiung"));
}

TEST(SearchBox, WorksWithoutRecords) {
    UiDriver empty({.isEmpty = true});
    empty.click("filter/search");
    empty.type("gaoxiong");
    empty.key(ImGuiKey_Enter);
    EXPECT_EQ(empty.state().filter.text, "gaoxiong") << "all that is left to do is to filter";
}

TEST(SearchBox, WorksInASmallWindow) {
    for (const float scale : {1.0F, 2.0F}) {
        UiDriver small({.window = {1024, 640}, .scale = scale});
        for (const char* place : {"fukuoka", "kaohsiung"}) {
            small.click("rail/Search");
            small.frames(2);
            small.type(place);
            small.key(ImGuiKey_Enter);
            small.frames(3);
            EXPECT_EQ(small.state().selected, std::vector<std::string>{place});
            EXPECT_FALSE(small.layout().card.isEmpty()) << place << " is told of at " << scale;
            EXPECT_FALSE(small.has("filter/search")) << "nothing hides the map";
        }
    }
}

TEST(Palette, RunsActionsByAFewLetters) {
    UiDriver ui({});
    ui.showPalette();
    ui.frames(3);
    ui.type("light");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().theme, state::Theme::Light);
    EXPECT_FALSE(ui.memory().palette.isOpen);
    ui.showPalette();
    ui.frames(3);
    ui.type("prjglb"); // Map projection: Globe
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(ui.state().projection, "globe");
    ui.showPalette();
    ui.frames(3);
    ui.type("full screen");
    ui.key(ImGuiKey_Enter);
    ASSERT_FALSE(ui.memory().commands.empty());
    EXPECT_EQ(ui.memory().commands.back(), ui::Command::FullScreen);
}

TEST(Palette, GoesToPlacesAndRecordsByPointer) {
    UiDriver ui({});
    ui.showPalette();
    ui.frames(3);
    ui.type("gaoxiong");
    ui.click("palette/place kaohsiung");
    EXPECT_EQ(ui.state().selected, std::vector<std::string>{"kaohsiung"});
    EXPECT_EQ(ui.memory().wantsFlight, "kaohsiung");
    EXPECT_FALSE(ui.memory().palette.isOpen);
}

TEST(Palette, ListsWhatIsPossibleAndClosesByEscape) {
    UiDriver ui({});
    ui.showPalette();
    ui.frames(3);
    EXPECT_TRUE(ui.has("palette/action Play"));
    EXPECT_FALSE(ui.has("palette/action Undo")) << "nothing is to be undone";
    ui.click("palette/action Play");
    EXPECT_TRUE(ui.state().timeline.isPlaying);
    ui.showPalette();
    ui.frames(3);
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.memory().palette.isOpen);
    EXPECT_TRUE(ui.state().filter.isEmpty());
}

TEST(Palette, ActionsAreFoundInEveryLanguageAndInEnglish) {
    UiDriver ui({.language = base::Language::Ja});
    ui.showPalette();
    ui.frames(3);
    ui.type("全画面");
    EXPECT_TRUE(ui.has("palette/action Full screen"));
    ui.key(ImGuiKey_Escape);
    ui.frames(2);
    ui.showPalette();
    ui.frames(3);
    ui.type("FULL");
    EXPECT_TRUE(ui.has("palette/action Full screen"));
}

TEST(Palette, AnyBytesCanBeTyped) {
    UiDriver ui({});
    std::uint32_t random = 7;
    for (int round = 0; round < 40; ++round) {
        ui.showPalette();
        ui.frames(2);
        std::string typed;
        for (int i = 0; i < 12; ++i) {
            random = random * 1664525U + 1013904223U;
            typed += static_cast<char>(random >> 24U);
        }
        ui.type(typed);
        ui.key(round % 2 == 0 ? ImGuiKey_DownArrow : ImGuiKey_UpArrow);
        ui.key(ImGuiKey_Escape);
    }
    EXPECT_FALSE(ui.memory().palette.isOpen);
}

TEST(Keys, AreShownByGroupAndEscapeClosesThem) {
    UiDriver ui({});
    ui.showKeys();
    ui.frames(3);
    const std::string texts = ui.texts("keys");
    for (const char* text : {"Ctrl+K", "Space", "Undo", "Ctrl+Z", "F11", "Move the map"}) {
        EXPECT_NE(texts.find(text), std::string::npos) << text;
    }
    ui.key(ImGuiKey_Escape);
    EXPECT_TRUE(ui.texts("keys").empty());
}

TEST(FuzzyRank, PrefersWholeWordsThenBeginningsThenLettersInOrder) {
    const auto rank = [](const char* name, const char* typed) {
        return ui::fuzzyRank(name, typed).value_or(99);
    };
    EXPECT_LT(rank("undo", "un"), rank("go undo", "un"));
    EXPECT_LT(rank("go undo", "un"), rank("bundle", "un"));
    EXPECT_LT(rank("bundle", "un"), rank("u turn", "utn"));
    EXPECT_EQ(rank("undo", "xyz"), 99);
    EXPECT_EQ(rank("undo", "od"), 99) << "the order of letters counts";
}

struct Place {
    base::Language language;
    float width, height, scale;
};

class OverlaysFit : public testing::TestWithParam<Place> {};

TEST_P(OverlaysFit, InEveryLanguageAndSize) {
    const Place& place = GetParam();
    UiDriver ui({place.language, {place.width, place.height}, place.scale, false});
    const auto expectAllFits = [&](const std::string& panel) {
        bool isAny = false;
        for (const ui::LoggedItem& item : ui.log()) {
            if (!item.isText || item.panel != panel) {
                continue;
            }
            isAny = true;
            EXPECT_FALSE(item.isCut) << panel << ": " << item.label;
            EXPECT_GE(item.box.first.x, -0.5F) << item.label;
            EXPECT_LE(item.box.last.x, place.width + 0.5F) << item.label;
        }
        EXPECT_TRUE(isAny) << panel;
    };
    ui.showKeys();
    ui.frames(3);
    expectAllFits("keys");
    for (const ui::LoggedItem& item : ui.log()) {
        if (item.isText && item.panel == "keys" && !ui.layout().isTight) { // else they scroll
            EXPECT_LE(item.box.last.y, place.height) << item.label;
        }
    }
    ui.key(ImGuiKey_Escape);
    ui.showPalette();
    ui.frames(3);
    expectAllFits("palette");
    ui.type("a");
    ui.frames(2);
    expectAllFits("palette");
    ui.key(ImGuiKey_Escape);
    if (ui.layout().filter.isEmpty()) {
        ui.click("rail/" + std::string(ui.words()("Filters")));
    }
    ui.click("filter/search");
    ui.type("a");
    ui.frames(2);
    expectAllFits("found");
}

std::vector<Place> everywhere() {
    std::vector<Place> places;
    for (const base::Language language : base::kLanguages) {
        places.push_back({language, 1024, 640, 1});
        places.push_back({language, 1920, 1080, 2});
        places.push_back({language, 1024, 640, 2});
    }
    return places;
}

std::string caseName(const testing::TestParamInfo<Place>& given) {
    std::string name(base::tagOf(given.param.language));
    std::erase(name, '-');
    return name + std::to_string(static_cast<int>(given.param.width)) + "_" +
           std::to_string(static_cast<int>(given.param.scale));
}

INSTANTIATE_TEST_SUITE_P(Everywhere, OverlaysFit, testing::ValuesIn(everywhere()), caseName);

} // namespace
} // namespace portolan::test
