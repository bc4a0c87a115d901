#include "formats/jpeg.h"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <array>
#include <memory>

namespace portolan::formats {

namespace {

constexpr const char* kQuality = "QUALITY=90"; // lines and relief without a visible block

GDALDriver* driverOf(const char* name) {
    return GetGDALDriverManager()->GetDriverByName(name);
}

/// The pixels where the JPEG driver reads them.
GDALDatasetUniquePtr inMemory(int width, int height, std::span<const std::uint8_t> rgba) {
    GDALDriver* const driver = driverOf("MEM");
    GDALDatasetUniquePtr memory(
        driver == nullptr ? nullptr : driver->Create("", width, height, 3, GDT_Byte, nullptr));
    // GDAL only reads what it is to write.
    void* const pixels = const_cast<std::uint8_t*>(rgba.data()); // NOLINT
    if (memory &&
        memory->RasterIO(GF_Write, 0, 0, width, height, pixels, width, height, GDT_Byte, 3, nullptr,
                         4, static_cast<GSpacing>(width) * 4, 1, nullptr) != CE_None) {
        memory.reset();
    }
    return memory;
}

} // namespace

std::vector<std::uint8_t> packJpeg(int width, int height, std::span<const std::uint8_t> rgba) {
    GDALAllRegister();
    GDALDriver* const driver = driverOf("JPEG");
    const GDALDatasetUniquePtr memory = inMemory(width, height, rgba);
    if (driver == nullptr || !memory) {
        return {};
    }
    const std::string name =
        fmt::format("/vsimem/portolan-{}.jpg", static_cast<const void*>(rgba.data()));
    const std::array<const char*, 2> options = {kQuality, nullptr};
    GDALDatasetUniquePtr packed(driver->CreateCopy(name.c_str(), memory.get(), FALSE,
                                                   const_cast<char**>(options.data()), // NOLINT
                                                   nullptr, nullptr));
    packed.reset();
    vsi_l_offset size = 0;
    const std::unique_ptr<GByte, decltype(&VSIFree)> bytes(
        VSIGetMemFileBuffer(name.c_str(), &size, TRUE), VSIFree);
    return bytes ? std::vector<std::uint8_t>(bytes.get(), bytes.get() + size)
                 : std::vector<std::uint8_t>{};
}

} // namespace portolan::formats
