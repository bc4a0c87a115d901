// A stable sort by small whole numbers in linear time: a million legs by their places.
#pragma once

#include <cstdint>
#include <vector>

namespace portolan::scene {

/// Sorts by keyOf(item) < keyCount; equals keep their order. `spare` is storage: its contents are
/// lost.
template<class Item, class KeyOf>
void countingSort(std::vector<Item>& items, std::vector<Item>& spare, std::size_t keyCount,
                  const KeyOf& keyOf) {
    std::vector<std::uint32_t> next(keyCount + 1, 0);
    for (const Item& item : items) {
        ++next[keyOf(item) + 1];
    }
    for (std::size_t key = 1; key <= keyCount; ++key) {
        next[key] += next[key - 1];
    }
    spare.resize(items.size());
    for (const Item& item : items) {
        spare[next[keyOf(item)]++] = item;
    }
    items.swap(spare);
}

} // namespace portolan::scene
