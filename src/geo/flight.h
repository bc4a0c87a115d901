// The smoothest way from one view to another: away, along and near again (J. J. van Wijk and
// W. A. A. Nuij, "Smooth and efficient zooming and panning", IEEE InfoVis 2003).
#pragma once

namespace portolan::geo {

/// From a view `fromWidth` wide to one `toWidth` wide whose middles are `distance` apart; all three
/// in one unit of length on the ground, widths above 0.
class Flight {
public:
    Flight(double distance, double fromWidth, double toWidth);

    /// How far it feels to be: the paper's S, in units of the eye, whatever the scale.
    double length() const { return length_; }

    struct View {
        double passed = 0; ///< of the distance, 0–1
        double width = 1;
    };
    /// `part` 0–1 of the way, at even perceived speed: (0, fromWidth) at 0, (1, toWidth) at 1, and
    /// `passed` never goes back. No distance: the width alone changes, by its logarithm.
    View at(double part) const;

private:
    double distance_, fromWidth_, toWidth_;
    double r0_ = 0; ///< of the paper
    double length_ = 0;
};

} // namespace portolan::geo
