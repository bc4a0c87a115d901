// Encodes a film in a thread of its own, a few frames behind the one that draws them.
#pragma once

#include "platform/film_file.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace portolan::app {

/// RGBA, bottom row first: what gpu::readRows() gives.
using FilmFrame = std::vector<std::uint8_t>;

/// Used by one thread.
class FilmEncoder {
public:
    /// Error (Machine): as FilmFile::create.
    static base::Result<std::unique_ptr<FilmEncoder>> start(const std::string& path,
                                                            const platform::FilmFormat&);
    FilmEncoder(const FilmEncoder&) = delete;
    FilmEncoder& operator=(const FilmEncoder&) = delete;
    /// What was not finished leaves nothing.
    ~FilmEncoder();

    /// Would frame() come back at once?
    bool hasRoom();
    /// A frame to fill, of the film's size; waits until the encoder has done with one.
    FilmFrame frame();
    /// The next of the film. Error (Machine): one before it could not be written.
    base::Result<void> add(FilmFrame);
    /// Waits for the encoder and puts the film in its place. Error (Machine): the disk is full.
    base::Result<void> finish();

private:
    FilmEncoder(platform::FilmFile, std::size_t frameBytes);
    void encode();
    void stop();

    platform::FilmFile file_; ///< the thread's until it is joined
    std::mutex mutex_;        ///< for what follows
    std::condition_variable changed_;
    std::vector<FilmFrame> free_;
    std::deque<FilmFrame> waiting_;
    std::optional<base::Error> error_;
    bool isOver_ = false;
    std::thread thread_; ///< last: it uses the rest
};

} // namespace portolan::app
