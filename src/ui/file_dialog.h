// The dialog that opens and saves sessions and takes records and pictures away. It shows a folder
// and asks; reading and writing are done elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portolan::ui {

struct Panel;

enum class FilePurpose : std::uint8_t { None, Open, Save, SaveStory, Export };

/// What the map shows, in four kinds and moving; then the records that pass.
enum class ExportKind : std::uint8_t {
    Picture,
    Pdf,
    Svg,
    GeoTiff,
    Film,
    Workbook,
    GeoPackage,
    Csv,
    GeoJson
};
inline constexpr std::array<const char*, 9> kExportEndings = {
    ".png", ".pdf", ".svg", ".tif", ".mp4", ".xlsx", ".gpkg", ".csv", ".geojson"};
constexpr bool isPicture(ExportKind kind) {
    return kind <= ExportKind::GeoTiff;
}

/// What a film shows: the story that is told, the chapter that it is in, or the window of time as
/// playback passes through it.
enum class FilmOf : std::uint8_t { Story, Chapter, Time };

/// What the dialog wants done.
struct FileRequest {
    enum class What : std::uint8_t {
        Begin, ///< the dialog for `purpose`; Save without a file of its own to save to
        List,  ///< the folder `path`
        Do,    ///< open, save or export `path`
        Stop,  ///< what is being written to be taken away
    };
    What what = What::Begin;
    FilePurpose purpose = FilePurpose::None;
    std::string path;
    ExportKind kind = ExportKind::Picture;
    FilmOf filmOf = FilmOf::Story;
    std::string size;  ///< of a picture or film, as typed: "3840x2160"
    bool asks = false; ///< Begin: ask for a name although there is one
};

struct FileRow {
    std::string name;
    bool isFolder = false;
};

/// The folder as it was read last.
struct FileList {
    std::string folder;
    std::vector<FileRow> rows;
    std::vector<std::string> recent; ///< paths of sessions, the latest first
    bool asksToReplace = false;      ///< the name is taken: once more is yes
    std::string error;               ///< why the last request failed; "" when it did not
    /// What is being written for somebody to take away, and how much of it is.
    struct Making {
        ExportKind kind = ExportKind::Picture;
        float done = 0; ///< 0–1; 0: not known
        bool operator==(const Making&) const = default;
    };
    std::optional<Making> making;
};

/// What the dialog remembers while it is open.
struct FileDialogMemory {
    FilePurpose purpose = FilePurpose::None;
    bool isNew = false; ///< opened in this frame: the field takes the keyboard
    int opening = 0;    ///< how often it was opened: a field remembers no other path's selection
    std::array<char, 2048> path{};
    std::array<char, 24> size{}, filmSize{};
    ExportKind kind = ExportKind::Picture;
    FilmOf filmOf = FilmOf::Story;
    std::optional<FileRequest> request; ///< taken by the loop after the frame
};

/// What the ending of a name says; nullopt: it says nothing.
std::optional<ExportKind> exportKindOf(const std::string& path);

/// Opens the dialog with a path in its field.
void beginFileDialog(FileDialogMemory&, FilePurpose, const std::string& path);
void drawFileDialog(Panel&);
/// A line above the timeline that says what was done.
void drawNotice(Panel&);

} // namespace portolan::ui
