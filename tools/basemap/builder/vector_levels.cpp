#include "vector_levels.h"

#include "fill.h"
#include "line_chunks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <future>
#include <map>

namespace portolan::builder {

namespace {

namespace pmap = formats::pmap;
using dataset::BoundaryClass;

struct LevelSettings {
    double toleranceDegrees;
    Grid grid;
};
// Measured: finer cells cost vertices, coarser ones cost what is drawn outside the window.
constexpr std::array<LevelSettings, dataset::kDetailLevels> kLevels = {
    {{0, {2, 0.5}}, {0.004, {2, 1}}, {0.016, {4, 2}}, {0.06, {4, 2}}}};
constexpr std::size_t kLevelsWithUrban = 2;

struct NamedLine {
    std::string id, name, left, right;
    BoundaryClass cls;
};

struct Source {
    std::array<std::vector<Polygon>, 4> fills;    // by pmap::FillLayer
    std::array<std::vector<TaggedLine>, 6> lines; // by pmap::LineLayer; coast and shore follow
    std::vector<NamedLine> namedLines;
};

std::string lowered(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

BoundaryClass classOf(const std::string& word) {
    static const std::map<std::string, BoundaryClass> kClasses = {
        {"disputed", BoundaryClass::Disputed},
        {"line_of_control", BoundaryClass::LineOfControl},
        {"indefinite", BoundaryClass::Indefinite},
        {"lease", BoundaryClass::Lease},
        {"overlay", BoundaryClass::Overlay}};
    const auto found = kClasses.find(word);
    return found == kClasses.end() ? BoundaryClass::International : found->second;
}

class Reader {
public:
    Reader(GDALDataset& file, Source& source) : file_(file), source_(source) {}

    base::Result<void> read() {
        using pmap::FillLayer;
        using pmap::LineLayer;
        polygons(FillLayer::Land, {"land", "rest_land"});
        polygons(FillLayer::Lakes, {"lakes", "rest_lakes"});
        polygons(FillLayer::Glaciers, {"glaciers"});
        polygons(FillLayer::Urban, {"urban"});
        lines(LineLayer::Rivers, {"rivers", "rest_rivers"}, [](const Feature& feature) {
            return Tag{static_cast<std::uint32_t>(feature.number("scalerank", 9)),
                       dataset::kNoNamedLine};
        });
        lines(LineLayer::Admin1, {"admin1_lines"}, [](const Feature& feature) {
            return Tag{static_cast<std::uint32_t>(std::lround(feature.number("min_zoom", 9) * 10)),
                       dataset::kNoNamedLine};
        });
        lines(LineLayer::Boundaries, {"boundaries", "rest_boundaries"},
              [this](const Feature& feature) { return boundaryTag(feature); });
        lines(LineLayer::Claims, {"disputed_claims"},
              [this](const Feature& feature) { return claimTag(feature); });
        return result_;
    }

private:
    struct Tag {
        std::uint32_t cls, line;
    };

    void layer(const char* name, const std::function<void(const Feature&)>& use) {
        if (result_) {
            result_ = readLayer(file_, name, use);
        }
    }

    void polygons(pmap::FillLayer which, std::initializer_list<const char*> layers) {
        auto& target = source_.fills[static_cast<std::size_t>(which)];
        for (const char* name : layers) {
            layer(name, [&](const Feature& feature) {
                target.insert(target.end(), feature.polygons.begin(), feature.polygons.end());
            });
        }
    }

    void lines(pmap::LineLayer which, std::initializer_list<const char*> layers,
               const std::function<Tag(const Feature&)>& tagOf) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Line>> byTag;
        for (const char* name : layers) {
            layer(name, [&](const Feature& feature) {
                const Tag tag = tagOf(feature);
                auto& lines = byTag[{tag.cls, tag.line}];
                lines.insert(lines.end(), feature.lines.begin(), feature.lines.end());
            });
        }
        const Geos geos;
        auto& target = source_.lines[static_cast<std::size_t>(which)];
        for (const auto& [tag, lines] : byTag) {
            for (Line& line : merged(geos, lines)) {
                target.push_back({std::move(line), tag.first, tag.second});
            }
        }
    }

    // Stretches with the same id are one named line.
    std::uint32_t namedLine(NamedLine line) {
        const auto [found, isNew] =
            namedIndex_.try_emplace(line.id, static_cast<std::uint32_t>(source_.namedLines.size()));
        if (isNew) {
            source_.namedLines.push_back(std::move(line));
        }
        return found->second;
    }

    // "e94n28": one pair of neighbours can have several stretches in question, each with its name.
    static std::string placeOf(const Feature& feature) {
        Box box{180, 90, -180, -90};
        for (const Line& line : feature.lines) {
            for (const Point& point : line) {
                box = {std::min(box.west, point.x), std::min(box.south, point.y),
                       std::max(box.east, point.x), std::max(box.north, point.y)};
            }
        }
        const long lon = std::lround((box.west + box.east) / 2);
        const long lat = std::lround((box.south + box.north) / 2);
        return fmt::format("{}{}{}{}", lon < 0 ? 'w' : 'e', std::labs(lon), lat < 0 ? 's' : 'n',
                           std::labs(lat));
    }

    Tag boundaryTag(const Feature& feature) {
        const std::string word = feature.text("cls");
        std::string left = feature.text("a3_left");
        std::string right = feature.text("a3_right");
        if (right < left) {
            std::swap(left, right);
        }
        const BoundaryClass cls = classOf(word);
        std::string id = (left.empty() ? "world" : lowered(left + "-" + right)) + "/" + word;
        if (cls != BoundaryClass::International) {
            id += "/" + placeOf(feature);
        }
        return {static_cast<std::uint32_t>(cls),
                namedLine({id, feature.text("name"), left, right, cls})};
    }

    Tag claimTag(const Feature& feature) {
        const std::string claim = feature.text("claim"); // "Chinese claim"
        const std::string administrator = feature.text("adm0_a3");
        static const std::map<std::string, std::string> kClaimants = {
            {"Chinese", "CHN"}, {"Indian", "IND"}, {"Pakistani", "PAK"}, {"Japanese", "JPN"}};
        const auto found = kClaimants.find(claim.substr(0, claim.find(' ')));
        const std::string claimant = found == kClaimants.end() ? "unknown" : found->second;
        return {
            static_cast<std::uint32_t>(BoundaryClass::Claim),
            namedLine({lowered("claim/" + claimant + "-" + administrator) + "/" + placeOf(feature),
                       claim, claimant, administrator, BoundaryClass::Claim})};
    }

    GDALDataset& file_;
    Source& source_;
    base::Result<void> result_;
    std::map<std::string, std::uint32_t> namedIndex_;
};

struct Level {
    std::array<FillArrays, 4> fills;
    std::array<LineArrays, 6> lines;
};

std::vector<Geometry> simplifiedFills(const Geos& geos, const std::vector<Polygon>& polygons,
                                      double tolerance) {
    std::vector<Geometry> result;
    for (const Polygon& polygon : polygons) {
        Geometry geometry = fromPolygon(geos, polygon);
        // An islet of a pixel or less would only be a blot of coast line.
        if (areaOf(geos, geometry.get()) >= 2 * tolerance * tolerance) {
            result.push_back(simplified(geos, std::move(geometry), tolerance));
        }
    }
    return result;
}

std::vector<TaggedLine> ringsOf(const Geos& geos, const std::vector<Geometry>& polygons) {
    std::vector<TaggedLine> rings;
    for (const Geometry& geometry : polygons) {
        for (const GEOSGeometry* polygon : polygonsOf(geos, geometry.get())) {
            for (Line& ring : toPolygon(geos, polygon).rings) {
                rings.push_back({std::move(ring)});
            }
        }
    }
    return rings;
}

std::vector<TaggedLine> simplifiedLines(const Geos& geos, const std::vector<TaggedLine>& lines,
                                        double tolerance) {
    std::vector<TaggedLine> result;
    for (const TaggedLine& line : lines) {
        for (Line& part : simplified(geos, {line.points}, tolerance)) {
            result.push_back({std::move(part), line.cls, line.line});
        }
    }
    return result;
}

Level buildLevel(const Source& source, std::size_t index) {
    const Geos geos;
    const LevelSettings settings = kLevels[index];
    Level level;
    for (std::size_t layer = 0; layer < level.fills.size(); ++layer) {
        const auto which = static_cast<pmap::FillLayer>(layer);
        if (which == pmap::FillLayer::Urban && index >= kLevelsWithUrban) {
            continue;
        }
        const std::vector<Geometry> polygons =
            simplifiedFills(geos, source.fills[layer], settings.toleranceDegrees);
        level.fills[layer] = buildFill(geos, polygons, settings.grid);
        if (which == pmap::FillLayer::Land || which == pmap::FillLayer::Lakes) {
            level.lines[layer] = buildLines(ringsOf(geos, polygons), Frame::Skip,
                                            settings.grid.stepDegrees); // coast, lakeshore
        }
    }
    for (std::size_t layer = 2; layer < level.lines.size(); ++layer) {
        level.lines[layer] =
            buildLines(simplifiedLines(geos, source.lines[layer], settings.toleranceDegrees),
                       Frame::Keep, settings.grid.stepDegrees);
    }
    return level;
}

base::Result<void> addLevel(const Level& level, std::uint16_t index, PmapWriter& writer) {
    for (std::size_t i = 0; i < level.fills.size(); ++i) {
        const auto layer = static_cast<std::uint16_t>(i);
        const FillArrays& fill = level.fills[i];
        if (fill.failures > 0) {
            return base::fail(base::ErrorCode::Data,
                              fmt::format("{} pieces of fill layer {} at level {} cannot be "
                                          "triangulated",
                                          fill.failures, layer, index),
                              "look for invalid polygons in basemap.gpkg");
        }
        writer.add(pmap::Kind::FillVertices, layer, index, fill.vertices);
        writer.add(pmap::Kind::FillIndices, layer, index, fill.indices);
        writer.add(pmap::Kind::FillCells, layer, index, fill.cells);
    }
    for (std::size_t i = 0; i < level.lines.size(); ++i) {
        const auto layer = static_cast<std::uint16_t>(i);
        writer.add(pmap::Kind::LinePoints, layer, index, level.lines[layer].points);
        writer.add(pmap::Kind::LineChunks, layer, index, level.lines[layer].chunks);
    }
    return {};
}

void addNamedLines(const std::vector<NamedLine>& lines, PmapWriter& writer) {
    std::vector<pmap::NamedLineRecord> records;
    records.reserve(lines.size());
    for (const NamedLine& line : lines) {
        records.push_back({writer.addString(line.id), writer.addString(line.name),
                           writer.addString(line.left), writer.addString(line.right),
                           static_cast<std::uint32_t>(line.cls)});
    }
    writer.add(pmap::Kind::NamedLines, 0, 0, records);
}

} // namespace

base::Result<void> addVectorLevels(GDALDataset& file, PmapWriter& writer) {
    Source source;
    if (auto read = Reader(file, source).read(); !read) {
        return read;
    }
    std::array<std::future<Level>, dataset::kDetailLevels> levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        levels[i] = std::async(std::launch::async, buildLevel, std::cref(source), i);
    }
    std::vector<double> tolerances;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        tolerances.push_back(kLevels[i].toleranceDegrees);
        if (auto added = addLevel(levels[i].get(), static_cast<std::uint16_t>(i), writer); !added) {
            return added;
        }
    }
    writer.add(pmap::Kind::Levels, 0, 0, tolerances);
    addNamedLines(source.namedLines, writer);
    return {};
}

} // namespace portolan::builder
