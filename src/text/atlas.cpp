#include "text/atlas.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace portolan::text {

namespace {

constexpr int kGap = 1; // texels between glyphs: linear filtering must not meet a neighbour
constexpr int kFirstHeight = 256;

} // namespace

std::optional<std::array<std::uint16_t, 4>> Atlas::place(int width, int height) {
    Shelf* shelf = shelfFor(width, height);
    if (shelf == nullptr) {
        return std::nullopt;
    }
    const int x = shelf->used;
    shelf->used += width + kGap;
    ++revision_;
    dirty_ = {std::min(dirty_.top, shelf->y), std::max(dirty_.bottom, shelf->y + height)};
    const auto u16 = [](int v) { return static_cast<std::uint16_t>(v); };
    return std::array{u16(x), u16(shelf->y), u16(x + width), u16(shelf->y + height)};
}

// The tightest shelf with room, a quarter of its height wasted at most; otherwise a new one.
Atlas::Shelf* Atlas::shelfFor(int width, int height) {
    Shelf* best = nullptr;
    for (Shelf& shelf : shelves_) {
        const bool fits = shelf.height >= height && shelf.height <= height + height / 4 + 2 &&
                          shelf.used + width <= size_.width;
        if (fits && (best == nullptr || shelf.height < best->height)) {
            best = &shelf;
        }
    }
    if (best != nullptr) {
        return best;
    }
    const int top = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height + kGap;
    if (width > size_.width || !growTo(top + height)) {
        return nullptr;
    }
    return &shelves_.emplace_back(Shelf{top, height, 0});
}

bool Atlas::growTo(int rows) {
    if (rows > size_.mostRows) {
        return false;
    }
    int wanted = std::max(height_, kFirstHeight);
    while (wanted < rows) {
        wanted *= 2;
    }
    wanted = std::min(wanted, size_.mostRows);
    if (wanted != height_) {
        height_ = wanted;
        texels_.resize(static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(wanted) *
                       2U);
        dirty_ = {0, height_};
    }
    return true;
}

void Atlas::write(int x, int y, std::uint8_t ink, std::uint8_t halo) {
    const auto at = static_cast<std::size_t>(y * size_.width + x) * 2U;
    texels_[at] = ink;
    texels_[at + 1] = halo;
}

Atlas::Rows Atlas::takeDirty() {
    const Rows rows = std::exchange(dirty_, Rows{kNone, 0});
    return rows.top < rows.bottom ? rows : Rows{0, 0};
}

void Atlas::clear() {
    std::fill(texels_.begin(), texels_.end(), std::uint8_t{0});
    shelves_.clear();
    ++revision_;
    dirty_ = {0, height_};
}

} // namespace portolan::text
