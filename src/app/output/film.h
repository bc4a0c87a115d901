// Films of a story, of a chapter and of a range of time: frame k is what the stage, or the map,
// shows at k / frames per second.
#pragma once

#include "app/output/headless_session.h"
#include "app/sources/watch.h"
#include "platform/film_file.h"

#include <functional>
#include <string>

namespace portolan::app {

/// As typed.
struct FilmOptions {
    int framesPerSecond = 30;
    double seconds = 0; ///< of a range of time; 0: not said
};

/// What is drawn: `show(k)` puts frame k into a session.
struct FilmScript {
    int frames = 1;
    std::function<void(int frame)> show;
};

/// Longer films are a mistake.
inline constexpr double kLongestFilmSeconds = 6 * 3600;
inline constexpr int kFewestFramesPerSecond = 1, kMostFramesPerSecond = 120;

/// Error (Usage): no film can have that size, that rate or that length.
base::Result<platform::FilmFormat> filmFormat(const std::string& path, glm::ivec2 sizePx,
                                              const FilmOptions&);

/// The whole story, or one chapter (from 1). `told` and `session` outlive the script. Error
/// (Usage): there is no such chapter.
base::Result<FilmScript> filmOfStory(const ToldStory& told, std::size_t chapter,
                                     int framesPerSecond, HeadlessSession& session);

/// The filter's dates or, where it has none, all that the records have.
state::Timeline rangeOf(const HeadlessSession&);

/// The moment passes through the timeline's window as playback does, in so many seconds or, where
/// the options name none, in as many as playback takes. `session` outlives the script. Error
/// (Usage): no such length.
base::Result<FilmScript> filmOfTime(const FilmOptions&, const state::Timeline& range,
                                    HeadlessSession& session);

/// Draws each frame while the one before it is encoded, and takes away what killed programs left
/// beside it. Returns false where the watch ended it:
/// then nothing is left behind. Error (Machine): the disk is full.
base::Result<bool> writeFilm(const std::string& path, const platform::FilmFormat&,
                             const FilmScript&, HeadlessSession&, const Watch&);

} // namespace portolan::app
