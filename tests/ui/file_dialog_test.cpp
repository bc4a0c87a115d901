// Sessions and taking away, by mouse and by keyboard, and the person's comfort.
#include "ui/ui_driver.h"

#include <gtest/gtest.h>

namespace portolan::test {
namespace {

using ui::FilePurpose;
using ui::FileRequest;

class FileDialogTest : public testing::Test {
protected:
    FileDialogTest() {
        list.folder = "/home/ana/maps";
        list.rows = {{"2019", true}, {"九州.portolan", false}, {"osaka.portolan", false}};
        list.recent = {"/media/stick/fair.portolan"};
        ui.showFiles(&list);
    }
    void open(FilePurpose purpose, const std::string& path) {
        ui::beginFileDialog(ui.files(), purpose, path);
        ui.frames(3);
    }
    FileRequest taken() {
        EXPECT_TRUE(ui.files().request.has_value());
        return std::exchange(ui.files().request, std::nullopt).value_or(FileRequest{});
    }

    UiDriver ui{{}};
    ui::FileList list;
};

TEST_F(FileDialogTest, AFileThatIsClickedOpens) {
    open(FilePurpose::Open, "/home/ana/maps/");
    ui.click("files/九州.portolan");
    const FileRequest request = taken();
    EXPECT_EQ(request.what, FileRequest::What::Do);
    EXPECT_EQ(request.purpose, FilePurpose::Open);
    EXPECT_EQ(request.path, "/home/ana/maps/九州.portolan");
}

TEST_F(FileDialogTest, AFolderThatIsClickedIsListed) {
    open(FilePurpose::Open, "/home/ana/maps/");
    ui.click("files/2019");
    EXPECT_EQ(taken().path, "/home/ana/maps/2019");
    ui.click("files/..");
    const FileRequest request = taken();
    EXPECT_EQ(request.what, FileRequest::What::List);
    EXPECT_EQ(request.path, "/home/ana/");
}

TEST_F(FileDialogTest, WhatWasOpenedLastIsOffered) {
    open(FilePurpose::Open, "/home/ana/maps/");
    ui.click("files//media/stick/fair.portolan");
    EXPECT_EQ(taken().path, "/media/stick/fair.portolan");
}

TEST_F(FileDialogTest, ANameThatIsTypedIsSavedByEnter) {
    open(FilePurpose::Save, "/home/ana/maps/session.portolan");
    ui.key(ImGuiKey_End);
    ui.key(ImGuiKey_Enter);
    const FileRequest request = taken();
    EXPECT_EQ(request.what, FileRequest::What::Do);
    EXPECT_EQ(request.purpose, FilePurpose::Save);
    EXPECT_EQ(request.path, "/home/ana/maps/session.portolan");
}

TEST_F(FileDialogTest, WhatIsTypedReplacesAllOfTheNameWhateverWasAskedBefore) {
    open(FilePurpose::Export, "/home/ana/a.png");
    ui.key(ImGuiKey_Escape);
    ui.frames(2);
    open(FilePurpose::Save, "/home/ana/maps/a much longer name.portolan");
    ui.type("/tmp/b.portolan");
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(taken().path, "/tmp/b.portolan");
}

TEST_F(FileDialogTest, TheKindOfWhatIsTakenAwayEndsItsName) {
    open(FilePurpose::Export, "/home/ana/maps/portolan.png");
    ui.click("files/Excel");
    ui.click("files/Export");
    const FileRequest request = taken();
    EXPECT_EQ(request.path, "/home/ana/maps/portolan.xlsx");
    EXPECT_EQ(request.kind, ui::ExportKind::Workbook);
}

TEST_F(FileDialogTest, TheKindIsWhatTheTypedNameEndsIn) {
    open(FilePurpose::Export, "/home/ana/maps/portolan.png");
    for (const auto& [name, kind] : {std::pair{"/tmp/a.PDF", ui::ExportKind::Pdf},
                                     {"/tmp/a.webm", ui::ExportKind::Film},
                                     {"/tmp/a", ui::ExportKind::Film},
                                     {"/tmp/a.geojson", ui::ExportKind::GeoJson}}) {
        open(FilePurpose::Export, "/home/ana/maps/portolan.png");
        ui.files().kind = ui::ExportKind::Film;
        ui.type(name);
        ui.key(ImGuiKey_Enter);
        ui.frames(2);
        const FileRequest request = taken();
        EXPECT_EQ(request.path, name);
        EXPECT_EQ(request.kind, kind) << name;
    }
}

TEST_F(FileDialogTest, TabGoesRoundInItAndEnterPresses) {
    list.making = {ui::ExportKind::Picture, 0};
    open(FilePurpose::Export, "/home/ana/maps/portolan.png");
    ui.key(ImGuiKey_Tab);
    ui.frames(2);
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(taken().what, FileRequest::What::Stop);
    for (int i = 0; i < 5; ++i) { // two buttons: there, and round again twice
        ui.key(ImGuiKey_Tab);
        ui.frames(2);
    }
    ui.key(ImGuiKey_Enter);
    ui.frames(2);
    EXPECT_EQ(ui.files().purpose, FilePurpose::None) << "it goes on beside";
}

TEST_F(FileDialogTest, AFilmIsOfTheStoryThatIsToldOrOfTime) {
    open(FilePurpose::Export, "/home/ana/maps/portolan.png");
    ui.click("files/Film");
    EXPECT_FALSE(ui.has("files/Whole story")) << "none is told";
    ui.click("files/Export");
    FileRequest request = taken();
    EXPECT_EQ(request.path, "/home/ana/maps/portolan.mp4");
    EXPECT_EQ(request.kind, ui::ExportKind::Film);
    EXPECT_EQ(request.filmOf, ui::FilmOf::Time);
    EXPECT_EQ(request.size, "1920x1080");
    state::Presentation told;
    told.story = "/home/ana/story.toml";
    ui.apply(state::intent::SetPresentation{told});
    ui.frames(2);
    ui.click("files/This chapter");
    ui.click("files/Export");
    request = taken();
    EXPECT_EQ(request.filmOf, ui::FilmOf::Chapter);
}

TEST_F(FileDialogTest, AFilmThatIsBeingMadeIsSeenAndStopped) {
    list.making = {ui::ExportKind::Film, 0.4F};
    open(FilePurpose::Export, "/home/ana/maps/portolan.mp4");
    EXPECT_FALSE(ui.has("files/Export"));
    ui.click("files/Stop making it");
    EXPECT_EQ(taken().what, FileRequest::What::Stop);
    ui.click("files/Go on beside it");
    EXPECT_EQ(ui.files().purpose, FilePurpose::None) << "it is made all the same";
    list.making.reset();
    open(FilePurpose::Export, "/home/ana/maps/portolan.mp4");
    EXPECT_TRUE(ui.has("files/Export"));
}

TEST_F(FileDialogTest, WhatTheMapShowsIsTakenAwayInFourKindsOfAnySize) {
    for (const auto& [label, ending, kind] :
         {std::tuple{"files/PDF", ".pdf", ui::ExportKind::Pdf},
          std::tuple{"files/SVG", ".svg", ui::ExportKind::Svg},
          std::tuple{"files/GeoTIFF", ".tif", ui::ExportKind::GeoTiff}}) {
        open(FilePurpose::Export, "/home/ana/maps/portolan.png");
        ui.click(label);
        EXPECT_TRUE(ui.has("files/size")) << label;
        ui.click("files/Export");
        const FileRequest request = taken();
        EXPECT_EQ(request.path, std::string("/home/ana/maps/portolan") + ending);
        EXPECT_EQ(request.kind, kind);
        EXPECT_FALSE(request.size.empty());
        ui.key(ImGuiKey_Escape);
        ui.frames(2);
    }
}

TEST(FileDialog, ItsButtonsAreSeenOnASmallScreenWithLargeLetters) {
    ui::FileList list;
    list.folder = "/home/ana/maps";
    list.rows = {{"2019", true}};
    for (const base::Language language : base::kLanguages) {
        UiDriver small({.language = language, .window = {1024, 640}, .scale = 2});
        small.showFiles(&list);
        state::Presentation told;
        told.story = "/home/ana/story.toml";
        small.apply(state::intent::SetPresentation{told});
        ui::beginFileDialog(small.files(), FilePurpose::Export, "/home/ana/a.mp4");
        small.frames(4);
        const ui::Box button = small.find(std::string("files/") + small.words()("Export"));
        EXPECT_LT(button.last.y, 640) << base::tagOf(language);
    }
}

TEST_F(FileDialogTest, EscapeAndCancelCloseIt) {
    open(FilePurpose::Save, "/home/ana/maps/session.portolan");
    ui.click("files/Cancel");
    EXPECT_EQ(ui.files().purpose, FilePurpose::None);
    open(FilePurpose::Export, "/home/ana/maps/portolan.png");
    ui.key(ImGuiKey_Escape);
    EXPECT_EQ(ui.files().purpose, FilePurpose::None);
    ui.frames(3);
    EXPECT_FALSE(ui.has("files/Cancel"));
}

TEST_F(FileDialogTest, TheMenuAsksForEach) {
    for (const auto& [label, purpose, asks] :
         {std::tuple{"Open a session…", FilePurpose::Open, true},
          std::tuple{"Save", FilePurpose::Save, false},
          std::tuple{"Save as…", FilePurpose::Save, true},
          std::tuple{"Take away…", FilePurpose::Export, true}}) {
        ui.click("top/Session and comfort");
        ui.click(std::string("top/") + label);
        const FileRequest request = taken();
        EXPECT_EQ(request.what, FileRequest::What::Begin);
        EXPECT_EQ(request.purpose, purpose) << label;
        EXPECT_EQ(request.asks, asks) << label;
    }
}

TEST_F(FileDialogTest, ComfortIsChosenInTheMenu) {
    ui.click("top/Session and comfort");
    ui.click("top/150 %");
    EXPECT_EQ(ui.state().comfort.scale, 1.5);
    ui.click("top/As the screen");
    EXPECT_EQ(ui.state().comfort.scale, 0);
    ui.click("top/Less motion");
    EXPECT_TRUE(ui.state().comfort.reducesMotion);
    ui.click("top/Without green (deuteranopia)");
    EXPECT_EQ(ui.state().comfort.vision, state::ColourVision::Deuteranopia);
    ui.apply(state::intent::Undo{}); // comfort is no step
    EXPECT_EQ(ui.state().comfort.vision, state::ColourVision::Deuteranopia);
}

} // namespace
} // namespace portolan::test
