#include "scene/stage_parties.h"

#include "scene/stage_type.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

namespace portolan::scene {

namespace {

// Shares of the type's size.
constexpr float kFlagHeight = 0.86F, kAfterFlag = 0.42F, kApart = 1.3F, kPad = 0.5F, kRow = 1.4F;
constexpr std::size_t kMostRows = 4; // the map has the rest
constexpr float kEdge = 1;           // design px about a flag, so that a white one has an edge

/// As many of the names as are left, and how many are not.
struct Shown {
    const StageParties* parties = nullptr;
    std::size_t count = 0;
};

std::string wordsOf(const Shown& shown, base::Language language) {
    std::string words;
    for (std::size_t i = 0; i < shown.count; ++i) {
        words += (i == 0 ? "" : isHan(language) ? "、" : ", ") + shown.parties->names[i];
    }
    const std::size_t left = shown.parties->names.size() - shown.count;
    return left == 0 ? words : words + fmt::format(" +{}", left);
}

class PartiesLine {
public:
    PartiesLine(const StageRequest& request, text::Typesetter& setter)
        : request_(request),
          setter_(setter), style_{.weight = text::Weight::Medium,
                                  .sizePx =
                                      stageType(request.words.language, request.legible).label *
                                      request.scale,
                                  .language = request.words.language} {
        for (const StageParties& parties : request.words.parties) {
            shown_.push_back({&parties, parties.names.size()});
        }
    }

    /// In one row, or in one for each economy; all that stand there keep a name.
    void fitInto(float widthPx) {
        inRows_ = widthOf(shown_) > widthPx;
        for (Shown& shown : shown_) {
            while (inRows_ && shown.count > 1 && widthOf({&shown, 1}) > widthPx) {
                --shown.count;
            }
        }
    }

    /// Returns where the last row ends.
    float addTo(StageLayout& layout, glm::vec2 middle) const {
        const float row = kRow * style_.sizePx;
        const std::size_t rows = inRows_ ? std::min(shown_.size(), kMostRows) : 1;
        for (std::size_t i = 0; i < rows; ++i) {
            const std::span<const Shown> all(shown_);
            addRow(inRows_ ? all.subspan(i, 1) : all, middle, layout);
            middle.y += row;
        }
        return middle.y - row / 2;
    }

private:
    float flagWidth(const StagePicture& flag) const {
        const glm::vec2 shape(flag.size);
        return kFlagHeight * style_.sizePx * shape.x / std::max(shape.y, 1.0F);
    }

    float widthOf(std::span<const Shown> row) const {
        float width = -kApart * style_.sizePx;
        for (const Shown& shown : row) {
            const auto& flag = shown.parties->flag;
            width += flag != nullptr ? flagWidth(*flag) + kAfterFlag * style_.sizePx : 0;
            width += setter_.width(wordsOf(shown, style_.language), style_);
            width += kApart * style_.sizePx;
        }
        return std::max(width, 0.0F);
    }

    void addRow(std::span<const Shown> row, glm::vec2 middle, StageLayout& layout) const {
        const glm::vec2 pad(kPad * style_.sizePx, style_.sizePx * 0.7F);
        layout.boxes.push_back({middle - pad, middle + glm::vec2(widthOf(row), 0) + pad});
        for (const Shown& shown : row) {
            if (shown.parties->flag != nullptr) {
                addFlag(shown.parties->flag, middle, layout);
                middle.x += flagWidth(*shown.parties->flag) + kAfterFlag * style_.sizePx;
            }
            const std::string words = wordsOf(shown, style_.language);
            layout.lines.push_back({words, style_, middle + glm::vec2(0, style_.sizePx * 0.36F),
                                    request_.style.text2, request_.style.halo.withAlpha(0.85F)});
            middle.x += setter_.width(words, style_) + kApart * style_.sizePx;
        }
    }

    void addFlag(const std::shared_ptr<const StagePicture>& flag, glm::vec2 middle,
                 StageLayout& layout) const {
        const glm::vec2 size(flagWidth(*flag), kFlagHeight * style_.sizePx);
        const glm::vec2 low = glm::round(middle - glm::vec2(0, size.y / 2));
        const Box box{low, low + glm::round(size)};
        layout.flags.push_back({flag, box, 1});
        const float edge = std::max(1.0F, std::round(kEdge * request_.scale));
        const Box frame = box.grown(edge / 2);
        const std::array corners = {frame.low, glm::vec2(frame.high.x, frame.low.y), frame.high,
                                    glm::vec2(frame.low.x, frame.high.y)};
        for (std::size_t i = 0; i < corners.size(); ++i) {
            layout.bars.lines.push_back({corners[i], corners[(i + 1) % corners.size()], edge,
                                         request_.style.text3.withAlpha(0.6F)});
        }
    }

    const StageRequest& request_;
    text::Typesetter& setter_;
    text::Style style_;
    std::vector<Shown> shown_;
    bool inRows_ = false;
};

} // namespace

float layOutParties(const StageRequest& request, glm::vec2 middle, float widthPx,
                    text::Typesetter& setter, StageLayout& layout) {
    PartiesLine line(request, setter);
    line.fitInto(widthPx);
    return line.addTo(layout, middle);
}

} // namespace portolan::scene
