// The parts of the timeline that share its plot.
#pragma once

#include "ui/panel.h"

#include <algorithm>
#include <string>

namespace portolan::ui {

/// The histogram's place, and days ↔ pixels in it.
struct Plot {
    Box box;
    double first = 0, last = 1; ///< days; `last` is the end of the last one
    float scale = 1;

    /// Not cut: a day that is not shown lies outside of the box.
    float x(double day) const {
        return box.first.x + box.width() * static_cast<float>((day - first) / (last - first));
    }
    double day(float at) const {
        const double part = (at - box.first.x) / std::max(box.width(), 1.0F);
        return first + std::clamp(part, 0.0, 1.0) * (last - first);
    }
    double daysPerPx() const { return (last - first) / std::max(box.width(), 1.0F); }
    bool shows(float at) const { return at >= box.first.x - scale && at <= box.last.x + scale; }
};

/// A small window's timeline: no labels but the axis'.
bool isTight(const Panel&);
Plot plotOf(const Panel&);
/// Where the moment is drawn: the end of its day when it is the window's last.
float momentX(const Panel&, const Plot&);

/// Height of one record in the histogram.
float unitHeight(const Panel&, const Plot&);
/// Where a bin's blocks or bar stand: left and right edge.
struct Column {
    float left = 0, right = 0;
};
Column columnOf(const Panel&, const Plot&, const TimeBin&);
/// Where the i-th block of a bin stands.
Box blockBox(const Panel&, const Plot&, const TimeBin&, std::uint32_t i);
/// One record: solid, hatched where its date is approximate, an outline where it is filtered out.
void drawBlock(Panel&, const Box&, const Block&);
/// The bins: a block or a part of a bar for each record.
void drawBins(Panel&, const Plot&);
/// Lines and labels of the axis, and how many records are how high.
void drawAxis(Panel&, const Plot&);
/// The lane of imprecise dates.
void drawLane(Panel&, const Plot&);
/// Where a bar of the lane stands.
Box fuzzyBarBox(const Panel&, const Plot&, const FuzzyBar&);
/// The bar of the lane under a point, or null.
const FuzzyBar* fuzzyBarAt(const Panel&, const Plot&, ImVec2);
/// A ring around each block, bar and square that has a selected record.
void drawSelected(Panel&, const Plot&);
/// As drawSelected, around one.
void drawRing(Panel&, const Box&);
/// What is shown of the window, below the bins.
void drawWash(Panel&, const Plot&);
/// The window's handles, the moment with its flag, and the hop over what is empty.
void drawMarks(Panel&, const Plot&);

/// What the pointer and the keys do in the plot.
void handlePlot(Panel&, const Plot&);
void handleTimeKeys(Panel&);

/// Back, play, forward, speed, loop, the mode, and the moment in words.
void drawTransport(Panel&);
/// The fields in which the window's dates are typed, while they are open.
void drawDateFields(Panel&, const Box& below);
void openDateFields(Panel&);
/// The chip that shows and hides what has no date, or shows it alone.
void drawUndated(Panel&, const Plot&);
/// Shown, hidden, alone, and round again.
void stepUndated(Panel&);

} // namespace portolan::ui
