#include "app/output/export_files.h"
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

TEST(ExportFiles, MakesAFilmOfTheWindowOfTimeUntilItIsStopped) {
    auto opened = openHeadless({});
    ASSERT_TRUE(opened) << opened.error().toString();
    ExportRequest request;
    request.kind = ui::ExportKind::Film;
    request.filmOf = ui::FilmOf::Time;
    request.path = testing::TempDir() + "portolan-window.webm";
    request.size = "320x180";
    request.state = opened->state;
    request.timeline = opened->state.timeline;
    request.timeline.first = request.timeline.last - 120;
    request.materials = opened->materials;
    request.listed = opened->materials.selection;
    request.index = opened->index;
    request.projection = opened->projection;
    int frames = 0;
    ASSERT_TRUE(exportFiles(request, [&frames](int done, int) {
        frames = done;
        return done < 3;
    }));
    EXPECT_EQ(frames, 3);
    EXPECT_FALSE(std::filesystem::exists(request.path)) << "stopped";
    EXPECT_FALSE(std::filesystem::exists(sourcesPath(request.path)));
    int all = 0;
    ASSERT_TRUE(exportFiles(request, [&](int done, int of) {
        frames = done;
        all = of;
        return true;
    }));
    EXPECT_GT(all, 10);
    EXPECT_EQ(frames, all);
    EXPECT_GT(std::filesystem::file_size(request.path), 1000U);
    EXPECT_GT(std::filesystem::file_size(sourcesPath(request.path)), 100U);
    std::filesystem::remove(request.path);
    std::filesystem::remove(sourcesPath(request.path));
}

TEST(ExportFiles, WritesWhatIsShownInEveryKindOfPicture) {
    Resources resources(test::startupWith(twoTies()), [] {});
    state::AppState state;
    ASSERT_TRUE(resources.install(state, 0));
    state.timeline = state::timelineFor(resources.materials().dataset->extent);
    resources.refresh(state);
    ExportRequest request = shownNow(resources, state);
    request.size = "640x400";
    request.projection =
        makeProjection(definitionOf(state.projection, state.camera.centre), state.camera.centre)
            .value();
    for (const auto& [kind, begins] :
         {std::pair{ui::ExportKind::Picture, "\x89PNG"}, std::pair{ui::ExportKind::Pdf, "%PDF"},
          std::pair{ui::ExportKind::Svg, "<?xml"}, std::pair{ui::ExportKind::GeoTiff, "II*"}}) {
        request.kind = kind;
        request.path = testing::TempDir() + "portolan-taken" +
                       ui::kExportEndings[static_cast<std::size_t>(kind)];
        const auto written = exportFiles(request);
        ASSERT_TRUE(written) << written.error().toString();
        EXPECT_TRUE(formats::readFile(request.path, 1U << 26U).value().starts_with(begins));
        std::filesystem::remove(request.path);
        std::filesystem::remove(sourcesPath(request.path));
    }
}

} // namespace
} // namespace portolan::app
