// Collects sections and writes them as one .pmap file.
#pragma once

#include "base/result.h"
#include "formats/basemap_layout.h"

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace portolan::builder {

class PmapWriter {
public:
    template<class T>
    void add(formats::pmap::Kind kind, std::uint16_t layer, std::uint16_t level,
             const std::vector<T>& records) {
        static_assert(std::is_trivially_copyable_v<T>);
        Section section{{kind, layer, level, 0, records.size()}, {}};
        section.bytes.resize(records.size() * sizeof(T));
        if (!records.empty()) {
            std::memcpy(section.bytes.data(), records.data(), section.bytes.size());
        }
        sections_.push_back(std::move(section));
    }

    // Each text is stored once.
    formats::pmap::StringRef addString(std::string_view text);

    // The file appears whole or not at all. The strings are added last.
    base::Result<void> write(const std::string& path);

private:
    struct Section {
        formats::pmap::SectionEntry entry;
        std::vector<char> bytes;
    };
    std::vector<Section> sections_;
    std::vector<char> strings_;
    std::unordered_map<std::string, formats::pmap::StringRef> stringIndex_;
};

} // namespace portolan::builder
