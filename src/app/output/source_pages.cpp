#include "app/output/source_pages.h"

#include "app/sources/catalogues.h"
#include "platform/font_source.h"
#include "scene/glyphs.h"
#include "text/glyph_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace portolan::app {

namespace {

using base::Colour;
using base::Language;

// Pixels of a page of 1920 × 1080, half a point each.
constexpr glm::vec2 kPage(1920, 1080);
constexpr float kSide = 96, kTop = 200, kBottom = 990, kColumnGap = 64;
constexpr float kColumn = (kPage.x - 2 * kSide - kColumnGap) / 2;
constexpr float kHeading = 56, kTitle = 24, kNote = 20, kLead = 1.4F, kBetween = 16;
constexpr Colour kInk = Colour::hex(0x16202A), kQuiet = Colour::hex(0x566370);

/// The script that a source is written in: other languages take the page's.
Language languageOf(const dataset::Source& source, Language otherwise) {
    const std::string& tag = source.language;
    if (tag.starts_with("zh")) {
        return tag.find("Hans") != std::string::npos || tag == "zh-CN" ? Language::ZhHans
                                                                       : Language::ZhHant;
    }
    return base::languageFromTag(tag.substr(0, tag.find('-'))).value_or(otherwise);
}

class SourcePages {
public:
    SourcePages(print::Document& document, Language language)
        : document_(document), language_(language), heading_(readCatalogue(language)("Sources")),
          setter_(platform::makeSystemFonts(), {2048, 16384}) {
        startPage();
    }

    void add(const dataset::Source& source) {
        const Language language = languageOf(source, language_);
        const text::Style title{
            .weight = text::Weight::Medium, .sizePx = kTitle, .language = language};
        const text::Style note{.sizePx = kNote, .language = language};
        std::string about = source.publisher;
        about += (about.empty() || source.published.text().empty() ? "" : ", ");
        about += source.published.text();
        std::vector<Line> lines;
        wrap(source.title, title, kInk, lines);
        wrap(about, note, kQuiet, lines);
        wrap(source.location, note, kQuiet, lines);
        place(lines);
    }

    base::Result<void> finish() {
        endPage();
        return result_;
    }

private:
    struct Line {
        std::string text;
        text::Style style;
        Colour ink;
    };

    void wrap(std::string_view text, const text::Style& style, Colour ink,
              std::vector<Line>& lines) {
        while (!text.empty()) {
            const std::size_t end = fitting(text, style);
            lines.push_back({std::string(text.substr(0, end)), style, ink});
            text.remove_prefix(end);
        }
    }

    /// Bytes of the text that one line holds: up to the last break, else up to the last character.
    std::size_t fitting(std::string_view text, const text::Style& style) {
        if (setter_.width(text, style) <= kColumn) {
            return text.size();
        }
        const auto fits = [&](std::size_t at) {
            return setter_.width(text.substr(0, at), style) <= kColumn;
        };
        std::vector<std::size_t> breaks = setter_.breaks(text, style.language);
        if (breaks.empty() || !fits(breaks.front())) {
            breaks.clear();
            for (std::size_t at = 1; at < text.size(); ++at) {
                if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
                    breaks.push_back(at); // between two characters
                }
            }
        }
        const auto after = std::partition_point(breaks.begin(), breaks.end(), fits);
        return after == breaks.begin() ? breaks.front() : after[-1];
    }

    /// A source stays in one column, unless it is longer than one.
    void place(const std::vector<Line>& lines) {
        float height = 0;
        for (const Line& line : lines) {
            height += line.style.sizePx * kLead;
        }
        if (y_ + height > kBottom && y_ > kTop) {
            nextColumn();
        }
        for (const Line& line : lines) {
            if (y_ + line.style.sizePx * kLead > kBottom) {
                nextColumn();
            }
            y_ += line.style.sizePx * kLead;
            write(line.text, line.style, {x_, y_}, line.ink);
        }
        y_ += kBetween;
    }

    void nextColumn() {
        y_ = kTop;
        if (x_ == kSide) {
            x_ += kColumn + kColumnGap;
            return;
        }
        endPage();
        startPage();
    }

    void startPage() {
        x_ = kSide;
        y_ = kTop;
        ++page_;
        letters_.clear();
        write(heading_, {.weight = text::Weight::Bold, .sizePx = kHeading, .language = language_},
              {kSide, 130}, kInk);
    }

    void endPage() {
        const text::Style style{.sizePx = kNote, .language = language_};
        const std::string number = fmt::format("{}", page_);
        write(number, style, {kPage.x - kSide - setter_.width(number, style), 1040}, kQuiet);
        const auto origins = setter_.origins();
        print::Page page;
        page.sizePx = glm::dvec2(kPage);
        page.letters = letters_;
        page.origins = origins;
        page.title = page_ == 1 ? heading_ : std::string();
        result_ = result_.and_then([&] { return document_.add(page); });
    }

    void write(std::string_view text, const text::Style& style, glm::vec2 at, Colour ink) {
        scene::appendRun(letters_, setter_.set(text, style), at, {ink, Colour::hex(0, 0)});
    }

    print::Document& document_;
    Language language_;
    std::string heading_;
    text::Typesetter setter_;
    std::vector<scene::GlyphInstance> letters_;
    float x_ = kSide, y_ = kTop;
    int page_ = 0;
    base::Result<void> result_;
};

} // namespace

base::Result<void> addSources(print::Document& document, const dataset::Dataset& data,
                              const std::vector<bool>& sources, Language language) {
    if (std::find(sources.begin(), sources.end(), true) == sources.end()) {
        return {};
    }
    SourcePages pages(document, language);
    for (std::size_t i = 0; i < data.sources.size(); ++i) {
        if (sources[i]) {
            pages.add(data.sources[i]);
        }
    }
    return pages.finish();
}

} // namespace portolan::app
