// The interface's vocabulary of widgets, drawn with ImDrawList at given places. Each takes part in
// keyboard navigation and says in Panel::log where it is.
#pragma once

#include "ui/panel.h"

#include <span>
#include <string_view>
#include <vector>

namespace portolan::ui {

/// A panel's window at its box; ends it when it goes. Draw only if isOpen().
class PanelWindow {
public:
    PanelWindow(Panel&, const char* name, const Box&, bool isRounded = true);
    ~PanelWindow();
    PanelWindow(const PanelWindow&) = delete;
    PanelWindow& operator=(const PanelWindow&) = delete;
};

float textWidth(const Panel&, Type, std::string_view);
float lineHeight(const Panel&, Type);

/// A text in one line, its top left at `at`; shortened with … where it is wider than `width`
/// (unlimited when 0). Returns its width.
float drawText(Panel&, Type, base::Colour, ImVec2 at, std::string_view, float width = 0);
/// As drawText, its right end at `right`.
float drawTextRight(Panel&, Type, base::Colour, ImVec2 right, std::string_view);
/// In the middle of the height of a box of this top and height.
ImVec2 centredY(const Panel&, Type, float x, float top, float height);

/// The lines of a text at a width: broken at spaces, and between Han and kana where the language
/// allows it (no line begins with a closing mark or a small kana, none ends with an opening one).
std::vector<std::string_view> brokenLines(const ImFont*, std::string_view, float width);
/// Draws the lines and returns the height that they take.
float drawParagraph(Panel&, Type, base::Colour, ImVec2 at, std::string_view, float width,
                    float lineHeightFactor = 1.18F);

/// Whether pressArea shows that it has the keyboard, or what is in it does.
enum class FocusRing : std::uint8_t { Drawn, Own };
/// A place to press: pointer, Space or Enter. Draws only the keyboard's focus.
struct Press {
    bool isPressed = false;
    bool isHovered = false;
    bool isHeld = false;
};
Press pressArea(Panel&, const char* label, const Box&, float rounding = 6,
                FocusRing = FocusRing::Drawn);

/// A button with a text; as wide as that, unless `box` has a width.
bool drawButton(Panel&, const char* label, const Box&, bool isAccent = false);
/// A square button around an icon that `draw(list, middle, radius, colour)` draws.
using Icon = void (*)(ImDrawList*, ImVec2 middle, float radius, ImU32 colour);
bool drawIconButton(Panel&, const char* label, const Box&, Icon, bool isEnabled = true);
/// Words that do something, in the accent's colour.
bool drawLink(Panel&, Type, ImVec2 at, const char* label);
/// A line of text with a magnifying glass before it and, once something is typed, a cross that
/// clears it. Returns whether Enter was pressed.
struct FieldLook {
    const char* id;
    const char* hint;
    Type type = Type::Body;
    std::string name; ///< as tests call it
};
bool drawSearchField(Panel&, const Box&, const FieldLook&, std::span<char> text,
                     ImGuiInputTextCallback onArrow, void* forArrow, bool* isActive = nullptr);
void drawCheck(Panel&, ImVec2 at, bool isOn);
/// A tag with a cross that takes something away; returns its width, and whether it was pressed.
struct Chip {
    float width = 0;
    bool isPressed = false;
};
/// No wider than `most`, if that is given: a longer label is shortened, and whole in a tip.
Chip drawChip(Panel&, ImVec2 at, const std::string& label, float most = 0);
/// A bar of `part` in a track.
void drawBar(Panel&, const Box&, float part, base::Colour);
/// The line of a kind's arcs, with its texture.
void drawKindSwatch(Panel&, const Box&, dataset::EngagementKind, base::Colour);
/// Escape went down in this frame.
bool isEscapePressed();
/// A help text of a few short lines, below `of` or above it, never over it; outside of the panel
/// where that is a bar. Beside the pointer where `of` is empty.
void drawTip(Panel&, const std::string& text, const Box& of = {});
/// A text of any length, wrapped, placed as drawTip.
void drawWideTip(Panel&, const std::string& text, const Box& of = {});

void iconClose(ImDrawList*, ImVec2, float, ImU32);
void iconSearch(ImDrawList*, ImVec2, float, ImU32);
void iconSun(ImDrawList*, ImVec2, float, ImU32);
void iconMoon(ImDrawList*, ImVec2, float, ImU32);
void iconPage(ImDrawList*, ImVec2, float, ImU32);
void iconPlay(ImDrawList*, ImVec2, float, ImU32);
void iconPause(ImDrawList*, ImVec2, float, ImU32);
void iconLoop(ImDrawList*, ImVec2, float, ImU32);
void iconNext(ImDrawList*, ImVec2, float, ImU32);
void iconPrevious(ImDrawList*, ImVec2, float, ImU32);
void iconUndo(ImDrawList*, ImVec2, float, ImU32);
void iconRedo(ImDrawList*, ImVec2, float, ImU32);
void iconFilter(ImDrawList*, ImVec2, float, ImU32);
void iconMenu(ImDrawList*, ImVec2, float, ImU32);
void iconWarning(ImDrawList*, ImVec2, float, ImU32);
void iconDown(ImDrawList*, ImVec2, float, ImU32);
void iconRight(ImDrawList*, ImVec2, float, ImU32);
void iconCompass(ImDrawList*, ImVec2, float, ImU32);
// Of the stage: stage_icons.cpp.
void iconBlack(ImDrawList*, ImVec2, float, ImU32);
void iconWhite(ImDrawList*, ImVec2, float, ImU32);
void iconSpot(ImDrawList*, ImVec2, float, ImU32);
void iconPen(ImDrawList*, ImVec2, float, ImU32);
void iconWipe(ImDrawList*, ImVec2, float, ImU32);
void iconLanguage(ImDrawList*, ImVec2, float, ImU32);
void iconWindow(ImDrawList*, ImVec2, float, ImU32);
void iconLeave(ImDrawList*, ImVec2, float, ImU32);
void iconStop(ImDrawList*, ImVec2, float, ImU32);
void iconPlus(ImDrawList*, ImVec2, float, ImU32);
void iconMinus(ImDrawList*, ImVec2, float, ImU32);

} // namespace portolan::ui
