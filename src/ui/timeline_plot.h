// The parts of the timeline that share its plot.
#pragma once

#include "ui/panel.h"

#include <algorithm>

namespace portolan::ui {

/// The histogram's place, and days ↔ pixels in it.
struct Plot {
    Box box;
    double first = 0, last = 1; ///< days
    float scale = 1;

    float x(double day) const {
        return box.first.x + box.width() * static_cast<float>((day - first) / (last - first));
    }
    double day(float at) const {
        const double part = (at - box.first.x) / std::max(box.width(), 1.0F);
        return first + std::clamp(part, 0.0, 1.0) * (last - first);
    }
};

/// A small window's timeline: no labels but the years.
bool isTight(const Panel&);
Plot plotOf(const Panel&);
/// Height of one record in the histogram.
float unitHeight(const Panel&, const Plot&);
/// One record: solid, hatched where its date is approximate, an outline where it is filtered out.
void drawBlock(Panel&, const Box&, const Block&);
/// Years, months, imprecise dates, the window and the moment.
void drawHistogram(Panel&, const Plot&);
/// Back, play, forward, speed, and the month in words.
void drawTransport(Panel&);
/// The chip that shows and hides what has no date.
void drawUndated(Panel&, const Plot&);

} // namespace portolan::ui
