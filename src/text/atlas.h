// The picture that all glyphs share: two channels, ink and halo, packed in shelves from the top; it
// grows by rows and never moves what it holds.
#pragma once

#include "text/glyph_run.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace portolan::text {

class Atlas {
public:
    explicit Atlas(AtlasSize size) : size_(size) {}

    /// x0, y0, x1, y1 of a free place of that size, or nullopt when the atlas is full.
    std::optional<std::array<std::uint16_t, 4>> place(int width, int height);
    /// Writes one texel of a placed rectangle.
    void write(int x, int y, std::uint8_t ink, std::uint8_t halo);

    int width() const { return size_.width; }
    int height() const { return height_; }
    std::span<const std::uint8_t> texels() const { return texels_; }
    std::uint64_t revision() const { return revision_; }

    struct Rows {
        int top = 0, bottom = 0;
    };
    /// Rows changed since the last call.
    Rows takeDirty();
    void clear();

private:
    struct Shelf {
        int y, height, used;
    };
    static constexpr int kNone = 1 << 30; ///< below every row
    Shelf* shelfFor(int width, int height);
    bool growTo(int rows);

    AtlasSize size_;
    int height_ = 0;
    std::vector<std::uint8_t> texels_;
    std::vector<Shelf> shelves_;
    std::uint64_t revision_ = 0;
    Rows dirty_{kNone, 0};
};

} // namespace portolan::text
