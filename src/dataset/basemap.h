// The map under the network: land, water, lines, relief and names, cut into cells and levels of
// detail when the project is built. Every span is a view into one read-only file that Basemap keeps
// mapped; nothing is copied. All positions are LonLat order (x = longitude, y = latitude), degrees,
// WGS 84, as floats.
#pragma once

#include "base/language.h"

#include <glm/vec2.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace portolan::dataset {

// A lon/lat rectangle and the indices of the triangles inside it. A triangle never leaves its cell,
// cells share their edge vertices with their neighbours, and none crosses the antimeridian.
struct Cell {
    float west, south, east, north; // the bounds of the vertices, degrees
    std::uint32_t first, count;     // range in Fill::indices; a multiple of three
};

struct Fill {
    std::span<const glm::vec2> vertices;
    std::span<const std::uint32_t> indices;
    std::span<const Cell> cells; // sorted by row from the south, then by column from the west
};

// A point whose x is greater than this separates two chunks; it stands after each one's last point.
inline constexpr float kLineBreak = 9e8F;

inline constexpr std::uint32_t kNoNamedLine = 0xFFFFFFFFU;

// A run of consecutive points of one polyline, and its bounds. Chunks of one polyline repeat the
// shared point.
struct Chunk {
    float west, south, east, north;
    std::uint32_t first, count; // range in Lines::points, without the break
    // coast, lakeshore: 0. rivers: Natural Earth's scale rank, 0 the greatest. admin1: ten times
    // the zoom level (0 = the world in 256 px) from which to draw. boundaries, claims: a
    // BoundaryClass.
    std::uint32_t cls;
    std::uint32_t line; // boundaries, claims: index into Basemap::namedLines; else kNoNamedLine
};

struct Lines {
    std::span<const glm::vec2> points;
    std::span<const Chunk> chunks;
};

enum class BoundaryClass : std::uint32_t {
    International,
    Disputed,
    LineOfControl,
    Indefinite,
    Lease,
    Overlay, // a zone drawn over others (Korea's Demilitarized Zone)
    Claim,   // where a claimant says that the line is
};
inline constexpr std::size_t kBoundaryClassCount = 7;

// What a point of view refers to: all chunks of one stretch carry its index.
struct NamedLine {
    std::string_view id;   // "chn-ind/disputed", "claim/chn/ind": what viewpoints.toml names
    std::string_view name; // "Military Demarcation Line 1953", or empty
    std::string_view left,
        right; // ISO 3166-1 alpha-3 as Natural Earth has them; a claim: claimant, administrator
    BoundaryClass cls = BoundaryClass::International;
};

inline constexpr std::size_t kDetailLevels = 4;

struct DetailLevel {
    double toleranceDegrees = 0; // how far a line may be from the source; 0 = the source itself
    Fill land, lakes, glaciers;
    Fill urban; // empty but in the two finest levels
    Lines coast, lakeshore, rivers, admin1, boundaries, claims;
};

// Theme-independent planes of width × height bytes, row 0 in the north, texel centres half a texel
// inside. Land and sea are separate fields, each continued some texels across the coast, so that
// either may be sampled bilinearly there: colour two textures, one from landShade + landHeight, one
// from seaShade + seaDepth.
struct Relief {
    double west = 0, north = 0, degreesPerTexel = 0; // outer corner of the first texel
    int width = 0, height = 0;
    std::span<const std::uint8_t> landShade, seaShade; // shadeOf(): 0 on level ground, -1 black
    std::span<const std::uint8_t> landHeight;          // landMetresOf()
    std::span<const std::uint8_t> seaDepth;            // seaMetresOf()
    std::span<const std::uint8_t>
        coastDistance; // coastKilometresOf(): from the nearest land, 0 on land
};

// Eight bits a value, fine where the eye is: near the sea's level and near the coast.
constexpr float shadeOf(std::uint8_t code) {
    return (static_cast<float>(code) - 128.0F) / 128.0F;
}
constexpr float landMetresOf(std::uint8_t code) {
    const float t = static_cast<float>(code) / 255.0F;
    return 9000.0F * t * t;
}
constexpr float seaMetresOf(std::uint8_t code) {
    const float t = static_cast<float>(code) / 255.0F;
    return -11000.0F * t * t;
}
constexpr float coastKilometresOf(std::uint8_t code) {
    const float t = static_cast<float>(code) / 255.0F;
    return 250.0F * t * t;
}

enum class NameKind : std::uint8_t { Ocean, Sea, Strait, Island, Region, Economy, Admin1, City };

enum class CapitalKind : std::uint8_t { None, Admin1, Economy };

struct Name {
    std::string_view id; // stable: "sea/east-china-sea", "city/1668341"; viewpoints.toml names it
    NameKind kind = NameKind::City;
    CapitalKind capital = CapitalKind::None;
    std::uint8_t rank = 0;        // 0 first; comparable within one kind
    bool contested = false;       // shown only where a point of view says so
    glm::vec2 position{0};        // where the label stands (a city: where the city is)
    std::uint32_t population = 0; // 0 = unknown
    std::span<const glm::vec2>
        baseline; // seas, regions: the curve to write along, west to east; may be empty
    std::array<std::string_view, base::kLanguageCount>
        text{};               // by base::Language; never empty: English where missing
    std::string_view economy; // ISO 3166-1 alpha-2, empty at sea or where contested
};

struct Basemap {
    std::array<DetailLevel, kDetailLevels> levels; // 0 the finest
    Relief asia;                                   // 64…160° E, 15° S…60° N, 2 arc minutes
    Relief world;                                  // everything, 12 arc minutes
    std::vector<NamedLine> namedLines;
    std::vector<Name> names;             // by kind, then rank, then population, greatest first
    std::shared_ptr<const void> storage; // keeps the file mapped as long as any span is in use
};

} // namespace portolan::dataset
