#include "geo/rhumb.h"
#include "scene/find_place.h"
#include "scene/furniture.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace portolan::scene {

namespace {

constexpr float kRadiusPx = 56;
constexpr double kFinestMetresPerPixel = 2000;
constexpr double kRhumbMetres = 6.5e6;
constexpr double kPiecePx = 24; // of a rhumb line, straight
constexpr int kWinds = 32;

/// Deep water clear of islands and of the routes that the map is about, most wanted first.
constexpr std::array<geo::LonLat, 6> kOpenSea = {
    {{142.3, 23.6}, {149, 29}, {150, 14}, {88.5, 11}, {88, -12}, {165, 38}}};

glm::vec2 toVec2(geo::ScreenPoint p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

/// A ring of points: rays of one length every so many degrees, each a light and a dark half.
struct Star {
    int points;
    float first;         // degrees
    float length, width; // of the radius
    float strength;
};
constexpr std::array<Star, 3> kStars = {
    {{8, 22.5F, 0.62F, 0.055F, 0.45F}, {4, 45, 0.74F, 0.075F, 0.65F}, {4, 0, 0.93F, 0.10F, 1}}};

class RoseBuilder {
public:
    RoseBuilder(const FurnitureRequest& request, text::Typesetter& setter)
        : request_(request), setter_(setter), px_(static_cast<float>(request.view.scale)) {}

    Furniture build(geo::LonLat place, glm::vec2 at);

private:
    glm::vec2 point(float degrees, float share) const;
    base::Colour ink(float strength) const;
    void addRing(float share);
    void addTicks();
    void addStar(const Star&);
    void addRhumbs(geo::LonLat place);
    void addLine(glm::vec2 a, glm::vec2 b, float widthPx, base::Colour colour) {
        rose_.shapes.lines.push_back({a, b, widthPx * px_, colour});
    }

    const FurnitureRequest& request_;
    text::Typesetter& setter_;
    float px_;
    glm::vec2 centre_{0}, north_{0, -1};
    Furniture rose_;
};

// Degrees clockwise from north; share of the radius.
glm::vec2 RoseBuilder::point(float degrees, float share) const {
    const float angle = degrees * std::numbers::pi_v<float> / 180;
    const glm::vec2 east(-north_.y, north_.x);
    return centre_ +
           (north_ * std::cos(angle) + east * std::sin(angle)) * (share * kRadiusPx * px_);
}

base::Colour RoseBuilder::ink(float strength) const {
    const base::Colour colour = request_.style.windRose;
    return colour.withAlpha(std::min(1.0F, strength * static_cast<float>(colour.a) / 255.0F));
}

void RoseBuilder::addRing(float share) {
    constexpr int kSides = 96;
    for (int i = 0; i < kSides; ++i) {
        const float step = 360.0F / kSides;
        const auto from = static_cast<float>(i) * step;
        addLine(point(from, share), point(from + step, share), 0.8F, ink(0.8F));
    }
}

void RoseBuilder::addTicks() {
    for (int i = 0; i < 64; ++i) {
        const float degrees = static_cast<float>(i) * 360.0F / 64;
        addLine(point(degrees, 0.955F), point(degrees, i % 8 != 0 ? 0.985F : 1.04F), 0.8F,
                ink(0.8F));
    }
}

void RoseBuilder::addStar(const Star& star) {
    for (int i = 0; i < star.points; ++i) {
        const float degrees =
            star.first + static_cast<float>(i) * 360.0F / static_cast<float>(star.points);
        const glm::vec2 tip = point(degrees, star.length);
        // The shoulders lie a little off the axis, not far from the centre.
        const glm::vec2 shoulder = point(degrees, 0.13F);
        const glm::vec2 aside = (point(degrees + 90, star.width) - centre_);
        const base::Colour light = ink(star.strength);
        rose_.shapes.triangles.push_back({tip, shoulder + aside, centre_, light});
        rose_.shapes.triangles.push_back(
            {tip, shoulder - aside, centre_, request_.style.halo.withAlpha(0.6F)});
        addLine(tip, shoulder - aside, 0.7F, light);
    }
}

// True loxodromes: straight on Mercator's chart, curved on every other.
void RoseBuilder::addRhumbs(geo::LonLat place) {
    const Box bounds = Box{glm::vec2(0), glm::vec2(request_.view.transform.sizePx)}.grown(64 * px_);
    const double metresPerPixel = request_.view.transform.metresPerPixel();
    const int pieces =
        std::clamp(static_cast<int>(kRhumbMetres / (metresPerPixel * kPiecePx * px_)), 24, 130);
    for (int wind = 0; wind < kWinds; ++wind) {
        const float strength = wind % 4 == 0 ? 1.0F : wind % 2 == 0 ? 0.66F : 0.38F;
        const base::Colour colour = request_.style.windRose.withAlpha(0.10F * strength);
        std::optional<glm::vec2> before;
        for (const geo::LonLat& at :
             geo::rhumbLine(place, wind * 360.0 / kWinds, kRhumbMetres, pieces)) {
            const auto screen = request_.view.screen(at);
            const auto here = screen ? std::optional(toVec2(*screen)) : std::nullopt;
            const bool leaps = here && before && glm::distance(*here, *before) > 200 * px_;
            if (here && before && !leaps && bounds.contains(*here) &&
                glm::distance(*before, centre_) >= kRadiusPx * px_) {
                addLine(*before, *here, wind % 4 == 0 ? 1.0F : 0.7F, colour);
            }
            before = here;
        }
    }
}

Furniture RoseBuilder::build(geo::LonLat place, glm::vec2 at) {
    centre_ = at;
    const auto ahead = request_.view.screen({place.lon, place.lat + 0.2});
    if (ahead.has_value() && glm::distance(toVec2(*ahead), at) > 0) {
        north_ = glm::normalize(toVec2(*ahead) - at);
    }
    addRhumbs(place);
    for (const float share : {1.0F, 0.955F, 0.62F, 0.3F}) {
        addRing(share);
    }
    addTicks();
    for (const Star& star : kStars) {
        addStar(star);
    }
    const text::Run& run = setter_.set("N", {.weight = text::Weight::SemiBold, .sizePx = 10 * px_});
    for (const text::PlacedGlyph& glyph : run.glyphs) {
        const glm::vec2 east(-north_.y, north_.x);
        appendTurned(rose_.glyphs, glyph, point(0, 1.1F) - east * (run.width / 2), east,
                     {ink(2.2F), base::Colour{0, 0, 0, 0}});
    }
    return std::move(rose_);
}

} // namespace

Furniture buildWindRose(const FurnitureRequest& request, text::Typesetter& setter) {
    const double metresPerPixel = request.view.transform.metresPerPixel() * request.view.scale;
    if (!request.showsRose || metresPerPixel < kFinestMetresPerPixel) {
        return {};
    }
    const float room = 1.25F * kRadiusPx * static_cast<float>(request.view.scale);
    for (const geo::LonLat& place : kOpenSea) {
        const auto at = request.view.screen(place);
        if (!at.has_value()) {
            continue;
        }
        const Box box = Box{toVec2(*at), toVec2(*at)}.grown(room);
        const bool isFree = std::none_of(request.taken.begin(), request.taken.end(),
                                         [&](const Box& taken) { return taken.overlaps(box); });
        if (isFree && request.freeArea.contains(box)) {
            Furniture rose = RoseBuilder(request, setter).build(place, toVec2(*at));
            rose.boxes.push_back(box);
            return rose;
        }
    }
    return {};
}

} // namespace portolan::scene
