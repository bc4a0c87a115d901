#include "scene/stage_type.h"

#include <algorithm>

namespace portolan::scene {

StageType stageType(base::Language language, const Legibility& legible, float share) {
    StageType type;
    if (isCjk(language)) {
        type.titleLine = 104;
        type.caption = 42;
        type.captionLine = 60;
    }
    // Returns how much larger it has become.
    const auto grow = [](float& size, float needed, float part = 1) {
        const float before = size;
        size += std::max(needed - size, 0.0F) * part;
        return size / before;
    };
    type.titleLine *= grow(type.title, legible.read, share);
    type.captionLine *= grow(type.caption, legible.read, share);
    const float note = grow(type.note, legible.glance, share);
    type.noteLine *= note;
    type.tag *= note;
    grow(type.number, legible.read);
    grow(type.kicker, legible.glance);
    grow(type.figure, legible.glance);
    grow(type.label, legible.glance, share);
    type.smallLine *= grow(type.small, legible.glance);
    grow(type.progress, legible.glance);
    return type;
}

} // namespace portolan::scene
