// Films: MP4 (H.264) and WebM (VP9). A file appears whole or not at all: it is written beside its
// place and renamed.
#pragma once

#include "base/result.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace portolan::platform {

enum class FilmKind : std::uint8_t { Mp4, WebM };

/// By the name's ending, in any case; nullopt: it is no film's.
std::optional<FilmKind> filmKindOf(const std::string& path);

struct FilmFormat {
    FilmKind kind = FilmKind::Mp4;
    glm::ivec2 sizePx{1920, 1080}; ///< even
    int framesPerSecond = 30;
};

/// One film being written. May move between threads, is used by one at a time.
class FilmFile {
public:
    /// Takes away what films of that name left that were killed. Error (Machine): the folder cannot
    /// be written, or there is no encoder for that size.
    static base::Result<FilmFile> create(const std::string& path, const FilmFormat&);
    FilmFile(FilmFile&&) noexcept;
    FilmFile& operator=(FilmFile&&) noexcept;
    /// A film that was not finished leaves nothing.
    ~FilmFile();

    /// The next frame: width × height × 4 bytes of sRGB, bottom row first, as OpenGL reads them;
    /// alpha is ignored. Error (Machine): the disk is full.
    base::Result<void> add(std::span<const std::uint8_t> rgba);
    /// Writes what is left and puts the file in its place. Error (Machine): the disk is full.
    base::Result<void> finish();

private:
    struct Impl;
    explicit FilmFile(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::platform
