// How a .pmap file lies on disk: a header, a table of sections, and the sections themselves, each
// an array of one fixed-size record, aligned to 64 bytes, little-endian. Shared by the reader and
// by the builder in tools/basemap; whoever changes a record raises kVersion.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace portolan::formats::pmap {

static_assert(std::endian::native == std::endian::little, "a .pmap file is mapped, not decoded");

inline constexpr std::array<char, 8> kMagic = {'P', 'O', 'R', 'T', 'P', 'M', 'A', 'P'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint64_t kAlignment = 64;

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t sectionCount;
    std::uint64_t fileSize; // of the whole file, so that a cut one is known at once
    std::uint64_t reserved; // 0
};

enum class Kind : std::uint32_t {
    Strings,       // char
    NamedLines,    // NamedLineRecord
    Names,         // NameRecord
    Baselines,     // glm::vec2
    Levels,        // double: toleranceDegrees of each level
    FillVertices,  // glm::vec2; layer = FillLayer, level
    FillIndices,   // std::uint32_t
    FillCells,     // dataset::Cell
    LinePoints,    // glm::vec2; layer = LineLayer, level
    LineChunks,    // dataset::Chunk
    ReliefRecords, // ReliefRecord: one; layer = ReliefLayer
    ReliefPlane,   // std::uint8_t; layer = ReliefLayer, level = Plane
};

enum class FillLayer : std::uint16_t { Land, Lakes, Glaciers, Urban };
enum class LineLayer : std::uint16_t { Coast, Lakeshore, Rivers, Admin1, Boundaries, Claims };
enum class ReliefLayer : std::uint16_t { Asia, World };
enum class Plane : std::uint16_t { LandShade, SeaShade, LandHeight, SeaDepth, CoastDistance };
inline constexpr std::uint16_t kPlaneCount = 5;

struct SectionEntry {
    Kind kind;
    std::uint16_t layer;
    std::uint16_t level;
    std::uint64_t offset; // bytes from the start of the file
    std::uint64_t count;  // records, not bytes
};

struct StringRef { // into Strings, UTF-8, no terminator
    std::uint32_t offset, length;
};

struct NamedLineRecord {
    StringRef id, name, left, right;
    std::uint32_t cls;
};

struct NameRecord {
    StringRef id, economy;
    std::array<StringRef, 6> text; // by base::Language
    float lon, lat;
    std::uint32_t population;
    std::uint32_t baselineFirst, baselineCount; // into Baselines
    std::uint8_t kind, capital, rank, contested;
};

struct ReliefRecord {
    double west, north, degreesPerTexel;
    std::uint32_t width, height;
};

} // namespace portolan::formats::pmap
