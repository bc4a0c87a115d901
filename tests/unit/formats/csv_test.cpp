#include "formats/csv.h"

#include <gtest/gtest.h>

namespace portolan::formats {

namespace {

struct CsvTest : testing::Test {
    Problems problems;
    base::Diagnostics told;

    Table parse(std::string text) {
        Table table = parseCsv(std::move(text), "t.csv", problems);
        told = problems.take();
        return table;
    }
    static std::vector<std::string> texts(const Table& table) {
        std::vector<std::string> all;
        for (const Cell& cell : table.cells) {
            all.emplace_back(cell.text);
        }
        return all;
    }
};

using Texts = std::vector<std::string>;

TEST_F(CsvTest, ReadsQuotedCellsWithSeparatorsQuotesAndLines) {
    const Table table = parse("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\nlines\",z\n");
    EXPECT_EQ(texts(table), (Texts{"x, y", "say \"hi\"", "two\nlines", "z"}));
    EXPECT_TRUE(told.empty());
}

TEST_F(CsvTest, KnowsLineAndColumnOfACellInCharacters) {
    const Table table = parse("a,b\n\"two\nlines\",x\n高雄,y\n");
    EXPECT_EQ(table.cell(0, 1).line, 3);
    EXPECT_EQ(table.cell(0, 1).column, 8);
    EXPECT_EQ(table.cell(1, 1).line, 4);
    EXPECT_EQ(table.cell(1, 1).column, 4);
}

TEST_F(CsvTest, TakesAnyLineEndSeparatorAndByteOrderMark) {
    EXPECT_EQ(texts(parse("a,b\r\n1,2\r\n")), (Texts{"1", "2"}));
    EXPECT_EQ(texts(parse("a,b\r1,2\r3,4")), (Texts{"1", "2", "3", "4"}));
    EXPECT_EQ(texts(parse("a;b\n1,5;2\n")), (Texts{"1,5", "2"}));
    EXPECT_EQ(texts(parse("a\tb\n1\t\n")), (Texts{"1", ""}));
    const Table marked = parse("\xEF\xBB\xBFid,b\n1,2\n\n\n");
    EXPECT_EQ(marked.header[0].text, "id");
    EXPECT_EQ(texts(marked), (Texts{"1", "2"}));
}

TEST_F(CsvTest, AnUnclosedQuoteGivesUpOnlyItsLine) {
    const Table table = parse("a,b\n1,\"open\n3,4\n");
    EXPECT_EQ(texts(table), (Texts{"3", "4"}));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].where.line, 2);
    EXPECT_EQ(told[0].where.column, 3);
}

TEST_F(CsvTest, TextAfterAClosingQuoteIsTold) {
    const Table table = parse("a,b\n\"x\"y,2\n3,4\n");
    EXPECT_EQ(texts(table), (Texts{"3", "4"}));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].where.column, 4);
}

TEST_F(CsvTest, RowsOfAnotherLengthAreTold) {
    const Table table = parse("a,b\n1\n1,2,3\n5,6\n");
    EXPECT_EQ(texts(table), (Texts{"5", "6"}));
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].where.line, 2);
    EXPECT_EQ(told[1].where.line, 3);
}

TEST_F(CsvTest, OtherEncodingsAreToldWithTheMend) {
    const Table table = parse("a,b\n1,\x8D\x82\n3,4\n"); // Shift JIS
    EXPECT_EQ(texts(table), (Texts{"3", "4"}));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].where.line, 2);
    EXPECT_NE(told[0].message.find("UTF-8"), std::string::npos);
    parse(std::string("\xFF\xFE"
                      "a\0,\0b\0",
                      8));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].message.find("UTF-16"), std::string::npos);
}

TEST_F(CsvTest, ACellOfMegabytesIsTold) {
    const Table table = parse("a,b\n1," + std::string(2U << 20U, 'x') + "\n3,4\n");
    EXPECT_EQ(texts(table), (Texts{"3", "4"}));
    ASSERT_EQ(told.size(), 1U);
}

TEST_F(CsvTest, WhatItWritesItReads) {
    const Texts cells = {"plain", "a,b", "say \"hi\"", "two\nlines", "", "高雄", ";", "\t"};
    std::string text = "h\n";
    for (const std::string& cell : cells) {
        text += "x" + std::string(",") + csvCell(cell) + "\n";
    }
    text.replace(0, 1, "h,v");
    Texts read;
    const Table table = parse(text);
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        read.emplace_back(table.cell(row, 1).text);
    }
    EXPECT_EQ(read, cells);
}

TEST_F(CsvTest, AFileWrongInEveryRowIsNotAnsweredForEach) {
    std::string text = "a,b\n";
    for (int i = 0; i < 5000; ++i) {
        text += "1\n";
    }
    parse(text);
    ASSERT_EQ(told.size(), 1001U);
    EXPECT_NE(told.back().message.find("4000 more"), std::string::npos);
    EXPECT_EQ(told.back().severity, base::Severity::Error);
}

} // namespace

} // namespace portolan::formats
