#include "formats/basemap_file.h"

#include "formats/basemap_layout.h"
#include "formats/mapped_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace portolan::formats {

namespace {

using dataset::Basemap;

// Collects what is wrong instead of stopping: each read gives an empty view after the first fault.
class Sections {
public:
    Sections(std::span<const std::byte> bytes, std::span<const pmap::SectionEntry> entries)
        : bytes_(bytes), entries_(entries) {}

    template<class T, class Layer>
    std::span<const T> find(pmap::Kind kind, Layer layer, std::size_t level) {
        const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) {
            return entry.kind == kind && entry.layer == static_cast<std::uint16_t>(layer) &&
                   entry.level == level;
        });
        if (found == entries_.end()) {
            reject("a section is missing");
            return {};
        }
        const std::uint64_t room =
            found->offset <= bytes_.size() ? bytes_.size() - found->offset : 0;
        if (found->offset % pmap::kAlignment != 0 || found->count > room / sizeof(T)) {
            reject("a section reaches beyond its end");
            return {};
        }
        return {reinterpret_cast<const T*>(bytes_.data() + found->offset),
                static_cast<std::size_t>(found->count)};
    }

    void require(bool condition, const char* fault) {
        if (!condition) {
            reject(fault);
        }
    }
    void reject(const char* fault) { fault_ = fault_ ? fault_ : fault; }
    const char* fault() const { return fault_; }

private:
    std::span<const std::byte> bytes_;
    std::span<const pmap::SectionEntry> entries_;
    const char* fault_ = nullptr;
};

bool isRange(std::uint64_t first, std::uint64_t count, std::size_t size) {
    return first <= size && count <= size - first;
}

dataset::Fill readFill(Sections& sections, pmap::FillLayer layer, std::size_t level) {
    dataset::Fill fill{sections.find<glm::vec2>(pmap::Kind::FillVertices, layer, level),
                       sections.find<std::uint32_t>(pmap::Kind::FillIndices, layer, level),
                       sections.find<dataset::Cell>(pmap::Kind::FillCells, layer, level)};
    std::uint32_t greatest = 0;
    for (const std::uint32_t index : fill.indices) {
        greatest = std::max(greatest, index);
    }
    sections.require(fill.indices.empty() || greatest < fill.vertices.size(),
                     "a triangle names a corner that is not there");
    for (const dataset::Cell& cell : fill.cells) {
        sections.require(isRange(cell.first, cell.count, fill.indices.size()) &&
                             cell.count % 3 == 0,
                         "a cell names triangles that are not there");
    }
    return fill;
}

dataset::Lines readLines(Sections& sections, pmap::LineLayer layer, std::size_t level,
                         std::size_t namedLines) {
    dataset::Lines lines{sections.find<glm::vec2>(pmap::Kind::LinePoints, layer, level),
                         sections.find<dataset::Chunk>(pmap::Kind::LineChunks, layer, level)};
    const bool hasClass = layer == pmap::LineLayer::Boundaries || layer == pmap::LineLayer::Claims;
    for (const dataset::Chunk& chunk : lines.chunks) {
        sections.require(isRange(chunk.first, chunk.count, lines.points.size()),
                         "a line names points that are not there");
        sections.require(chunk.line == dataset::kNoNamedLine || chunk.line < namedLines,
                         "a line has a name that is not there");
        sections.require(!hasClass || chunk.cls < dataset::kBoundaryClassCount,
                         "a boundary has a class that is not known");
    }
    return lines;
}

dataset::DetailLevel readLevel(Sections& sections, std::size_t level, std::size_t namedLines) {
    using pmap::FillLayer;
    using pmap::LineLayer;
    auto fill = [&](FillLayer layer) { return readFill(sections, layer, level); };
    auto lines = [&](LineLayer layer) { return readLines(sections, layer, level, namedLines); };
    dataset::DetailLevel result;
    result.land = fill(FillLayer::Land);
    result.lakes = fill(FillLayer::Lakes);
    result.glaciers = fill(FillLayer::Glaciers);
    result.urban = fill(FillLayer::Urban);
    result.coast = lines(LineLayer::Coast);
    result.lakeshore = lines(LineLayer::Lakeshore);
    result.rivers = lines(LineLayer::Rivers);
    result.admin1 = lines(LineLayer::Admin1);
    result.boundaries = lines(LineLayer::Boundaries);
    result.claims = lines(LineLayer::Claims);
    return result;
}

dataset::Relief readRelief(Sections& sections, pmap::ReliefLayer layer) {
    dataset::Relief relief;
    const auto records = sections.find<pmap::ReliefRecord>(pmap::Kind::ReliefRecords, layer, 0);
    sections.require(records.size() == 1, "a relief has no description");
    if (records.size() == 1) {
        const pmap::ReliefRecord& record = records.front();
        sections.require(record.width > 0 && record.width <= 65536 && record.height > 0 &&
                             record.height <= 65536 && std::isfinite(record.west) &&
                             std::isfinite(record.north) && record.degreesPerTexel > 0,
                         "a relief has an impossible size");
        relief.west = record.west;
        relief.north = record.north;
        relief.degreesPerTexel = record.degreesPerTexel;
        relief.width = static_cast<int>(record.width);
        relief.height = static_cast<int>(record.height);
    }
    const auto texels =
        static_cast<std::size_t>(relief.width) * static_cast<std::size_t>(relief.height);
    auto plane = [&](pmap::Plane which) {
        const auto bytes = sections.find<std::uint8_t>(pmap::Kind::ReliefPlane, layer,
                                                       static_cast<std::size_t>(which));
        sections.require(bytes.size() == texels, "a relief plane has the wrong size");
        return bytes;
    };
    relief.landShade = plane(pmap::Plane::LandShade);
    relief.seaShade = plane(pmap::Plane::SeaShade);
    relief.landHeight = plane(pmap::Plane::LandHeight);
    relief.seaDepth = plane(pmap::Plane::SeaDepth);
    relief.coastDistance = plane(pmap::Plane::CoastDistance);
    return relief;
}

class TextReader {
public:
    explicit TextReader(Sections& sections)
        : sections_(sections), strings_(sections.find<char>(pmap::Kind::Strings, 0, 0)) {}

    std::string_view operator()(pmap::StringRef ref) {
        if (!isRange(ref.offset, ref.length, strings_.size())) {
            sections_.reject("a text reaches beyond the texts");
            return {};
        }
        return {strings_.data() + ref.offset, ref.length};
    }

private:
    Sections& sections_;
    std::span<const char> strings_;
};

std::vector<dataset::NamedLine> readNamedLines(Sections& sections, TextReader& text) {
    std::vector<dataset::NamedLine> lines;
    for (const auto& record : sections.find<pmap::NamedLineRecord>(pmap::Kind::NamedLines, 0, 0)) {
        sections.require(record.cls < dataset::kBoundaryClassCount,
                         "a boundary has a class that is not known");
        lines.push_back({text(record.id), text(record.name), text(record.left), text(record.right),
                         static_cast<dataset::BoundaryClass>(record.cls)});
    }
    return lines;
}

dataset::Name readName(const pmap::NameRecord& record, std::span<const glm::vec2> baselines,
                       Sections& sections, TextReader& text) {
    dataset::Name name;
    name.id = text(record.id);
    name.economy = text(record.economy);
    for (std::size_t i = 0; i < name.text.size(); ++i) {
        name.text[i] = text(record.text[i]);
    }
    sections.require(record.kind <= static_cast<std::uint8_t>(dataset::NameKind::City) &&
                         record.capital <= static_cast<std::uint8_t>(dataset::CapitalKind::Economy),
                     "a name has a kind that is not known");
    name.kind = static_cast<dataset::NameKind>(record.kind);
    name.capital = static_cast<dataset::CapitalKind>(record.capital);
    name.rank = record.rank;
    name.contested = record.contested != 0;
    name.position = {record.lon, record.lat};
    name.population = record.population;
    if (isRange(record.baselineFirst, record.baselineCount, baselines.size())) {
        name.baseline = baselines.subspan(record.baselineFirst, record.baselineCount);
    } else {
        sections.reject("a name's curve is not there");
    }
    return name;
}

Basemap readSections(Sections& sections) {
    Basemap basemap;
    TextReader text(sections);
    basemap.namedLines = readNamedLines(sections, text);
    const auto tolerances = sections.find<double>(pmap::Kind::Levels, 0, 0);
    sections.require(tolerances.size() == dataset::kDetailLevels,
                     "the levels of detail are not the expected ones");
    for (std::size_t i = 0; i < dataset::kDetailLevels && sections.fault() == nullptr; ++i) {
        basemap.levels[i] = readLevel(sections, i, basemap.namedLines.size());
        basemap.levels[i].toleranceDegrees = tolerances[i];
    }
    basemap.asia = readRelief(sections, pmap::ReliefLayer::Asia);
    basemap.world = readRelief(sections, pmap::ReliefLayer::World);
    const auto baselines = sections.find<glm::vec2>(pmap::Kind::Baselines, 0, 0);
    const auto names = sections.find<pmap::NameRecord>(pmap::Kind::Names, 0, 0);
    basemap.names.reserve(names.size());
    for (const pmap::NameRecord& record : names) {
        basemap.names.push_back(readName(record, baselines, sections, text));
    }
    return basemap;
}

// What is wrong with the file before any section is looked at, or null.
const char* headerFault(std::span<const std::byte> bytes, pmap::Header& header) {
    if (bytes.size() < sizeof header) {
        return "it is shorter than its header";
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != pmap::kMagic) {
        return "it is not a basemap";
    }
    if (header.version != pmap::kVersion) {
        return "it is of another version of Portolan";
    }
    if (header.fileSize != bytes.size()) {
        return "it is cut short, or something follows its end";
    }
    if (header.sectionCount > (bytes.size() - sizeof header) / sizeof(pmap::SectionEntry)) {
        return "its table of sections reaches beyond its end";
    }
    return nullptr;
}

} // namespace

base::Result<std::shared_ptr<const Basemap>> openBasemap(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const std::span<const std::byte> bytes = (*file)->bytes();
    pmap::Header header{};
    const char* fault = headerFault(bytes, header);
    auto basemap = std::make_shared<Basemap>();
    if (fault == nullptr) {
        const auto* entries =
            reinterpret_cast<const pmap::SectionEntry*>(bytes.data() + sizeof header);
        Sections sections(bytes, {entries, header.sectionCount});
        *basemap = readSections(sections);
        fault = sections.fault();
    }
    if (fault != nullptr) {
        return base::fail(base::ErrorCode::Data,
                          fmt::format("the basemap {} cannot be used: {}", path, fault),
                          "build or install Portolan again", {path});
    }
    basemap->storage = std::move(*file);
    return std::shared_ptr<const Basemap>(std::move(basemap));
}

} // namespace portolan::formats
