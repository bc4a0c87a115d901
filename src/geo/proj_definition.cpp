#include "geo/proj_definition.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numbers>

namespace portolan::geo {

namespace {

constexpr std::string_view kBlank = " \t\r\n";

// Names of the figure of the earth: with one of these, PROJ needs no default.
constexpr std::array<std::string_view, 12> kFigureKeys = {
    "datum", "ellps", "a", "b", "R", "rf", "f", "es", "e", "nadgrids", "towgs84", "init"};

// Projections that are plain functions of longitude and latitude and that presets and most users
// name.
constexpr std::array<std::string_view, 24> kPlainProjections = {
    "lcc",   "aea",    "laea",     "aeqd",  "merc", "tmerc", "utm",  "ortho",
    "nsper", "stere",  "gnom",     "robin", "moll", "eck4",  "eck6", "eqearth",
    "sinu",  "wintri", "natearth", "vandg", "cea",  "eqc",   "mill", "hammer"};

// Words that ask for more than a plain projection on WGS 84.
constexpr std::array<std::string_view, 17> kSpecialKeys = {
    "a",    "b",  "R",    "rf",    "f",        "es",         "e",      "nadgrids", "towgs84",
    "init", "pm", "axis", "units", "to_meter", "geoidgrids", "vunits", "step"};

constexpr std::array<std::string_view, 12> kInterrupted = {
    "igh",      "igh_o", "goode", "imoll", "imoll_o", "healpix",
    "rhealpix", "isea",  "qsc",   "s2",    "bipc",    "imw_p"};

template<std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::string_view keyOf(std::string_view word) {
    return word.substr(0, word.find('='));
}

} // namespace

ProjWords::ProjWords(std::string_view definition) {
    while (true) {
        const std::size_t first = definition.find_first_not_of(kBlank);
        if (first == std::string_view::npos) {
            return;
        }
        definition.remove_prefix(first);
        const std::size_t length = std::min(definition.find_first_of(kBlank), definition.size());
        std::string_view word = definition.substr(0, length);
        if (word.front() == '+') {
            word.remove_prefix(1);
        }
        if (!word.empty()) {
            words_.emplace_back(word);
        }
        definition.remove_prefix(length);
    }
}

bool ProjWords::has(std::string_view key) const {
    return find(key).has_value();
}

std::optional<std::string> ProjWords::find(std::string_view key) const {
    const auto word = std::find_if(words_.rbegin(), words_.rend(),
                                   [&](const std::string& each) { return keyOf(each) == key; });
    if (word == words_.rend()) {
        return std::nullopt;
    }
    return word->size() > key.size() ? word->substr(key.size() + 1) : std::string();
}

std::optional<double> ProjWords::findDegrees(std::string_view key) const {
    const auto text = find(key);
    if (!text) {
        return std::nullopt;
    }
    return proj_dmstor(text->c_str(), nullptr) * 180 / std::numbers::pi;
}

void ProjWords::remove(std::string_view key) {
    std::erase_if(words_, [&](const std::string& word) { return keyOf(word) == key; });
}

void ProjWords::add(std::string_view word) {
    words_.emplace_back(word);
}

std::string ProjWords::toString() const {
    std::string text;
    for (const std::string& word : words_) {
        text += (text.empty() ? "+" : " +") + word;
    }
    return text;
}

bool isProjString(std::string_view definition) {
    const std::size_t first = definition.find_first_not_of(kBlank);
    const std::string_view trimmed =
        first == std::string_view::npos ? std::string_view() : definition.substr(first);
    return trimmed.starts_with('+') || trimmed.starts_with("proj=");
}

std::string crsFromProjString(std::string_view definition) {
    ProjWords words(definition);
    const bool hasFigure = std::any_of(kFigureKeys.begin(), kFigureKeys.end(),
                                       [&](std::string_view key) { return words.has(key); });
    if (!hasFigure) {
        words.add("datum=WGS84");
    }
    words.remove("type");
    words.add("type=crs");
    return words.toString();
}

std::optional<std::string> pipelineFromProjString(std::string_view definition) {
    ProjWords words(definition);
    const bool special = std::any_of(kSpecialKeys.begin(), kSpecialKeys.end(),
                                     [&](std::string_view key) { return words.has(key); });
    const bool onWgs84 = words.find("datum").value_or("WGS84") == "WGS84" &&
                         words.find("ellps").value_or("WGS84") == "WGS84";
    if (special || !onWgs84 || !contains(kPlainProjections, words.find("proj").value_or(""))) {
        return std::nullopt;
    }
    for (const char* key : {"datum", "ellps", "type", "no_defs"}) {
        words.remove(key);
    }
    return "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " +
           words.toString() + " +ellps=WGS84";
}

double centreLongitudeOf(const ProjWords& words) {
    if (words.find("proj") == "utm") {
        return 6 * std::atof(words.find("zone").value_or("0").c_str()) - 183;
    }
    const double fromMeridian =
        words.findDegrees("lon_0").value_or(words.findDegrees("lonc").value_or(0.0));
    return fromMeridian + words.findDegrees("pm").value_or(0.0);
}

bool isInterruptedProjection(std::string_view name) {
    return contains(kInterrupted, name);
}

} // namespace portolan::geo
