// Cards of places, organisations and sources, and the way between them.
#include "ui/card_ties.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <set>

namespace portolan::test {
namespace {

using Ids = std::vector<std::string>;

void select(UiDriver& ui, const std::string& id) {
    ui.apply(state::intent::Select{{id}});
    ui.frames(2);
}

TEST(PlaceCard, SumsUpItsTiesAndNamesItsPartners) {
    UiDriver ui({});
    select(ui, "kaohsiung");
    const std::string texts = ui.texts("card");
    for (const char* part : {"Kaohsiung", "Ties", "Partners", "Kumamoto", "Organisations from here",
                             "What happened here", "Sister city"}) {
        EXPECT_NE(texts.find(part), std::string::npos) << part << " in\n" << texts;
    }
}

TEST(PlaceCard, CountsEveryRecordThatTouchesThePlaceOnce) {
    UiDriver ui({});
    const dataset::Dataset& data = ui.dataset();
    const ui::Speech speech{&ui.words(), base::Language::En};
    for (dataset::PlaceIndex place = 0; place < data.places.size(); ++place) {
        const auto records = ui::recordsAt(data, place);
        const ui::CardTies ties = ui::tiesOf(data, records, speech);
        std::size_t byKind = 0;
        for (const auto& row : ties.kinds) {
            byKind += row.count;
        }
        std::size_t byYear = ties.undated;
        for (const auto& row : ties.years) {
            byYear += row.second;
        }
        EXPECT_EQ(byKind, records.size()) << data.places[place].id;
        EXPECT_EQ(byYear, records.size()) << data.places[place].id;
        for (const auto& partner : ui::partnerPlaces(data, records, place, speech)) {
            EXPECT_FALSE(data.isWithin(data.findEntity(partner.id)->index, place));
            EXPECT_GE(records.size(), partner.count);
        }
    }
}

TEST(OrganisationCard, IsReachedFromARecordAndLeadsHomeAndBack) {
    UiDriver ui({});
    select(ui, "tjpo-osaka-mou-2019");
    std::string organisation;
    for (const ui::LoggedItem& item : ui.log()) {
        const std::string id = item.label.starts_with("open ") ? item.label.substr(5) : "";
        const auto entity = ui.dataset().findEntity(id);
        if (!item.isText && entity && entity->table == dataset::EntityId::Table::Organisation &&
            organisation.empty()) {
            organisation = id;
        }
    }
    ASSERT_FALSE(organisation.empty());
    ui.click("card/open " + organisation);
    EXPECT_EQ(ui.state().selected, Ids{organisation});
    const std::string texts = ui.texts("card");
    for (const char* part : {"Ties", "Partner organisations", "What it took part in"}) {
        EXPECT_NE(texts.find(part), std::string::npos) << part << " in\n" << texts;
    }
    ui.click("card/Back");
    EXPECT_EQ(ui.state().selected, Ids{"tjpo-osaka-mou-2019"});
    ui.click("card/Forward");
    EXPECT_EQ(ui.state().selected, Ids{organisation});
}

TEST(SourceCard, IsReachedFromARecordAndListsWhatItSupports) {
    UiDriver ui({base::Language::En, {1920, 2400}, 1, false}); // the card without scrolling
    select(ui, "tjpo-osaka-mou-2019");
    const auto record = ui.dataset().findEntity("tjpo-osaka-mou-2019");
    const auto source = ui.dataset().citationsOf(*record).front().source;
    ui.click("card/open " + ui.dataset().sources[source].id);
    const std::string texts = ui.texts("card");
    EXPECT_NE(texts.find("What it is cited for"), std::string::npos) << texts;
    EXPECT_NE(texts.find(ui.dataset().sources[source].publisher.substr(0, 12)), std::string::npos);
    EXPECT_TRUE(ui.has("card/record tjpo-osaka-mou-2019"));
}

TEST(Card, TheKeyboardWalksItsLinks) {
    UiDriver ui({});
    select(ui, "tjpo-osaka-mou-2019");
    ui.focusPanel(3);
    std::set<Ids> reached;
    for (int down = 0; down < 12 && ui.state().selected == Ids{"tjpo-osaka-mou-2019"}; ++down) {
        ui.key(ImGuiKey_DownArrow);
        if (down >= 2) {
            ui.key(ImGuiKey_Enter);
        }
    }
    EXPECT_NE(ui.state().selected, Ids{"tjpo-osaka-mou-2019"}) << "Enter on a link opens it";
    EXPECT_FALSE(ui.state().selected.empty());
}

TEST(Card, SeveralAreSummedUpAboveTheOneThatIsShown) {
    UiDriver ui({});
    Ids ids;
    for (dataset::EngagementIndex i = 0; i < ui.dataset().engagements.size(); ++i) {
        ids.push_back(ui.dataset().engagementId(i));
    }
    ui.apply(state::intent::Select{ids});
    ui.frames(2);
    const std::string texts = ui.texts("card");
    EXPECT_NE(texts.find("1 of " + std::to_string(ids.size())), std::string::npos) << texts;
    EXPECT_NE(texts.find("Selected\n" + std::to_string(ids.size())), std::string::npos) << texts;
    ui.click("card/Previous record");
    EXPECT_NE(ui.texts("card").find(std::to_string(ids.size()) + " of "), std::string::npos);
}

} // namespace
} // namespace portolan::test
