#include "app/commands/bench_letters.h"

#include "app/commands/bench_summary.h"
#include "app/sources/story_source.h"
#include "app/story/presenter.h"
#include "state/story_edit.h"
#include "ui/story_model.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace portolan::app {

namespace {

struct Letters {
    const char* name; ///< in the report
    state::ChapterWords words;
    int count;
};

/// Into the middle chapter.
base::Result<void> typeLetters(const Letters& letters, state::AppState& state, Presenter& presenter,
                               const std::function<void()>& tell, nlohmann::json& report) {
    std::vector<double> all, write, ready, list;
    state::edit::SetWords words;
    words.chapter = state::chaptersIn(state.draft.text.view()) / 2;
    words.words = letters.words;
    words.language = presenter.story()->languages.front();
    state.draft.chapter = static_cast<std::uint32_t>(words.chapter);
    for (int i = 0; i < letters.count; ++i) {
        words.text += static_cast<char>('a' + i % 26);
        const auto typed = BenchClock::now();
        auto written = state::edited(state.draft.text.view(), words);
        if (!written) {
            return tl::unexpected(written.error());
        }
        state.draft.text = state::SharedText(*std::move(written));
        write.push_back(millisecondsSince(typed));
        tell();
        ready.push_back(millisecondsSince(typed) - write.back());
        static_cast<void>(ui::buildStory(presenter.story(), presenter.problems(), state));
        all.push_back(millisecondsSince(typed));
        list.push_back(all.back() - ready.back() - write.back());
    }
    const auto rests = BenchClock::now();
    presenter.attend(0, false);
    const double settled = millisecondsSince(rests);
    const std::string name = letters.name;
    report[name + "_ms"] = summary(all);
    report[name + "_write_ms"] = summary(write);
    report[name + "_tell_ms"] = summary(ready);
    report[name + "_list_ms"] = summary(list);
    report[name + "_pause_ms"] = settled; // once the hand rests
    return {};
}

} // namespace

base::Result<nlohmann::json> benchLetters(const std::string& file, const HeadlessSession& session,
                                          int letters) {
    auto text = storyText(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    state::AppState state = session.state;
    state.presentation.story = file;
    state.draft.text = state::SharedText(*std::move(text));
    Presenter presenter;
    presenter.place({session.materials.dataset, session.index, session.viewpoints, {}});
    const auto tell = [&] {
        presenter.follow(state);
        presenter.resize(session.frame.sizePx);
    };
    const auto begin = BenchClock::now();
    tell();
    nlohmann::json report = {{"story_open_ms", millisecondsSince(begin)}};
    if (!presenter.hasStory()) {
        return base::fail(base::ErrorCode::Data, presenter.problems().front().message,
                          "mend the story");
    }
    for (const auto& [name, words] : {std::pair{"letter", state::ChapterWords::Caption},
                                      {"title_letter", state::ChapterWords::Title}}) {
        if (auto typed = typeLetters({name, words, letters}, state, presenter, tell, report);
            !typed) {
            return tl::unexpected(typed.error());
        }
    }
    return report;
}

} // namespace portolan::app
