// Where Tab leads: to every widget of the panels in turn, from one panel to the next. Rows that
// the arrows go through are one stop together, the one that was left last. In a dialog that must be
// answered it goes round within that. Dear ImGui itself tabs to text fields alone.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <vector>

struct ImGuiWindow;

namespace portolan::ui {

struct Panel;

struct TabStop {
    ImGuiID id = 0;
    ImGuiID group = 0; ///< 0: a stop of its own
    ImGuiWindow* window = nullptr;
    bool isField = false; ///< takes text
};

/// What has the keyboard; id 0: nothing that was drawn.
struct FocusedItem {
    ImGuiID id = 0;
    ImGuiWindow* window = nullptr;
    float left = 0, top = 0, bottom = 0; ///< physical px
    bool isField = false;
};

struct TabMemory {
    std::vector<TabStop> stops, before; ///< of this frame and of the last, in drawing order
    std::map<ImGuiID, ImGuiID> left;    ///< per group, the item that had the keyboard last
    ImGuiID group = 0;                  ///< that is being drawn
    bool isOff = false;                 ///< what is being drawn is reached by other keys
    ImGuiID wanted = 0;                 ///< an item that is to have the keyboard
    FocusedItem at;                     ///< in this frame
    std::string typed;                  ///< for the field that is at, as soon as it is active
};

/// Obeys Tab and Shift+Tab; before anything is drawn.
void leadTab(Panel&);
/// The last item is a stop. Tab makes a field active; where arrows led to one, what is typed does.
void noteTabStop(Panel&, bool isField = false);

/// What is drawn while it lives is one stop.
class TabGroup {
public:
    TabGroup(Panel&, const char* name);
    ~TabGroup();
    TabGroup(const TabGroup&) = delete;
    TabGroup& operator=(const TabGroup&) = delete;

private:
    TabMemory& tabs_;
    ImGuiID outer_;
};

/// What is drawn while it lives is no stop: a list under a field, whose arrows go through it.
class NoTabStops {
public:
    explicit NoTabStops(Panel&);
    ~NoTabStops();
    NoTabStops(const NoTabStops&) = delete;
    NoTabStops& operator=(const NoTabStops&) = delete;

private:
    TabMemory& tabs_;
    bool outer_;
};

} // namespace portolan::ui
