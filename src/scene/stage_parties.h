// Who takes part, under a chapter's title: each economy's flag, where there is one, and names.
#pragma once

#include "scene/stage.h"

namespace portolan::scene {

/// Design px: what a row usually takes, and how far its middle is below the title's lower edge.
inline constexpr float kPartiesLine = 44, kPartiesDrop = 20;

/// `middle`: of the first row's left end, target px. Where they are wider than `widthPx` each
/// economy has a row; those that have too many names lose some, and how many is said: nobody is
/// left out for another's sake. Returns where they end, px from above.
float layOutParties(const StageRequest&, glm::vec2 middle, float widthPx, text::Typesetter&,
                    StageLayout&);

} // namespace portolan::scene
