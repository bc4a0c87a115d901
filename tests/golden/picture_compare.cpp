#include "golden/picture_compare.h"

#include <png.h>

#include <array>
#include <cmath>

namespace portolan::golden {

namespace {

/// Kotsarenko and Ramos, "Measuring perceived color difference using YIQ NTSC transmission color
/// space in mobile applications" (2010), as pixelmatch uses it; 35215 is the largest possible.
double distance(const std::uint8_t* a, const std::uint8_t* b) {
    const double r = a[0] - b[0];
    const double g = a[1] - b[1];
    const double blue = a[2] - b[2];
    const double y = r * 0.29889531 + g * 0.58662247 + blue * 0.11448223;
    const double i = r * 0.59597799 - g * 0.27417610 - blue * 0.32180189;
    const double q = r * 0.21147017 - g * 0.52261711 + blue * 0.31114694;
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}

constexpr double kLargestDistance = 35215;

void paint(std::uint8_t* pixel, const std::uint8_t* expected, bool fails) {
    const double grey = 0.299 * expected[0] + 0.587 * expected[1] + 0.114 * expected[2];
    const auto faded = static_cast<std::uint8_t>(255 - (255 - grey) * 0.3);
    const std::array<std::uint8_t, 3> colour =
        fails ? std::array<std::uint8_t, 3>{255, 0, 0}
              : std::array<std::uint8_t, 3>{faded, faded, faded};
    pixel[0] = colour[0];
    pixel[1] = colour[1];
    pixel[2] = colour[2];
    pixel[3] = 255;
}

} // namespace

std::optional<Picture> readPicture(const std::filesystem::path& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, path.c_str()) == 0) {
        return std::nullopt;
    }
    image.format = PNG_FORMAT_RGBA;
    Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    picture.rgba.resize(PNG_IMAGE_SIZE(image));
    const bool isRead =
        png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) != 0;
    return isRead ? std::optional(std::move(picture)) : std::nullopt;
}

bool writePicture(const std::filesystem::path& path, const Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGBA;
    return png_image_write_to_file(&image, path.c_str(), 0, picture.rgba.data(), 0, nullptr) != 0;
}

Comparison compare(const Picture& expected, const Picture& actual, double threshold) {
    const double limit = kLargestDistance * threshold * threshold;
    Comparison result{0, {expected.width, expected.height, {}}};
    result.difference.rgba.resize(expected.rgba.size());
    for (std::size_t at = 0; at < expected.rgba.size(); at += 4) {
        const bool fails = distance(&expected.rgba[at], &actual.rgba[at]) > limit;
        result.failing += fails ? 1 : 0;
        paint(&result.difference.rgba[at], &expected.rgba[at], fails);
    }
    return result;
}

} // namespace portolan::golden
