#include "app/window/under_pointer.h"

#include "scene/pick.h"

#include <algorithm>

namespace portolan::app {

void UnderPointer::follow(std::span<const platform::InputEvent> events) {
    using Type = platform::InputEvent::Type;
    for (const platform::InputEvent& event : events) {
        if (event.type == Type::PointerMove || event.type == Type::PointerDown) {
            pointer_ = {event.x, event.y};
        } else if (event.type == Type::PointerLeave) {
            pointer_ = {-1, -1};
        }
        isClicked_ =
            event.type == Type::PointerUp || (isClicked_ && event.type != Type::PointerMove);
    }
}

void UnderPointer::look(const scene::Scene& scene, const dataset::Dataset& dataset,
                        const ui::Box& map) {
    clear();
    const ImVec2 at(static_cast<float>(pointer_.x), static_cast<float>(pointer_.y));
    if (scene.network == nullptr || !map.contains(at)) {
        return;
    }
    using Table = dataset::EntityId::Table;
    for (const scene::Hit& hit : scene::pick(*scene.network, scene.view, pointer_)) {
        const bool isPlace = hit.kind == scene::Hit::Kind::Place;
        const dataset::EntityId id =
            isPlace ? dataset::EntityId{Table::Place, hit.place}
                    : dataset::EntityId{Table::Engagement, dataset.legs[hit.leg].engagement};
        if (std::find(entities_.begin(), entities_.end(), id) == entities_.end()) {
            entities_.push_back(id);
        }
    }
}

std::vector<dataset::EntityId> UnderPointer::named() const {
    return isClicked_ ? std::vector<dataset::EntityId>() : entities_;
}

std::vector<std::string> UnderPointer::selectable(const dataset::Dataset& dataset) const {
    std::vector<std::string> ids;
    for (const dataset::EntityId id : entities_) {
        if (id.table == dataset::EntityId::Table::Place) {
            return {dataset.places[id.index].id};
        }
        ids.push_back(dataset.engagementId(id.index));
    }
    return ids;
}

} // namespace portolan::app
