#include "scene/kind_text.h"
#include "scene/stage.h"
#include "scene/stage_legend.h"
#include "scene/stage_lines.h"
#include "scene/stage_parties.h"
#include "scene/stage_picture.h"
#include "scene/stage_progress.h"
#include "scene/stage_type.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::scene {

namespace {

using base::Language;
using text::Weight;
using Text = StageFault::Text;

// Visual design §9, in its pixels.
constexpr float kTop = 60, kBottom = 40;
constexpr float kTitleWidth = 900, kCaptionWidth = 1262, kWidestCaption = 1920 - 2 * kStageSide;
constexpr float kTileX = 496; // from the right edge
constexpr float kTileWidth = kTileX - kStageSide;
constexpr float kTileHeight = 132, kTileGap = 22, kTilesEnd = 114; // from the bottom edge
constexpr float kSmallPrintWidth = 1240, kOffProgress = 34;
constexpr float kPad = 14; // of words against the map's names
constexpr std::size_t kTitleLines = 2, kCaptionLines = 3, kNoteLines = 2;
/// Of larger type: more lines, while the map keeps the upper part of the screen.
constexpr std::size_t kMoreLines = 2;
constexpr float kMapPart = 0.48F;
constexpr float kMostBelow = 500; // of the screen's lower part, where nothing is fitted

constexpr std::array<std::string_view, base::kLanguageCount> kTags = {"EN",   "日本語", "繁中",
                                                                      "简中", "한국어", "ID"};

/// One attempt: all of the words in these sizes, and the first few of the other languages.
class Layout {
public:
    Layout(const StageRequest& request, text::Typesetter& setter, float share, std::size_t notes)
        : request_(request), setter_(setter), s_(request.scale),
          type_(stageType(request.words.language, request.legible, share)),
          design_(stageType(request.words.language, {})) {
        layout_.notes = std::min(notes, request.words.others.size());
    }

    StageLayout make() {
        addHead();
        addSmallPrint();
        foot_ = std::max(foot_, layOutLegend(request_, smallPrintHeight_, setter_, layout_) / s_);
        addTiles();
        layOutPicture(request_, layout_);
        addNotesAndCaption();
        addScrims();
        return std::move(layout_);
    }

private:
    text::Style style(float sizePx, Weight weight, Language language) const {
        return {.weight = weight, .sizePx = sizePx * s_, .language = language};
    }
    text::Style style(float sizePx, Weight weight) const {
        return style(sizePx, weight, request_.words.language);
    }
    const MapStyle& colours() const { return request_.style; }
    bool isLarger() const { return type_.caption > design_.caption; }

    void fault(bool isFault, Text text, std::size_t row = 0) {
        if (isFault) {
            layout_.faults.push_back({text, row, 0, 0});
        }
    }

    struct Fitted {
        text::Style style;
        StageLines lines;
    };
    /// In the larger of the sizes, or in what fits between them.
    Fitted fitted(std::string_view text, float largest, float smallest, Weight weight, float width,
                  std::size_t lines) {
        Fitted result{style(largest, weight), {}};
        while (true) {
            result.lines = stageLines(setter_, text, result.style, width * s_, lines);
            if (result.lines.fits || result.style.sizePx <= smallest * s_) {
                return result;
            }
            result.style.sizePx = std::max(result.style.sizePx * 0.94F, smallest * s_);
        }
    }

    /// Type that is smaller than the farthest seat needs.
    void noteSmall(Text text, const text::Style& style, float needed, std::size_t row = 0) {
        if (style.sizePx < (needed - 0.5F) * s_) {
            layout_.faults.push_back({text, row, style.sizePx, needed * s_});
        }
    }

    /// `x` and `y` (the line's middle) in target pixels.
    void line(std::string text, const text::Style& style, glm::vec2 middle, base::Colour ink) {
        const float width = setter_.width(text, style);
        const float baseline = middle.y + style.sizePx * (isCjk(style.language) ? 0.38F : 0.36F);
        layout_.boxes.push_back({{middle.x - kPad * s_, middle.y - style.sizePx * 0.62F},
                                 {middle.x + width + kPad * s_, middle.y + style.sizePx * 0.62F}});
        layout_.lines.push_back(
            {std::move(text), style, {middle.x, baseline}, ink, colours().halo.withAlpha(0.85F)});
    }

    void addHead() {
        const StageWords& words = request_.words;
        const float kicker = (type_.kicker - design_.kicker) * 0.6F;
        float y = (kTop + 37 + kicker) * s_;
        const float x = kStageSide * s_;
        if (!words.kicker.empty()) {
            const Fitted one =
                fitted(words.kicker, type_.kicker, design_.kicker, Weight::Bold, kWidestCaption, 1);
            fault(!one.lines.fits, Text::Kicker);
            noteSmall(Text::Kicker, one.style, request_.legible.glance);
            line(words.kicker, one.style, {x, y}, kindText(colours(), KindLook::Mission));
        }
        y += ((isCjk(words.language) ? 88.0F : 78.0F) + kicker +
              (type_.title - design_.title) * 0.6F) *
             s_;
        const text::Style title =
            style(type_.title, isCjk(words.language) ? Weight::Bold : Weight::ExtraBold);
        const float width = std::min(kTitleWidth * type_.title / design_.title, kWidestCaption);
        const StageLines lines = stageLines(setter_, words.title, title, width * s_, kTitleLines);
        fault(!lines.fits, Text::Title);
        noteSmall(Text::Title, title, request_.legible.read);
        for (const std::string& text : lines.lines) {
            line(text, title, {x, y}, colours().text);
            y += type_.titleLine * s_;
        }
        headEnd_ = y - type_.titleLine * 0.4F * s_;
        if (!words.parties.empty()) {
            headEnd_ += kPartiesDrop * s_;
            headEnd_ = layOutParties(request_, {x, headEnd_}, width * s_, setter_, layout_);
        }
    }

    float tileHeight() const {
        return kTileHeight + (type_.number - design_.number) +
               (type_.figure - design_.figure) * 1.25F;
    }

    void addTiles() {
        const auto& tiles = request_.words.tiles;
        const auto count = static_cast<float>(tiles.size());
        const float left = request_.sizePx.x - kTileX * s_;
        const float height = tileHeight();
        // Above what stands at the foot.
        const float end = std::max(kTilesEnd, foot_ + kTilesEnd - 62);
        float top = request_.sizePx.y - end * s_ - (count * height + (count - 1) * kTileGap) * s_;
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            fault(top < kTop * s_, Text::Number, i);
            addTile(i, {left, top});
            top += (height + kTileGap) * s_;
        }
    }

    void addTile(std::size_t index, glm::vec2 at) {
        const StageTile& tile = request_.words.tiles[index];
        const float x = at.x + 28 * s_;
        const float bar = std::round(5 * s_);
        const float height = tileHeight();
        const glm::vec2 from(std::round(at.x) + bar / 2, std::round(at.y));
        layout_.bars.lines.push_back(
            {from, from + glm::vec2(0, std::round(height * s_)), bar, colours().kinds[0]});
        addNumber(index, {x, at.y + (76 + (type_.number - design_.number) * 0.83F) * s_});
        layout_.boxes.push_back({at - kPad * s_, at + glm::vec2(kTileWidth, height) * s_});
        const Fitted label =
            fitted(tile.label, type_.figure, design_.figure, Weight::Medium, kTileWidth - 28, 1);
        fault(!label.lines.fits, Text::Figure, index);
        if (!label.lines.lines.empty()) {
            noteSmall(Text::Figure, label.style, request_.legible.glance, index);
            const float below = 20 + (type_.figure - design_.figure) * 0.6F;
            line(label.lines.lines.front(), label.style, {x, at.y + (height - below) * s_},
                 colours().text2);
        }
    }

    /// As large as the design has it, or as the column holds it.
    void addNumber(std::size_t index, glm::vec2 origin) {
        const StageNumber& n = request_.words.tiles[index].number;
        const Weight weight = isCjk(request_.words.language) ? Weight::Bold : Weight::ExtraBold;
        text::Style number = style(type_.number, weight);
        text::Style small = style(type_.number * 0.44F, Weight::Bold);
        const auto widthNow = [&] {
            const float around = setter_.width(n.before, small) + setter_.width(n.after, small);
            return setter_.width(n.number, number) + around + 20 * s_;
        };
        const float room = (kTileWidth - 28) * s_;
        while (widthNow() > room && number.sizePx > type_.smallestNumber * s_) {
            number.sizePx *= 0.96F;
            small.sizePx = std::max(0.44F * number.sizePx, type_.smallestUnit * s_);
        }
        fault(widthNow() > room, Text::Number, index);
        noteSmall(Text::Number, number, request_.legible.read, index);
        layout_.tiles.push_back({origin, number, small});
    }

    /// From below: progress, the other languages, the caption.
    void addNotesAndCaption() {
        const StageWords& words = request_.words;
        float bottom = request_.sizePx.y - foot_ * s_;
        float tagWidth = 0;
        for (std::size_t i = 0; i < layout_.notes; ++i) {
            const StageNote& note = words.others[i];
            tagWidth = std::max(tagWidth, setter_.width(tag(note), tagStyle(note)));
        }
        for (std::size_t i = layout_.notes; i > 0; --i) {
            bottom = addNote(i - 1, tagWidth + 22 * s_, bottom);
        }
        const text::Style caption =
            style(type_.caption, isCjk(words.language) ? Weight::Bold : Weight::SemiBold);
        // Larger type may have the whole width, where no figures stand.
        const float widest =
            words.tiles.empty()
                ? std::min(kCaptionWidth * type_.caption / design_.caption, kWidestCaption)
                : kCaptionWidth;
        const StageLines lines = stageLines(setter_, words.caption, caption, widest * s_,
                                            kCaptionLines + (isLarger() ? kMoreLines : 0));
        if (!words.caption.empty()) {
            noteSmall(Text::Caption, caption, request_.legible.read);
        }
        const float height = type_.captionLine * s_;
        captionTop_ = bottom - 14 * s_ - height * static_cast<float>(lines.lines.size());
        captionWidth_ = widest;
        const bool meetsHead = !lines.lines.empty() && captionTop_ < headEnd_;
        fault(!lines.fits || meetsHead ||
                  (isLarger() && captionTop_ < kMapPart * request_.sizePx.y),
              Text::Caption);
        float y = captionTop_ + height / 2;
        for (const std::string& text : lines.lines) {
            line(text, caption, {kStageSide * s_, y}, colours().text);
            y += height;
        }
    }

    /// Right of the progress, from the right edge, from below. Both end the other words.
    void addSmallPrint() {
        const float beside = request_.sizePx.x / s_ - kStageSide -
                             progressEnd(request_, setter_) / s_ - kOffProgress;
        const auto [small, lines] = fitted(request_.words.small, type_.small, design_.small,
                                           Weight::Regular, std::min(kSmallPrintWidth, beside), 2);
        fault(!lines.fits, Text::SmallPrint);
        if (!lines.lines.empty()) {
            noteSmall(Text::SmallPrint, small, request_.legible.glance);
        }
        smallPrintHeight_ = (type_.smallLine + 4) * s_ * static_cast<float>(lines.lines.size());
        const auto count = static_cast<float>(std::max<std::size_t>(lines.lines.size(), 1));
        foot_ = std::max(kStageFoot + type_.smallLine * (count - 0.5F) + 9,
                         kStageFoot + type_.progress * 0.5F + 12);
        float y = request_.sizePx.y - (kStageFoot + type_.smallLine * (count - 1)) * s_;
        for (const std::string& text : lines.lines) {
            const float x = request_.sizePx.x - kStageSide * s_ - setter_.width(text, small);
            line(text, small, {x, y}, colours().text3);
            y += type_.smallLine * s_;
        }
    }

    static std::string_view tag(const StageNote& note) {
        return kTags[base::indexOf(note.language)];
    }
    text::Style tagStyle(const StageNote& note) const {
        return style(type_.tag, Weight::Medium, note.language);
    }

    /// Returns where it begins.
    float addNote(std::size_t index, float indent, float bottom) {
        const StageNote& note = request_.words.others[index];
        const text::Style body = style(type_.note, Weight::Regular, note.language);
        // Beside the figures as wide as the caption, else as the screen.
        const float width = request_.words.tiles.empty() ? request_.sizePx.x - 2 * kStageSide * s_
                                                         : kCaptionWidth * s_;
        const StageLines lines =
            stageLines(setter_, note.text, body, width - indent, kNoteLines + (isLarger() ? 1 : 0));
        fault(!lines.fits, Text::Note, index);
        noteSmall(Text::Note, body, request_.legible.glance, index);
        const float height = type_.noteLine * s_;
        const float top = bottom - height * static_cast<float>(lines.lines.size()) - 6 * s_;
        float y = top + height / 2 + 3 * s_;
        if (!lines.lines.empty()) {
            line(std::string(tag(note)), tagStyle(note), {kStageSide * s_, y}, colours().text3);
        }
        for (const std::string& text : lines.lines) {
            line(text, body, {kStageSide * s_ + indent, y}, colours().text2);
            y += height;
        }
        return top;
    }

    void scrim(glm::vec2 from, glm::vec2 depth, glm::vec2 side, float alpha) {
        layout_.scrims.ramps.push_back({from, depth, side, colours().window.withAlpha(alpha)});
    }

    void addScrims() {
        const glm::vec2 size =
            glm::vec2(std::round(request_.sizePx.x), std::round(request_.sizePx.y));
        scrim({0, 0}, {std::round(820 * s_), 0}, {0, size.y}, 0.78F);
        const float below = std::max(470 * s_, size.y - captionTop_ + 58 * s_);
        scrim({0, size.y}, {0, -std::round(isLarger() ? below : 470 * s_)}, {size.x, 0}, 0.95F);
        if (!request_.words.tiles.empty()) {
            scrim({size.x, 0}, {-std::round(680 * s_), 0}, {0, size.y}, 0.66F);
        }
        // No name of the map's stands between the lines of the caption, or below them.
        layout_.boxes.push_back(
            {{0, captionTop_ - kPad * s_}, {(kStageSide + captionWidth_) * s_, size.y}});
        layout_.boxes.push_back({{0, size.y - (foot_ - 62 + kStageFoot + kBottom) * s_}, size});
    }

    const StageRequest& request_;
    text::Typesetter& setter_;
    float s_;
    StageType type_, design_;
    float headEnd_ = 0, captionTop_ = 0; // target px
    float foot_ = 62;                    // what progress and small print take, design px
    float captionWidth_ = kCaptionWidth;
    float smallPrintHeight_ = 0;
    StageLayout layout_;
};

/// As the farthest seat needs it, with fewer languages rather than smaller type; else as near to
/// that as fits.
StageLayout layOutLegibly(const StageRequest& request, text::Typesetter& setter) {
    constexpr std::array kShares = {1.0F, 0.8F, 0.6F, 0.4F, 0.2F};
    const auto hasRoom = [](const StageLayout& layout) {
        return std::none_of(layout.faults.begin(), layout.faults.end(),
                            [](const StageFault& fault) { return fault.needed == 0; });
    };
    const std::size_t all = request.words.others.size();
    for (const float share : kShares) {
        for (std::size_t less = 0; less < std::max<std::size_t>(all, 1); ++less) {
            StageLayout layout = Layout(request, setter, share, all - less).make();
            if (hasRoom(layout)) {
                return layout;
            }
        }
    }
    return Layout(request, setter, 0, all).make();
}

/// Of the title's weight, in ems.
float usualWidth(char letter) {
    const auto isIn = [](std::string_view letters, char one) {
        return letters.find(one) != std::string_view::npos;
    };
    if (letter == ' ') {
        return 0.24F;
    }
    if (isIn("iIl.,:;'!|", letter)) {
        return 0.29F;
    }
    if (isIn("fjrt()-", letter)) {
        return 0.4F;
    }
    return isIn("mMwW", letter) ? 0.9F : letter >= 'A' && letter <= 'Z' ? 0.73F : 0.6F;
}

/// Letters of the title by their usual widths: the camera is placed before anything is set.
glm::vec2 headSize(std::span<const std::string> titles) {
    constexpr float kEm = 84, kUnsure = 15;
    glm::vec2 size(0);
    for (const std::string& title : titles) {
        float width = 0;
        for (const char byte : title) {
            const auto code = static_cast<unsigned char>(byte);
            width += code < 0x80U    ? usualWidth(byte) * kEm
                     : code >= 0xE0U ? kEm
                                     : 0; // a Han letter begins
        }
        const bool isOneLine = width <= kTitleWidth - kUnsure;
        size.x = std::max(size.x, isOneLine ? width : width * 0.6F);
        size.y = std::max(size.y, isOneLine ? 225.0F : 320.0F);
    }
    return size + glm::vec2(kStageSide + 60, 20);
}

} // namespace

double stageScale(glm::ivec2 sizePx) {
    return std::min(sizePx.x / 1920.0, sizePx.y / 1080.0);
}

StageRoom stageRoom(const StageRoomRequest& request) {
    const float scale = request.scale;
    const StageType type = stageType(Language::Ja, request.legible);
    const StageType design = stageType(Language::Ja, {});
    const float below =
        400 + 3 * (type.captionLine - design.captionLine) + 2 * (type.noteLine - design.noteLine);
    const float column = request.hasTiles     ? kTileX + 60
                         : request.hasPicture ? kPictureColumn + 60
                                              : 180;
    const glm::vec2 last = request.sizePx - glm::vec2(column, std::min(below, kMostBelow)) * scale;
    glm::vec2 head = headSize(request.titles) * (scale * type.title / design.title);
    head.y += request.hasParties ? (kPartiesDrop + 2 * kPartiesLine) * scale : 0;
    return {{glm::vec2(0), head},
            {{glm::vec2(500, 110) * scale, last},
             {{head.x, 110 * scale}, last},
             {{300 * scale, head.y}, last}}};
}

StageLayout layOutStage(const StageRequest& request, text::Typesetter& setter) {
    return request.legible == Legibility{}
               ? Layout(request, setter, 0, request.words.others.size()).make()
               : layOutLegibly(request, setter);
}

} // namespace portolan::scene
