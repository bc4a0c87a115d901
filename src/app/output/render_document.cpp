#include "app/output/render_document.h"

#include "app/output/hand_out.h"
#include "app/output/picture_file.h"
#include "formats/canonical_tables.h"

#include <algorithm>
#include <filesystem>
#include <optional>

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
    return pages.handOut.add(pictureOf(session),
                             session.told ? session.told->stage.words.title : std::string());
}

/// Each chapter as it stands at its end.
base::Result<void> addChapters(const ToldStory& told, const state::AppState& explored,
                               HeadlessSession& session, Pages& pages) {
    const state::Telling& telling = told.telling();
    base::Result<void> added;
    for (std::size_t i = 0; added && i < telling.chapterCount(); ++i) {
        show(told, telling.stateOfChapter(i, telling.seconds(i), explored), session);
        added = addPage(session, pages);
    }
    return added;
}

} // namespace

base::Result<void> renderDocument(const std::string& output, print::Format format,
                                  const StoryMoment& moment, HeadlessSession& session) {
    const bool isPdf = format == print::Format::Pdf;
    const bool isWhole =
        isPdf && !moment.file.empty() && moment.chapter == 0 && moment.seconds.empty();
    const state::AppState explored = session.state;
    std::optional<ToldStory> story;
    if (isWhole) {
        auto told = openTold(moment.file, moment.profile, session);
        if (!told) {
            return tl::unexpected(told.error());
        }
        story = *std::move(told);
        show(*story, story->telling().stateOfChapter(0, 0, explored), session);
    } else if (!moment.file.empty()) {
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
    return (isWhole ? addChapters(*story, explored, session, pages) : addPage(session, pages))
        .and_then([&]() -> base::Result<void> {
            return isPdf ? pages.handOut.addSources(*session.materials.dataset, pages.sources,
                                                    session.state.language)
                         : base::Result<void>{};
        })
        .and_then([&] { return pages.handOut.write(output); });
}

} // namespace portolan::app
