// From an id to what it names: a hash table over all rows, made once when the records are built.
#include "dataset/dataset.h"

#include <functional>

namespace portolan::dataset {

namespace {

constexpr std::uint32_t kEmpty = 0;

std::size_t slotOf(std::string_view id, std::size_t slots) {
    return std::hash<std::string_view>()(id) & (slots - 1);
}

std::size_t rowsOf(const Dataset& data) {
    return data.engagements.size() + data.places.size() + data.organisations.size();
}

/// Rows count through the tables: engagements, then places, then organisations.
EntityId entityAt(const Dataset& data, std::size_t row) {
    using Table = EntityId::Table;
    if (row < data.engagements.size()) {
        return {Table::Engagement, static_cast<std::uint32_t>(row)};
    }
    row -= data.engagements.size();
    if (row < data.places.size()) {
        return {Table::Place, static_cast<std::uint32_t>(row)};
    }
    return {Table::Organisation, static_cast<std::uint32_t>(row - data.places.size())};
}

const std::string& idAt(const Dataset& data, std::size_t row) {
    const EntityId entity = entityAt(data, row);
    switch (entity.table) {
    case EntityId::Table::Place:
        return data.places[entity.index].id;
    case EntityId::Table::Organisation:
        return data.organisations[entity.index].id;
    case EntityId::Table::Engagement:
        break;
    }
    return data.engagementId(entity.index);
}

std::optional<EntityId> findLinearly(const Dataset& data, std::string_view id) {
    for (std::size_t row = 0; row < rowsOf(data); ++row) {
        if (idAt(data, row) == id) {
            return entityAt(data, row);
        }
    }
    return std::nullopt;
}

} // namespace

void indexIds(Dataset& data) {
    std::size_t slots = 16;
    while (slots < 2 * rowsOf(data)) {
        slots *= 2;
    }
    data.idTable.assign(slots, kEmpty);
    // The first row that has an id keeps it: later ones come to stand behind it.
    for (std::size_t row = 0; row < rowsOf(data); ++row) {
        std::size_t slot = slotOf(idAt(data, row), slots);
        while (data.idTable[slot] != kEmpty) {
            slot = (slot + 1) & (slots - 1);
        }
        data.idTable[slot] = static_cast<std::uint32_t>(row + 1);
    }
}

std::optional<EntityId> Dataset::findEntity(std::string_view id) const {
    if (idTable.empty()) {
        return findLinearly(*this, id);
    }
    for (std::size_t slot = slotOf(id, idTable.size()); idTable[slot] != kEmpty;
         slot = (slot + 1) & (idTable.size() - 1)) {
        if (idAt(*this, idTable[slot] - 1) == id) {
            return entityAt(*this, idTable[slot] - 1);
        }
    }
    return std::nullopt;
}

} // namespace portolan::dataset
