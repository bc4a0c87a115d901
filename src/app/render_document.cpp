#include "app/render_document.h"

#include "app/hand_out.h"
#include "formats/canonical_tables.h"

#include <algorithm>
#include <filesystem>

namespace portolan::app {

namespace {

/// The pages so far, and what stands behind them.
struct Pages {
    HandOut handOut;
    std::vector<bool> sources;
};

base::Result<void> addPage(HeadlessSession& session, Pages& pages) {
    const auto used =
        formats::usedSources(*session.materials.dataset, *session.materials.selection);
    pages.sources.resize(used.size());
    std::transform(used.begin(), used.end(), pages.sources.begin(), pages.sources.begin(),
                   std::logical_or<>());
    return pages.handOut.add({*session.gpu, *session.maker, session.state, session.materials,
                              session.projection, session.frame},
                             session.stage ? session.stage->words.title : std::string());
}

/// Each chapter as it stands at its end; the first is told already.
base::Result<void> addChapters(StoryMoment moment, const state::AppState& explored,
                               HeadlessSession& session, Pages& pages) {
    const std::size_t chapters = session.stage->moment.chapters;
    base::Result<void> added = addPage(session, pages);
    moment.isRepeated = true;
    for (moment.chapter = 2; added && moment.chapter <= chapters; ++moment.chapter) {
        session.state = explored;
        added = tellStory(moment, session).and_then([&] { return addPage(session, pages); });
    }
    return added;
}

} // namespace

base::Result<void> renderDocument(const std::string& output, print::Format format,
                                  const StoryMoment& given, HeadlessSession& session) {
    const bool isPdf = format == print::Format::Pdf;
    const state::AppState explored = session.state;
    StoryMoment moment = given;
    const bool isWhole =
        isPdf && !moment.file.empty() && moment.chapter == 0 && moment.seconds.empty();
    moment.chapter = isWhole ? 1 : moment.chapter;
    if (!moment.file.empty()) {
        if (auto told = tellStory(moment, session); !told) {
            return told;
        }
    }
    auto handOut = HandOut::begin(*session.gpu, {format, pageSize(session.frame),
                                                 std::filesystem::path(output).stem().string()});
    if (!handOut) {
        return tl::unexpected(handOut.error());
    }
    Pages pages{std::move(*handOut), {}};
    return (isWhole ? addChapters(moment, explored, session, pages) : addPage(session, pages))
        .and_then([&]() -> base::Result<void> {
            return isPdf ? pages.handOut.addSources(*session.materials.dataset, pages.sources,
                                                    session.state.language)
                         : base::Result<void>{};
        })
        .and_then([&] { return pages.handOut.write(output); });
}

} // namespace portolan::app
