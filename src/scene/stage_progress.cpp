#include "scene/stage_progress.h"

#include "scene/stage_type.h"

#include <algorithm>

namespace portolan::scene {

namespace {

// In the design's pixels.
constexpr float kDot = 13, kBar = 111, kGap = 15, kBeforeCount = 12;
constexpr std::size_t kMostDots = 24;

bool hasDots(std::size_t chapters) {
    return chapters > 1 && chapters <= kMostDots;
}

text::Style styleOf(const StageRequest& request) {
    return {.weight = text::Weight::Medium,
            .sizePx = stageType(request.words.language, request.legible).progress * request.scale,
            .language = request.words.language};
}

std::string countOf(std::size_t chapter, std::size_t chapters) {
    return fmt::format("{} / {}", chapter, chapters);
}

} // namespace

float progressEnd(const StageRequest& request, text::Typesetter& setter) {
    const std::size_t chapters = request.words.chapters;
    float end = kStageSide;
    if (hasDots(chapters)) {
        end += static_cast<float>(chapters - 1) * (kDot + kGap) + kBar + kGap + kBeforeCount;
    }
    return end * request.scale + setter.width(countOf(chapters, chapters), styleOf(request));
}

void drawProgress(const StageRequest& request, const StageMoment& moment, StageDrawing& drawing,
                  text::Typesetter& setter) {
    const float s = request.scale;
    glm::vec2 at(kStageSide * s, request.sizePx.y - kStageFoot * s);
    const float width = kDot * s;
    const auto pill = [&](glm::vec2 from, float length, base::Colour colour) {
        drawing.shapes.lines.push_back({from + glm::vec2(width / 2, 0),
                                        from + glm::vec2(std::max(length, width) - width / 2, 0),
                                        width, colour, 1});
    };
    if (hasDots(moment.chapters)) {
        for (std::size_t i = 0; i < moment.chapters; ++i) {
            const bool isNow = i == moment.chapter; // a bar that fills
            const float length = (isNow ? kBar : kDot) * s;
            pill(at, length,
                 i < moment.chapter ? request.style.text : request.style.text3.withAlpha(0.6F));
            if (isNow) {
                pill(at, length * std::clamp(moment.passed, 0.0F, 1.0F), request.style.kinds[0]);
            }
            at.x += length + kGap * s;
        }
        at.x += kBeforeCount * s;
    }
    const text::Style style = styleOf(request);
    appendRun(drawing.glyphs, setter.set(countOf(moment.chapter + 1, moment.chapters), style),
              at + glm::vec2(0, style.sizePx * 0.36F),
              {request.style.text2, request.style.halo.withAlpha(0.85F)});
}

} // namespace portolan::scene
