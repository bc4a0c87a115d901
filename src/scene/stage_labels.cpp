// What is written beside the arcs, in place of a legend: each with a line that leads to its arc.
#include "scene/kind_text.h"
#include "scene/stage.h"
#include "scene/stage_type.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace portolan::scene {

namespace {

constexpr float kDotPx = 9, kLinePx = 1.6F, kGapPx = 10; // design px
constexpr float kFaint = 0.05F;
/// Where on an arc the line may begin, in shares of its length, the best first.
constexpr std::array kShares = {0.5F, 0.42F, 0.58F, 0.34F, 0.66F, 0.26F, 0.74F};
/// How far the text may stand off, design px: along the screen's x (either way) and y.
constexpr std::array kOffsets = {glm::vec2(100, 36), glm::vec2(100, -36), glm::vec2(70, 56),
                                 glm::vec2(70, -56), glm::vec2(150, 20),  glm::vec2(150, -20),
                                 glm::vec2(200, 60), glm::vec2(200, -60), glm::vec2(60, 100),
                                 glm::vec2(60, -100)};
/// What it costs, in design px of a longer line: an arc that the line crosses, the map's own name
/// beneath the text, another label's line or text, a neighbour that reads as the same line.
constexpr float kCrossing = 160, kOnName = 220, kTangled = 600, kInOneLine = 300;
constexpr float kApart = 18, kTooNear = 240; // from what else is written, so as not to read as one
constexpr float kOneLineGap = 60;            // design px between texts that would read as one
constexpr float kCountRoom = 40;             // about "×n" on an arc

/// An arc of a labelled record, in target pixels.
struct SeenArc {
    std::size_t label = 0;
    KindLook look = KindLook::Mou;
    float opacity = 1;
    Polyline points;
};

struct Placing {
    StageLabelPlace place;
    glm::vec2 dot{0}, end{0};
    Box box;
    bool isRight = true;
    float cost = std::numeric_limits<float>::infinity();
};

Polyline pointsOf(const StageLabelRequest& request, const Curve& curve) {
    Polyline points;
    const ArcScene& arcs = request.network.arcs;
    for (int i = 0; i < curve.pieceCount; ++i) {
        for (const CurvePoint& point : arcs.pointsOf(curve.pieces[i])) {
            const glm::dvec2 px(point.x + arcs.shiftPx.x, point.y + arcs.shiftPx.y);
            if (const auto at = request.view.transform.screenFromMapPx(px)) {
                points.emplace_back(at->x, at->y);
            }
        }
    }
    return points;
}

/// The label that speaks of the leg's record.
std::optional<std::size_t> labelOf(const std::vector<StageLabel>& labels,
                                   dataset::EngagementIndex engagement) {
    const auto found = std::find_if(labels.begin(), labels.end(), [&](const StageLabel& label) {
        return label.engagement == engagement;
    });
    return found == labels.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - labels.begin()));
}

/// Of each label the longest arc that is seen; and all arcs that are, for what lines cross.
struct Seen {
    std::vector<SeenArc> labelled;
    std::vector<Polyline> all;
};

Seen seenArcs(const StageLabelRequest& request, const std::vector<StageLabel>& labels) {
    Seen seen;
    const ArcScene& arcs = request.network.arcs;
    if (arcs.isDense) {
        return seen;
    }
    for (const VisibleArc& arc : arcs.visible) {
        if (arc.opacity < kFaint || arc.curve >= arcs.curves.size()) {
            continue;
        }
        const Lane& lane = request.network.fans.lanes[arc.lane];
        seen.all.push_back(pointsOf(request, arcs.curves[arc.curve].curve));
        for (std::uint32_t i = 0; i < lane.legs.count; ++i) {
            const dataset::LegIndex leg = request.network.fans.legs[lane.legs.first + i];
            const auto label = labelOf(labels, request.dataset.legs[leg].engagement);
            if (!label || arcs.isLegVisible[leg] == 0) {
                continue;
            }
            SeenArc one{*label, lane.look, arc.opacity, seen.all.back()};
            const auto same =
                std::find_if(seen.labelled.begin(), seen.labelled.end(),
                             [&](const auto& other) { return other.label == *label; });
            if (same == seen.labelled.end()) {
                seen.labelled.push_back(std::move(one));
            } else if (one.points.size() > same->points.size()) {
                *same = std::move(one);
            }
        }
    }
    std::sort(seen.labelled.begin(), seen.labelled.end(),
              [](const SeenArc& a, const SeenArc& b) { return a.label < b.label; });
    return seen;
}

bool cross(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
    const auto side = [](glm::vec2 p, glm::vec2 q, glm::vec2 r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0;
    };
    return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

class Placer {
public:
    Placer(const StageLabelRequest& request, const StageRequest& stage, text::Typesetter& setter,
           const Seen& seen)
        : request_(request), stage_(stage), setter_(setter), seen_(seen), s_(stage.scale),
          index_({glm::vec2(0), stage.sizePx}), cover_({glm::vec2(0), stage.sizePx}) {
        for (const Box& box : request.taken) {
            index_.insert(box);
        }
        for (const Polyline& line : seen.all) {
            cover_.add(line);
        }
        const ArcScene& arcs = request.network.arcs;
        for (const ArcCount& count : arcs.counts) {
            const glm::dvec2 px(count.px + arcs.shiftPx);
            if (const auto at = request.view.transform.screenFromMapPx(px)) {
                counts_.emplace_back(at->x, at->y);
            }
        }
    }

    void place(const SeenArc& arc, StageDrawing& drawing) {
        const std::string& text = stage_.words.labels[arc.label].text;
        if (arc.points.size() < 3 || text.empty()) {
            return;
        }
        const Placing best = choose(arc);
        const bool isPlaced = best.cost < std::numeric_limits<float>::infinity();
        const float needed = best.place.share < 1 ? sizeOf(1) : 0;
        const text::Style style = styleOf(best.place.share);
        if (!isPlaced || needed > style.sizePx) {
            drawing.faults.push_back(
                {StageFault::Text::Label, arc.label, style.sizePx, isPlaced ? needed : 0});
        }
        if (!isPlaced) {
            return;
        }
        const text::Run& run = setter_.set(text, style);
        index_.insert(best.box.grown(6 * s_));
        placed_.push_back(best);
        drawing.places.push_back(best.place);
        const base::Colour ink = kindText(stage_.style, arc.look);
        const float opacity = request_.opacity * std::min(1.0F, arc.opacity * 1.8F);
        const GlyphPaint paint = GlyphPaint{ink, stage_.style.halo.withAlpha(0.9F)}.faded(opacity);
        draw(best, paint, drawing);
        appendRun(drawing.glyphs, run,
                  {best.box.low.x, (best.box.low.y + best.box.high.y) / 2 + style.sizePx * 0.36F},
                  paint);
    }

private:
    float sizeOf(float share) const {
        return stageType(stage_.words.language, stage_.legible, share).label * s_;
    }

    text::Style styleOf(float share) const {
        return {.weight = text::Weight::Bold,
                .sizePx = sizeOf(share),
                .language = stage_.words.language};
    }

    /// Where it is kept; else as large as needed, or as finds a place.
    Placing choose(const SeenArc& arc) const {
        const auto kept =
            std::find_if(request_.kept.begin(), request_.kept.end(),
                         [&](const StageLabelPlace& place) { return place.label == arc.label; });
        if (kept != request_.kept.end()) {
            Placing one = placed(arc, *kept);
            one.cost = 0;
            return one;
        }
        Placing best;
        for (const float share : {1.0F, 0.5F, 0.0F}) {
            best = bestFor(arc, share);
            best.place.share = share;
            if (best.cost < std::numeric_limits<float>::infinity() || sizeOf(1) == sizeOf(0)) {
                break;
            }
        }
        return best;
    }

    Placing bestFor(const SeenArc& arc, float share) const {
        Placing best;
        const glm::vec2 size = sizeAt(arc, share);
        for (const float along : kShares) {
            for (const glm::vec2 offset : kOffsets) {
                for (const float side : {1.0F, -1.0F}) {
                    Placing one =
                        placed(arc, {arc.label, along, offset * glm::vec2(side, 1), share}, size);
                    one.cost = costOf(one) + 90 * s_ * std::abs(along - 0.5F);
                    if (one.cost < best.cost) {
                        best = one;
                    }
                }
            }
        }
        return best;
    }

    glm::vec2 sizeAt(const SeenArc& arc, float share) const {
        const text::Style style = styleOf(share);
        return {setter_.width(stage_.words.labels[arc.label].text, style), style.sizePx * 1.1F};
    }

    Placing placed(const SeenArc& arc, const StageLabelPlace& place) const {
        return placed(arc, place, sizeAt(arc, place.share));
    }

    Placing placed(const SeenArc& arc, const StageLabelPlace& place, glm::vec2 size) const {
        const auto at =
            static_cast<std::size_t>(place.along * static_cast<float>(arc.points.size() - 1));
        Placing one;
        one.place = place;
        one.dot = arc.points[at];
        one.end = one.dot + place.offset * s_;
        one.isRight = place.offset.x > 0;
        const float low = one.isRight ? one.end.x + kGapPx * s_ : one.end.x - kGapPx * s_ - size.x;
        one.box = {{low, one.end.y - size.y / 2}, {low + size.x, one.end.y + size.y / 2}};
        return one;
    }

    float costOf(const Placing& one) const {
        const Box whole{glm::vec2(30 * s_), stage_.sizePx - 30 * s_};
        if (!whole.contains(one.box) || !index_.isFree(one.box.grown(4 * s_))) {
            return std::numeric_limits<float>::infinity();
        }
        // Its own arc is left at once: what else the line crosses makes it hard to follow.
        const glm::vec2 from = one.dot + (one.end - one.dot) * 0.12F;
        int crossed = 0;
        for (const Polyline& line : seen_.all) {
            for (std::size_t i = 4; i < line.size(); i += 4) {
                crossed += cross(from, one.end, line[i - 4], line[i]) ? 1 : 0;
            }
        }
        return 3 * cover_.lengthIn(one.box.grown(6 * s_)) +
               (kCrossing * static_cast<float>(crossed) + costBeside(one)) * s_ +
               0.3F * glm::distance(one.dot, one.end);
    }

    static bool passes(glm::vec2 from, glm::vec2 to, const Box& box) {
        return cross(from, to, box.low, box.high) ||
               cross(from, to, {box.low.x, box.high.y}, {box.high.x, box.low.y});
    }

    /// What else is written: other labels and their lines, the map's names, "×n".
    float costBeside(const Placing& one) const {
        float cost = 0;
        for (const Placing& other : placed_) {
            const bool isTangled = cross(one.dot, one.end, other.dot, other.end) ||
                                   passes(one.dot, one.end, other.box.grown(8 * s_)) ||
                                   passes(other.dot, other.end, one.box.grown(8 * s_));
            const glm::vec2 gap(kOneLineGap * s_, 0);
            const bool isInOneLine = one.box.overlaps({other.box.low - gap, other.box.high + gap});
            cost += (isTangled ? kTangled : 0) + (isInOneLine ? kInOneLine : 0);
        }
        for (const Box& name : request_.names) {
            cost += name.overlaps(one.box.grown(6 * s_)) ? kOnName : 0;
        }
        if (!index_.isFree(one.box.grown(kApart * s_))) {
            cost += kTooNear;
        }
        for (const glm::vec2 count : counts_) {
            cost += glm::distance(one.dot, count) < kCountRoom * s_ ? kTangled : 0;
        }
        return cost;
    }

    void draw(const Placing& one, const GlyphPaint& paint, StageDrawing& drawing) const {
        auto& lines = drawing.shapes.lines;
        lines.push_back({one.dot, one.end, (kLinePx + 3) * s_, paint.halo, 1});
        lines.push_back({one.dot, one.end, kLinePx * s_, paint.ink, 1});
        lines.push_back({one.dot, one.dot, (kDotPx + 4) * s_, paint.halo, 1});
        lines.push_back({one.dot, one.dot, kDotPx * s_, paint.ink, 1});
    }

    const StageLabelRequest& request_;
    const StageRequest& stage_;
    text::Typesetter& setter_;
    const Seen& seen_;
    float s_;
    BoxIndex index_;
    ArcCover cover_;
    std::vector<Placing> placed_;   // so far
    std::vector<glm::vec2> counts_; // where "×n" stands, target px
};

} // namespace

StageDrawing drawStageLabels(const StageLabelRequest& request, const StageRequest& stage,
                             text::Typesetter& setter) {
    StageDrawing drawing;
    if (stage.words.labels.empty() || request.opacity <= 0) {
        return drawing;
    }
    const Seen seen = seenArcs(request, stage.words.labels);
    Placer placer(request, stage, setter, seen);
    for (const SeenArc& arc : seen.labelled) {
        placer.place(arc, drawing);
    }
    return drawing;
}

} // namespace portolan::scene
