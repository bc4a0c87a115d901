// Names on the map, placed so that none overlaps another (visual design §6). Two groups: the names
// of seas, lands and cities belong to the basemap and lie under the arcs; the nodes' labels lie
// above them. All in target pixels; a placement is a pure function of its request.
#pragma once

#include "base/language.h"
#include "dataset/basemap.h"
#include "dataset/viewpoint.h"
#include "scene/frame_view.h"
#include "scene/glyphs.h"
#include "scene/label_space.h"
#include "scene/style.h"

#include <optional>
#include <string>
#include <string_view>

namespace portolan::scene {

/// A node that wants its name shown. The views must live while the labels are placed.
struct NodeLabel {
    geo::ScreenPoint at{};
    float radiusPx = 6; ///< of the drawn node, physical px
    std::string_view name{};
    std::string_view localName{}; ///< in the place's own script; empty or equal to name: none
    base::Language localLanguage = base::Language::En; ///< chooses localName's Han forms
    std::string others{}; ///< "+ Hsinchu": the place that shares the node, instead of localName
    std::string othersShort{}; ///< "+1", where that has no room
    int priority = 2;          ///< 0 stops of the selection, 1 hovered, 2… nodes; lower first
    std::uint32_t id = 0;      ///< of the place: what the memory knows the label by
    bool isEmphasised = false; ///< set larger and bold
    float opacity = 1;
};

/// A text that stands where it is told: a node's count, a stop's number, an edge tag.
struct FixedText {
    geo::ScreenPoint centre{};
    std::string_view text{};
    float sizePx = 11; ///< logical
    text::Weight weight = text::Weight::Bold;
    base::Colour ink{};
    std::optional<base::Colour> halo{}; ///< none inside a node
    float opacity = 1;
};

/// What it covers on the target.
Box boxOf(const FixedText&, double scale, text::Typesetter&);

/// Where each label stood: passed in again, it keeps labels at their side of the node while they
/// fit, so that nothing jumps while the map is dragged or time plays.
struct LabelMemory {
    struct Entry {
        std::uint32_t id = 0;
        std::uint8_t side = 0;    ///< E, W, NE, SE, NW, SW, N, S, then the same farther out
        std::uint8_t variant = 0; ///< 0 with local name, 1 without, 2 smaller
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> entries;          ///< sorted by id
    std::vector<std::uint32_t> first;    ///< chose before the others, to find any room
    std::vector<std::uint32_t> nameless; ///< found none; sorted
    bool operator==(const LabelMemory&) const = default;
};

struct NodeLabelRequest {
    std::span<const NodeLabel> nodes{};
    std::span<const FixedText> fixed{};
    std::span<const Polyline> arcs{}; ///< labels keep off these where they can
    std::span<const Box> taken{};     ///< labels keep off these always: the scale bar, names
    std::span<const Disc> ends{};     ///< and off these: what arcs end in (arc_ends.h)
    Box freeArea{};                   ///< of the target, not covered by panels
    base::Language language = base::Language::En;
    const MapStyle& style;
    double scale = 1; ///< physical pixels per logical pixel
    /// Labels that have a side in the memory leave it only where they have no room there.
    bool keepsSides = false;
    bool keepsApart = false; ///< no label stands on another, as if both were one of two lines
};

/// A text on the map, or a piece of one: a letter of a name on a curve, a line of a node's label.
struct PlacedText {
    enum class Kind : std::uint8_t { Name, Node, Fixed, Degree, Tag };
    Box box;
    Kind kind = Kind::Name;
    std::uint32_t id = 0; ///< pieces of one text share it
    bool isCut = false;   ///< ended with "…"
    bool operator==(const PlacedText&) const = default;
};

struct PlacedNodeLabels {
    std::vector<GlyphInstance> glyphs;
    std::vector<Box> boxes; ///< of the labels, and of the nodes' discs: what names must keep off
    std::vector<PlacedText> texts;
    LabelMemory memory;
};

/// Labels of nodes outside of the free area are left out, and of more than 400 nodes the last in
/// priority.
PlacedNodeLabels placeNodeLabels(const NodeLabelRequest&, const LabelMemory& before,
                                 text::Typesetter&);

struct NameRequest {
    const FrameView& view;
    std::span<const dataset::Name> names;
    std::span<const dataset::ShownName> shown; ///< what the point of view lets stand
    std::span<const Box> taken{};              ///< PlacedNodeLabels::boxes with every node shown
    std::span<const Polyline> ways{};          ///< arcs: names keep off them, or are not written
    std::span<const Box> over{}; ///< degrees at the edge: a name that they touch is not written
    /// Every node: a city of the same name close by is the same place, and is not named twice.
    std::span<const NodeLabel> nodes{};
    /// On the ground in the middle of the view, per logical pixel; 0: measured there.
    double metresPerPixel = 0;
    base::Language language = base::Language::En;
    const MapStyle& style;
    bool showsSeas = true;
    bool showsPlaces = true;
};

struct PlacedNames {
    std::vector<GlyphInstance> glyphs;
    std::vector<PlacedText> texts; ///< `id`: in NameRequest::names
};

/// Seas, regions, islands, economies, first-level divisions and cities, as the scale allows. The
/// choice does not depend on where the map is dragged to; but what is not whole inside the view
/// keeps its room and is not written.
PlacedNames placeNames(const NameRequest&, text::Typesetter&);

/// The language in which an economy (ISO 3166-1 alpha-2) writes its own places' names, where it is
/// one that names are kept in.
std::optional<base::Language> localLanguageOf(std::string_view economy);

} // namespace portolan::scene
