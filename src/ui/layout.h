// Where the panels stand in the window, and what is left to the map. Physical pixels, y down.
#pragma once

#include <imgui.h>

namespace portolan::ui {

struct Box {
    ImVec2 first{0, 0}; ///< top left
    ImVec2 last{0, 0};  ///< bottom right
    float width() const { return last.x - first.x; }
    float height() const { return last.y - first.y; }
    bool isEmpty() const { return width() <= 0 || height() <= 0; }
    bool contains(ImVec2 p) const {
        return p.x >= first.x && p.y >= first.y && p.x < last.x && p.y < last.y;
    }
};

enum class Room : unsigned char {
    Wide,   ///< 1600 logical px and more
    Medium, ///< narrower panels, no notes
    Small,  ///< the filter panel is a rail that opens over the map
};

struct LayoutRequest {
    ImVec2 window{1920, 1080}; ///< physical px
    float scale = 1;           ///< physical px per logical px
    bool hasCard = false;
    bool isFilterOpen = false; ///< in a small window: the rail is opened
    bool hasTable = false;
};

struct Layout {
    Room room = Room::Wide;
    bool isTight = false; ///< no room beside or below a panel: one is open, in the timeline's place
    float scale = 1;
    Box top, filter, card, timeline, legend;
    Box rail;  ///< in a small window, else empty
    Box table; ///< above the timeline; in a small window over the map, in a tight one over the card
    Box map;   ///< free of panels
};

Layout layoutFor(LayoutRequest);

} // namespace portolan::ui
