#include "formats/basemap_file.h"
#include "formats/viewpoints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace portolan::formats {
namespace {

using dataset::BoundaryClass;
using dataset::LineStyle;
using dataset::Viewpoint;

const std::vector<Viewpoint>& bundledViewpoints() {
    static const auto kLoaded =
        loadViewpoints(PORTOLAN_SOURCE_DIR "/data/basemap/viewpoints.toml").value();
    return kLoaded;
}

std::shared_ptr<const dataset::Basemap> bundledBasemap() {
    static const auto kOpened = openBasemap(PORTOLAN_SHARE_DIR "/basemap.pmap").value();
    return kOpened;
}

Viewpoint chosen(const std::string& code) {
    return chooseViewpoint(code, bundledViewpoints()).value();
}

// The text that a point of view shows under a name's id, or nothing.
std::string shownText(const std::string& code, std::string_view id, base::Language language) {
    const Viewpoint viewpoint = chosen(code);
    for (const dataset::ShownName& name : dataset::shownNames(*bundledBasemap(), viewpoint)) {
        if (bundledBasemap()->names[name.index].id == id) {
            return std::string(name.text[base::indexOf(language)]);
        }
    }
    return "";
}

TEST(Viewpoints, bundledOnesLoadInOrderWithTitlesInEveryLanguage) {
    std::vector<std::string> codes;
    for (const Viewpoint& viewpoint : bundledViewpoints()) {
        codes.push_back(viewpoint.code);
        for (const std::string& title : viewpoint.title) {
            EXPECT_FALSE(title.empty()) << viewpoint.code;
        }
    }
    EXPECT_EQ(codes, (std::vector<std::string>{"none", "neutral", "CN", "JP", "KR", "TW"}));
}

TEST(Viewpoints, everyRuleNamesSomethingThatIsThere) {
    std::set<std::string_view> names;
    for (const dataset::Name& name : bundledBasemap()->names) {
        names.insert(name.id);
    }
    for (const Viewpoint& viewpoint : bundledViewpoints()) {
        for (const dataset::NameRule& rule : viewpoint.names) {
            EXPECT_TRUE(names.contains(rule.id)) << viewpoint.code << " " << rule.id;
        }
        for (const dataset::LineRule& rule : viewpoint.lines) {
            const Viewpoint only{"x", {}, {}, {{rule.id, LineStyle::Solid, ""}}, {}};
            const auto styles = dataset::lineStyles(*bundledBasemap(), only);
            EXPECT_GT(std::count(styles.begin(), styles.end(), LineStyle::Solid), 0)
                << viewpoint.code << " " << rule.id;
        }
    }
}

TEST(Viewpoints, neutralDrawsNoContestedLine) {
    const Viewpoint neutral = chosen("neutral");
    int drawn = 0;
    for (const dataset::NamedLine& line : bundledBasemap()->namedLines) {
        const LineStyle style = dataset::lineStyle(neutral, line);
        if (line.cls != BoundaryClass::International) {
            EXPECT_EQ(style, LineStyle::Hidden) << line.id;
        }
        drawn += style == LineStyle::Hidden ? 0 : 1;
    }
    EXPECT_GT(drawn, 40);
}

TEST(Viewpoints, neutralShowsNoContestedNameAndAllOthers) {
    const auto shown = dataset::shownNames(*bundledBasemap(), chosen("neutral"));
    std::size_t uncontested = 0;
    for (const dataset::Name& name : bundledBasemap()->names) {
        uncontested += name.contested ? 0 : 1;
    }
    EXPECT_EQ(shown.size(), uncontested);
    for (const dataset::ShownName& name : shown) {
        EXPECT_FALSE(bundledBasemap()->names[name.index].contested);
    }
    for (const char* id :
         {"sea/sea-of-japan", "sea/south-china-sea", "island/senkaku", "island/liancourt",
          "island/paracel", "island/spratly", "island/scarborough", "island/southern-kurils"}) {
        EXPECT_EQ(shownText("neutral", id, base::Language::En), "") << id;
    }
    EXPECT_EQ(shownText("neutral", "sea/east-china-sea", base::Language::Ja), "東シナ海");
}

TEST(Viewpoints, noneDrawsNothing) {
    for (const LineStyle style : dataset::lineStyles(*bundledBasemap(), chosen("none"))) {
        EXPECT_EQ(style, LineStyle::Hidden);
    }
}

TEST(Viewpoints, eachShowsItsOwnNames) {
    EXPECT_EQ(shownText("JP", "sea/sea-of-japan", base::Language::En), "Sea of Japan");
    EXPECT_EQ(shownText("KR", "sea/sea-of-japan", base::Language::En), "East Sea");
    EXPECT_EQ(shownText("KR", "sea/sea-of-japan", base::Language::Ko), "동해");
    EXPECT_EQ(shownText("JP", "island/liancourt", base::Language::Ja), "竹島");
    EXPECT_EQ(shownText("KR", "island/liancourt", base::Language::Ja), "独島");
    EXPECT_EQ(shownText("TW", "island/senkaku", base::Language::ZhHant), "釣魚臺列嶼");
    EXPECT_EQ(shownText("CN", "island/senkaku", base::Language::ZhHans), "钓鱼岛");
    EXPECT_EQ(shownText("KR", "island/senkaku", base::Language::Ko), "");
}

TEST(Viewpoints, claimsAreDrawnOnlyByTheClaimant) {
    for (const dataset::NamedLine& line : bundledBasemap()->namedLines) {
        if (line.cls == BoundaryClass::Claim) {
            EXPECT_EQ(dataset::lineStyle(chosen("JP"), line) != LineStyle::Hidden,
                      line.left == "JPN");
            EXPECT_EQ(dataset::lineStyle(chosen("CN"), line) != LineStyle::Hidden,
                      line.left == "CHN");
        }
    }
}

TEST(Viewpoints, codesAreTakenInAnyCaseAndUnknownOnesAnsweredWithTheKnown) {
    EXPECT_EQ(chosen("jp").code, "JP");
    const auto unknown = chooseViewpoint("XX", bundledViewpoints());
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().code, base::ErrorCode::Usage);
    EXPECT_EQ(unknown.error().toString(),
              "no point of view is called \"XX\": use one of none, neutral, CN, JP, KR, TW, or the "
              "path of a .toml file");
}

TEST(Viewpoints, aUsersFileMayRestOnABundledOne) {
    const auto own = parseViewpoints("[PH]\n"
                                     "title = { en = \"Philippines\" }\n"
                                     "based_on = \"neutral\"\n"
                                     "[[PH.name]]\n"
                                     "id = \"sea/south-china-sea\"\n"
                                     "text = { en = \"West Philippine Sea\" }\n"
                                     "source = \"Administrative Order 29, 2012\"\n",
                                     "own.toml", bundledViewpoints());
    ASSERT_TRUE(own.has_value()) << own.error().toString();
    ASSERT_EQ(own->size(), 1U);
    EXPECT_EQ(own->front().title[base::indexOf(base::Language::Ko)], "Philippines");
    EXPECT_EQ(own->front().classes, chosen("neutral").classes);
    EXPECT_EQ(own->front().lines, chosen("neutral").lines);
    EXPECT_EQ(own->front().names.back().text[0], "West Philippine Sea");
}

struct Faulty {
    const char* text;
    int line;
    const char* what;
};

TEST(Viewpoints, faultsAreToldWithTheirPlace) {
    const std::vector<Faulty> cases = {
        {"[X]\ntitle = {", 2, ""},
        {"", 0, "no point of view"},
        {"[X]\nclasses = { international = \"solid\" }", 1, "without a title"},
        {"[X]\ntitle = { en = \"x\" }\nbased_on = \"Y\"", 3, "based on \"Y\""},
        {"[X]\ntitle = { en = \"x\" }\nclasses = { sea = \"solid\" }", 3, "unknown class"},
        {"[X]\ntitle = { en = \"x\" }\nclasses = { claim = \"wavy\" }", 3, "unknown style"},
        {"[X]\ntitle = { en = \"x\", xx = \"x\" }", 2, "known language"},
        {"[X]\ntitle = { en = \"x\" }\n[[X.name]]\nid = \"a\"", 3, "no source"},
        {"[X]\ntitle = { en = \"x\" }\n[[X.line]]\nid = \"a\"\nsource = \"s\"", 3, "a style"},
        {"[X]\ntitle = { en = \"x\" }\nname = 3", 3, "lists of tables"},
        {"[X]\ntitle = { en = \"x\" }\ncolour = 3", 3, "unknown key"}};
    for (const Faulty& faulty : cases) {
        const auto read = parseViewpoints(faulty.text, "own.toml");
        ASSERT_FALSE(read.has_value()) << faulty.text;
        EXPECT_EQ(read.error().where.file, "own.toml");
        EXPECT_EQ(read.error().where.line, faulty.line) << faulty.text;
        EXPECT_NE(read.error().what.find(faulty.what), std::string::npos) << read.error().what;
        EXPECT_FALSE(read.error().mend.empty());
    }
}

} // namespace
} // namespace portolan::formats
