// What is worked out of a chapter once: where the camera stands, how the moment moves, which
// numbers are stated.
#include "geo/projection.h"
#include "state/camera.h"
#include "state/telling.h"
#include "state/timeline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace portolan::state {

namespace {

constexpr double kBowPx = 30;       // logical: what arcs bow out to the left
constexpr double kFitMarginPx = 30; // logical: half a label beyond the free part's edge
/// Shares of play: a month without, and one in which something begins, as the timeline plays them;
/// and each leg of a journey.
constexpr double kEmptyMonth = 0.04, kEventMonth = 1.06, kLeg = 3;
/// The moment's last instant: the day after is another.
constexpr double kLastInstant = 1e-3;
constexpr int kMostMonths = 12 * 400;

/// Places of the dataset, each once, however many legs end there.
class FittedPlaces {
public:
    explicit FittedPlaces(const dataset::Dataset& data)
        : data_(data), isTaken_(data.places.size(), 0) {}

    std::vector<geo::LonLat> take() { return std::move(positions_); }
    void add(dataset::PlaceIndex place) {
        if (isTaken_[place] == 0) {
            isTaken_[place] = 1;
            positions_.push_back(data_.places[place].position);
        }
    }
    void add(const dataset::Leg& leg) {
        add(leg.from);
        add(leg.to);
    }
    void addAllOf(const std::string& id) {
        const auto entity = data_.findEntity(id);
        if (!entity) {
            return;
        }
        switch (entity->table) {
        case dataset::EntityId::Table::Place:
            add(entity->index);
            break;
        case dataset::EntityId::Table::Organisation:
            if (const auto home = data_.organisations[entity->index].home; home != dataset::kNone) {
                add(home);
            }
            break;
        case dataset::EntityId::Table::Engagement:
            for (const dataset::EngagementPlace& at : data_.placesOf(entity->index)) {
                add(at.place);
            }
            for (const dataset::Leg& leg : data_.legsOf(entity->index)) {
                add(leg);
            }
            break;
        }
    }

private:
    const dataset::Dataset& data_;
    std::vector<std::uint8_t> isTaken_;
    std::vector<geo::LonLat> positions_;
};

std::vector<geo::LonLat> placesToFit(const Chapter& chapter, const dataset::Dataset& data,
                                     const dataset::Selection& selection) {
    FittedPlaces places(data);
    switch (chapter.fit) {
    case Chapter::Fit::View:
        break;
    case Chapter::Fit::Ids:
        for (const std::string& id : chapter.fitIds) {
            places.addAllOf(id);
        }
        break;
    case Chapter::Fit::All:
        for (const dataset::Leg& leg : data.legs) {
            places.add(leg);
        }
        break;
    case Chapter::Fit::Filtered:
        for (const dataset::LegIndex leg : selection.legs) {
            places.add(data.legs[leg]);
        }
        break;
    }
    return places.take();
}

/// Do places, and the arcs that bow out to the left of them, come under the title?
bool isUnder(const MapPart& head, std::span<const geo::LonLat> places, const Camera& camera,
             const Lens& lens) {
    const auto isIn = [&](const geo::LonLat& place) {
        const auto at = screenOf(camera, lens, place);
        return at && at->x - kBowPx < head.last.x && at->y - kFitMarginPx < head.last.y;
    };
    return std::any_of(places.begin(), places.end(), isIn);
}

struct Fitting {
    std::function<Camera(const Lens&, std::span<const geo::LonLat>)> places;
    std::function<bool(const Camera&, const MapPart&)> meets; ///< whether arcs do
};

/// The places stand in a free part; the centre is what then stands in the middle of the screen.
Camera fittedCamera(std::span<const geo::LonLat> places, const ChapterRoom& room, Lens lens,
                    const Fitting& fitting) {
    std::optional<Camera> best;
    bool isBestUnder = true;
    for (const MapPart& free : room.free) {
        lens.freeFirst = free.first;
        lens.freeLast = free.last;
        Camera fit = fitting.places(lens, places);
        const bool isPlaceCovered = isUnder(room.head, places, fit, lens);
        const auto middle = groundAt(fit, lens, {lens.sizePx.x / 2, lens.sizePx.y / 2});
        fit.centre = middle.value_or(fit.centre);
        const bool isCovered = isPlaceCovered || fitting.meets(fit, room.head);
        const bool isBetter =
            !best || (isBestUnder && !isCovered) ||
            (isBestUnder == isCovered && fit.metresPerPixel < best->metresPerPixel);
        if (isBetter) {
            best = fit;
            isBestUnder = isCovered;
        }
    }
    return best.value_or(Camera());
}

Camera cameraOf(const Chapter& chapter, std::span<const geo::LonLat> places,
                const ChapterRoom& room, const Lens& lens, const Fitting& fitting) {
    if (chapter.fit != Chapter::Fit::View) {
        return fittedCamera(places, room, lens, fitting);
    }
    Camera camera;
    camera.centre = chapter.view.centre;
    camera.metresPerPixel = chapter.view.widthKm * 1000 / lens.sizePx.x;
    camera.bearing = chapter.view.bearing;
    camera.pitch = chapter.view.pitch;
    return clamped(camera);
}

/// How long each month in which something begins is dwelt on, by its first day.
std::map<base::Day, double> eventMonths(const dataset::Dataset& data,
                                        const dataset::Selection& selection,
                                        base::DayInterval days) {
    std::map<base::Day, double> weights;
    for (dataset::EngagementIndex i = 0; i < data.engagements.size(); ++i) {
        const dataset::Engagement& engagement = data.engagements[i];
        if (selection.passes[i] == 0 || engagement.isUndated ||
            !days.contains(engagement.interval.first)) {
            continue;
        }
        double& weight = weights[monthStart(engagement.interval.first)];
        const bool travels = dataset::familyOf(engagement.kind) == dataset::Family::Journey;
        weight = std::max({weight, kEventMonth, travels ? kLeg * engagement.legs.count : 0});
    }
    return weights;
}

double dayOr(base::Day day, double open) {
    return day == base::kBeginningOfTime || day == base::kEndOfTime ? open : day;
}

Timeline timelineOf(const Chapter& chapter, base::DayInterval extent) {
    const Timeline whole = timelineFor(extent);
    Timeline timeline;
    timeline.first = dayOr(chapter.days.first, whole.first);
    timeline.last = std::max(dayOr(chapter.days.last, whole.last) + 1, timeline.first);
    timeline.cursor = timeline.last;
    return timeline;
}

StatedFigure statedFigure(const StoryFigure& wanted, const dataset::Dataset& data) {
    StatedFigure stated;
    const auto entity = data.findEntity(wanted.subject);
    if (!entity) {
        return stated;
    }
    for (const dataset::Figure& figure : data.figuresOf(*entity)) {
        if (figure.measure == wanted.measure) {
            stated.figure = figure;
        }
    }
    for (const dataset::Citation& citation : data.citationsOf(*entity)) {
        const bool isFor = citation.field.empty() || citation.field == wanted.measure;
        if (isFor && std::find(stated.sources.begin(), stated.sources.end(), citation.source) ==
                         stated.sources.end()) {
            stated.sources.push_back(citation.source);
        }
    }
    return stated;
}

} // namespace

/// The moment passes evenly through each month, and the longer the more happens in it.
void Telling::planPlay(Act& act, base::DayInterval play, const dataset::Dataset& data,
                       const dataset::Selection& selection) {
    const Timeline& time = act.timeline;
    double day = std::clamp(dayOr(play.first, time.first), time.first, time.last);
    const double last = std::clamp(dayOr(play.last, time.last - 1) + 1, day, time.last);
    const auto events = eventMonths(data, selection, play);
    act.timeline.cursor = day;
    act.days = {day};
    act.share = {0};
    for (int i = 1; day < last; ++i) {
        const base::Day month = monthStart(static_cast<base::Day>(std::floor(day)));
        const base::Day nextMonth = monthStart(month, 1);
        const double next = i < kMostMonths ? std::min<double>(nextMonth, last) : last;
        const auto event = events.find(month);
        const double weight = event != events.end() ? event->second : kEmptyMonth;
        act.share.push_back(act.share.back() + weight * (next - day) / (nextMonth - month));
        act.days.push_back(day = next);
    }
    const double whole = std::max(act.share.back(), 1e-9);
    for (double& share : act.share) {
        share /= whole;
    }
    act.days.back() -= std::min(kLastInstant, (act.days.back() - act.days.front()) / 2);
}

const Telling::Act* Telling::actLike(const Chapter& wanted, std::size_t index) const {
    const auto showsTheSame = [&](const Chapter& known) {
        return known.filter == wanted.filter && known.days == wanted.days &&
               known.play == wanted.play && known.fit == wanted.fit &&
               known.fitIds == wanted.fitIds && known.view == wanted.view &&
               known.projection == wanted.projection &&
               known.projectionCentre == wanted.projectionCentre;
    };
    const std::vector<Chapter>& chapters = story_.chapters;
    if (index < chapters.size() && showsTheSame(chapters[index])) {
        return &acts_[index];
    }
    const auto found = std::find_if(chapters.begin(), chapters.end(), showsTheSame);
    return found != chapters.end() ? &acts_[static_cast<std::size_t>(found - chapters.begin())]
                                   : nullptr;
}

base::Result<Telling::Act> Telling::makeAct(const Story& story, std::size_t index,
                                            const TellingRequest& request) {
    const Chapter& chapter = story.chapters[index];
    const dataset::Dataset& data = *request.dataset;
    const Act* const like =
        request.before != nullptr ? request.before->actLike(chapter, index) : nullptr;
    Act act = like != nullptr ? *like : Act();
    act.camera = act.fitted; // what follows from the chapter before may be another
    act.flightSeconds = 0;
    act.figures.clear();
    for (const StoryFigure& wanted : chapter.figures) {
        act.figures.push_back(statedFigure(wanted, data));
    }
    const ChapterRoom room = request.room(chapter);
    const bool isAsLarge = like != nullptr && request.before->sizePx_ == request.sizePx;
    if (isAsLarge && (like->room == room || request.keepsCameras)) {
        return act;
    }
    act.room = room;
    if (like == nullptr) {
        const auto selection = dataset::select(data, *request.index, chapter.filter);
        act.places =
            std::make_shared<const std::vector<geo::LonLat>>(placesToFit(chapter, data, selection));
        act.timeline = timelineOf(chapter, data.extent);
        if (chapter.play) {
            planPlay(act, *chapter.play, data, selection);
        }
    }
    return placeCamera(act, story, index, request).map([&] { return std::move(act); });
}

base::Result<void> Telling::placeCamera(Act& act, const Story& story, std::size_t index,
                                        const TellingRequest& request) {
    const Chapter& chapter = story.chapters[index];
    const geo::LonLat centre = chapter.projectionCentre.value_or(Camera().centre);
    const auto projection =
        geo::Projection::create(geo::resolveDefinition(chapter.projection, centre));
    if (!projection) {
        return tl::unexpected(projection.error());
    }
    const Lens lens{&*projection, request.sizePx, {0, 0}, request.sizePx};
    const Fitting fitting{[&](const Lens& free, std::span<const geo::LonLat> places) {
                              return request.fit != nullptr
                                         ? request.fit(index, free, places, kFitMarginPx)
                                         : fitted(Camera(), free, places, kFitMarginPx);
                          },
                          [&](const Camera& camera, const MapPart& part) {
                              return request.meets != nullptr && request.meets(index, camera, part);
                          }};
    act.camera = act.fitted = cameraOf(chapter, *act.places, act.room, lens, fitting);
    return {};
}

} // namespace portolan::state
