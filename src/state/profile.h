// A profile of the guests: one switch for the languages, the boundaries and names, the order of
// parties and their flags, and what is written below the map. Plain data; data/profiles holds those
// that ship.
#pragma once

#include "state/story.h"

#include <string>
#include <vector>

namespace portolan::state {

struct Profile {
    std::string code; ///< what --profile takes
    dataset::Translations title;
    std::vector<base::Language> languages; ///< the guests' first; empty: the story's order
    std::string boundaries;                ///< a point of view; empty: the story's
    dataset::Translations disclaimer;      ///< empty: the story's
    std::string approval;                  ///< a map-approval number; empty: the story's
    dataset::PartyOrder parties;           ///< in which order they are named
    bool flags = false;                    ///< who takes part is named with flags
    ViewingDistance viewing;               ///< of their room; not known: the story's
    bool operator==(const Profile&) const = default;
};

/// The story as these guests see it: of its languages those of the profile come first, and the
/// profile's boundaries stand in every chapter.
Story toldTo(Story, const Profile&);

} // namespace portolan::state
