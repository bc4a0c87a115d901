// Compares pictures as the eye does: the distance of two colours in YIQ, as pixelmatch measures it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace portolan::golden {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba; ///< top row first
};

struct Comparison {
    std::size_t failing = 0; ///< pixels that differ by more than the threshold
    Picture difference;      ///< failing pixels red on the faded expected picture
};

/// nullopt where there is no readable PNG.
std::optional<Picture> readPicture(const std::filesystem::path&);
bool writePicture(const std::filesystem::path&, const Picture&);

/// Both of one size. `threshold` 0…1: 0.1 is what pixelmatch takes. Antialiased pixels count: the
/// faults of lines are at their edges.
Comparison compare(const Picture& expected, const Picture& actual, double threshold);

} // namespace portolan::golden
