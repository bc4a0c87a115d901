// What the parts of makeSyntheticDataset() share.
#pragma once

#include "dataset/dataset.h"

#include <utility>

namespace portolan::dataset {

// SplitMix64: the standard's distributions differ between libraries, these numbers do not.
class SyntheticRandom {
public:
    explicit SyntheticRandom(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint32_t below(std::size_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }
    /// −1…1, denser in the middle.
    double spread() {
        const auto unit = [this] { return static_cast<double>(next() >> 11U) * 0x1p-53; };
        const double a = unit();
        return a - unit();
    }

private:
    std::uint64_t state_;
};

inline TextId addSyntheticText(Dataset& data, Translations texts) {
    data.texts.push_back(std::move(texts));
    return static_cast<TextId>(data.texts.size() - 1);
}

/// Gives the records sectors, organisations with people, sources, titles of their own and dates of
/// every certainty, as unevenly as real ones have them, so that measuring a filter is honest.
/// Before deriveLegs().
void addSyntheticDetails(Dataset& data, std::uint64_t seed);

} // namespace portolan::dataset
