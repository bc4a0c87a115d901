// portolan_basemap_builder DATA_FOLDER OUTPUT: data/basemap/ → one binary file that is drawn as it
// lies.
#include "elevation.h"
#include "names.h"
#include "vector_levels.h"

#include <fmt/format.h>

#include <cstdio>
#include <future>

namespace portolan::builder {

namespace {

namespace pmap = formats::pmap;

constexpr int kMarginTexels = 96; // 3.2°: farther than the coast's tint reaches

void addRelief(const ReliefArrays& relief, pmap::ReliefLayer layer, PmapWriter& writer) {
    const auto index = static_cast<std::uint16_t>(layer);
    writer.add(pmap::Kind::ReliefRecords, index, 0, std::vector{relief.record});
    for (std::uint16_t plane = 0; plane < pmap::kPlaneCount; ++plane) {
        writer.add(pmap::Kind::ReliefPlane, index, plane, relief.planes[plane]);
    }
}

base::Result<void> addReliefs(const std::string& folder, GDALDataset& vectors, PmapWriter& writer) {
    const auto world = readElevation(folder + "/elev_12min_world.tif", vectors);
    if (!world) {
        return tl::unexpected(world.error());
    }
    const auto asia = readElevation(folder + "/elev_2min_asia.tif", vectors)
                          .and_then([&](const Elevation& inner) {
                              return withMargin(inner, *world, kMarginTexels, vectors);
                          });
    if (!asia) {
        return tl::unexpected(asia.error());
    }
    addRelief(buildRelief(*asia, {7, 4.5F}, kMarginTexels), pmap::ReliefLayer::Asia, writer);
    addRelief(buildRelief(*world, {16, 12}, 0), pmap::ReliefLayer::World, writer);
    return {};
}

base::Result<void> build(const std::string& folder, const std::string& output) {
    const std::string path = folder + "/basemap.gpkg";
    const GDALDatasetUniquePtr vectors(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!vectors) {
        return base::fail(base::ErrorCode::Data, path + " cannot be opened",
                          "check out the whole repository");
    }
    PmapWriter writer;
    return addVectorLevels(*vectors, writer)
        .and_then([&] { return addReliefs(folder, *vectors, writer); })
        .and_then([&] { return addNames(folder, *vectors, writer); })
        .and_then([&] { return writer.write(output); });
}

} // namespace

} // namespace portolan::builder

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: portolan_basemap_builder DATA_FOLDER OUTPUT\n");
        return 2;
    }
    GDALAllRegister();
    const auto built = portolan::builder::build(argv[1], argv[2]);
    if (!built) {
        fmt::print(stderr, "portolan_basemap_builder: {}\n", built.error().toString());
        return 1;
    }
    return 0;
}
