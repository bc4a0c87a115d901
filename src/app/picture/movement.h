// While the map moves, a network too large to be drawn in time is drawn as a draft: a fair sample
// of its arcs. How large a sample is learned from what the frames took; nothing here reads a clock.
#pragma once

#include "geo/projection_grid.h"
#include "scene/arcs.h"
#include "state/camera.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace portolan::app {

/// How the map differs from the frame before.
enum class Motion : std::uint8_t {
    None,
    Shift, ///< the same picture elsewhere: most of it is kept
    Shape, ///< another scale, direction or projection: all of it is made anew
};

/// How many arcs a moving frame can afford on this machine.
class ArcBudget {
public:
    /// After each frame: what was drawn, and how long all of it took. Drafts teach nothing: in them
    /// the rest of the frame weighs more than the arcs.
    void drew(const scene::ArcScene&, double seconds);
    /// kEveryArc at rest; else at least as many as are drawn in full style.
    std::size_t most(Motion) const;

private:
    /// Software OpenGL on two cores, until a frame has shown better.
    double secondsPerArc_ = 1e-5;
};

/// Does the map move? From the first change of the camera or the projection until nothing has
/// changed for as long as a hand pauses between two turns of a wheel.
class Movement {
public:
    static constexpr double kPause = 0.25;

    struct Now {
        const state::Camera& camera;
        std::shared_ptr<const geo::ProjectionGrid> grid;
        bool isMorphing = false;
        bool isHeld = false; ///< a button is: it will go on, though nothing changes
        double seconds = 0;
    };
    /// Before each frame, with what it will show.
    void follow(const Now&);
    Motion motion() const { return motion_; }
    /// Seconds until the map will rest if nothing changes; 0 when it is time for a whole frame.
    double pauseLeft(double seconds) const;

private:
    state::Camera camera_;
    std::shared_ptr<const geo::ProjectionGrid> grid_; ///< null before the first frame
    double changed_ = 0;
    Motion motion_ = Motion::None;
};

} // namespace portolan::app
