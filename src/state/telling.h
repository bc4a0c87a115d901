// A story told: what is shown at each moment, as a pure function of time. Scrubbing, rendering and
// films ask the same function as the stage.
#pragma once

#include "base/result.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "state/app_state.h"
#include "state/story.h"

#include <glm/vec2.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace portolan::state {

struct Lens;

/// A stated number, and where it is stated.
struct StatedFigure {
    dataset::Figure figure;
    std::vector<dataset::SourceIndex> sources; ///< that are cited for it, or for its record
    bool operator==(const StatedFigure&) const = default;
};

/// A part of the map: logical pixels.
struct MapPart {
    glm::dvec2 first{0}, last{0};
    bool operator==(const MapPart&) const = default;
};

/// Where a chapter's words leave the map free.
struct ChapterRoom {
    MapPart head;              ///< what the title takes
    std::vector<MapPart> free; ///< never empty; what is fitted stands in the one that shows it
                               ///< largest without coming under the title
    bool operator==(const ChapterRoom&) const = default;
};

class Telling;

struct TellingRequest {
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const dataset::SearchIndex> index;
    glm::dvec2 sizePx{960, 540}; ///< of the map, logical pixels
    std::function<ChapterRoom(const Chapter&)> room;
    /// Looks at all the places, in the lens's free part, with a margin in logical pixels; the
    /// chapter is counted from 0. Empty: state::fitted.
    std::function<Camera(std::size_t chapter, const Lens&, std::span<const geo::LonLat> places,
                         double marginPx)>
        fit = nullptr;
    /// Would an arc of the chapter, seen so in the whole of `sizePx`, come into the part of the
    /// map? Empty: only places are looked at.
    std::function<bool(std::size_t chapter, const Camera&, const MapPart&)> meets = nullptr;
    /// Told of the same records, with the same way to fit: what a chapter has in common with one of
    /// it is not worked out again. Null: nothing is known.
    const Telling* before = nullptr;
    /// A chapter that shows the same stays as it is seen in `before`, though its words leave it
    /// another room now: fitting it costs, and would move the map at each letter of a title.
    bool keepsCameras = false;
};

class Telling {
public:
    /// Costs a selection and a projection per chapter that shows what none showed before. Error
    /// (Usage): a projection that PROJ does not know. `story` has a chapter at least.
    static base::Result<Telling> prepare(Story story, const TellingRequest&);

    const Story& story() const { return story_; }
    std::size_t chapterCount() const { return story_.chapters.size(); }
    /// Of the chapter, or of them all.
    double seconds(std::size_t chapter) const { return story_.chapters[chapter].seconds; }
    double seconds() const;
    /// Of the chapter, in its order.
    const std::vector<StatedFigure>& figures(std::size_t chapter) const {
        return acts_[chapter].figures;
    }

    /// `base` with what the chapter shows so many seconds after it began; a chapter that is over
    /// stays as it ended. Of `base` remain language, comfort and what the story does not speak of.
    AppState stateOfChapter(std::size_t chapter, double seconds, AppState base) const;
    /// The same at a moment of the whole story, each chapter as long as it says.
    AppState at(double seconds, AppState base) const;

    /// How long the camera flies into the chapter; 0 for the first, or where it does not move.
    double flightSeconds(std::size_t chapter) const { return acts_[chapter].flightSeconds; }
    /// How much of the flight into the chapter has passed, 0–1, as the camera moves: 1 once it
    /// stands.
    double flown(std::size_t chapter, double seconds) const;

    /// When in the chapter its moment comes to the day; nullopt: it does not pass it.
    std::optional<double> secondOf(std::size_t chapter, double day) const;

private:
    /// What is worked out of a chapter once.
    struct Act {
        Camera camera;
        Timeline timeline; ///< the moment where play begins
        double flightSeconds = 0;
        std::vector<double> days, share; ///< the moment's way through play, and the share passed
        std::vector<StatedFigure> figures;
        std::shared_ptr<const std::vector<geo::LonLat>> places; ///< that are fitted, each once
        ChapterRoom room;                                       ///< that they are fitted into
        Camera fitted; ///< before the chapter's before is looked at
    };

    static base::Result<Act> makeAct(const Story&, std::size_t chapter, const TellingRequest&);
    static base::Result<void> placeCamera(Act&, const Story&, std::size_t chapter,
                                          const TellingRequest&);
    /// Of a chapter that shows the same, at the same moments; null where there is none.
    const Act* actLike(const Chapter&, std::size_t index) const;
    static void planPlay(Act&, base::DayInterval play, const dataset::Dataset&,
                         const dataset::Selection&);
    Camera cameraAt(std::size_t chapter, double seconds, bool isStill) const;
    Timeline timelineAt(std::size_t chapter, double seconds) const;
    /// When in the chapter play begins, and how long it lasts: seconds.
    std::pair<double, double> playOf(std::size_t chapter) const;

    Story story_;
    std::vector<Act> acts_;
    glm::dvec2 sizePx_{960, 540}; ///< of the map, logical
};

/// Rest before play begins, once the camera stands, and at its end.
inline constexpr double kRestBeforePlay = 0.4, kRestAfterPlay = 1.2;

} // namespace portolan::state
