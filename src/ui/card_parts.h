// The parts of a card, from its top down; each moves the column on.
#pragma once

#include "ui/panel.h"

#include <string>

namespace portolan::ui {

/// Where the next part goes.
struct CardColumn {
    float left, right, y;
    float width() const { return right - left; }
};

/// The place of a tag as wide as said: tags wrap into rows.
ImVec2 placeTag(const Panel&, CardColumn&, float& x, float width);

struct TagLook {
    float width, inset; ///< physical px
    base::Colour fill, ink;
};
void drawTag(Panel&, ImVec2 at, const std::string&, const TagLook&);

/// A part's heading, with a note at its right end.
void drawCardHeading(Panel&, CardColumn&, const char* text, const std::string& note);

/// "and 3 more", where there are more than are shown.
void drawCardRest(Panel&, CardColumn&, std::size_t left);

struct LinkText {
    const std::string& text;
    const std::string& id; ///< of what it leads to
};
/// Words, broken into lines, that lead to another card; returns their height.
float drawCardLink(Panel&, Type, ImVec2 at, const LinkText&, float width);

/// Records by kind and year, as small bars. `note`: what they are, instead of how many.
void drawCardTies(Panel&, CardColumn&, const CardTies&, const char* title,
                  const std::string& note = {});
void drawCardPartners(Panel&, CardColumn&, const char* title, const std::vector<CardPartner>&);
void drawCardPeople(Panel&, CardColumn&, const Card&);
void drawCardFigures(Panel&, CardColumn&, const Card&);
void drawCardStops(Panel&, CardColumn&, const Card&);
void drawCardLinks(Panel&, CardColumn&, const Card&);
void drawCardParties(Panel&, CardColumn&, const Card&);
void drawCardSectors(Panel&, CardColumn&, const Card&);
void drawCardSources(Panel&, CardColumn&, const Card&);

} // namespace portolan::ui
