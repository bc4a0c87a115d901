// What is typed between the key that opens a field and the frame in which the field takes text:
// Dear ImGui drops it, and a fast hand or a slow frame loses the first letters.
#pragma once

#include <imgui.h>

#include <string>

namespace portolan::ui {

struct Panel;
struct PanelMemory;

struct TypeAhead {
    int frames = 0;     ///< that a field may take yet until it is active; 0: none is waited for
    ImGuiID before = 0; ///< what was active when the key was pressed
    std::string kept;
};

/// A field was asked for that takes no text yet: letters are its own, not the map's.
bool awaitsText(const PanelMemory&);
/// Keeps what is typed for a field that was asked for, and gives it what was kept; before anything
/// is drawn.
void holdTyped(Panel&);
/// Puts text in front of what was typed since the last frame.
void typeFirst(const std::string& text);

} // namespace portolan::ui
