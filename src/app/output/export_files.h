// What a person takes away: the records that pass, the picture, and the list of their sources.
#pragma once

#include "app/output/film.h"
#include "app/picture/resources.h"
#include "ui/file_dialog.h"

namespace portolan::app {

/// Everything that an export is made of, held while the window goes on.
struct ExportRequest {
    ui::ExportKind kind = ui::ExportKind::Picture;
    std::string path;
    std::string size; ///< of a picture: "3840x2160"
    state::AppState state;
    Materials materials;
    /// The records that are taken away and whose sources are listed: those of the table.
    std::shared_ptr<const dataset::Selection> listed;
    ReadyProjection projection;
    geo::ScreenPoint shownSize{1920, 1080}; ///< of the map's free part, logical pixels
    // Of a film.
    ui::FilmOf filmOf = ui::FilmOf::Story;
    state::Timeline timeline; ///< as it is, not as it is drawn
    std::shared_ptr<const dataset::SearchIndex> index;
    std::vector<dataset::Viewpoint> viewpoints;
};

/// What the window shows for the state that `resources` are in step with. Its path, kind and size
/// are still to be chosen.
ExportRequest shownNow(const Resources& resources, const state::AppState&);

/// "map.png" → "map.sources.txt"
std::string sourcesPath(const std::string& path);

/// Writes the file, and the list of sources beside it; each whole or not at all. For a worker. The
/// picture shows what the window shows between its panels. `watch` is told of a film's frames and a
/// picture's strips, else of the file before it is written; where it ends them, nothing is written
/// and the result is false. Error: the size is none, the machine cannot draw that large, or a file
/// cannot be written.
base::Result<bool> exportFiles(const ExportRequest&, const Watch& watch = {});

} // namespace portolan::app
