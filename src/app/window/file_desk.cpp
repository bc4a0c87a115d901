#include "app/window/file_desk.h"

#include "app/sources/story_saving.h"
#include "app/sources/story_source.h"
#include "formats/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostRows = 2000;
constexpr std::size_t kMostRecent = 5;
constexpr std::size_t kLargestRecent = 1U << 16U;
constexpr double kNoticeSeconds = 5;
constexpr const char* kMaking = "making";
constexpr const char* kStoryEnding = ".toml";

bool isFolder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::string withEnding(std::string path, const char* ending) {
    if (fs::path(path).extension() != ending) {
        path += ending;
    }
    return path;
}

/// As typed, with an ending of its kind.
std::string exportPath(const ui::FileRequest& request) {
    return ui::exportKindOf(request.path) == request.kind
               ? request.path
               : withEnding(request.path,
                            ui::kExportEndings[static_cast<std::size_t>(request.kind)]);
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size() && lines.size() < kMostRecent;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) {
            lines.push_back(text.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return lines;
}

std::string joinedLines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

} // namespace

FileDesk::FileDesk(const UserDirectories& directories, std::string sessionFile,
                   std::function<void()> wake)
    : recentPath_(directories.state.empty() ? fs::path() : directories.state / "recent"),
      home_(directories.home.empty() ? fs::path("/") : directories.home),
      notePath_(directories.state.empty() ? fs::path() : directories.state / "taken-to"),
      sessionFile_(std::move(sessionFile)), wake_(std::move(wake)), jobs_(1, wake_),
      making_(1, wake_) {
    making_.request(
        "clear",
        [note = notePath_.string()](const std::stop_token&) {
            return formats::readFile(note, kLargestRecent).map([](const std::string& folder) {
                formats::removeUnfinished(folder);
            });
        },
        [](const base::Result<void>&) {});
    list_.recent = linesOf(formats::readFile(recentPath_.string(), kLargestRecent).value_or(""));
    if (!sessionFile_.empty()) {
        remember(sessionFile_);
    }
}

std::string FileDesk::folderNow() const {
    if (!lastFolder_.empty()) {
        return lastFolder_;
    }
    std::error_code ignored;
    return sessionFile_.empty() ? home_.string()
                                : fs::absolute(sessionFile_, ignored).parent_path().string();
}

void FileDesk::begin(const ui::FileRequest& request, ui::FileDialogMemory& dialog,
                     const std::function<DeskMoment()>& now) {
    if (request.purpose == ui::FilePurpose::Save && !request.asks && !sessionFile_.empty()) {
        return requestSave(sessionFile_, now());
    }
    std::string folder = folderNow();
    listsStories_ = request.purpose == ui::FilePurpose::SaveStory;
    if (listsStories_) {
        const DeskMoment moment = now();
        const std::string& file = moment.session.state.presentation.story;
        if (!request.asks && !file.empty()) {
            return requestStory(file, moment);
        }
        folder = file.empty() ? folder : fs::path(file).parent_path().string();
        list_.error.clear();
        ui::beginFileDialog(dialog, request.purpose,
                            file.empty() ? folder + "/story" + kStoryEnding : file);
        return requestList(folder);
    }
    const std::string stem = folder == "/" ? folder : folder + "/";
    std::string path = stem;
    if (request.purpose == ui::FilePurpose::Save) {
        path = sessionFile_.empty() ? stem + "session" + kSessionEnding : sessionFile_;
    } else if (request.purpose == ui::FilePurpose::Export) {
        path = stem + "portolan" + ui::kExportEndings[static_cast<std::size_t>(dialog.kind)];
    }
    list_.error = request.purpose == ui::FilePurpose::Export ? exportError_ : std::string();
    ui::beginFileDialog(dialog, request.purpose, path);
    requestList(folder);
}

void FileDesk::obey(const ui::FileRequest& request, ui::FileDialogMemory& dialog,
                    const std::function<DeskMoment()>& now) {
    list_.error.clear();
    list_.asksToReplace = false;
    if (request.what == ui::FileRequest::What::Begin) {
        begin(request, dialog, now);
    } else if (request.what == ui::FileRequest::What::Stop) {
        stopExport();
    } else if (request.what == ui::FileRequest::What::List || isFolder(request.path)) {
        requestList(request.path);
    } else if (request.purpose == ui::FilePurpose::Open) {
        requestOpen(request.path);
    } else if (request.purpose == ui::FilePurpose::SaveStory) {
        const std::string path = withEnding(request.path, kStoryEnding);
        const DeskMoment moment = now();
        if (path == moment.session.state.presentation.story || mayReplace(path)) {
            requestStory(path, moment);
        }
    } else if (request.purpose == ui::FilePurpose::Save) {
        const std::string path = withEnding(request.path, kSessionEnding);
        if (mayReplace(path)) {
            requestSave(path, now());
        }
    } else {
        if (mayReplace(exportPath(request))) {
            requestExport(request, now());
        }
    }
}

/// A file that is there already is replaced only when it is asked for twice.
bool FileDesk::mayReplace(const std::string& path) {
    std::error_code ignored;
    const bool isAsked = path == replaces_ || path == sessionFile_ || !fs::exists(path, ignored);
    list_.asksToReplace = !isAsked;
    replaces_ = isAsked ? std::string() : path;
    return isAsked;
}

void FileDesk::requestList(const std::string& folder) {
    std::string path = fs::path(folder).lexically_normal().string();
    if (path.size() > 1 && path.back() == '/') {
        path.pop_back();
    }
    jobs_.request(
        "list", [path](const std::stop_token&) { return formats::listFolder(path, kMostRows); },
        [this, path](const base::Result<std::vector<formats::FolderEntry>>& entries) {
            if (!entries) {
                list_.error = entries.error().toString();
                return;
            }
            lastFolder_ = list_.folder = path;
            list_.rows.clear();
            for (const formats::FolderEntry& entry : *entries) {
                if (entry.isFolder ||
                    (listsStories_ ? isStoryFile(entry.name) : isSessionFile(entry.name))) {
                    list_.rows.push_back({entry.name, entry.isFolder});
                }
            }
        });
}

/// Only what opens replaces what is shown.
void FileDesk::requestOpen(const std::string& path) {
    jobs_.request(
        "open", [path](const std::stop_token&) { return openSession(path).map([](auto&&) {}); },
        [this, path](const base::Result<void>& opened) {
            if (opened) {
                nextSession_ = path;
            } else {
                list_.error = opened.error().toString();
            }
        });
}

void FileDesk::requestSave(const std::string& path, const DeskMoment& moment) {
    jobs_.request(
        "save",
        [path, session = moment.session](const std::stop_token&) {
            return saveSession(path, session);
        },
        [this, path](const base::Result<void>& result) {
            if (result) {
                sessionFile_ = path;
                remember(path);
            }
            finish({result, Notice::What::Saved, path});
        });
}

void FileDesk::requestStory(const std::string& path, const DeskMoment& moment) {
    jobs_.request(
        "story",
        [path, session = moment.session](const std::stop_token&) {
            return saveStory(path, session.state, session.dataset);
        },
        [this, path,
         was = moment.session.state.draft.text](const base::Result<state::SharedText>& saved) {
            if (saved) {
                std::error_code ignored;
                savedStory_ = state::intent::StorySaved{
                    fs::absolute(path, ignored).lexically_normal().string(), was, *saved};
            }
            finish({saved.map([](const auto&) {}), Notice::What::Saved, path});
        });
}

/// One at a time; its worker tells how far it is.
void FileDesk::requestExport(const ui::FileRequest& request, DeskMoment moment) {
    if (made_ != nullptr) {
        return;
    }
    exportError_.clear();
    ExportRequest shown = std::move(moment.shown);
    shown.kind = request.kind;
    shown.path = exportPath(request);
    shown.size = request.size;
    shown.filmOf = request.filmOf;
    noteFolder(shown.path);
    made_ = std::make_shared<std::atomic<int>>(0);
    list_.making = {shown.kind, 0};
    const std::string path = shown.path;
    making_.request(
        kMaking,
        [shown = std::move(shown), made = made_, wake = wake_](const std::stop_token& stop) {
            return exportFiles(shown, [&](int done, int all) {
                const int thousandths = static_cast<int>(1000LL * done / all);
                if (made->exchange(thousandths) != thousandths) {
                    wake();
                }
                return !stop.stop_requested();
            });
        },
        [this, path](const base::Result<bool>& result) {
            made_.reset();
            exportError_ = result ? std::string() : result.error().toString();
            finish({result.map([](bool) {}), Notice::What::Written, path});
        });
}

/// What was written of it goes with the job.
void FileDesk::stopExport() {
    making_.cancel(kMaking);
    made_.reset();
}

/// Where a program that is killed now leaves something, for the next one to take away.
void FileDesk::noteFolder(const std::string& path) {
    if (notePath_.empty()) {
        return;
    }
    std::error_code ignored;
    const std::string folder = fs::absolute(path, ignored).parent_path().string();
    making_.request(
        "note",
        [note = notePath_.string(), folder](const std::stop_token&) {
            return formats::writeFileWhole(note, folder);
        },
        [](const base::Result<void>&) {}); // no more than a help
}

void FileDesk::finish(const Done& done) {
    if (!done.result) {
        failure_ = done.result.error();
        list_.error = failure_->toString();
        notice_ = Notice{Notice::What::Failed, list_.error};
    } else {
        notice_ = Notice{done.what, fs::path(done.path).filename().string()};
        closes_ = true;
    }
    noticeSince_ = -1;
}

void FileDesk::remember(const std::string& path) {
    std::error_code ignored;
    const std::string whole = fs::absolute(path, ignored).lexically_normal().string();
    std::vector<std::string>& recent = list_.recent;
    recent.erase(std::remove(recent.begin(), recent.end(), whole), recent.end());
    recent.insert(recent.begin(), whole);
    recent.resize(std::min(recent.size(), kMostRecent));
    jobs_.request(
        "recent",
        [file = recentPath_.string(), text = joinedLines(recent)](const std::stop_token&) {
            return file.empty() || formats::writeFileWhole(file, text).has_value();
        },
        [](bool) {}); // a list that cannot be kept is no trouble
}

bool FileDesk::install(ui::FileDialogMemory& dialog, double seconds) {
    std::vector<base::Delivery> deliveries = jobs_.finished();
    const std::vector<base::Delivery> made = making_.finished();
    deliveries.insert(deliveries.end(), made.begin(), made.end());
    for (const base::Delivery& deliver : deliveries) {
        deliver();
    }
    if (std::exchange(closes_, false)) {
        dialog.purpose = ui::FilePurpose::None;
    }
    if (notice_ && noticeSince_ < 0) {
        noticeSince_ = seconds;
    }
    const bool isOver = notice_ && seconds - noticeSince_ >= kNoticeSeconds;
    if (isOver) {
        notice_.reset();
    }
    auto making = list_.making;
    if (made_ == nullptr) {
        making.reset();
    } else {
        making->done = static_cast<float>(made_->load()) / 1000.0F;
    }
    const bool isFurther = std::exchange(list_.making, making) != making;
    return !deliveries.empty() || isOver || isFurther;
}

double FileDesk::noticeLeft(double seconds) const {
    return notice_ ? std::max(0.0, noticeSince_ + kNoticeSeconds - seconds)
                   : std::numeric_limits<double>::infinity();
}

} // namespace portolan::app
