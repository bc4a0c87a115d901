// The presenter's own window: what is seen now and next, what to say, how far it is and how late,
// and a button for all that can be done. Its words are in its own language.
#pragma once

#include "ui/stage_deeds.h"

#include <imgui.h>

#include <array>
#include <string>
#include <vector>

namespace portolan::ui {

/// As kTypeSizes, for a lectern: larger, and Date is what the notes are set in.
inline constexpr std::array<TypeSize, kTypeCount> kPresenterTypeSizes = {{{14, 400, false},
                                                                          {14, 600, false},
                                                                          {12, 400, false},
                                                                          {13, 600, false},
                                                                          {15, 600, false},
                                                                          {18, 700, false},
                                                                          {20, 400, false},
                                                                          {26, 700, true}}};

struct PresenterModel {
    explicit PresenterModel(const StageView& shown) : view(shown) {}

    StageView view;                    ///< borrows the presentation
    std::string story;                 ///< its title
    std::vector<std::string> chapters; ///< their titles, in order
    std::vector<double> seconds;       ///< that each lasts
    std::string notes;                 ///< of the present one; "" where there are none
    std::string clock;                 ///< on the wall: "14:05"
    double elapsed = 0, left = 0;      ///< seconds since it was begun; that its chapters still last
    std::vector<std::string> problems; ///< what is wrong with the story
    Picture stage, next;               ///< next is null in the last chapter
};

/// What it remembers between frames.
struct PresenterMemory {
    float scroll = 0;         ///< of the notes, physical px
    std::size_t scrolled = 0; ///< the chapter that it is of
    float problemsScroll = 0;
    bool points = false; ///< the tool is on the picture of the stage…
    bool draws = false;  ///< …and the pen is down
};

/// Where its parts stand; physical px. What there is no room for is empty.
struct PresenterLayout {
    Box top, stage, progress, chapters, next, notes, problems, buttons;
};
PresenterLayout presenterLayout(ImVec2 window, float scale, ImVec2 stageShape, bool hasProblems);

/// `scrolls` pages the notes up or down. Draws in the frame that Dear ImGui has begun.
void drawPresenter(Panel, const PresenterModel&, PresenterMemory&, ImVec2 window, int scrolls);

/// The controls over the stage, for the mouse. Where they stand: physical px.
Box stageBarBox(ImVec2 window, float scale);
void drawStageBar(Panel, const StageView&, ImVec2 window);

/// "4:05", "1:02:09"; "−0:30" before nothing.
std::string lengthOf(double seconds);

} // namespace portolan::ui
