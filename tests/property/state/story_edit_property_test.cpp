// The rules of writing into a story's text, for any row of changes.
#include "state/story_edit.h"
#include "state/story_file.h"
#include "state/toml_text.h"
#include "support/sample_dataset.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace portolan::state {
namespace {

using base::Language;
using rc::gen::element;
using rc::gen::inRange;

constexpr std::array<dataset::Translations Chapter::*, kChapterWordsCount> kFields = {
    &Chapter::kicker, &Chapter::title, &Chapter::caption, &Chapter::notes};

Story read(const std::string& text) {
    static const dataset::Dataset kRecords = test::SampleDataset().build();
    static const auto kIndex = dataset::buildSearchIndex(kRecords);
    auto loaded = storyFromToml(text, {kRecords, *kIndex, {}}, "s.toml");
    RC_ASSERT(loaded.has_value());
    return std::move(loaded->value);
}

std::string anyText() {
    const auto parts = *rc::gen::resize(
        8, rc::gen::container<std::vector<std::string>>(element<std::string>(
               "a", "高雄", "\"", R"(""")", "'", "\\", "\n", "\t", "# no comment", "[[chapter]]",
               "]", "}", "{ x = 1", "=", ",", "\r", "\x01", "😀", " ")));
    std::string text;
    for (const std::string& part : parts) {
        text += part;
    }
    return text;
}

std::string anyWords(int chapter, const std::string& key) {
    const std::string said = tomlQuoted(anyText());
    switch (*inRange(0, 5)) {
    case 0:
        return fmt::format("{} = {{ en = {}, ja = 'x' }} # note {}\n", key, said, chapter);
    case 1:
        return fmt::format("{0}.en = {1}\n{0} . \"zh_hant\" = 'y'\n", key, said);
    case 2:
        return fmt::format("# note {}\n{} = {{}}\n", chapter, key);
    case 3:
        return fmt::format("{} = [[1, \"]\"], # note {}\n 'x']\n", key, chapter); // no words at all
    default:
        return {};
    }
}

/// Chapters in all the ways in which somebody may write them.
std::string anyStory() {
    std::string text = *element<std::string>("", "# head\n", "title = { en = \"T\" } # note\n",
                                             "# head\n\nlanguages = [\"ja\", 'en']\n\n");
    const int count = *inRange(1, 5);
    for (int i = 0; i < count; ++i) {
        text += *element<std::string>("", "# note above\n", "\n# note apart\n\n# note above\n");
        text += fmt::format("[[ chapter ]] # note\nid = \"c{}\"\n", i);
        text += anyWords(i, "title");
        if (*rc::gen::arbitrary<bool>()) {
            text += "[chapter.caption] # note\nen = \"\"\"\nfirst # none\n\"\"\"\n# note in\n";
        } else {
            text += anyWords(i, "caption");
        }
        if (*rc::gen::arbitrary<bool>()) {
            text += "[[chapter.label]]\nof = \"m1\"\n";
        }
        text += *element<std::string>("", "\n", "# note below\n\n", "\n\n");
    }
    if (*rc::gen::arbitrary<bool>() && text.ends_with('\n')) {
        text.pop_back();
    }
    if (*rc::gen::arbitrary<bool>()) {
        std::string ends;
        for (const char c : text) {
            ends += c == '\n' ? std::string("\r\n") : std::string(1, c);
        }
        text = ends;
    }
    return text;
}

std::size_t notesIn(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("# note"); at != std::string_view::npos;
         at = text.find("# note", at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

RC_GTEST_PROP(StoryEditProperty, WhatIsWrittenIsReadAndAllElseStays, ()) {
    std::string text = anyStory();
    Story story = read(text);
    for (int steps = *inRange(1, 6); steps > 0; --steps) {
        const std::size_t count = story.chapters.size();
        const auto at = static_cast<std::size_t>(*inRange<int>(0, static_cast<int>(count)));
        const auto to = static_cast<std::size_t>(*inRange<int>(0, static_cast<int>(count)));
        const std::size_t notes = notesIn(text);
        StoryEdit wanted;
        auto place = story.chapters.begin() + static_cast<std::ptrdiff_t>(at);
        switch (*inRange(0, 4)) {
        case 0:
            wanted = edit::MoveChapter{at, to};
            if (at < to) {
                std::rotate(place, place + 1, place + static_cast<std::ptrdiff_t>(to - at) + 1);
            } else {
                std::rotate(story.chapters.begin() + static_cast<std::ptrdiff_t>(to), place,
                            place + 1);
            }
            break;
        case 1:
            wanted = edit::InsertChapter{at, "[[chapter]]\nid = \"new\"\n"};
            story.chapters.insert(place, Chapter())->id = "new";
            break;
        case 2: {
            const double seconds = *element(2.0, 7.5, 600.0);
            wanted = edit::SetSeconds{at, seconds};
            place->seconds = seconds;
            break;
        }
        default: {
            const auto which = static_cast<std::size_t>(*inRange(0, 4));
            const auto language = base::kLanguages[static_cast<std::size_t>(*inRange(0, 6))];
            std::string said = anyText();
            wanted = edit::SetWords{at, static_cast<ChapterWords>(which), language, said};
            (*place.*kFields[which])[base::indexOf(language)] = said;
        }
        }
        const auto written = edited(text, wanted);
        if (!written) {
            RC_FAIL(written.error().toString() + "\n" + text);
        }
        const bool isWords = std::holds_alternative<edit::SetWords>(wanted);
        // Words in place of what was none take that away with what stood in it.
        RC_ASSERT(notesIn(*written) + (isWords ? 1 : 0) >= notes);
        text = *written;
        const Story now = read(text);
        RC_ASSERT(now.chapters == story.chapters);
        // A change that changes nothing keeps every byte.
        RC_ASSERT(edited(text, edit::MoveChapter{at, at}).value_or("") == text);
    }
}

} // namespace portolan::state
