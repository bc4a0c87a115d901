// Any bytes as one of the eight tables: no crash, and problems only in lines that are there.
// libFuzzer's entry point; the test below replays it on spoilt copies of good tables.
#include "formats/build_dataset.h"
#include "formats/check_dataset.h"
#include "formats/csv.h"
#include "formats/flat_table.h"
#include "support/dataset_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace portolan::formats {

namespace {

std::vector<Table> parseAll(const std::map<std::string, std::string>& texts, Problems& problems) {
    std::vector<Table> tables;
    for (const auto& [name, text] : texts) {
        tables.push_back(parseCsv(text, name, problems));
        tables.back().name = name;
    }
    return tables;
}

bool isWithinFile(const base::Diagnostic& diagnostic,
                  const std::map<std::string, std::string>& texts) {
    const std::string& text = texts.at(diagnostic.where.file);
    const auto lines =
        1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    return diagnostic.where.line >= 0 && diagnostic.where.line <= lines &&
           diagnostic.where.column >= 0 &&
           diagnostic.where.column <= static_cast<int>(text.size()) + 1;
}

void consume(std::uint8_t which, std::string bytes) {
    auto texts = test::goodTables();
    auto spoilt = texts.begin();
    std::advance(spoilt, which % texts.size());
    spoilt->second = std::move(bytes);
    Problems problems;
    const auto tables = parseAll(texts, problems);
    const Built built = buildDataset(tables, "fuzz", problems);
    checkDataset(built, problems);
    for (const Table& table : tables) {
        if (isFlatTable(table, {})) {
            buildDataset(unflatten(table, nullptr, {}, problems), "flat", problems);
        }
    }
    for (const base::Diagnostic& diagnostic : problems.take()) {
        ASSERT_TRUE(isWithinFile(diagnostic, texts)) << diagnostic.toString();
        ASSERT_FALSE(diagnostic.message.empty());
    }
}

std::string spoil(std::string text, std::mt19937& random) {
    constexpr std::string_view kTricky = "\"\"\",;\n\r=\t\0\xFF\xE9\xF0";
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
        const std::size_t at = random() % (text.size() + 1);
        const std::size_t length = random() % 20;
        switch (random() % 6) {
        case 0:
            text.resize(at);
            break;
        case 1:
            text.insert(at, 1, kTricky[random() % kTricky.size()]);
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(random() % (text.size() + 1), length));
            break;
        default:
            if (at < text.size()) {
                text[at] = static_cast<char>(random());
            }
            break;
        }
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) {
        consume(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    }
    return 0;
}

TEST(CsvDatasetFuzz, SpoiltTablesNeitherCrashNorTellOfLinesThatAreNotThere) {
    std::mt19937 random(20240229);
    const auto good = test::goodTables();
    for (int round = 0; round < 400 && !testing::Test::HasFatalFailure(); ++round) {
        std::uint8_t which = 0;
        for (const auto& [name, text] : good) {
            const std::string input = static_cast<char>(which++) + spoil(text, random);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()),
                                   input.size());
        }
    }
}

TEST(CsvDatasetFuzz, FlatTablesToo) {
    std::mt19937 random(7);
    const std::string flat = "from_lng,from_lat,to_lng,to_lat,kind,date,end,count\n"
                             "120.3,22.6,130.7,32.8,mou,2019,2021,5\n"
                             "120.3,22.6,135.5,34.7,,2019-10-03 12:00,,\n";
    for (int round = 0; round < 500 && !testing::Test::HasFatalFailure(); ++round) {
        const std::string input = static_cast<char>(round % 8) + spoil(flat, random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    }
}

} // namespace portolan::formats
