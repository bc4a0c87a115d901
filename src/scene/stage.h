// The stage: what stands over the map while a story is told. Title, caption and figures are set in
// a design of 1920 × 1080 (visual design §9) and scaled as a whole; target pixels, y down.
#pragma once

#include "scene/glyphs.h"
#include "scene/label_space.h"
#include "scene/legibility.h"
#include "scene/network.h"
#include "scene/overlay.h"
#include "scene/placed_picture.h"
#include "scene/stage_number.h"
#include "scene/style.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace portolan::scene {

/// A caption in one of the other languages.
struct StageNote {
    base::Language language = base::Language::En;
    std::string text;
    bool operator==(const StageNote&) const = default;
};

struct StageTile {
    StageNumber number;
    std::string label;
    bool operator==(const StageTile&) const = default;
};

/// What is written beside an arc.
struct StageLabel {
    dataset::EngagementIndex engagement = dataset::kNone;
    std::string text;
    bool operator==(const StageLabel&) const = default;
};

/// A kind that is shown, and what it is called.
struct StageKind {
    dataset::EngagementKind kind = dataset::EngagementKind::Mou;
    std::string word;
    bool operator==(const StageKind&) const = default;
};

/// Who takes part from one economy.
struct StageParties {
    std::shared_ptr<const StagePicture> flag; ///< may be null
    std::vector<std::string> names;
    bool operator==(const StageParties&) const = default;
};

/// All that a chapter says, in the words of one language and, smaller, of others.
struct StageWords {
    base::Language language = base::Language::En;
    std::string kicker, title, caption;
    std::string small; ///< a disclaimer, a map-approval number: one line at the foot
    std::vector<StageNote> others;
    std::vector<StageTile> tiles; ///< three at most, counted to their end
    std::vector<StageLabel> labels;
    std::shared_ptr<const StagePicture> picture; ///< may be null
    std::vector<StageKind> legend;               ///< empty: none is needed
    std::vector<StageParties> parties;           ///< empty: they are not named
    std::size_t chapters = 1;                    ///< of the story
    bool operator==(const StageWords&) const = default;
};

/// The presenter's hand: places from the middle of the stage, in its design's units, y down.
struct StageHand {
    std::vector<std::vector<glm::vec2>> strokes; ///< of the pen
    std::optional<glm::vec2> pointed;
    bool draws = false; ///< the pen is pointed, not the spot
};

/// A tie that has just been signed.
struct StagePulse {
    dataset::EngagementIndex engagement = dataset::kNone;
    float passed = 0; ///< 0–1
};

/// What changes while a chapter lasts.
struct StageMoment {
    float opacity = 1;                ///< of the words
    float labelOpacity = 1;           ///< of what is written beside the arcs
    std::vector<StageNumber> counted; ///< what each tile shows now; empty: all at their end
    std::size_t chapter = 0, chapters = 1;
    float passed = 1; ///< of the chapter, 0–1
    std::vector<StagePulse> pulses;
    StageHand hand;
};

/// Logical pixels of the design for one of the target.
double stageScale(glm::ivec2 sizePx);
/// The map under the stage is drawn so much larger than in the explore view (visual design §9).
inline constexpr double kStageMapScale = 2;

/// What of the target the words leave free, px.
struct StageRoom {
    Box head;              ///< about what kicker and title take
    std::vector<Box> free; ///< all that is beside captions and figures; right of the head; below it
};
struct StageRoomRequest {
    glm::vec2 sizePx{1920, 1080};
    float scale = 1;
    bool hasTiles = false, hasPicture = false, hasParties = false;
    /// In each of the story's languages, so that the map stands the same in all.
    std::span<const std::string> titles;
    Legibility legible = {};
};
StageRoom stageRoom(const StageRoomRequest&);

/// A text that the screen has no room for, or not in the size that it needs.
struct StageFault {
    enum class Text : std::uint8_t {
        Kicker,
        Title,
        Caption,
        Note,
        Number,
        Figure,
        Label,
        SmallPrint,
        Lens, ///< not a text: one that was asked for
    };
    Text text = Text::Title;
    std::size_t row = 0;          ///< of the notes, the tiles or the labels
    float sizePx = 0, needed = 0; ///< of its type, target px; needed is 0 where it finds no room
    bool operator==(const StageFault&) const = default;
};

/// Where the words of a chapter stand; made once for a target and a chapter.
struct StageLayout {
    struct Line {
        std::string text;
        text::Style style;
        glm::vec2 origin{0}; ///< left end of the baseline
        base::Colour ink;
        base::Colour halo;
    };
    struct Tile {
        glm::vec2 origin{0}; ///< of the number's baseline
        text::Style number, small;
    };
    struct Swatch {
        KindLook look = KindLook::Mou;
        glm::vec2 origin{0}; ///< of its line, on the left
    };
    std::vector<Line> lines;
    std::vector<Tile> tiles;
    std::vector<Swatch> swatches; ///< of the legend
    Overlay bars;                 ///< beside the tiles, about the picture
    std::optional<Box> picture;
    std::vector<PlacedPicture> flags;
    std::vector<Box> boxes; ///< what the map's names keep off
    Overlay scrims;         ///< that darken the map under the words
    std::vector<StageFault> faults;
    std::size_t notes = 0; ///< so many of the other languages stand there
};

struct StageRequest {
    const StageWords& words;
    glm::vec2 sizePx{1920, 1080};
    float scale = 1;
    const MapStyle& style;
    Legibility legible = {}; ///< of the room; type is as large as it asks for, and as fits
};

/// Measures only: nothing is drawn into the typesetter's atlas.
StageLayout layOutStage(const StageRequest&, text::Typesetter&);

/// Where a label stands beside its arc, so that it can stand there again.
struct StageLabelPlace {
    std::size_t label = 0; ///< in the words
    float along = 0.5F;    ///< of the arc's points, 0–1: where the line begins
    glm::vec2 offset{0};   ///< from there to the text, design px
    float share = 1;       ///< of the growth that its type asks for
    bool operator==(const StageLabelPlace&) const = default;
};

struct StageDrawing {
    Overlay shapes;
    std::vector<GlyphInstance> glyphs;
    std::vector<PlacedPicture> pictures;
    std::vector<StageFault> faults;      ///< labels whose arc is seen and that found no place
    std::vector<StageLabelPlace> places; ///< of those that found one
};

/// The words, figures and progress of one moment.
StageDrawing drawStage(const StageLayout&, const StageRequest&, const StageMoment&,
                       text::Typesetter&);

struct StageLabelRequest {
    const dataset::Dataset& dataset;
    const Network& network;
    const FrameView& view;
    std::span<const Box> taken; ///< words, nodes and their names
    float opacity = 1;
    std::span<const Box> names{}; ///< of seas and land: labels keep off them where they can
    /// Labels with a place here stand there, whatever else does.
    std::span<const StageLabelPlace> kept{};
};

/// What is written beside the arcs that are seen now, each with a line to its arc.
StageDrawing drawStageLabels(const StageLabelRequest&, const StageRequest&, text::Typesetter&);

} // namespace portolan::scene
