// How a leg looks and where it stands in a fan, from its record alone: texture, dash, lane order.
#pragma once

#include "base/date.h"
#include "dataset/dataset.h"
#include "scene/style.h"

#include <cstdint>
#include <vector>

namespace portolan::scene {

/// The arcs' textures; the numbers are those of shaders/arc.vert.
enum class ArcTexture : std::uint8_t {
    Mission,
    Mou,
    SisterCity,
    Forum,
    Expo,
    Office,
    Visit,
    Investment,
    Project,
};
ArcTexture textureOf(dataset::EngagementKind);

/// How sure a leg is, without colour: solid = signed or held, long = approximate or undated, short
/// = an intention. Numbered as in shaders/arc.vert.
enum class Dash : std::uint8_t { Solid, Long, Short };
/// A year alone counts as known; an open start does not.
Dash dashOf(const dataset::Engagement&);

/// A leg's place from the inner to the outer side of a fan: sister cities, MOUs, presences, expos,
/// forums, visits, missions.
int laneRankOf(dataset::EngagementKind);

/// What does not change with time, filter or camera; made once per dataset. One entry per leg.
struct ArcCatalogue {
    struct Traits {
        ArcTexture texture = ArcTexture::Visit;
        KindLook look = KindLook::Visit;
        Dash dash = Dash::Solid;
        bool isDirected = true;
        bool isReturn = false; ///< a journey's shorter leg back: bowed higher
    };
    std::vector<Traits> legs;
    std::vector<base::DayInterval> active;
    std::vector<base::DayInterval> engagementActive; ///< per engagement
    std::vector<dataset::LegIndex> byRank;           ///< in lane order, then by date, then by row
    /// Per leg, spread evenly over all of 32 bits, within every pair of places too: the legs below
    /// a limit are a fair sample of all, and a lower limit's are among them.
    std::vector<std::uint32_t> draftRank;
    std::vector<std::uint32_t> engagements; ///< per place: how many engagements name it
};

ArcCatalogue buildArcCatalogue(const dataset::Dataset&);

} // namespace portolan::scene
