#include "state/story_edit.h"

#include "base/toml.h"
#include "state/story_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace portolan::state {

namespace {

tl::unexpected<base::Error> cannot(std::string what, std::string mend) {
    return base::fail(base::ErrorCode::Data, std::move(what), std::move(mend));
}

base::Result<toml::table> parsed(std::string_view text) {
    toml::parse_result whole = toml::parse(text);
    if (!whole) {
        return cannot(fmt::format("the story has a mistake in line {}: {}",
                                  whole.error().source().begin.line, whole.error().description()),
                      "mend it in a text editor first");
    }
    return std::move(whole).table();
}

std::size_t rowsIn(const toml::table& story) {
    const toml::array* chapters = story["chapter"].as_array();
    return chapters != nullptr ? chapters->size() : 0;
}

bool isToldIn(const toml::table& story, base::Language language) {
    const toml::array* languages = story["languages"].as_array();
    const auto isIt = [&](const toml::node& node) {
        return node.value<std::string>() == std::string(base::tagOf(language));
    };
    return languages == nullptr ? story["languages"].value<std::string>().value_or(
                                      std::string(base::tagOf(language))) == base::tagOf(language)
                                : std::any_of(languages->begin(), languages->end(), isIt);
}

/// What a chapter says, as the written text says it.
std::string wordsIn(const toml::table& story, const edit::SetWords& wanted) {
    const char* key = keyOf(wanted.words);
    const toml::table* words = story["chapter"][wanted.chapter][key].as_table();
    std::string said;
    for (const auto& [name, value] : words != nullptr ? *words : toml::table()) {
        if (isTag(name.str(), wanted.language)) {
            said = value.value<std::string>().value_or("");
        }
    }
    return said;
}

/// Is the chapter that an edit is about there?
struct HasChapter {
    std::size_t count;
    bool operator()(const edit::InsertChapter&) const { return true; }
    bool operator()(const edit::SetTitle&) const { return true; }
    bool operator()(const edit::RemoveChapter& e) const { return e.chapter < count && count > 1; }
    bool operator()(const edit::MoveChapter& e) const { return e.from < count && e.to < count; }
    template<class Other>
    bool operator()(const Other& e) const {
        return e.chapter < count;
    }
};

struct Apply {
    StoryWriter& writer;
    void operator()(const edit::InsertChapter& e) const { writer.insert(e); }
    void operator()(const edit::RemoveChapter& e) const { writer.remove(e.chapter); }
    void operator()(const edit::MoveChapter& e) const { writer.move(e.from, e.to); }
    void operator()(const edit::SetTitle& e) const { writer.setTitle(e); }
    void operator()(const edit::SetWords& e) const { writer.setWords(e); }
    void operator()(const edit::SetSeconds& e) const {
        writer.setKey(e.chapter, "duration", fmt::format("{:g}", e.seconds));
    }
    void operator()(const edit::SetKeys& e) const {
        for (const auto& key : e.keys) {
            writer.setKey(e.chapter, key.name, key.value);
        }
    }
};

/// One more or one fewer, or as many as before.
std::size_t countAfter(std::size_t before, const StoryEdit& wanted) {
    const bool adds = std::holds_alternative<edit::InsertChapter>(wanted);
    const bool removes = std::holds_alternative<edit::RemoveChapter>(wanted);
    return before + (adds ? 1 : 0) - (removes ? 1 : 0);
}

/// Why nothing was written.
tl::unexpected<base::Error> complaint(std::string_view text, const StoryEdit& wanted) {
    const auto story = parsed(text);
    if (!story) {
        return tl::unexpected(story.error());
    }
    const std::size_t count = rowsIn(*story);
    if (partsOf(text).chapters.size() != count) {
        return cannot("the story's chapters are not written as [[chapter]]",
                      "begin each with [[chapter]] in a text editor first");
    }
    if (!std::visit(HasChapter{count}, wanted)) {
        return cannot("there is no such chapter", "choose one that there is");
    }
    return cannot("this cannot be written into the story as it stands",
                  "change it in a text editor");
}

} // namespace

base::Result<std::string> edited(std::string_view text, const StoryEdit& wanted) {
    StoryWriter writer(text);
    const std::size_t count = writer.chapters();
    const auto* words = std::get_if<edit::SetWords>(&wanted);
    // Where only words change the rest is looked at once, with them: letters are typed fast.
    const bool isSure = words != nullptr || chaptersIn(text) == count;
    if (!isSure || !std::visit(HasChapter{count}, wanted)) {
        return complaint(text, wanted);
    }
    std::visit(Apply{writer}, wanted);
    // Looked at before it is believed: TOML has more ways to write things than are known here.
    auto after = parsed(writer.text());
    const auto isGood = [&] { return after && rowsIn(*after) == countAfter(count, wanted); };
    if (words != nullptr && isGood()) {
        if (!words->text.empty() && !isToldIn(*after, words->language)) {
            writer.addLanguage(words->language);
            after = parsed(writer.text());
        }
        if (!isGood() || wordsIn(*after, *words) != words->text) {
            return complaint(text, wanted);
        }
    }
    return isGood() ? base::Result<std::string>(writer.text()) : complaint(text, wanted);
}

base::Result<std::string> withKey(std::string_view text, std::string_view key,
                                  const std::string& value) {
    const auto before = parsed(text);
    if (!before) {
        return tl::unexpected(before.error());
    }
    StoryWriter writer(text);
    writer.setHeadKey(key, value);
    return writer.text();
}

std::size_t chaptersIn(std::string_view text) {
    const auto story = parsed(text);
    const std::size_t count = story ? rowsIn(*story) : 0;
    return partsOf(text).chapters.size() == count ? count : 0;
}

} // namespace portolan::state
