#include "relief.h"

namespace portolan::builder {

namespace {

using formats::pmap::Plane;

// Three lights, the north-western one the strongest: x east, y south, z up, weight.
constexpr std::array<std::array<float, 4>, 3> kLights = {
    {{-1, -1, 1.15F, 0.62F}, {-0.3F, -1, 1, 0.24F}, {-1, 0.25F, 1, 0.14F}}};

constexpr double kSmoothTexels = 0.7;   // takes the staircase off the slopes
constexpr double kContinuedTexels = 3;  // how a field goes on beyond its coast
constexpr double kLocalKilometres = 20; // what local relief stands out from
constexpr float kLocalMetres = 1500;    // height over the surroundings that lightens by one
constexpr float kLocalLimit = 0.2F;
constexpr double kCoastLimitKilometres = 250;

// Brightness of a slope under the three lights against level ground: 0 level, -1 unlit.
float shade(float eastward, float southward) {
    const float length = std::sqrt(eastward * eastward + southward * southward + 1);
    float lit = 0;
    float level = 0;
    for (const auto& [x, y, z, weight] : kLights) {
        const float unit = 1 / std::sqrt(x * x + y * y + z * z);
        const float facing = (-eastward * x - southward * y + z) * unit / length;
        lit += weight * std::max(0.0F, facing);
        level += weight * z * unit;
    }
    return lit / level - 1;
}

Image hillshade(const GridFrame& frame, const Image& metres, float exaggeration) {
    Image result(frame.texelCount());
    for (int y = 0; y < frame.height; ++y) {
        const float acrossX = exaggeration / static_cast<float>(2000 * frame.rowKilometres(y));
        const float acrossY = exaggeration / static_cast<float>(2000 * frame.texelKilometres());
        const int up = frame.neighbourY(y - 1);
        const int down = frame.neighbourY(y + 1);
        for (int x = 0; x < frame.width; ++x) {
            const float dx = metres[frame.index(frame.neighbourX(x + 1), y)] -
                             metres[frame.index(frame.neighbourX(x - 1), y)];
            const float dy = metres[frame.index(x, down)] - metres[frame.index(x, up)];
            result[frame.index(x, y)] = shade(dx * acrossX, dy * acrossY);
        }
    }
    return result;
}

std::uint8_t toByte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}
std::uint8_t shadeCode(float value) {
    return toByte(value * 128 + 128);
}
std::uint8_t rootCode(float value, float greatest) {
    return toByte(255 * std::sqrt(std::clamp(value / greatest, 0.0F, 1.0F)));
}

template<class Code>
std::vector<std::uint8_t> encoded(const GridFrame& frame, const Image& image, int margin,
                                  Code code) {
    std::vector<std::uint8_t> plane;
    plane.reserve(frame.texelCount());
    for (int y = margin; y < frame.height - margin; ++y) {
        for (int x = margin; x < frame.width - margin; ++x) {
            plane.push_back(code(image[frame.index(x, y)]));
        }
    }
    return plane;
}

class Builder {
public:
    Builder(const Elevation& elevation, Exaggeration exaggeration, int margin)
        : elevation_(elevation), frame_(elevation.frame), exaggeration_(exaggeration),
          margin_(margin) {}

    ReliefArrays build() {
        addLand();
        addSea();
        addCoastDistance();
        const double cut = margin_ * frame_.degreesPerTexel;
        result_.record = {frame_.west + cut, frame_.north - cut, frame_.degreesPerTexel,
                          static_cast<std::uint32_t>(frame_.width - 2 * margin_),
                          static_cast<std::uint32_t>(frame_.height - 2 * margin_)};
        return std::move(result_);
    }

private:
    std::vector<std::uint8_t>& plane(Plane which) {
        return result_.planes[static_cast<std::size_t>(which)];
    }

    // Heights of the mask's side only, carried on a little beyond the coast: a cliff in the raster
    // that is not exactly at the vector coast would otherwise draw a dark rim.
    Image oneSide(const Image& mask, float lowest, float highest) const {
        Image side = elevation_.metres;
        for (float& metres : side) {
            metres = std::clamp(metres, lowest, highest);
        }
        const double texel = frame_.texelKilometres();
        return blurred(frame_, continued(frame_, side, mask, kContinuedTexels * texel),
                       kSmoothTexels * texel);
    }

    void addLand() {
        const Image land = oneSide(elevation_.land, 0, 9000);
        const double local = std::max(kLocalKilometres, 2 * frame_.texelKilometres());
        const Image around = blurred(frame_, land, local);
        Image lit = hillshade(frame_, land, exaggeration_.land);
        for (std::size_t i = 0; i < lit.size(); ++i) {
            lit[i] += std::clamp((land[i] - around[i]) / kLocalMetres, -kLocalLimit, kLocalLimit);
        }
        plane(Plane::LandShade) = encoded(frame_, lit, margin_, shadeCode);
        plane(Plane::LandHeight) =
            encoded(frame_, land, margin_, [](float metres) { return rootCode(metres, 9000); });
    }

    void addSea() {
        Image water = elevation_.land;
        for (float& value : water) {
            value = 1 - value;
        }
        const Image sea = oneSide(water, -11000, 0);
        plane(Plane::SeaShade) =
            encoded(frame_, hillshade(frame_, sea, exaggeration_.sea), margin_, shadeCode);
        plane(Plane::SeaDepth) =
            encoded(frame_, sea, margin_, [](float metres) { return rootCode(-metres, 11000); });
    }

    void addCoastDistance() {
        const Image distance = distanceTo(frame_, elevation_.land, kCoastLimitKilometres);
        plane(Plane::CoastDistance) = encoded(
            frame_, blurred(frame_, distance, 0.8 * frame_.texelKilometres()), margin_,
            [](float km) { return rootCode(km, static_cast<float>(kCoastLimitKilometres)); });
    }

    const Elevation& elevation_;
    const GridFrame& frame_;
    Exaggeration exaggeration_;
    int margin_;
    ReliefArrays result_;
};

} // namespace

ReliefArrays buildRelief(const Elevation& elevation, Exaggeration exaggeration, int margin) {
    return Builder(elevation, exaggeration, margin).build();
}

} // namespace portolan::builder
