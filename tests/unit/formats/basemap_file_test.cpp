#include "formats/basemap_file.h"
#include "formats/basemap_layout.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace portolan::formats {
namespace {

const std::string kPath = PORTOLAN_SHARE_DIR "/basemap.pmap";

std::shared_ptr<const dataset::Basemap> bundled() {
    static const auto kOpened = openBasemap(kPath);
    return kOpened.value();
}

double doubledArea(glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
           (static_cast<double>(c.x) - a.x) * (static_cast<double>(b.y) - a.y);
}

bool isInside(glm::vec2 p, glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    const double u = doubledArea(a, b, p);
    const double v = doubledArea(b, c, p);
    const double w = doubledArea(c, a, p);
    return (u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0);
}

bool covers(const dataset::Fill& fill, glm::vec2 point) {
    for (const dataset::Cell& cell : fill.cells) {
        if (point.x < cell.west || point.x > cell.east || point.y < cell.south ||
            point.y > cell.north) {
            continue;
        }
        for (std::uint32_t i = cell.first; i < cell.first + cell.count; i += 3) {
            if (isInside(point, fill.vertices[fill.indices[i]], fill.vertices[fill.indices[i + 1]],
                         fill.vertices[fill.indices[i + 2]])) {
                return true;
            }
        }
    }
    return false;
}

// Land within a degree or so of a point, so that a simplified islet still counts as shown.
bool hasLandNear(const dataset::Fill& fill, glm::vec2 point, float degrees) {
    for (int y = -4; y <= 4; ++y) {
        for (int x = -4; x <= 4; ++x) {
            const glm::vec2 step(static_cast<float>(x), static_cast<float>(y));
            if (covers(fill, point + step * (degrees / 4))) {
                return true;
            }
        }
    }
    return false;
}

double fillArea(const dataset::Fill& fill) {
    double area = 0;
    for (std::size_t i = 0; i < fill.indices.size(); i += 3) {
        area += std::fabs(doubledArea(fill.vertices[fill.indices[i]],
                                      fill.vertices[fill.indices[i + 1]],
                                      fill.vertices[fill.indices[i + 2]])) /
                2;
    }
    return area;
}

TEST(BasemapFile, bundledOneOpens) {
    const auto opened = openBasemap(kPath);
    ASSERT_TRUE(opened.has_value()) << opened.error().toString();
    EXPECT_EQ((*opened)->asia.width, 2880);
    EXPECT_EQ((*opened)->asia.height, 2250);
    EXPECT_GT((*opened)->names.size(), 5000U);
}

TEST(BasemapFile, missingFileIsNamed) {
    const auto opened = openBasemap("/nonexistent/basemap.pmap");
    ASSERT_FALSE(opened.has_value());
    EXPECT_NE(opened.error().toString().find("/nonexistent/basemap.pmap"), std::string::npos);
    EXPECT_FALSE(opened.error().mend.empty());
}

struct Island {
    const char* name;
    glm::vec2 position;
};

TEST(BasemapFile, islandsThatMatterAreLandAtTheThreeFinerLevels) {
    const std::vector<Island> islands = {
        {"Penghu", {119.60F, 23.57F}},        {"Kinmen", {118.36F, 24.45F}},
        {"Nangan, Matsu", {119.93F, 26.15F}}, {"Tsushima", {129.30F, 34.30F}},
        {"Iki", {129.71F, 33.79F}},           {"Okinawa", {127.80F, 26.40F}},
        {"Amami", {129.40F, 28.30F}},         {"Lantau", {113.95F, 22.25F}},
        {"Jeju", {126.55F, 33.38F}},          {"Yakushima", {130.52F, 30.34F}},
        {"Tanegashima", {131.0F, 30.6F}},     {"Miyako", {125.32F, 24.78F}},
        {"Ishigaki", {124.2F, 24.43F}},       {"Ulleung", {130.87F, 37.5F}},
        {"Sado", {138.38F, 38.05F}},          {"Green Island", {121.49F, 22.66F}},
        {"Orchid Island", {121.55F, 22.05F}}, {"Xiaoliuqiu", {120.37F, 22.34F}},
        {"Awaji", {134.85F, 34.38F}},         {"Goto", {128.76F, 32.68F}},
        {"Amakusa", {130.1F, 32.4F}},         {"Hong Kong", {114.19F, 22.26F}},
        {"Chongming", {121.55F, 31.62F}},     {"Singapore", {103.82F, 1.36F}}};
    for (const Island& island : islands) {
        for (std::size_t level = 0; level < 3; ++level) {
            EXPECT_TRUE(hasLandNear(bundled()->levels[level].land, island.position, 0.04F))
                << island.name << " at level " << level;
        }
    }
}

TEST(BasemapFile, seaIsNotLand) {
    for (const glm::vec2 sea : {glm::vec2(124, 30), glm::vec2(130, 20), glm::vec2(119.3F, 24.3F),
                                glm::vec2(135, 40), glm::vec2(133.3F, 34.1F)}) {
        for (const dataset::DetailLevel& level : bundled()->levels) {
            EXPECT_FALSE(covers(level.land, sea)) << sea.x << " " << sea.y;
        }
    }
}

TEST(BasemapFile, landIsWholeAtEveryLevel) {
    const double finest = fillArea(bundled()->levels[0].land);
    EXPECT_NEAR(finest, 21393.0, 21393.0 * 0.02); // square degrees of the world's land
    for (const dataset::DetailLevel& level : bundled()->levels) {
        EXPECT_NEAR(fillArea(level.land), finest, finest * 0.004);
    }
}

TEST(BasemapFile, cellsHoldTheirTriangles) {
    for (const dataset::DetailLevel& level : bundled()->levels) {
        for (const dataset::Fill* fill : {&level.land, &level.lakes, &level.glaciers}) {
            std::size_t next = 0;
            for (const dataset::Cell& cell : fill->cells) {
                ASSERT_EQ(cell.first, next);
                next = cell.first + cell.count;
                for (std::size_t i = cell.first; i < next; ++i) {
                    const glm::vec2 vertex = fill->vertices[fill->indices[i]];
                    ASSERT_TRUE(vertex.x >= cell.west && vertex.x <= cell.east &&
                                vertex.y >= cell.south && vertex.y <= cell.north);
                }
            }
            EXPECT_EQ(next, fill->indices.size());
        }
    }
}

TEST(BasemapFile, chunksAreSeparatedAndHoldTheirPoints) {
    for (const dataset::DetailLevel& level : bundled()->levels) {
        for (const dataset::Lines* lines : {&level.coast, &level.lakeshore, &level.rivers,
                                            &level.admin1, &level.boundaries, &level.claims}) {
            ASSERT_FALSE(lines->chunks.empty());
            for (const dataset::Chunk& chunk : lines->chunks) {
                ASSERT_GE(chunk.count, 2U);
                for (const glm::vec2 point : lines->points.subspan(chunk.first, chunk.count)) {
                    ASSERT_TRUE(point.x >= chunk.west && point.x <= chunk.east &&
                                point.y >= chunk.south && point.y <= chunk.north);
                }
                ASSERT_GT(lines->points[chunk.first + chunk.count].x, dataset::kLineBreak);
            }
        }
    }
}

TEST(BasemapFile, coastLeavesOutTheWindowAndTheAntimeridian) {
    for (const dataset::DetailLevel& level : bundled()->levels) {
        for (const dataset::Chunk& chunk : level.coast.chunks) {
            for (std::uint32_t i = chunk.first; i + 1 < chunk.first + chunk.count; ++i) {
                const glm::vec2 a = level.coast.points[i];
                const glm::vec2 b = level.coast.points[i + 1];
                ASSERT_FALSE(a.x == b.x && (std::fabs(a.x) == 180 || a.x == 64 || a.x == 160));
                ASSERT_FALSE(a.y == b.y && (a.y == -15 || a.y == 60));
            }
        }
    }
}

std::uint8_t at(const dataset::Relief& relief, std::span<const std::uint8_t> plane, double lon,
                double lat) {
    const auto x = static_cast<std::size_t>((lon - relief.west) / relief.degreesPerTexel);
    const auto y = static_cast<std::size_t>((relief.north - lat) / relief.degreesPerTexel);
    return plane[y * static_cast<std::size_t>(relief.width) + x];
}

TEST(BasemapFile, reliefKnowsMountainsTrenchesAndCoasts) {
    const dataset::Relief& asia = bundled()->asia;
    EXPECT_GT(dataset::landMetresOf(at(asia, asia.landHeight, 87, 32)), 4000); // Tibet
    EXPECT_LT(dataset::landMetresOf(at(asia, asia.landHeight, 116.5, 36)), 150);
    EXPECT_LT(dataset::seaMetresOf(at(asia, asia.seaDepth, 142.5, 30)), -6000); // the trench
    EXPECT_GT(dataset::seaMetresOf(at(asia, asia.seaDepth, 123, 35)), -150);
    EXPECT_EQ(at(asia, asia.coastDistance, 110, 30), 0);
    const float distance = dataset::coastKilometresOf(at(asia, asia.coastDistance, 124.0, 30.9));
    EXPECT_NEAR(distance, 120, 25); // off the Yangtze
}

TEST(BasemapFile, everyNameHasAllLanguagesAndAPlace) {
    for (const dataset::Name& name : bundled()->names) {
        for (const std::string_view text : name.text) {
            EXPECT_FALSE(text.empty()) << name.id;
        }
        EXPECT_TRUE(std::fabs(name.position.x) <= 190 && std::fabs(name.position.y) <= 90);
    }
}

// An East Asian name in Latin letters is one that the sources lack, or that a suffix was cut from.
TEST(BasemapFile, capitalsAreNamedInTheirReadersScript) {
    const auto hasLatin = [](std::string_view text) {
        return std::any_of(text.begin(), text.end(),
                           [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    };
    std::set<std::string_view> found;
    for (const dataset::Name& name : bundled()->names) {
        const bool isCapital =
            name.kind == dataset::NameKind::City && name.capital == dataset::CapitalKind::Economy;
        const bool isEconomy = name.kind == dataset::NameKind::Economy && !name.economy.empty();
        for (std::size_t i = 1; (isCapital || isEconomy) && i < 5; ++i) {
            const bool isDistrict = name.text[0].find("D.C.") != std::string_view::npos;
            EXPECT_TRUE(isDistrict || !hasLatin(name.text[i])) << name.text[0] << name.text[i];
        }
        found.insert(name.text.begin(), name.text.end());
    }
    for (const char* right :
         {"평양", "サイパン", "塞班", "Yangon", "바라나시", "大邱", "United States"}) {
        EXPECT_TRUE(found.contains(right)) << right;
    }
    for (const char* wrong :
         {"평양직할", "Rangoon", "大邱広域", "Kota Surabaya", "沉阳", "ローム"}) {
        EXPECT_FALSE(found.contains(wrong)) << wrong;
    }
}

// Written where a test may write, read back, deleted at the end.
class AlteredFile : public ::testing::Test {
protected:
    void SetUp() override {
        std::ifstream in(kPath, std::ios::binary);
        good_.assign(std::istreambuf_iterator<char>(in), {});
        path_ = (std::filesystem::temp_directory_path() /
                 fmt::format("portolan-basemap-{}.pmap", ::getpid()))
                    .string();
    }
    void TearDown() override { std::filesystem::remove(path_); }

    void write(std::string_view bytes) const {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    }
    void expectRefused(const std::string& what) const {
        const auto opened = openBasemap(path_);
        ASSERT_FALSE(opened.has_value()) << what;
        EXPECT_NE(opened.error().what.find(path_), std::string::npos);
        EXPECT_FALSE(opened.error().mend.empty());
    }

    std::string good_;
    std::string path_;
};

TEST_F(AlteredFile, cutAnywhereIsRefused) {
    std::filesystem::copy_file(kPath, path_, std::filesystem::copy_options::overwrite_existing);
    for (const std::size_t size :
         {good_.size() - 1, good_.size() / 2, good_.size() / 7, std::size_t{5000}, std::size_t{64},
          std::size_t{33}, std::size_t{32}, std::size_t{31}, std::size_t{7}, std::size_t{0}}) {
        std::filesystem::resize_file(path_, size);
        expectRefused(fmt::format("{} bytes", size));
    }
}

TEST_F(AlteredFile, cutWithACorrectedSizeIsRefused) {
    for (const std::size_t size : {good_.size() - 100000, good_.size() / 2, std::size_t{4096}}) {
        std::string cut = good_.substr(0, size);
        const std::uint64_t claimed = size;
        std::memcpy(cut.data() + offsetof(pmap::Header, fileSize), &claimed, sizeof claimed);
        write(cut);
        expectRefused(fmt::format("{} bytes", size));
    }
}

TEST_F(AlteredFile, garbageInAnySectionEntryIsRefused) {
    pmap::Header header{};
    std::memcpy(&header, good_.data(), sizeof header);
    std::filesystem::copy_file(kPath, path_, std::filesystem::copy_options::overwrite_existing);
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    for (std::uint32_t i = 0; i < header.sectionCount; ++i) {
        const std::size_t offset = sizeof header + i * sizeof(pmap::SectionEntry);
        const std::string entry = good_.substr(offset, sizeof(pmap::SectionEntry));
        file.seekp(static_cast<std::streamoff>(offset));
        file << std::string(sizeof(pmap::SectionEntry), '\xF3') << std::flush;
        expectRefused(fmt::format("section {}", i));
        file.seekp(static_cast<std::streamoff>(offset));
        file << entry << std::flush;
    }
}

TEST_F(AlteredFile, anIndexOutOfRangeIsRefused) {
    pmap::Header header{};
    std::memcpy(&header, good_.data(), sizeof header);
    std::filesystem::copy_file(kPath, path_, std::filesystem::copy_options::overwrite_existing);
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    for (std::uint32_t i = 0; i < header.sectionCount; ++i) {
        pmap::SectionEntry entry{};
        std::memcpy(&entry, good_.data() + sizeof header + i * sizeof entry, sizeof entry);
        const bool indexes =
            entry.kind == pmap::Kind::FillIndices || entry.kind == pmap::Kind::FillCells ||
            entry.kind == pmap::Kind::LineChunks || entry.kind == pmap::Kind::Names ||
            entry.kind == pmap::Kind::NamedLines;
        if (!indexes || entry.count == 0) {
            continue;
        }
        const std::string kept = good_.substr(entry.offset, 64);
        file.seekp(static_cast<std::streamoff>(entry.offset));
        file << std::string(64, '\xEE') << std::flush;
        expectRefused(fmt::format("section {}", i));
        file.seekp(static_cast<std::streamoff>(entry.offset));
        file << kept << std::flush;
    }
}

TEST_F(AlteredFile, anotherVersionOrAnotherFileIsRefused) {
    std::string other = good_.substr(0, 4096);
    other[8] = 99;
    write(other);
    expectRefused("version");
    write("not a basemap at all, but long enough to hold a header of the right size");
    expectRefused("magic");
}

} // namespace
} // namespace portolan::formats
