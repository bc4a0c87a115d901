#include "image.h"

namespace portolan::builder {

namespace {

std::size_t indexOf(int value) {
    return static_cast<std::size_t>(value);
}

std::vector<float> gaussian(double sigmaTexels) {
    const int radius = std::max(1, static_cast<int>(std::ceil(sigmaTexels * 2.5)));
    std::vector<float> weights;
    float sum = 0;
    for (int i = -radius; i <= radius; ++i) {
        const double t = i / std::max(sigmaTexels, 1e-3);
        weights.push_back(static_cast<float>(std::exp(-0.5 * t * t)));
        sum += weights.back();
    }
    for (float& weight : weights) {
        weight /= sum;
    }
    return weights;
}

void blurRow(const GridFrame& frame, const Image& in, int y, double sigma, Image& out) {
    const std::vector<float> weights = gaussian(sigma / frame.rowKilometres(y));
    const int radius = static_cast<int>(weights.size() / 2);
    std::vector<float> row(indexOf(frame.width + 2 * radius));
    for (int x = -radius; x < frame.width + radius; ++x) {
        row[indexOf(x + radius)] = in[frame.index(frame.neighbourX(x), y)];
    }
    float* const target = &out[frame.index(0, y)];
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const float* const source = row.data() + k;
        for (int x = 0; x < frame.width; ++x) {
            target[x] += weights[k] * source[x];
        }
    }
}

// Felzenszwalb and Huttenlocher's lower envelope of parabolas, along one row.
class RowEnvelope {
public:
    explicit RowEnvelope(int width)
        : sites_(static_cast<std::size_t>(width)), starts_(static_cast<std::size_t>(width) + 1) {}

    // In: kilometres within the column; out: kilometres in the plane.
    void apply(std::vector<float>& row, double texel) {
        const int width = static_cast<int>(row.size());
        build(row.data(), width, texel);
        std::vector<float> result(row.size());
        std::size_t site = 0;
        for (int x = 0; x < width; ++x) {
            while (starts_[site + 1] < x) {
                ++site;
            }
            const double along = (x - sites_[site]) * texel;
            const double down = row[static_cast<std::size_t>(sites_[site])];
            result[static_cast<std::size_t>(x)] =
                static_cast<float>(std::sqrt(along * along + down * down));
        }
        row = std::move(result);
    }

private:
    void build(const float* row, int width, double texel) {
        auto height = [&](int x) {
            return static_cast<double>(row[x]) * row[x] / (texel * texel) +
                   static_cast<double>(x) * x;
        };
        std::size_t last = 0;
        sites_[0] = 0;
        starts_[0] = -1e20;
        starts_[1] = 1e20;
        for (int x = 1; x < width; ++x) {
            double crossing = (height(x) - height(sites_[last])) / (2.0 * (x - sites_[last]));
            while (crossing <= starts_[last]) {
                --last;
                crossing = (height(x) - height(sites_[last])) / (2.0 * (x - sites_[last]));
            }
            ++last;
            sites_[last] = x;
            starts_[last] = crossing;
            starts_[last + 1] = 1e20;
        }
    }

    std::vector<int> sites_;
    std::vector<double> starts_;
};

} // namespace

Image blurred(const GridFrame& frame, const Image& image, double sigmaKilometres) {
    Image across(frame.texelCount(), 0.0F);
    for (int y = 0; y < frame.height; ++y) {
        blurRow(frame, image, y, sigmaKilometres, across);
    }
    const std::vector<float> weights = gaussian(sigmaKilometres / frame.texelKilometres());
    const int radius = static_cast<int>(weights.size() / 2);
    Image result(frame.texelCount(), 0.0F);
    for (int y = 0; y < frame.height; ++y) {
        float* const target = &result[frame.index(0, y)];
        for (int k = -radius; k <= radius; ++k) {
            const float weight = weights[indexOf(k + radius)];
            const float* const source = &across[frame.index(0, frame.neighbourY(y + k))];
            for (int x = 0; x < frame.width; ++x) {
                target[x] += weight * source[x];
            }
        }
    }
    return result;
}

Image continued(const GridFrame& frame, const Image& image, const Image& mask,
                double sigmaKilometres) {
    Image masked(frame.texelCount());
    for (std::size_t i = 0; i < masked.size(); ++i) {
        masked[i] = image[i] * mask[i];
    }
    const Image sum = blurred(frame, masked, sigmaKilometres);
    const Image weight = blurred(frame, mask, sigmaKilometres);
    for (std::size_t i = 0; i < masked.size(); ++i) {
        if (mask[i] < 0.5F) {
            masked[i] = weight[i] > 1e-6F ? sum[i] / weight[i] : 0.0F;
        }
    }
    return masked;
}

Image distanceTo(const GridFrame& frame, const Image& mask, double limitKilometres) {
    const auto limit = static_cast<float>(limitKilometres);
    const auto step = static_cast<float>(frame.texelKilometres());
    Image distance(frame.texelCount(), limit);
    auto sweep = [&](int y, int from) {
        for (int x = 0; x < frame.width; ++x) {
            float& here = distance[frame.index(x, y)];
            if (mask[frame.index(x, y)] >= 0.5F) {
                here = 0;
            } else if (from >= 0 && from < frame.height) {
                here = std::min(here, distance[frame.index(x, from)] + step);
            }
        }
    };
    for (int y = 0; y < frame.height; ++y) {
        sweep(y, y - 1);
    }
    for (int y = frame.height - 1; y >= 0; --y) {
        sweep(y, y + 1);
    }
    // A row that wraps sees the coasts beyond both its ends.
    const int margin = frame.wraps ? frame.width / 8 : 0;
    std::vector<float> row(indexOf(frame.width + 2 * margin));
    RowEnvelope envelope(frame.width + 2 * margin);
    for (int y = 0; y < frame.height; ++y) {
        for (int x = -margin; x < frame.width + margin; ++x) {
            row[indexOf(x + margin)] = distance[frame.index(frame.neighbourX(x), y)];
        }
        envelope.apply(row, frame.rowKilometres(y));
        std::copy_n(row.begin() + margin, frame.width, &distance[frame.index(0, y)]);
    }
    for (float& value : distance) {
        value = std::min(value, limit);
    }
    return distance;
}

} // namespace portolan::builder
