#include "scene/arcs_curve.h"

#include "geo/geodesic.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace portolan::scene {
namespace {

// A fan of very many lanes is no wider than this, or than most of its chord: a hundred lanes would
// otherwise be a balloon.
constexpr int kManyLanes = 12;
constexpr double kMostFanPx = 96;

glm::dvec3 directionOf(geo::LonLat p) {
    const double lon = glm::radians(p.lon);
    const double lat = glm::radians(p.lat);
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// The fraction along the chord at the parameter t of the design's cubic (control points at .30 and
/// .70 of the chord); its height there is 4·h·t·(1 − t).
double alongChord(double t) {
    const double m = 1 - t;
    return 0.9 * m * m * t + 2.1 * m * t * t + t * t * t;
}

/// Samples one arc: great circle, bow and what of it can be seen.
class Sampler {
public:
    Sampler(const FrameView& view, const GreatCircle& circle, const Chord& chord, double heightPx)
        : view_(view), circle_(circle), bow_(chord.normal * heightPx) {}

    struct Sample {
        double t = 0;
        glm::dvec2 px{0};
        double lon = 0; ///< relative to the projection's central meridian
        bool isVisible = false;
    };

    Sample at(double t) const {
        const geo::LonLat place = circle_.at(alongChord(t));
        Sample sample{.t = t};
        if (const auto px = view_.mapPx(place)) {
            sample.px = *px + bow_ * (4 * t * (1 - t));
            sample.lon = geo::wrapLongitude(place.lon - view_.grid->centreLongitude);
            sample.isVisible = true;
        }
        return sample;
    }

    /// Has the map a cut between two neighbours on the curve? Crossing the meridian opposite the
    /// centre is one only where the pixels jump too: around a pole they do not.
    static bool isCut(const Sample& a, const Sample& b, double stepPx) {
        const double jump = glm::distance(a.px, b.px);
        return jump > 12 * stepPx + 40 || (std::abs(a.lon - b.lon) > 180 && jump > 4 * stepPx + 8);
    }

    /// The last sample on a's side of the cut between a and b.
    Sample lastBefore(Sample a, Sample b, double stepPx) const {
        for (int i = 0; i < 12; ++i) {
            const Sample middle = at((a.t + b.t) / 2);
            const bool isBeyond = !middle.isVisible || isCut(a, middle, stepPx);
            (isBeyond ? b : a) = middle;
        }
        return a;
    }

private:
    const FrameView& view_;
    const GreatCircle& circle_;
    glm::dvec2 bow_;
};

/// Collects the points of one arc into pieces.
class PieceWriter {
public:
    PieceWriter(std::vector<CurvePoint>& points, Curve& curve) : points_(points), curve_(curve) {}

    void add(const Sampler::Sample& sample) {
        const glm::dvec2 px = sample.px;
        if (!isOpen_) {
            if (curve_.pieceCount == 4) {
                return;
            }
            first_ = points_.size();
            isOpen_ = true;
        } else {
            length_ += glm::distance(px, last_);
        }
        points_.push_back(
            {static_cast<float>(px.x), static_cast<float>(px.y), static_cast<float>(length_), 0});
        last_ = px;
    }

    void hide() { length_ += kHiddenPx; }

    void close() {
        if (!isOpen_) {
            return;
        }
        isOpen_ = false;
        const std::size_t count = points_.size() - first_;
        if (count < 2) {
            points_.resize(first_);
            return;
        }
        setDirections(count);
        curve_.pieces[curve_.pieceCount++] = {static_cast<std::uint32_t>(first_),
                                              static_cast<std::uint32_t>(count)};
    }

    double length() const { return length_; }

private:
    void setDirections(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const CurvePoint& a = points_[first_ + (i == 0 ? 0 : i - 1)];
            const CurvePoint& b = points_[first_ + std::min(i + 1, count - 1)];
            points_[first_ + i].angle = std::atan2(b.y - a.y, b.x - a.x);
        }
    }

    std::vector<CurvePoint>& points_;
    Curve& curve_;
    std::size_t first_ = 0;
    glm::dvec2 last_{0};
    double length_ = 0;
    bool isOpen_ = false;
};

/// Remembers where each visible run starts and ends, and fits a cubic to it.
class CubicWriter {
public:
    CubicWriter(const Sampler& sampler, std::vector<std::array<glm::vec2, 4>>& cubics)
        : sampler_(sampler), cubics_(cubics) {}

    void add(const Sampler::Sample& sample) {
        if (!isOpen_) {
            isOpen_ = true;
            first_ = sample;
        }
        last_ = sample;
    }
    void hide() {}
    void close() {
        if (isOpen_ && last_.t > first_.t) {
            const double third = (last_.t - first_.t) / 3;
            cubics_.push_back(throughSamples({first_.px, sampler_.at(first_.t + third).px,
                                              sampler_.at(last_.t - third).px, last_.px}));
            ++count_;
        }
        isOpen_ = false;
    }
    std::uint32_t count() const { return count_; }

private:
    /// The cubic that passes four samples at t = 0, 1/3, 2/3, 1.
    static std::array<glm::vec2, 4> throughSamples(const std::array<glm::dvec2, 4>& q) {
        return {
            glm::vec2(q[0]), glm::vec2((-5.0 * q[0] + 18.0 * q[1] - 9.0 * q[2] + 2.0 * q[3]) / 6.0),
            glm::vec2((2.0 * q[0] - 9.0 * q[1] + 18.0 * q[2] - 5.0 * q[3]) / 6.0), glm::vec2(q[3])};
    }

    const Sampler& sampler_;
    std::vector<std::array<glm::vec2, 4>>& cubics_;
    Sampler::Sample first_, last_;
    std::uint32_t count_ = 0;
    bool isOpen_ = false;
};

/// Follows the curve and tells the writer what can be seen of it: add() each point, close() at the
/// end of a piece, hide() where something is missing.
template<class Writer>
void walk(const Sampler& sampler, int segments, double stepPx, Writer& writer) {
    Sampler::Sample before = sampler.at(0);
    if (before.isVisible) {
        writer.add(before);
    } else {
        writer.hide();
    }
    for (int i = 1; i <= segments; ++i) {
        const Sampler::Sample here = sampler.at(static_cast<double>(i) / segments);
        const bool isJump =
            before.isVisible && here.isVisible && Sampler::isCut(before, here, stepPx);
        if (before.isVisible && (!here.isVisible || isJump)) {
            writer.add(sampler.lastBefore(before, here, stepPx));
            writer.close();
            writer.hide();
        }
        if (here.isVisible) {
            if (!before.isVisible || isJump) {
                writer.add(sampler.lastBefore(here, before, stepPx));
            }
            writer.add(here);
        }
        before = here;
    }
    writer.close();
}

} // namespace

double bowHeight(double d) {
    return std::clamp(d * (0.10 + 0.10 * std::exp(-d / 400)), 14.0, 150.0);
}

double laneSpacing(double d, int lanes, double detail) {
    const double spacing = std::clamp(0.055 * d, 10.0, 26.0) * detail;
    return lanes > kManyLanes ? std::min(spacing, std::max(kMostFanPx, 0.6 * d) / (lanes - 1))
                              : spacing;
}

double laneHeight(double d, int lane, int lanes, double detail) {
    const double spacing = laneSpacing(d, lanes, detail);
    const double half = (lanes - 1) / 2.0 * spacing;
    const double middle = std::max(bowHeight(d), 8 + half);
    return middle - half + lane * spacing;
}

GreatCircle::GreatCircle(geo::LonLat from, geo::LonLat to)
    : from_(directionOf(from)), to_(directionOf(to)), start_(from), end_(to),
      angle_(std::acos(std::clamp(glm::dot(from_, to_), -1.0, 1.0))) {
    const double sine = std::sin(angle_);
    inverseSine_ = sine > 1e-9 ? 1 / sine : 0;
}

geo::LonLat GreatCircle::at(double f) const {
    if (f <= 0) {
        return start_;
    }
    if (f >= 1) {
        return end_;
    }
    if (inverseSine_ == 0) { // one place, or antipodes: over the pole as geo has it
        return geo::alongGreatCircle(start_, end_, f);
    }
    const glm::dvec3 p =
        (from_ * std::sin((1 - f) * angle_) + to_ * std::sin(f * angle_)) * inverseSine_;
    return {glm::degrees(std::atan2(p.y, p.x)),
            glm::degrees(std::asin(std::clamp(p.z, -1.0, 1.0)))};
}

std::optional<Chord> chordOf(const FrameView& view, const GreatCircle& circle) {
    constexpr int kProbes = 8;
    std::optional<glm::dvec2> first;
    std::optional<glm::dvec2> last;
    for (int i = 0; i <= kProbes && !first; ++i) {
        first = view.mapPx(circle.at(static_cast<double>(i) / kProbes));
    }
    for (int i = kProbes; i >= 0 && !last; --i) {
        last = view.mapPx(circle.at(static_cast<double>(i) / kProbes));
    }
    if (!first || !last) {
        return std::nullopt;
    }
    Chord chord{.from = *first, .to = *last, .lengthPx = glm::distance(*first, *last)};
    if (chord.lengthPx > 0) {
        const glm::dvec2 along = (chord.to - chord.from) / chord.lengthPx;
        chord.normal = {-along.y, along.x};
        if (const auto middle = view.mapPx(circle.at(0.5))) {
            chord.sagPx = glm::dot(*middle - chord.from, chord.normal);
        }
    }
    return chord;
}

Curve appendCurve(const FrameView& view, const CurveRequest& request,
                  std::vector<CurvePoint>& points) {
    Curve curve;
    const GreatCircle circle(request.from, request.to);
    const auto chord = chordOf(view, circle);
    if (!chord || chord->lengthPx < 1) {
        return curve;
    }
    const double rough = std::hypot(chord->lengthPx, 2 * (request.bowPx + chord->sagPx));
    const int segments = static_cast<int>(std::clamp(rough / request.segmentPx, 24.0, 250.0));
    PieceWriter writer(points, curve);
    walk(Sampler(view, circle, *chord, request.bowPx), segments, rough / segments, writer);
    curve.lengthPx = static_cast<float>(writer.length());
    return curve;
}

std::optional<glm::dvec2> pointBeforeEnd(const FrameView& view, const CurveRequest& request,
                                         double awayPx) {
    const GreatCircle circle(request.from, request.to);
    const auto chord = chordOf(view, circle);
    if (!chord || chord->lengthPx < 1) {
        return std::nullopt;
    }
    const Sampler sampler(view, circle, *chord, request.bowPx);
    const Sampler::Sample end = sampler.at(1);
    // The speed there, by alongChord and the bow; then once more by what that came to.
    const double speedPx = std::hypot(0.9 * chord->lengthPx, 4 * request.bowPx);
    double back = std::min(awayPx / speedPx, 0.5);
    const double reachedPx = glm::distance(sampler.at(1 - back).px, end.px);
    back = std::min(back * awayPx / std::max(reachedPx, 1e-6), 0.5);
    const Sampler::Sample found = sampler.at(1 - back);
    return end.isVisible && found.isVisible ? std::optional(found.px) : std::nullopt;
}

std::uint32_t appendCubics(const FrameView& view, const CurveRequest& request,
                           std::vector<std::array<glm::vec2, 4>>& cubics) {
    const GreatCircle circle(request.from, request.to);
    const auto chord = chordOf(view, circle);
    if (!chord || chord->lengthPx < 1) {
        return 0;
    }
    const Sampler sampler(view, circle, *chord, request.bowPx);
    CubicWriter writer(sampler, cubics);
    const double rough = chord->lengthPx + 2 * std::abs(request.bowPx + chord->sagPx);
    const int steps = circle.radians() < 0.5 ? 3 : 12;
    walk(sampler, steps, rough / steps, writer);
    return writer.count();
}

} // namespace portolan::scene
