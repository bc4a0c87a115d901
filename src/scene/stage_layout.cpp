#include "scene/stage.h"
#include "scene/stage_legend.h"
#include "scene/stage_lines.h"
#include "scene/stage_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace portolan::scene {

namespace {

using base::Language;
using text::Weight;

// Visual design §9, in its pixels.
constexpr float kSide = 96, kTop = 60, kBottom = 40;
constexpr float kTitleWidth = 900, kCaptionWidth = 1262;
constexpr float kTileX = 496; // from the right edge
constexpr float kTileWidth = kTileX - kSide;
constexpr float kTileHeight = 132, kTileGap = 22, kTilesEnd = 114; // from the bottom edge
constexpr float kSmallestNumber = 44, kSmallestUnit = 28;
constexpr float kProgress = 39; // its middle, from the bottom edge
constexpr float kSmallPrintWidth = 1240;
constexpr float kPad = 14; // of words against the map's names
constexpr std::size_t kTitleLines = 2, kCaptionLines = 3, kNoteLines = 2;

constexpr std::array<std::string_view, base::kLanguageCount> kTags = {"EN",   "日本語", "繁中",
                                                                      "简中", "한국어", "ID"};

bool isCjk(Language language) {
    return language != Language::En && language != Language::Id;
}

class Layout {
public:
    Layout(const StageRequest& request, text::Typesetter& setter)
        : request_(request), setter_(setter), s_(request.scale) {}

    StageLayout make() {
        addHead();
        addTiles();
        layOutPicture(request_, layout_);
        addNotesAndCaption();
        addSmallPrint();
        layOutLegend(request_, smallPrintHeight_, setter_, layout_);
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

    /// `x` and `y` (the line's middle) in target pixels.
    void line(std::string text, const text::Style& style, glm::vec2 middle, base::Colour ink) {
        const text::Run& run = setter_.set(text, style);
        const float baseline = middle.y + style.sizePx * (isCjk(style.language) ? 0.38F : 0.36F);
        layout_.boxes.push_back(
            {{middle.x - kPad * s_, middle.y - style.sizePx * 0.62F},
             {middle.x + run.width + kPad * s_, middle.y + style.sizePx * 0.62F}});
        layout_.lines.push_back(
            {std::move(text), style, {middle.x, baseline}, ink, colours().halo.withAlpha(0.85F)});
    }

    void addHead() {
        const StageWords& words = request_.words;
        float y = (kTop + 37) * s_;
        const float x = kSide * s_;
        if (!words.kicker.empty()) {
            line(words.kicker, style(34, Weight::Bold), {x, y}, colours().kinds[0]);
        }
        y += (isCjk(words.language) ? 88.0F : 78.0F) * s_;
        const text::Style title =
            style(84, isCjk(words.language) ? Weight::Bold : Weight::ExtraBold);
        const StageLines lines =
            stageLines(setter_, words.title, title, kTitleWidth * s_, kTitleLines);
        layout_.fits = layout_.fits && lines.fits;
        for (const std::string& text : lines.lines) {
            line(text, title, {x, y}, colours().text);
            y += (isCjk(words.language) ? 104.0F : 92.0F) * s_;
        }
    }

    void addTiles() {
        const auto& tiles = request_.words.tiles;
        const auto count = static_cast<float>(tiles.size());
        const float left = request_.sizePx.x - kTileX * s_;
        float top = request_.sizePx.y - kTilesEnd * s_ -
                    (count * kTileHeight + (count - 1) * kTileGap) * s_;
        for (const StageTile& tile : tiles) {
            addTile(tile, {left, top});
            top += (kTileHeight + kTileGap) * s_;
        }
    }

    void addTile(const StageTile& tile, glm::vec2 at) {
        const float x = at.x + 28 * s_;
        const float bar = std::round(5 * s_);
        const glm::vec2 from(std::round(at.x) + bar / 2, std::round(at.y));
        layout_.bars.lines.push_back(
            {from, from + glm::vec2(0, std::round(kTileHeight * s_)), bar, colours().kinds[0]});
        // The number as large as the design has it, or as the column holds it.
        const Weight weight = isCjk(request_.words.language) ? Weight::Bold : Weight::ExtraBold;
        text::Style number = style(92, weight);
        text::Style small = style(92 * 0.44F, Weight::Bold);
        const auto widthNow = [&] {
            const StageNumber& n = tile.number;
            const float around = setter_.width(n.before, small) + setter_.width(n.after, small);
            return setter_.width(n.number, number) + around + 20 * s_;
        };
        for (const float room = (kTileWidth - 28) * s_;
             widthNow() > room && number.sizePx > kSmallestNumber * s_;) {
            number.sizePx *= 0.96F;
            small.sizePx = std::max(0.44F * number.sizePx, kSmallestUnit * s_);
        }
        layout_.tiles.push_back({{x, at.y + 76 * s_}, number, small});
        layout_.boxes.push_back({at - kPad * s_, at + glm::vec2(kTileWidth, kTileHeight) * s_});
        const text::Style label = style(30, Weight::Medium);
        const StageLines lines = stageLines(setter_, tile.label, label, (kTileWidth - 28) * s_, 1);
        layout_.fits = layout_.fits && lines.fits;
        if (!lines.lines.empty()) {
            line(lines.lines.front(), label, {x, at.y + 112 * s_}, colours().text2);
        }
    }

    /// From below: progress, the other languages, the caption.
    void addNotesAndCaption() {
        const StageWords& words = request_.words;
        float bottom = request_.sizePx.y - 62 * s_;
        float tagWidth = 0;
        for (const StageNote& note : words.others) {
            tagWidth = std::max(tagWidth, setter_.width(tag(note), tagStyle(note)));
        }
        for (auto note = words.others.rbegin(); note != words.others.rend(); ++note) {
            bottom = addNote(*note, tagWidth + 22 * s_, bottom);
        }
        const bool isWide = isCjk(words.language);
        const text::Style caption = isWide ? style(42, Weight::Bold) : style(40, Weight::SemiBold);
        const StageLines lines =
            stageLines(setter_, words.caption, caption, kCaptionWidth * s_, kCaptionLines);
        layout_.fits = layout_.fits && lines.fits;
        const float height = (isWide ? 60.0F : 52.0F) * s_;
        captionTop_ = bottom - 14 * s_ - height * static_cast<float>(lines.lines.size());
        float y = captionTop_ + height / 2;
        for (const std::string& text : lines.lines) {
            line(text, caption, {kSide * s_, y}, colours().text);
            y += height;
        }
    }

    /// Right of the progress, from the right edge, from below.
    void addSmallPrint() {
        const text::Style small = style(20, Weight::Regular);
        const StageLines lines =
            stageLines(setter_, request_.words.small, small, kSmallPrintWidth * s_, 2);
        layout_.fits = layout_.fits && lines.fits;
        smallPrintHeight_ = 32 * s_ * static_cast<float>(lines.lines.size());
        float y = request_.sizePx.y -
                  (kProgress + 28 * (static_cast<float>(lines.lines.size()) - 1)) * s_;
        for (const std::string& text : lines.lines) {
            const float x = request_.sizePx.x - kSide * s_ - setter_.set(text, small).width;
            line(text, small, {x, y}, colours().text3);
            y += 28 * s_;
        }
    }

    static std::string_view tag(const StageNote& note) {
        return kTags[base::indexOf(note.language)];
    }
    text::Style tagStyle(const StageNote& note) const {
        return style(22, Weight::Medium, note.language);
    }

    /// Returns where it begins.
    float addNote(const StageNote& note, float indent, float bottom) {
        const text::Style body = style(25, Weight::Regular, note.language);
        // Beside the figures as wide as the caption, else as the screen.
        const float width =
            request_.words.tiles.empty() ? request_.sizePx.x - 2 * kSide * s_ : kCaptionWidth * s_;
        const StageLines lines = stageLines(setter_, note.text, body, width - indent, kNoteLines);
        layout_.fits = layout_.fits && lines.fits;
        const float height = 36 * s_;
        const float top = bottom - height * static_cast<float>(lines.lines.size()) - 6 * s_;
        float y = top + height / 2 + 3 * s_;
        if (!lines.lines.empty()) {
            line(std::string(tag(note)), tagStyle(note), {kSide * s_, y}, colours().text3);
        }
        for (const std::string& text : lines.lines) {
            line(text, body, {kSide * s_ + indent, y}, colours().text2);
            y += height;
        }
        return top;
    }

    /// Bands of whole pixels, each as dark as the ramp is there.
    void scrim(glm::vec2 from, glm::vec2 to, float width, float alpha) {
        const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
        const float band = std::max(1.0F, std::round(3 * s_));
        const auto bands = static_cast<int>(length / band);
        const glm::vec2 step = (to - from) / std::max(length, 1.0F) * band;
        const glm::vec2 across = step.x != 0 ? glm::vec2(0, width) : glm::vec2(width, 0);
        for (int i = 0; i < bands; ++i) {
            const float part = 1 - (static_cast<float>(i) + 0.5F) / static_cast<float>(bands);
            const glm::vec2 middle = from + step * (static_cast<float>(i) + 0.5F);
            layout_.scrims.lines.push_back(
                {middle, middle + across, band,
                 colours().window.withAlpha(alpha * part * part * (3 - 2 * part))});
        }
    }

    void addScrims() {
        const glm::vec2 size =
            glm::vec2(std::round(request_.sizePx.x), std::round(request_.sizePx.y));
        scrim({0, 0}, {std::round(820 * s_), 0}, size.y, 0.78F);
        scrim({0, size.y}, {0, size.y - std::round(470 * s_)}, size.x, 0.95F);
        if (!request_.words.tiles.empty()) {
            scrim({size.x, 0}, {size.x - std::round(680 * s_), 0}, size.y, 0.66F);
        }
        // No name of the map's stands between the lines of the caption, or below them.
        layout_.boxes.push_back(
            {{0, captionTop_ - kPad * s_}, {(kSide + kCaptionWidth) * s_, size.y}});
        layout_.boxes.push_back({{0, size.y - (kProgress + kBottom) * s_}, size});
    }

    const StageRequest& request_;
    text::Typesetter& setter_;
    float s_;
    float captionTop_ = 0;
    float smallPrintHeight_ = 0;
    StageLayout layout_;
};

/// Letters of the title by their usual widths: the camera is placed before anything is set.
glm::vec2 headSize(std::span<const std::string> titles) {
    constexpr float kEm = 84, kLatin = 0.56F;
    glm::vec2 size(0);
    for (const std::string& title : titles) {
        float width = 0;
        for (const char byte : title) {
            const auto code = static_cast<unsigned char>(byte);
            width += code < 0x80U ? kLatin * kEm : code >= 0xE0U ? kEm : 0; // a Han letter begins
        }
        const bool isOneLine = width <= kTitleWidth;
        size.x = std::max(size.x, isOneLine ? width : width * 0.6F);
        size.y = std::max(size.y, isOneLine ? 225.0F : 320.0F);
    }
    return size + glm::vec2(kSide + 60, 20);
}

} // namespace

double stageScale(glm::ivec2 sizePx) {
    return std::min(sizePx.x / 1920.0, sizePx.y / 1080.0);
}

StageRoom stageRoom(glm::vec2 sizePx, float scale, bool hasTiles, bool hasPicture,
                    std::span<const std::string> titles) {
    const float column = hasTiles ? kTileX + 60 : hasPicture ? kPictureColumn + 60 : 180;
    const glm::vec2 last = sizePx - glm::vec2(column, 400) * scale;
    const glm::vec2 head = headSize(titles) * scale;
    return {{glm::vec2(0), head},
            {{glm::vec2(500, 110) * scale, last},
             {{head.x, 110 * scale}, last},
             {{300 * scale, head.y}, last}}};
}

StageLayout layOutStage(const StageRequest& request, text::Typesetter& setter) {
    return Layout(request, setter).make();
}

} // namespace portolan::scene
