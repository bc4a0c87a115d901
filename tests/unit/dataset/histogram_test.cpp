#include "dataset/histogram.h"
#include "support/sample_dataset.h"

#include <gtest/gtest.h>

#include <numeric>

namespace portolan::dataset {

namespace {

base::Day day(const char* text) {
    return base::EdtfDate::parse(text)->interval().first;
}

std::uint32_t sum(const KindCounts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0U);
}

TEST(Bins, BeginWhereTheCalendarDoes) {
    const base::Day thursday = day("2019-10-03");
    EXPECT_EQ(binFirst(thursday, BinUnit::Day), thursday);
    EXPECT_EQ(binFirst(thursday, BinUnit::Week), day("2019-09-30"));
    EXPECT_EQ(binFirst(day("2019-09-30"), BinUnit::Week), day("2019-09-30"));
    EXPECT_EQ(binFirst(thursday, BinUnit::Month), day("2019-10-01"));
    EXPECT_EQ(binFirst(day("2019-12-31"), BinUnit::Quarter), day("2019-10-01"));
    EXPECT_EQ(binFirst(thursday, BinUnit::Year), day("2019-01-01"));
    EXPECT_EQ(binFirst(thursday, BinUnit::Decade), day("2010-01-01"));
    EXPECT_EQ(binAfter(day("2019-12-31"), BinUnit::Month), day("2020-01-01"));
    EXPECT_EQ(binAfter(day("1969-12-30"), BinUnit::Week), day("1970-01-05"));
    EXPECT_EQ(binAfter(day("1969-02-01"), BinUnit::Decade), day("1970-01-01"));
}

TEST(Bins, AreAsFineAsABlockIsWide) {
    EXPECT_EQ(binUnitFor(30, 1400), BinUnit::Day);
    EXPECT_EQ(binUnitFor(365, 1400), BinUnit::Week);
    EXPECT_EQ(binUnitFor(10 * 365.25, 1400), BinUnit::Month);
    EXPECT_EQ(binUnitFor(10 * 365.25, 500), BinUnit::Quarter);
    EXPECT_EQ(binUnitFor(100 * 365.25, 1400), BinUnit::Year);
    EXPECT_EQ(binUnitFor(1000 * 365.25, 800), BinUnit::Decade);
    EXPECT_EQ(binUnitFor(1e9, 1), BinUnit::Decade);
}

class HistogramTest : public testing::Test {
protected:
    void record(const char* date, EngagementKind kind = EngagementKind::Forum) {
        sample_.engagement(std::string("e ") + date, kind, date);
    }
    Histogram make(BinUnit unit, base::DayInterval span, const Filter& filter = {}) {
        data_ = sample_.build();
        index_ = buildSearchIndex(data_);
        return histogram(data_, *index_, select(data_, *index_, filter), unit, span);
    }

    test::SampleDataset sample_;
    Dataset data_;
    std::shared_ptr<const SearchIndex> index_;
};

const base::DayInterval kYear = {day("2019-01-01"), day("2019-12-31")};

TEST_F(HistogramTest, KeepsWhatIsLongerThanABinOutOfTheBins) {
    for (const char* date : {"2019-10-03", "2019-10", "2019", "2019-10-03~", "2019/..", ""}) {
        record(date);
    }
    const Histogram months = make(BinUnit::Month, kYear);
    ASSERT_EQ(months.bins.size(), 12U);
    EXPECT_EQ(sum(months.bins[9].passing), 3U);
    EXPECT_EQ(sum(months.imprecisePassing), 2U);
    EXPECT_EQ(months.tallest, 3U);
    const Histogram days = make(BinUnit::Day, kYear);
    EXPECT_EQ(days.bins.size(), 365U);
    EXPECT_EQ(days.tallest, 2U);
    EXPECT_EQ(sum(days.imprecisePassing), 3U);
    const Histogram years = make(BinUnit::Year, kYear);
    EXPECT_EQ(sum(years.bins.at(0).passing), 4U);
}

TEST_F(HistogramTest, PutsAJourneyOfStatedDaysWhereItBegins) {
    record("2019-09-29/2019-10-03", EngagementKind::Mission);
    record("2019-09/2019-10", EngagementKind::Mission);
    const Histogram months = make(BinUnit::Month, kYear);
    EXPECT_EQ(sum(months.bins[8].passing), 1U);
    EXPECT_EQ(sum(months.bins[9].passing), 0U);
    EXPECT_EQ(sum(months.imprecisePassing), 1U);
    EXPECT_EQ(recordsInBin(*index_, months.bins[8], BinUnit::Month, 9),
              std::vector<EngagementIndex>{0});
    EXPECT_EQ(impreciseRecords(*index_, BinUnit::Month, kYear, 9), std::vector<EngagementIndex>{1});
}

TEST_F(HistogramTest, TellsWhatIsHiddenByKind) {
    record("2019-02-01", EngagementKind::Expo);
    record("2019-02-02", EngagementKind::Visit);
    record("2018/2019", EngagementKind::Visit);
    Filter filter;
    filter.kinds = {EngagementKind::Expo};
    const Histogram months = make(BinUnit::Month, kYear, filter);
    EXPECT_EQ(months.bins[1].passing[static_cast<std::size_t>(EngagementKind::Expo)], 1U);
    EXPECT_EQ(months.bins[1].hidden[static_cast<std::size_t>(EngagementKind::Visit)], 1U);
    EXPECT_EQ(months.impreciseHidden[static_cast<std::size_t>(EngagementKind::Visit)], 1U);
}

TEST_F(HistogramTest, CoversTheSpanInWholeBinsOrTheExtent) {
    record("2019-02-01");
    record("2020-03-05");
    const Histogram part = make(BinUnit::Month, {day("2019-05-20"), day("2019-07-02")});
    EXPECT_EQ(part.span, (base::DayInterval{day("2019-05-01"), day("2019-07-31")}));
    EXPECT_EQ(part.bins.size(), 3U);
    const Histogram all = make(BinUnit::Month, {});
    EXPECT_EQ(all.bins.front().first, day("2019-02-01"));
    EXPECT_EQ(all.bins.size(), 14U);
}

TEST_F(HistogramTest, IsEmptyWithoutADatedRecord) {
    record("");
    EXPECT_TRUE(make(BinUnit::Month, {}).bins.empty());
    EXPECT_EQ(make(BinUnit::Year, kYear).tallest, 0U);
}

} // namespace

} // namespace portolan::dataset
