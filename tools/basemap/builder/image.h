// A raster of floats on a longitude/latitude grid, and the few filters that relief needs.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace portolan::builder {

struct GridFrame {
    double west = 0, north = 0, degreesPerTexel = 0; // outer corner of the first texel
    int width = 0, height = 0;
    bool wraps = false; // the last column is the neighbour of the first

    std::size_t texelCount() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }
    int neighbourX(int x) const {
        return wraps ? (x + width) % width : std::clamp(x, 0, width - 1);
    }
    int neighbourY(int y) const { return std::clamp(y, 0, height - 1); }

    double texelKilometres() const { return degreesPerTexel * 111.195; } // from north to south
    // A parallel shrinks towards the pole; the last rows are kept from degenerating.
    double rowKilometres(int y) const {
        const double latitude = north - (y + 0.5) * degreesPerTexel;
        return texelKilometres() * std::max(0.1, std::cos(latitude * 0.017453292519943295));
    }
};

using Image = std::vector<float>; // GridFrame::texelCount() values, row 0 in the north

// Gaussian blur that is round on the ground, not on the grid.
Image blurred(const GridFrame& frame, const Image& image, double sigmaKilometres);

// The image where mask is 1; elsewhere the mean of what is near under the mask, and 0 far from it.
Image continued(const GridFrame& frame, const Image& image, const Image& mask,
                double sigmaKilometres);

// Kilometres from each texel to the nearest one where mask is 1, at most the limit.
Image distanceTo(const GridFrame& frame, const Image& mask, double limitKilometres);

} // namespace portolan::builder
