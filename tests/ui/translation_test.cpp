// Every text of the interface is in every language, with the same places to fill in.
#include "dataset/vocabulary.h"
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace portolan::test {
namespace {

namespace fs = std::filesystem;

std::string readAll(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The English texts that the sources ask for: tr("…"), speech("…"), count("…", …), and written
/// dates.
std::set<std::string> textsInSources() {
    static const std::regex kCall(
        R"re((?:\btr|\bspeech|\bcount|\bwritten)\(\s*(?:speech,\s*)?"((?:[^"\\]|\\.)*)")re");
    std::set<std::string> texts;
    for (const char* folder : {"/src/ui", "/src/app"}) {
        for (const auto& entry :
             fs::directory_iterator(std::string(PORTOLAN_SOURCE_DIR) + folder)) {
            const std::string source = readAll(entry.path());
            for (std::sregex_iterator match(source.begin(), source.end(), kCall), end; match != end;
                 ++match) {
                texts.insert((*match)[1]);
            }
        }
    }
    return texts;
}

std::multiset<std::string> placesToFill(const std::string& text) {
    static const std::regex kPlace(R"(\{[a-z]+\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), kPlace),
            std::sregex_token_iterator()};
}

bool isDate(const std::string& text) {
    return text.find("{year}") != std::string::npos || text.find("{first}") != std::string::npos ||
           text.find("{mon}") != std::string::npos;
}

TEST(Translation, EveryTextOfTheSourcesIsInEveryLanguage) {
    const std::set<std::string> texts = textsInSources();
    ASSERT_GT(texts.size(), 70U) << "the texts are no longer found in the sources";
    for (const base::Language language : base::kLanguages) {
        const ui::Catalogue words = readCatalogue(language);
        for (const std::string& text : texts) {
            EXPECT_TRUE(words.has("", text)) << base::tagOf(language) << " lacks: " << text;
            if (!isDate(text) && words.has("", text)) {
                EXPECT_EQ(placesToFill(words(text.c_str())), placesToFill(text))
                    << base::tagOf(language) << ": " << text;
            }
        }
    }
}

TEST(Translation, EveryWordOfTheVocabulariesIsInEveryLanguage) {
    const auto spelledOut = [](std::string_view key) {
        std::string text(key);
        std::replace(text.begin(), text.end(), '_', ' ');
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
        return text == "Mou" ? std::string("MOU") : text;
    };
    UiDriver ui({});
    std::set<std::pair<std::string, std::string>> words;
    for (std::size_t i = 0; i < dataset::kEngagementKindCount; ++i) {
        words.emplace("kind", spelledOut(keyOf(static_cast<dataset::EngagementKind>(i))));
    }
    for (std::size_t i = 0; i < dataset::kFamilyCount; ++i) {
        words.emplace("family", spelledOut(keyOf(static_cast<dataset::Family>(i))));
    }
    for (std::size_t i = 1; i < dataset::kStatusCount; ++i) {
        words.emplace("status", spelledOut(keyOf(static_cast<dataset::Status>(i))));
    }
    for (std::size_t i = 0; i < dataset::kPlaceKindCount; ++i) {
        words.emplace("place kind", spelledOut(keyOf(static_cast<dataset::PlaceKind>(i))));
    }
    for (const std::string& sector : ui.dataset().sectors) {
        words.emplace("sector", spelledOut(sector));
    }
    for (const dataset::Figure& figure : ui.dataset().figures) {
        words.emplace("measure", spelledOut(figure.measure));
    }
    for (const dataset::Place& place : ui.dataset().places) {
        words.emplace("economy", place.economy);
    }
    for (const base::Language language : base::kLanguages) {
        const ui::Catalogue catalogue = readCatalogue(language);
        for (const auto& [context, word] : words) {
            EXPECT_TRUE(catalogue.has(context, word))
                << base::tagOf(language) << " lacks " << context << ": " << word;
        }
    }
}

TEST(Translation, DatesAndNumbersFollowTheLanguage) {
    const ui::Catalogue japanese = readCatalogue(base::Language::Ja);
    const ui::Speech ja{&japanese, base::Language::Ja};
    EXPECT_EQ(dateName(ja, "2019-10-03"), "2019年10月3日");
    EXPECT_EQ(dateName(ja, "2023-06~"), "2023年6月頃");
    EXPECT_EQ(dateName(ja, ""), "日付なし");
    const ui::Catalogue indonesian = readCatalogue(base::Language::Id);
    const ui::Speech id{&indonesian, base::Language::Id};
    EXPECT_EQ(dateName(id, "2019-10-03"), "3 Oktober 2019");
    EXPECT_EQ(numberName(id, "1140000"), "1.140.000");
    const ui::Catalogue english = readCatalogue(base::Language::En);
    const ui::Speech en{&english, base::Language::En};
    EXPECT_EQ(dateName(en, "2017/2024-02"), "2017 to February 2024");
    EXPECT_EQ(dateName(en, "../2019-10-03"), "By 3 October 2019");
    EXPECT_EQ(numberName(en, "1140000.5"), "1,140,000.5");
    EXPECT_EQ(english.count("{n} place", "{n} places", 1), "1 place");
    EXPECT_EQ(english.count("{n} place", "{n} places", 0), "0 places");
}

TEST(Catalogue, RefusesWhatIsCutInHalf) {
    const std::string path = std::string(PORTOLAN_SHARE_DIR) + "/locale/ja/portolan.mo";
    const std::string whole = readAll(path);
    ASSERT_GT(whole.size(), 1000U);
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        const std::string half = whole.substr(0, length);
        EXPECT_FALSE(ui::Catalogue::parse(std::as_bytes(std::span(half)))) << length;
    }
}

} // namespace
} // namespace portolan::test
