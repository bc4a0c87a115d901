#include "geo/local_scale.h"
#include "scene/label_block.h"
#include "scene/label_curve.h"
#include "scene/labels.h"
#include "scene/name_rules.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace portolan::scene {

namespace {

constexpr float kMarginPx = 256; // names beyond the edge compete too: none appears at the edge only
                                 // because its neighbour has not come into the view yet
constexpr float kPadPx = 4;
constexpr float kEdgePx = 5; // what is written keeps off the edge
constexpr float kMostWidthPx = 320;
constexpr int kPointsPerLeg = 16;
constexpr float kMostCovered = 0.2F; // of a name's letters: under more arcs it is not written
constexpr float kWellOff = 0.06F;    // the same: no place beside it is looked for

/// Per logical pixel, in the middle of the view.
double groundMetresPerPixel(const FrameView& view) {
    const double plane = view.transform.metresPerPixel() * view.scale;
    const auto local = geo::localScale(*view.grid, view.centre);
    const double area = local.has_value() ? std::fabs(local->areaFactor()) : 1;
    return area > 0 ? plane / std::sqrt(area) : plane;
}

bool isEastAsian(base::Language language) {
    using base::Language;
    return language == Language::Ja || language == Language::ZhHant ||
           language == Language::ZhHans || language == Language::Ko;
}

class NamePlacer {
public:
    NamePlacer(const NameRequest& request, text::Typesetter& setter)
        : request_(request), setter_(setter), px_(static_cast<float>(request.view.scale)),
          metresPerPixel_(request.metresPerPixel > 0 ? request.metresPerPixel
                                                     : groundMetresPerPixel(request.view)),
          bounds_{glm::vec2(0), glm::vec2(request.view.transform.sizePx)},
          index_(bounds_.grown(kMarginPx)), ways_(bounds_.grown(kMarginPx)) {
        for (const Polyline& way : request.ways) {
            ways_.insert(way);
        }
        for (const Box& box : request.taken) {
            index_.insert(box);
        }
    }

    PlacedNames place();

private:
    bool isSwitchedOn(const dataset::Name&) const;
    std::optional<glm::vec2> screen(glm::vec2 lonLat) const;
    std::optional<Curve> curveOf(const dataset::Name&) const;
    bool isNode(glm::vec2, std::string_view text) const;
    bool isForeshortened(const dataset::Name&, glm::vec2 at) const;
    bool repeats(glm::vec2 at, std::string_view text, const NameLook&);
    void placeName(const dataset::Name&, std::string_view text, const NameLook&);
    struct Setting {
        float sizePx, trackingEm;
        float overhang; ///< how much longer than the curve the text may be
        LetterPose pose = LetterPose::Turned;
    };
    /// Nothing else is placed there; true where the name is to be written too: not cut by the
    /// view's edge, and under nothing.
    bool take(std::span<const Box>);
    void placeAlong(const Curve&, std::string_view text, const NameLook&);
    void placeOnCurve(const Curve&, std::string_view text, const NameLook&, LetterPose);
    /// A place for a name, and how much of it arcs cross.
    struct Candidate {
        CurvedLabel label;
        float covered = 2;
    };
    void tryOnCurve(const Curve&, std::string_view text, const NameLook&, const Setting&,
                    Candidate& best) const;
    float coveredShare(std::span<const Box> letters) const;
    float coveredShare(const Box&, const text::Run&) const;
    void placeAt(glm::vec2, std::string_view text, const NameLook&);
    void placeCity(glm::vec2, std::string_view text, const NameLook&);

    const NameRequest& request_;
    text::Typesetter& setter_;
    float px_;
    double metresPerPixel_;
    Box bounds_;
    BoxIndex index_;
    LineIndex ways_;
    std::vector<std::pair<std::string_view, glm::vec2>> seas_; ///< considered so far
    std::vector<std::pair<std::string_view, glm::vec2>> land_; ///< written so far
    std::uint32_t current_ = 0;                                ///< the name that is being placed
    PlacedNames placed_;
};

PlacedNames NamePlacer::place() {
    for (const dataset::ShownName& shown : request_.shown) {
        const dataset::Name& name = request_.names[shown.index];
        const auto look = lookOfName(name, metresPerPixel_);
        const std::string_view text = shown.text[indexOf(request_.language)];
        if (look.has_value() && isSwitchedOn(name) && !text.empty()) {
            current_ = static_cast<std::uint32_t>(shown.index);
            placeName(name, text, *look);
        }
    }
    return std::move(placed_);
}

bool NamePlacer::isSwitchedOn(const dataset::Name& name) const {
    return name.kind <= dataset::NameKind::Strait ? request_.showsSeas : request_.showsPlaces;
}

std::optional<glm::vec2> NamePlacer::screen(glm::vec2 lonLat) const {
    const auto point = request_.view.screen({lonLat.x, lonLat.y});
    if (!point.has_value()) {
        return std::nullopt;
    }
    return glm::vec2(static_cast<float>(point->x), static_cast<float>(point->y));
}

std::optional<Curve> NamePlacer::curveOf(const dataset::Name& name) const {
    Polyline points;
    float total = 0, longest = 0;
    for (std::size_t i = 0; i + 1 < name.baseline.size(); ++i) {
        const int last = i + 2 == name.baseline.size() ? kPointsPerLeg : kPointsPerLeg - 1;
        for (int k = 0; k <= last; ++k) {
            const float t = static_cast<float>(k) / kPointsPerLeg;
            const auto point = screen(glm::mix(name.baseline[i], name.baseline[i + 1], t));
            if (!point.has_value()) {
                return std::nullopt;
            }
            const float step = points.empty() ? 0 : glm::distance(points.back(), *point);
            total += step;
            longest = std::max(longest, step);
            points.push_back(*point);
        }
    }
    // A leap is the projection's seam: nothing is written across it.
    const bool leaps = longest > total * 0.4F;
    return points.size() < 2 || leaps ? std::nullopt : std::optional<Curve>(std::move(points));
}

// The names of cities are short and the same words in both tables, or not the same city.
bool NamePlacer::isNode(glm::vec2 at, std::string_view text) const {
    constexpr float kNearPx = 60;
    return std::any_of(request_.nodes.begin(), request_.nodes.end(), [&](const NodeLabel& node) {
        const glm::vec2 there(static_cast<float>(node.at.x), static_cast<float>(node.at.y));
        return glm::distance(at, there) < kNearPx * px_ && node.name.starts_with(text);
    });
}

// Near a globe's edge names would crowd where the land is seen from the side.
bool NamePlacer::isForeshortened(const dataset::Name& name, glm::vec2 at) const {
    constexpr float kProbe = 0.5F; // degrees
    constexpr double kMetresPerDegree = 111'195;
    constexpr double kLeastShare = 0.45; // of its area: 63° from the middle of a globe
    const double cosine = std::cos(name.position.y * std::numbers::pi / 180);
    const auto east = screen(name.position + glm::vec2(kProbe, 0));
    const auto north = screen(name.position + glm::vec2(0, kProbe));
    if (!east.has_value() || !north.has_value()) {
        return true;
    }
    const glm::vec2 u = *east - at, v = *north - at;
    const double px = std::fabs(u.x * v.y - u.y * v.x);
    const double pxPerDegree = kMetresPerDegree / metresPerPixel_ * px_ * kProbe;
    return px < kLeastShare * pxPerDegree * pxPerDegree * std::max(cosine, 0.05);
}

// An ocean has several places for its name: one of them in sight is enough. A town and the district
// about it are one name too.
bool NamePlacer::repeats(glm::vec2 at, std::string_view text, const NameLook& look) {
    constexpr float kApartPx = 500, kSamePx = 90;
    if (!look.isSea) {
        return std::any_of(land_.begin(), land_.end(), [&](const auto& name) {
            return name.first == text && glm::distance(name.second, at) < kSamePx * px_;
        });
    }
    const bool isNear = std::any_of(seas_.begin(), seas_.end(), [&](const auto& sea) {
        return sea.first == text && glm::distance(sea.second, at) < kApartPx * px_;
    });
    if (!isNear) {
        seas_.emplace_back(text, at);
    }
    return isNear;
}

void NamePlacer::placeName(const dataset::Name& name, std::string_view text, const NameLook& look) {
    const auto anchor = screen(name.position);
    if (!anchor.has_value() || isForeshortened(name, *anchor) || repeats(*anchor, text, look)) {
        return;
    }
    const std::size_t before = placed_.texts.size();
    if (look.isCity) {
        if (!isNode(*anchor, text)) {
            placeCity(*anchor, text, look);
        }
    } else if (!name.baseline.empty()) {
        if (const auto curve = curveOf(name)) {
            placeAlong(*curve, text, look);
        }
    } else {
        placeAt(*anchor, text, look);
    }
    if (!look.isSea && placed_.texts.size() > before) {
        land_.emplace_back(text, *anchor);
    }
}

bool NamePlacer::take(std::span<const Box> boxes) {
    bool isWhole = true;
    for (const Box& box : boxes) {
        index_.insert(box);
        isWhole = isWhole && bounds_.grown(-kEdgePx * px_).contains(box) &&
                  std::none_of(request_.over.begin(), request_.over.end(),
                               [&](const Box& over) { return over.overlaps(box); });
    }
    for (std::size_t i = 0; isWhole && i < boxes.size(); ++i) {
        placed_.texts.push_back({boxes[i], PlacedText::Kind::Name, current_});
    }
    return isWhole;
}

// East Asian letters are upright: on a steep line they would lie on their side. A sea's stand one
// below the other there; land is smaller, and its name is written across it.
void NamePlacer::placeAlong(const Curve& curve, std::string_view text, const NameLook& look) {
    constexpr float kSteep = 0.7F;   // 35°
    constexpr float kUpright = 1.2F; // 50°
    const float steepness = curve.steepness();
    const bool wouldLie = isEastAsian(request_.language) && steepness >= kSteep;
    // The long vowel's stroke would have to be turned with the line.
    const bool canStand = steepness > kUpright && text.find("ー") == std::string_view::npos;
    if (wouldLie && !look.isSea) {
        placeAt(curve.at(curve.length() / 2), text, look);
    } else if (wouldLie && canStand) {
        placeOnCurve(curve.downwards(), text, look, LetterPose::Upright);
    } else {
        placeOnCurve(curve, text, look, LetterPose::Turned);
    }
}

float NamePlacer::coveredShare(std::span<const Box> letters) const {
    if (ways_.isEmpty() || letters.empty()) {
        return 0;
    }
    const auto covered = std::count_if(letters.begin(), letters.end(),
                                       [this](const Box& box) { return ways_.crosses(box); });
    return static_cast<float>(covered) / static_cast<float>(letters.size());
}

/// Of a text on one straight line.
float NamePlacer::coveredShare(const Box& box, const text::Run& run) const {
    const auto count = static_cast<float>(std::max<std::size_t>(run.glyphs.size(), 1));
    const float width = (box.high.x - box.low.x) / count;
    std::vector<Box> letters;
    for (float i = 0; i < count; ++i) {
        letters.push_back(
            {{box.low.x + i * width, box.low.y}, {box.low.x + (i + 1) * width, box.high.y}});
    }
    return coveredShare(letters);
}

// From the largest and widest setting down to the smallest and tightest, the first for which the
// curve is long enough, the room is free and arcs leave the letters alone.
void NamePlacer::placeOnCurve(const Curve& curve, std::string_view text, const NameLook& look,
                              LetterPose pose) {
    if (!bounds_.grown(kMarginPx).contains(curve.at(curve.length() / 2))) {
        return;
    }
    Candidate best;
    for (float size = look.largestPx;
         size >= look.smallestPx && best.covered > (look.isSea ? kWellOff : kMostCovered);
         size -= 1) {
        tryOnCurve(curve, text, look, {size, look.trackingEm, 1.15F, pose}, best);
    }
    if (best.covered > kMostCovered) {
        // An island's name may reach out to sea, a sea's name hardly onto land.
        tryOnCurve(curve, text, look, {look.smallestPx, 0.14F, look.isSea ? 1.3F : 2.6F, pose},
                   best);
    }
    if (best.covered <= kMostCovered && take(best.label.boxes)) {
        placed_.glyphs.insert(placed_.glyphs.end(), best.label.glyphs.begin(),
                              best.label.glyphs.end());
    }
}

/// Where it was drawn to stand; where arcs pass there, a little beside or along that.
void NamePlacer::tryOnCurve(const Curve& curve, std::string_view text, const NameLook& look,
                            const Setting& setting, Candidate& best) const {
    constexpr float kAlong = 0.12F; // of the curve's length
    text::Style style = styleOf(look, setting.sizePx * px_, request_.language);
    style.trackingPx = setting.trackingEm * style.sizePx;
    if (setter_.width(text, style) - style.trackingPx > curve.length() * setting.overhang) {
        return; // nothing was drawn for it
    }
    const text::Run& run = setter_.set(text, style);
    const int mostSteps = ways_.isEmpty() ? 0 : look.isSea ? 5 : 2;
    const float step = 0.6F * style.sizePx;
    for (int i = 0; i <= 2 * mostSteps; ++i) {
        const float across = step * static_cast<float>(i % 2 == 0 ? -i / 2 : (i + 1) / 2);
        if (std::abs(across) > 0.3F * curve.length()) {
            break;
        }
        for (const float along : {0.0F, kAlong, -kAlong}) {
            auto label = layOnCurve(curve.shifted(across, along * curve.length()), run,
                                    style.trackingPx, paintOf(look, request_.style), setting.pose);
            if (!label.has_value() || !index_.isFree(label->boxes)) {
                if (across == 0 && along == 0) {
                    return; // another name stands there
                }
                continue;
            }
            const float covered = coveredShare(label->boxes);
            if (covered < best.covered) {
                best = {std::move(*label), covered};
            }
            if (best.covered <= kWellOff || mostSteps == 0) {
                return;
            }
        }
    }
}

void NamePlacer::placeAt(glm::vec2 at, std::string_view text, const NameLook& look) {
    if (!bounds_.grown(kMarginPx).contains(at)) {
        return;
    }
    text::Style style = styleOf(look, std::min(look.largestPx, 14.0F) * px_, request_.language);
    // Without a line to spread along, letters stand closer.
    style.trackingPx = std::min(style.trackingPx, 0.2F * style.sizePx);
    const text::Run& run = fittedRun(setter_, text, style, kMostWidthPx * px_);
    const glm::vec2 size(run.width - style.trackingPx, run.ascent + run.descent);
    Box box;
    float covered = 2;
    for (const glm::vec2 shift : {glm::vec2(0, 0), glm::vec2(0, -0.7F), glm::vec2(0, 0.7F),
                                  glm::vec2(-0.35F, 0), glm::vec2(0.35F, 0)}) {
        const glm::vec2 corner = at + (shift - 0.5F) * size;
        const Box here{corner, corner + size};
        const float share = coveredShare(here, run);
        if (share < covered && index_.isFree(here.grown(kPadPx * px_))) {
            box = here;
            covered = share;
        }
        if (covered <= kWellOff || covered > 1) {
            break; // well off, or another name stands there
        }
    }
    if (covered <= kMostCovered && take({&box, 1})) {
        appendRun(placed_.glyphs, run, box.low + glm::vec2(0, run.ascent),
                  paintOf(look, request_.style));
    }
}

void NamePlacer::placeCity(glm::vec2 at, std::string_view text, const NameLook& look) {
    // The bullet's ink is in the middle of its quad.
    const text::Run& dot = setter_.set("•", {.sizePx = look.largestPx * 1.25F * px_});
    const float radius = 2.2F * px_;
    const Box spot = Box{at, at}.grown(radius);
    if (!bounds_.grown(kMarginPx).contains(at) || !index_.isFree(spot.grown(kPadPx * px_)) ||
        dot.glyphs.empty()) {
        return; // a node stands there, or another name
    }
    LabelText label;
    const text::Style style = styleOf(look, look.largestPx * px_, request_.language);
    label.name = {{&fittedRun(setter_, text, style, kMostWidthPx * px_)}, 1};
    label.namePaint = paintOf(look, request_.style);
    std::optional<LabelBlock> block;
    Box box;
    float covered = 2;
    for (const Side side : kSides) {
        const LabelBlock here = arrange(label, side);
        const Box room = boxAt(side, at, radius + 3 * px_, here.size);
        const float share = coveredShare(room, *label.name.runs[0]);
        if (share < covered && index_.isFree(room.grown(kPadPx * px_))) {
            block = here;
            box = room;
            covered = share;
        }
        if (covered == 0) {
            break;
        }
    }
    if (covered > kMostCovered || !take(std::array{box, spot})) {
        return;
    }
    const text::PlacedGlyph& bullet = dot.glyphs.front();
    const glm::vec2 quad(bullet.width, bullet.height);
    appendTurned(placed_.glyphs, bullet,
                 glm::floor(at - quad / 2.0F + 0.5F) - glm::vec2(bullet.x - bullet.penX, bullet.y),
                 glm::vec2(1, 0), label.namePaint);
    appendBlock(placed_.glyphs, *block, box.low);
}

} // namespace

PlacedNames placeNames(const NameRequest& request, text::Typesetter& setter) {
    return NamePlacer(request, setter).place();
}

std::optional<base::Language> localLanguageOf(std::string_view economy) {
    using base::Language;
    if (economy == "JP") {
        return Language::Ja;
    }
    if (economy == "TW" || economy == "HK" || economy == "MO") {
        return Language::ZhHant;
    }
    if (economy == "CN") {
        return Language::ZhHans;
    }
    if (economy == "KR") {
        return Language::Ko;
    }
    return economy == "ID" ? std::optional(Language::Id) : std::nullopt;
}

} // namespace portolan::scene
