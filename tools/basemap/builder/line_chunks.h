// Polylines cut into chunks small enough to be culled one by one.
#pragma once

#include "geometry.h"

#include "dataset/basemap.h"

namespace portolan::builder {

struct TaggedLine {
    Line points;
    std::uint32_t cls = 0;
    std::uint32_t line = dataset::kNoNamedLine;
};

struct LineArrays {
    std::vector<glm::vec2> points;
    std::vector<dataset::Chunk> chunks;
};

enum class Frame { Keep, Skip }; // Skip leaves out edges on the map's frame: they are no coast

// Edges longer than maxEdgeDegrees get points between, so that they bend with the projection.
LineArrays buildLines(const std::vector<TaggedLine>& lines, Frame frame, double maxEdgeDegrees);

} // namespace portolan::builder
