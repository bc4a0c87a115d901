// How large type must be to be read from the farthest seat.
#pragma once

namespace portolan::scene {

/// Type sizes (of the em), px of the stage's design; 0: nothing is known of the room.
struct Legibility {
    float read = 0;   ///< what the audience is to read: title, caption, figures
    float glance = 0; ///< what it may glance at: other languages, names, what stands at the foot
    bool operator==(const Legibility&) const = default;
};

/// Metres: how wide the picture is on the screen, and from where it is read. `designWidth`: of the
/// picture, px of the design. Nothing is asked of type where either is 0.
Legibility legibility(double screenWidth, double farthestSeat, double designWidth);

/// The map's names, nodes and lines are so much larger than in the design: as the names need it, as
/// far as it leaves room for the map itself.
double mapGrowth(const Legibility&);

/// What names on the map are then set in, design px.
float mapNamePx(const Legibility&);

} // namespace portolan::scene
