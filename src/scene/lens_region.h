// What of the map a chapter's lens magnifies: places whose legs are too short to be seen on it.
// Lengths are of the chapter as it ends, whatever the moment.
#pragma once

#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "scene/frame_view.h"
#include "state/app_state.h"

#include <glm/vec2.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace portolan::scene {

/// A leg whose ends stand nearer to each other, in pixels of the stage's design (1920 × 1080), is
/// too short to be seen; one that is shorter than the second, no lens would show either.
inline constexpr float kShortLegPx = 80, kHiddenLegPx = 3;
/// Of a lens as the design has it.
inline constexpr float kLensRadiusPx = 178;
/// A network of more legs has none: it is looked at as a whole.
inline constexpr std::size_t kMostLensLegs = 300;

struct LensSeek {
    const dataset::Dataset& dataset;
    const dataset::Selection& selection;
    const state::Timeline& timeline;             ///< as it is drawn when the chapter ends
    const FrameView& view;                       ///< then, too
    float scale = 1;                             ///< target pixels per pixel of the design
    std::span<const dataset::PlaceIndex> places; ///< asked for; empty: those of short legs
};

struct LensRegion {
    std::vector<dataset::PlaceIndex> places; ///< each once, ascending; never empty
    glm::dvec2 middlePx{0};                  ///< map px of the view
    double reachPx = 0;                      ///< of the farthest of them from there; the same px
};

/// How much larger than on the map a lens of that radius shows places so far from its middle, the
/// names beside them too: a round number. nullopt: hardly any larger.
std::optional<double> lensTimes(double reachPx, double radiusPx);

/// Where the most short legs are; nullopt: there are none, or what is asked for would hardly be
/// larger.
std::optional<LensRegion> findLensRegion(const LensSeek&);

/// The selection's legs that run within the circle, map px; all else of it as it is.
std::shared_ptr<const dataset::Selection> legsWithin(const LensSeek&, glm::dvec2 middlePx,
                                                     double radiusPx);

/// "Kyushu, 10× closer": the smallest place that the region's are part of, where there is one.
std::string lensCaption(const dataset::Dataset&, const LensRegion&, double times, base::Language);

} // namespace portolan::scene
