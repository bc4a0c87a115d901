// What the stage's words are set in.
#pragma once

#include "base/language.h"
#include "scene/legibility.h"

namespace portolan::scene {

/// Type sizes, px of a design of 1920 × 1080 (visual design §9), and lines' heights.
struct StageType {
    float kicker = 34;
    float title = 84, titleLine = 92;
    float caption = 40, captionLine = 52;
    float number = 92, smallestNumber = 44, smallestUnit = 28;
    float figure = 30; ///< what a number is of
    float label = 30;  ///< beside an arc
    float note = 25, noteLine = 36, tag = 22;
    float small = 20, smallLine = 28;
    float progress = 22;
};

/// Does the language write characters as wide as they are high?
constexpr bool isCjk(base::Language language) {
    return language != base::Language::En && language != base::Language::Id;
}
/// Is it written with Han characters, without spaces?
constexpr bool isHan(base::Language language) {
    return isCjk(language) && language != base::Language::Ko;
}

/// The design's, and larger where the farthest seat needs it; title, captions and notes, which
/// share the screen with the map, only `share` of the way there, 0–1.
StageType stageType(base::Language, const Legibility&, float share = 1);

} // namespace portolan::scene
