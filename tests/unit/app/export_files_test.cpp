#include "app/export_files.h"
#include "formats/files.h"
#include "support/sample_dataset.h"
#include "support/startup.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace portolan::app {
namespace {

using dataset::EngagementKind;
using dataset::PlaceRole;

std::shared_ptr<const dataset::Dataset> twoTies() {
    test::SampleDataset sample;
    const auto kaohsiung = sample.place("kaohsiung");
    const auto kumamoto = sample.place("kumamoto");
    const auto osaka = sample.place("osaka");
    const auto press = sample.source("press");
    const auto diary = sample.source("diary");
    sample.data().sources[press].title = "press";
    sample.data().sources[diary].title = "diary";
    sample.engagement("from-home", EngagementKind::Mission, "2024-01-10");
    sample.at(kaohsiung, PlaceRole::Origin).at(kumamoto, PlaceRole::Stop, 1).cited(press);
    sample.engagement("elsewhere", EngagementKind::Mission, "2024-02-10");
    sample.at(osaka, PlaceRole::Origin).at(kumamoto, PlaceRole::Stop, 1).cited(diary);
    return std::make_shared<const dataset::Dataset>(sample.build());
}

TEST(ExportFiles, TakesAwayWhatTheTableListsFromHome) {
    Resources resources(test::startupWith(twoTies()), [] {});
    state::AppState state;
    state.home = "kaohsiung";
    ASSERT_TRUE(resources.install(state, 0));
    state.timeline = state::timelineFor(resources.materials().dataset->extent);
    resources.refresh(state);
    ASSERT_EQ(resources.listedSelection()->count, 1U);
    ASSERT_EQ(resources.materials().selection->count, 2U) << "the others are drawn, set back";

    ExportRequest request = shownNow(resources, state);
    request.kind = ui::ExportKind::Csv;
    request.path = testing::TempDir() + "portolan-taken-from-home.csv";
    ASSERT_TRUE(exportFiles(request));
    const std::string rows = formats::readFile(request.path, 1U << 20U).value();
    EXPECT_NE(rows.find("from-home"), std::string::npos);
    EXPECT_EQ(rows.find("elsewhere"), std::string::npos);
    const std::string sources = formats::readFile(sourcesPath(request.path), 1U << 20U).value();
    EXPECT_NE(sources.find("press"), std::string::npos) << sources;
    EXPECT_EQ(sources.find("diary"), std::string::npos) << sources;
    std::filesystem::remove(request.path);
    std::filesystem::remove(sourcesPath(request.path));
}

} // namespace
} // namespace portolan::app
