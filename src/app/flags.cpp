#include "app/flags.h"

#include "formats/picture_reader.h"

#include <fmt/format.h>

#include <algorithm>

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
    auto read = formats::readPicture(fmt::format("{}/{}.png", kFolder, name), kWidthPx);
    return read ? std::make_shared<const scene::StagePicture>(
                      scene::StagePicture{read->size, std::move(read->rgba)})
                : nullptr;
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
