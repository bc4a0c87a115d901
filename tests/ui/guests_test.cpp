// What the guests' profile and their room change in the panels.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

/// Flags of two economies; nothing is drawn in these tests, so any texture does.
std::shared_ptr<const ui::FlagPictures> someFlags() {
    auto flags = std::make_shared<ui::FlagPictures>();
    for (const char* economy : {"JP", "TW"}) {
        (*flags)[economy] = {reinterpret_cast<ImTextureID>(1), {4, 3}}; // NOLINT: never drawn
    }
    (*flags)["HK"] = {};
    return flags;
}

float topOf(const UiDriver& ui, const std::string& name) {
    return ui.find(name).first.y;
}

void show(UiDriver& ui, const char* record) {
    ui.apply(state::intent::Select{{record}});
    ui.frames(2);
}

} // namespace

TEST(Guests, TheCardNamesTheirSideFirst) {
    const auto namesKumamotoFirst = [](const dataset::PartyOrder& order) {
        UiDriver ui({.parties = order});
        show(ui, "kaohsiung-kumamoto-startup-mou-2024");
        return topOf(ui, "card/open kumamoto-city-government") <
               topOf(ui, "card/open kaohsiung-city-government");
    };
    EXPECT_FALSE(namesKumamotoFirst({})) << "as the record has them";
    EXPECT_TRUE(namesKumamotoFirst({{}, {"JP"}}));
}

TEST(Guests, TheCardShowsNoFlagUnlessTheirProfileDoes) {
    UiDriver ui({});
    show(ui, "kaohsiung-kumamoto-startup-mou-2024");
    EXPECT_FALSE(ui.has("card/flag TW"));
}

TEST(Guests, TheCardShowsFlagsBesideTheParties) {
    UiDriver ui({.flags = someFlags()});
    show(ui, "kaohsiung-kumamoto-startup-mou-2024");
    for (const auto& [flag, party] :
         {std::pair{"card/flag TW", "card/open kaohsiung-city-government"},
          std::pair{"card/flag JP", "card/open kumamoto-city-government"}}) {
        EXPECT_LE(ui.find(flag).last.x, ui.find(party).first.x + 2) << flag;
        EXPECT_NEAR(topOf(ui, flag), topOf(ui, party), 8) << flag;
    }
    show(ui, "innopole-san-tin");
    EXPECT_FALSE(ui.has("card/flag HK")) << "there is no picture of it";
    EXPECT_TRUE(ui.has("card/open hkstp"));
}

TEST(Guests, TheirRoomIsTypedInTheMenu) {
    UiDriver ui({});
    ui.click("top/Session and comfort");
    ui.click("top/screen width");
    ui.type("3,5");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(ui.state().comfort.viewing, (state::ViewingDistance{3.5, 0}));
    ui.click("top/farthest seat");
    ui.type("12");
    ui.key(ImGuiKey_Tab);
    ui.frames(2);
    EXPECT_EQ(ui.state().comfort.viewing, (state::ViewingDistance{3.5, 12}));
    ui.click("top/farthest seat");
    ui.type("far away");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(ui.state().comfort.viewing, (state::ViewingDistance{3.5, 12})) << "no number";
    ui.click("top/screen width");
    ui.type("0");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_FALSE(ui.state().comfort.viewing.isKnown()) << "as the story says again";
    EXPECT_EQ(ui.state().comfort.viewing.farthestSeat, 12);
}

TEST(Card, SaysOfficesAndNotesInTheLanguage) {
    UiDriver ui({.language = base::Language::Ja});
    show(ui, "kumamoto-expo-2024");
    const std::string texts = ui.texts("card");
    EXPECT_NE(texts.find("高雄館の来場者"), std::string::npos) << texts;
    EXPECT_NE(texts.find("副市長"), std::string::npos) << texts;
    EXPECT_EQ(texts.find("Deputy Mayor"), std::string::npos);
}

} // namespace portolan::test
