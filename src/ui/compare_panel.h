// The panel of two periods; it stands where a card would while no card is shown.
#pragma once

#include "dataset/compare.h"
#include "ui/widgets.h"

namespace portolan::ui {

void drawComparePanel(Panel&);
/// The line of a change as the map draws it, straight, from its left end; `length` physical px.
void drawChangeSample(const Panel&, ImVec2 from, float length, dataset::TieChange);

} // namespace portolan::ui
