#include "scene/furniture.h"

#include "geo/geodesic.h"
#include "geo/scale_bar.h"
#include "scene/find_place.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace portolan::scene {

namespace {

glm::vec2 toVec2(geo::ScreenPoint p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

class FurnitureBuilder {
public:
    FurnitureBuilder(const FurnitureRequest& request, text::Typesetter& setter)
        : request_(request), setter_(setter), px_(static_cast<float>(request.view.scale)),
          area_(request.freeArea), index_(request.freeArea) {
        for (const Box& box : request.taken) {
            index_.insert(box);
        }
    }

    Furniture build();

private:
    /// One of the free area's edges, and which degrees are read along it.
    struct Edge {
        glm::vec2 from{0}, to{0};
        bool isMeridians = false;
    };
    double groundMetresPerPixel(glm::vec2 at) const;
    void addScaleBar();
    void addNorthArrow();
    void addDegrees(const Edge&);
    void addDegree(const Edge&, glm::vec2 at, double degrees);
    void line(glm::vec2 a, glm::vec2 b, base::Colour colour);
    void reserve(const Box& box) {
        index_.insert(box);
        furniture_.boxes.push_back(box);
    }
    void centred(std::string_view text, glm::vec2 centre, const text::Style&, base::Colour);

    const FurnitureRequest& request_;
    text::Typesetter& setter_;
    float px_;
    Box area_;
    BoxIndex index_;
    Furniture furniture_;
};

Furniture FurnitureBuilder::build() {
    const glm::vec2 size = area_.high - area_.low;
    if (request_.showsScale && size.x > 240 * px_ && size.y > 80 * px_) {
        addScaleBar();
        addNorthArrow();
    }
    if (request_.graticuleStep > 0) {
        const float inset = 12 * px_;
        const Box rim{area_.low + inset, area_.high - inset};
        addDegrees({rim.low, glm::vec2(rim.high.x, rim.low.y), true});
        addDegrees({rim.low, glm::vec2(rim.low.x, rim.high.y), false});
    }
    return std::move(furniture_);
}

void FurnitureBuilder::line(glm::vec2 a, glm::vec2 b, base::Colour colour) {
    furniture_.shapes.lines.push_back({a, b, std::max(1.0F, std::round(1.2F * px_)), colour});
}

void FurnitureBuilder::centred(std::string_view text, glm::vec2 centre, const text::Style& style,
                               base::Colour ink) {
    const text::Run& run = setter_.set(text, style);
    const glm::vec2 origin = centre + glm::vec2(-run.width / 2, run.ascent * 0.485F);
    appendRun(furniture_.glyphs, run, origin, {ink, request_.style.halo.withAlpha(0.7F)});
}

double FurnitureBuilder::groundMetresPerPixel(glm::vec2 at) const {
    const double reach = 50.0 * px_;
    const auto west = findPlace(request_.view, {at.x - reach, at.y});
    const auto east = findPlace(request_.view, {at.x + reach, at.y}, west);
    if (west.has_value() && east.has_value()) {
        return geo::distanceMetres(*west, *east) / (2 * reach);
    }
    // Beside the globe: as in the middle of the map.
    const auto middle = request_.view.screen(request_.view.centre);
    if (!middle.has_value() || glm::distance(toVec2(*middle), at) < 1) {
        return 0;
    }
    return groundMetresPerPixel(toVec2(*middle));
}

void FurnitureBuilder::addScaleBar() {
    const glm::vec2 right = glm::floor(area_.high - glm::vec2(61, 18) * px_) + 0.5F;
    const float longest = 130 * px_;
    const double metres = groundMetresPerPixel(right - glm::vec2(longest / 2, 0));
    if (!(metres > 0)) {
        return;
    }
    const geo::ScaleBar bar = geo::makeScaleBar(metres, longest);
    const auto length = static_cast<float>(bar.lengthPx);
    const glm::vec2 left = right - glm::vec2(length, 0);
    const base::Colour colour = request_.style.text2;
    line(left, right, colour);
    const text::Style style{.sizePx = 12 * px_};
    const bool isKilometres = bar.groundMetres >= 1000;
    for (const double share : {0.0, 0.5, 1.0}) {
        const glm::vec2 at = left + glm::vec2(length * static_cast<float>(share), 0);
        line(at, at - glm::vec2(0, (share == 0.5 ? 4.0F : 5.5F) * px_), colour);
        if (share == 0.5 && length < 90 * px_) {
            continue; // its number has no room between the others
        }
        const double value = bar.groundMetres * share / (isKilometres ? 1000 : 1);
        const std::string unit = share < 1 ? "" : isKilometres ? " km" : " m";
        centred(fmt::format("{:g}{}", value, unit), at - glm::vec2(0, 14 * px_), style, colour);
    }
    reserve({left - glm::vec2(20, 22) * px_, right + glm::vec2(24, 8) * px_});
}

// Half dark, half light, as on a chart; turned to the meridian that passes there.
void FurnitureBuilder::addNorthArrow() {
    const glm::vec2 spot = area_.high - glm::vec2(24, 38) * px_;
    const geo::LonLat place =
        findPlace(request_.view, {spot.x, spot.y}).value_or(request_.view.centre);
    const auto here = request_.view.screen(place);
    const auto north = request_.view.screen({place.lon, std::min(89.99, place.lat + 0.05)});
    if (!here.has_value() || !north.has_value()) {
        return;
    }
    const glm::vec2 reach = toVec2(*north) - toVec2(*here);
    const glm::vec2 up = glm::length(reach) > 1e-4F ? glm::normalize(reach) : glm::vec2(0, -1);
    const glm::vec2 right(-up.y, up.x);
    // Arrow and letter together turn about the spot: neither reaches the edge.
    const glm::vec2 at = spot - up * 8.0F * px_;
    const auto point = [&](float x, float y) { return at + (right * x + up * y) * px_; };
    const glm::vec2 tip = point(0, 11), notch = point(0, -7), east = point(5.5F, -11),
                    west = point(-5.5F, -11);
    furniture_.shapes.triangles.push_back({tip, east, notch, request_.style.text});
    furniture_.shapes.triangles.push_back({tip, notch, west, request_.style.halo});
    for (const auto& [a, b] : {std::pair(tip, west), std::pair(west, notch)}) {
        line(a, b, request_.style.text);
    }
    centred("N", point(0, 21), {.weight = text::Weight::Bold, .sizePx = 12 * px_},
            request_.style.text);
    reserve(Box{spot, spot}.grown(24 * px_));
}

void FurnitureBuilder::addDegrees(const Edge& edge) {
    constexpr float kStridePx = 16;
    const double step = request_.graticuleStep;
    const float length = glm::distance(edge.from, edge.to);
    const int count = std::max(1, static_cast<int>(length / (kStridePx * px_)));
    std::optional<geo::LonLat> before;
    for (int i = 0; i <= count; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(count);
        const glm::vec2 at = edge.from + (edge.to - edge.from) * t;
        const auto here = findPlace(request_.view, {at.x, at.y}, before);
        if (here.has_value() && before.has_value()) {
            const double a = (edge.isMeridians ? before->lon : before->lat) / step;
            const double b = (edge.isMeridians ? here->lon : here->lat) / step;
            const double line = std::floor(std::max(a, b));
            // Two lines within a stride are too many to name.
            if (line > std::min(a, b) && std::fabs(a - b) < 1) {
                const auto share = static_cast<float>((line - a) / (b - a));
                const float stride = length / static_cast<float>(count);
                const glm::vec2 along = glm::normalize(edge.to - edge.from);
                addDegree(edge, at - along * stride * (1 - share), line * step);
            }
        }
        before = here;
    }
}

void FurnitureBuilder::addDegree(const Edge& edge, glm::vec2 at, double degrees) {
    const double value = edge.isMeridians ? geo::wrapLongitude(degrees) : degrees;
    const char* hemisphere = std::fabs(value) < 1e-9 || std::fabs(value) > 179.999 ? ""
                             : edge.isMeridians ? (value > 0 ? "E" : "W")
                                                : (value > 0 ? "N" : "S");
    const double shown = std::round(std::fabs(value) * 1e4) / 1e4;
    const text::Run& run =
        setter_.set(fmt::format("{:g}°{}", shown, hemisphere), {.sizePx = 11 * px_});
    // On the upper edge the label is centred on its line, on the left one it begins at the edge.
    const float back = edge.isMeridians ? run.width / 2 : 4 * px_;
    const glm::vec2 low = at - glm::vec2(back, run.ascent / 2);
    const Box box{low, low + glm::vec2(run.width, run.ascent)};
    if (area_.contains(box) && index_.isFree(box.grown(4 * px_))) {
        index_.insert(box);
        Degree& written = furniture_.degrees.emplace_back(Degree{box, {}});
        appendRun(written.glyphs, run, glm::vec2(low.x, box.high.y),
                  GlyphPaint{request_.style.text3, request_.style.halo}.faded(0.85F));
    }
}

} // namespace

Furniture buildFurniture(const FurnitureRequest& request, text::Typesetter& setter) {
    return FurnitureBuilder(request, setter).build();
}

} // namespace portolan::scene
