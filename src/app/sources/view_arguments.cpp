#include "app/sources/view_arguments.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace portolan::app {

namespace {

using base::ErrorCode;
using base::fail;

template<class T>
std::optional<T> parseNumber(std::string_view text) {
    T value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size()
               ? std::optional(value)
               : std::nullopt;
}

/// Numbers separated by commas, exactly N of them.
template<std::size_t N>
std::optional<std::array<double, N>> parseNumbers(std::string_view text) {
    std::array<double, N> values{};
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t comma = i + 1 < N ? text.find(',') : text.size();
        const auto value = parseNumber<double>(text.substr(0, comma));
        if (comma == std::string_view::npos || !value || !std::isfinite(*value)) {
            return std::nullopt;
        }
        values[i] = *value;
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return values;
}

} // namespace

void addViewOptions(CLI::App& app, ViewArguments& arguments) {
    app.add_option("--crs", arguments.crs,
                   "east-asia, equal-area, mercator, globe, equidistant, world; EPSG:n; a PROJ "
                   "string; or WKT");
    app.add_option("--centre", arguments.centre,
                   "LON,LAT that globe and equidistant are centred on");
    app.add_option("--bbox", arguments.bbox, "W,S,E,N in degrees");
    app.add_option("--fit", arguments.fit, "all, filtered, or the id of a place or record");
    app.add_option("--pitch", arguments.pitch, "degrees from straight down")
        ->check(CLI::Range(0.0, 60.0));
    app.add_option("--bearing", arguments.bearing, "degrees clockwise that stand at the top");
    app.add_option("--lang", arguments.language, "en, ja, zh-Hant, zh-Hans, ko, id");
    app.add_option("--theme", arguments.theme, "dark, light, print");
    app.add_option("--boundaries", arguments.boundaries,
                   "none, neutral, the code of an economy, or a file with a point of view");
    app.add_option("--at", arguments.at, "the moment shown, as a date");
    app.add_option("--size", arguments.size, "WIDTHxHEIGHT in pixels");
    app.add_option("--scale", arguments.scale, "pixels per design pixel")
        ->check(CLI::Range(0.5, 8.0));
}

void noteGiven(CLI::App& app, std::set<std::string>& given) {
    app.parse_complete_callback([&app, &given] {
        for (const CLI::Option* option : app.get_options()) {
            if (option->count() > 0 && !option->get_lnames().empty()) {
                given.insert(option->get_lnames().front());
            }
        }
    });
}

void addViewingOptions(CLI::App& app, state::ViewingDistance& viewing) {
    const CLI::Range metres(0.0, state::kLongestDistance);
    app.add_option("--screen-width", viewing.screenWidth,
                   "metres that the story's picture is wide, for the size of its words")
        ->type_name("METRES")
        ->check(metres);
    app.add_option("--farthest-seat", viewing.farthestSeat,
                   "metres from the screen to who sits farthest")
        ->type_name("METRES")
        ->check(metres);
}

base::Result<void> checkViewing(const state::ViewingDistance& viewing) {
    if ((viewing.screenWidth > 0) == (viewing.farthestSeat > 0)) {
        return {};
    }
    const bool hasWidth = viewing.screenWidth > 0;
    return fail(ErrorCode::Usage,
                hasWidth ? "nothing says from how far the screen is read"
                         : "nothing says how wide the screen is",
                hasWidth ? "add --farthest-seat METRES" : "add --screen-width METRES");
}

base::Result<glm::ivec2> parseSize(const std::string& text) {
    constexpr int kLargest = 16384;
    const std::size_t cross = text.find_first_of("xX");
    const std::string_view view = text;
    const auto width = parseNumber<int>(view.substr(0, cross));
    const auto height = cross == std::string::npos ? std::optional<int>{}
                                                   : parseNumber<int>(view.substr(cross + 1));
    if (!width || !height || std::min(*width, *height) < 1 ||
        std::max(*width, *height) > kLargest) {
        return fail(ErrorCode::Usage, fmt::format("'{}' is no size", text),
                    fmt::format("write WIDTHxHEIGHT, each 1 to {}, as 1920x1080", kLargest));
    }
    return glm::ivec2(*width, *height);
}

base::Result<BoundingBox> parseBoundingBox(const std::string& text) {
    const auto numbers = parseNumbers<4>(text);
    if (!numbers || (*numbers)[1] >= (*numbers)[3] || std::abs((*numbers)[1]) > 90 ||
        std::abs((*numbers)[3]) > 90 || (*numbers)[0] == (*numbers)[2]) {
        return fail(ErrorCode::Usage, fmt::format("'{}' is no bounding box", text),
                    "write west,south,east,north in degrees, as 118,21,142,38");
    }
    return BoundingBox{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

base::Result<void> applyView(const ViewArguments& arguments, state::AppState& state,
                             const std::set<std::string>* given) {
    const auto language = base::languageFromTag(arguments.language);
    if (!language) {
        return fail(ErrorCode::Usage,
                    fmt::format("Portolan does not speak '{}'", arguments.language),
                    fmt::format("choose one of {}", fmt::join(base::kLanguageTags, ", ")));
    }
    constexpr std::array<std::string_view, 3> kThemes = {"dark", "light", "print"};
    const auto theme = std::find(kThemes.begin(), kThemes.end(), arguments.theme);
    if (theme == kThemes.end()) {
        return fail(ErrorCode::Usage, fmt::format("there is no theme '{}'", arguments.theme),
                    "choose dark, light or print");
    }
    if (!arguments.centre.empty()) {
        const auto centre = parseNumbers<2>(arguments.centre);
        if (!centre || std::abs((*centre)[1]) > 90) {
            return fail(ErrorCode::Usage, fmt::format("'{}' is no place", arguments.centre),
                        "write longitude,latitude in degrees, as 120.3,22.6");
        }
        state.projectionCentre = geo::LonLat{(*centre)[0], (*centre)[1]};
    }
    const auto put = [given](const char* flag, auto& field, const auto& value) {
        if (given == nullptr || given->contains(flag)) {
            field = value;
        }
    };
    put("lang", state.language, *language);
    put("theme", state.theme, static_cast<state::Theme>(theme - kThemes.begin()));
    put("crs", state.projection, arguments.crs);
    put("boundaries", state.viewpoint, arguments.boundaries);
    put("bearing", state.camera.bearing, arguments.bearing);
    put("pitch", state.camera.pitch, arguments.pitch);
    return {};
}

} // namespace portolan::app
