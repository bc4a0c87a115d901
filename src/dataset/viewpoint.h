// A point of view: which boundary lines are drawn and how, and which contested names stand where.
// Choices come from data/basemap/viewpoints.toml or a user's file; nothing here decides anything.
#pragma once

#include "base/language.h"
#include "dataset/basemap.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::dataset {

enum class LineStyle : std::uint8_t {
    Hidden,
    Solid,  ///< a boundary, as the theme draws boundaries
    Dashed, ///< a line in force that is no agreed boundary
    Dotted, ///< a division within, or a claim
};

/// A named line that is drawn otherwise than its class.
struct LineRule {
    std::string id; ///< NamedLine::id; a final * stands for any ending
    LineStyle style = LineStyle::Hidden;
    std::string source; ///< where the choice comes from
    bool operator==(const LineRule&) const = default;
};

/// A name that is shown although contested, hidden although not, or written otherwise.
struct NameRule {
    std::string id; ///< Name::id
    bool isShown = true;
    std::array<std::string, base::kLanguageCount> text; ///< empty: as the basemap has it
    std::string source;
    bool operator==(const NameRule&) const = default;
};

struct Viewpoint {
    std::string code; ///< "neutral", "none" or ISO 3166-1 alpha-2, as --boundaries takes it
    std::array<std::string, base::kLanguageCount> title;  ///< for choosing; never empty
    std::array<LineStyle, kBoundaryClassCount> classes{}; ///< by BoundaryClass
    std::vector<LineRule> lines;                          ///< the last that fits wins
    std::vector<NameRule> names;                          ///< the last that fits wins
    bool operator==(const Viewpoint&) const = default;
};

LineStyle lineStyle(const Viewpoint&, const NamedLine&);

/// The choice that the line is drawn by; null where its class decides.
const LineRule* ruleOf(const Viewpoint&, const NamedLine&);
/// The choice that the name stands by; null where it has none.
const NameRule* ruleOf(const Viewpoint&, const Name&);

/// By index into Basemap::namedLines: what Chunk::line refers to.
std::vector<LineStyle> lineStyles(const Basemap&, const Viewpoint&);

struct ShownName {
    std::size_t index = 0;                                   ///< into Basemap::names
    std::array<std::string_view, base::kLanguageCount> text; ///< lives as long as both arguments
};

/// The names to place, in the basemap's order (by kind, then rank, then population). A contested
/// name is among them only where the point of view says so.
std::vector<ShownName> shownNames(const Basemap&, const Viewpoint&);

} // namespace portolan::dataset
