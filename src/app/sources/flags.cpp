#include "app/sources/flags.h"

#include "app/sources/picture_source.h"

#include <fmt/format.h>

namespace portolan::app {

namespace {

constexpr const char* kFolder = "/usr/share/iso-flags-png-320x240"; // of the package of that name
constexpr int kWidthPx = 160; // of 320: on a screen of 4K one is 70 wide

std::shared_ptr<const scene::StagePicture> readFlag(const std::string& economy) {
    std::string name = economy;
    for (char& letter : name) {
        if (letter < 'A' || letter > 'Z') {
            return nullptr; // no code, or a way out of the folder
        }
        letter = static_cast<char>(letter - 'A' + 'a');
    }
    return readStagePicture(fmt::format("{}/{}.png", kFolder, name), kWidthPx);
}

} // namespace

std::shared_ptr<const scene::StagePicture> Flags::of(const std::string& economy) {
    const auto [flag, isNew] = read_.try_emplace(economy);
    if (isNew) {
        flag->second = readFlag(economy);
    }
    return flag->second;
}

} // namespace portolan::app
