// The stage of one moment: the words of the chapter that the state is in, and how far they are.
#pragma once

#include "app/picture/materials.h"
#include "scene/stage.h"
#include "state/telling.h"

#include <functional>

namespace portolan::app {

/// What type on a screen of that size needs in the room.
scene::Legibility legibilityOn(glm::ivec2 sizePx, const state::ViewingDistance&);

/// The stage on a screen: physical pixels per logical pixel of its map.
double stageMapScale(glm::ivec2 sizePx, const scene::Legibility&);

/// What a chapter's words leave of a screen, whatever the language.
std::function<state::ChapterRoom(const state::Chapter&)>
roomOn(glm::ivec2 sizePx, const scene::Legibility&, bool namesParties);

/// The language that the stage is set in: the one chosen on it, else the state's, else the guests';
/// always one that the story is told in.
base::Language stageLanguage(const state::Story&, const state::AppState&);

/// What stands on the stage at the state's chapter and second.
Stage stageAt(const state::Telling&, const dataset::Dataset&, const state::AppState&);

/// Physical pixels per pixel of the stage's design, of a frame that has a stage.
double stageScaleOf(const Frame&);

/// The whole target, with the stage's scale.
Frame stageFrame(glm::ivec2 sizePx, const Stage&);

} // namespace portolan::app
