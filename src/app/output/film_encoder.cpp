#include "app/output/film_encoder.h"

#include <utility>

namespace portolan::app {

namespace {

/// One that is drawn, one that waits, one that is encoded.
constexpr std::size_t kFrames = 3;

} // namespace

FilmEncoder::FilmEncoder(platform::FilmFile file, std::size_t frameBytes)
    : file_(std::move(file)), free_(kFrames, FilmFrame(frameBytes)), thread_([this] { encode(); }) {
}

base::Result<std::unique_ptr<FilmEncoder>> FilmEncoder::start(const std::string& path,
                                                              const platform::FilmFormat& format) {
    return platform::FilmFile::create(path, format).map([&](platform::FilmFile file) {
        const auto pixels =
            static_cast<std::size_t>(format.sizePx.x) * static_cast<std::size_t>(format.sizePx.y);
        return std::unique_ptr<FilmEncoder>(new FilmEncoder(std::move(file), pixels * 4));
    });
}

FilmEncoder::~FilmEncoder() {
    if (thread_.joinable()) {
        const std::scoped_lock lock(mutex_);
        waiting_.clear();
    }
    stop();
}

void FilmEncoder::stop() {
    {
        const std::scoped_lock lock(mutex_);
        isOver_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void FilmEncoder::encode() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return isOver_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        FilmFrame frame = std::move(waiting_.front());
        waiting_.pop_front();
        const bool isGood = !error_;
        lock.unlock();
        const auto added = isGood ? file_.add(frame) : base::Result<void>{};
        lock.lock();
        if (!added) {
            error_ = added.error();
        }
        free_.push_back(std::move(frame));
        changed_.notify_all();
    }
}

bool FilmEncoder::hasRoom() {
    const std::scoped_lock lock(mutex_);
    return !free_.empty();
}

FilmFrame FilmEncoder::frame() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !free_.empty(); });
    FilmFrame frame = std::move(free_.back());
    free_.pop_back();
    return frame;
}

base::Result<void> FilmEncoder::add(FilmFrame frame) {
    {
        const std::scoped_lock lock(mutex_);
        if (error_) {
            return tl::unexpected(*error_);
        }
        waiting_.push_back(std::move(frame));
    }
    changed_.notify_all();
    return {};
}

base::Result<void> FilmEncoder::finish() {
    stop();
    return error_ ? base::Result<void>(tl::unexpected(*error_)) : file_.finish();
}

} // namespace portolan::app
