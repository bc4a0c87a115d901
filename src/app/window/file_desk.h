// Opens, saves and takes away beside the frames: folders are listed and files written by a worker;
// the dialog shows what came of it.
#pragma once

#include "app/output/export_files.h"
#include "app/sources/session_file.h"
#include "app/sources/user_directories.h"
#include "base/job_pool.h"
#include "state/intent.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace portolan::app {

/// What is on the screen when something is asked for.
struct DeskMoment {
    state::Session session;
    ExportRequest shown; ///< kind, path and size come from the request
};

class FileDesk {
public:
    /// `sessionFile` is what Save writes to; empty: it asks. `wake` is called on a worker.
    FileDesk(const UserDirectories&, std::string sessionFile, std::function<void()> wake);

    /// Answers the dialog, and opens or closes it. `now` is called only where something is written.
    void obey(const ui::FileRequest&, ui::FileDialogMemory&,
              const std::function<DeskMoment()>& now);
    /// Takes in what the worker has done; true if the next picture differs.
    bool install(ui::FileDialogMemory&, double seconds);

    const ui::FileList& list() const { return list_; }
    /// What was done just now.
    struct Notice {
        enum class What : std::uint8_t { Saved, Written, Failed } what = What::Saved;
        std::string text; ///< the file's name, or why it failed
    };
    const std::optional<Notice>& notice() const { return notice_; }
    /// Until the notice goes; infinite where there is none.
    double noticeLeft(double seconds) const;
    /// The story that was saved just now, once.
    std::optional<state::intent::StorySaved> takeSavedStory() {
        return std::exchange(savedStory_, std::nullopt);
    }
    /// Why something could not be written, once.
    std::optional<base::Error> takeFailure() { return std::exchange(failure_, std::nullopt); }
    /// The session that is to be opened now.
    const std::optional<std::string>& nextSession() const { return nextSession_; }

private:
    struct Done {
        base::Result<void> result;
        Notice::What what = Notice::What::Saved;
        std::string path;
    };
    void begin(const ui::FileRequest&, ui::FileDialogMemory&,
               const std::function<DeskMoment()>& now);
    bool mayReplace(const std::string& path);
    void requestList(const std::string& folder);
    void requestOpen(const std::string& path);
    void requestSave(const std::string& path, const DeskMoment&);
    void requestStory(const std::string& path, const DeskMoment&);
    void requestExport(const ui::FileRequest&, DeskMoment);
    void stopExport();
    void noteFolder(const std::string& path);
    void finish(const Done&);
    void remember(const std::string& path);
    std::string folderNow() const;

    std::filesystem::path recentPath_, home_, notePath_;
    std::string sessionFile_, lastFolder_;
    std::string replaces_;    ///< the file that was asked about
    std::string exportError_; ///< why nothing was taken away, told until it is tried again
    std::optional<base::Error> failure_;
    ui::FileList list_;
    std::optional<Notice> notice_;
    double noticeSince_ = -1; ///< negative: it has yet to be shown
    bool closes_ = false;
    bool listsStories_ = false; ///< else sessions
    std::optional<state::intent::StorySaved> savedStory_;
    std::optional<std::string> nextSession_;
    /// Told by the worker that makes what is taken away, in thousandths; null while nothing is.
    std::shared_ptr<std::atomic<int>> made_;
    std::function<void()> wake_;
    base::JobPool jobs_;
    /// Last, as jobs_: their jobs end before what they deliver to. One thread: what is stopped has
    /// taken its file away before the next writes one of that name.
    base::JobPool making_;
};

} // namespace portolan::app
