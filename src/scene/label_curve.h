// Text along a line on the target: the names of seas and ranges, glyph by glyph.
#pragma once

#include "scene/glyphs.h"
#include "scene/label_space.h"

#include <cstdint>
#include <optional>

namespace portolan::scene {

/// A line to write along, with the length up to each of its points; always left to right.
class Curve {
public:
    /// Reversed if it runs to the left, so that text never stands on its head. Two points at least.
    explicit Curve(Polyline points);

    float length() const { return lengths_.back(); }
    /// Tangent of the angle between its ends and the horizontal.
    float steepness() const;
    /// The same line, read from its upper end.
    Curve downwards() const;
    /// Moved so far to the right of its chord's direction, and along it.
    Curve shifted(float across, float along) const;
    /// Beyond its ends the curve goes on straight.
    glm::vec2 at(float along) const;

private:
    void measure();

    Polyline points_;
    std::vector<float> lengths_;
};

/// How letters stand on a curve: turned with it, or upright, as East Asian letters can.
enum class LetterPose : std::uint8_t { Turned, Upright };

struct CurvedLabel {
    std::vector<GlyphInstance> glyphs;
    std::vector<Box> boxes; ///< one for each glyph
};

/// The run's middle stands on the curve's middle, the letters' half height on the curve. nullopt
/// where the curve bends too sharply for the letters.
std::optional<CurvedLabel> layOnCurve(const Curve&, const text::Run&, float trackingPx,
                                      const GlyphPaint&, LetterPose = LetterPose::Turned);

} // namespace portolan::scene
