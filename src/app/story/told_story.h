// A story ready to be shown on a screen of one size: what each chapter is drawn from, made ahead,
// so that a moment's picture is a function of chapter and second alone. The window, `render` and
// films show the same moments.
#pragma once

#include "app/picture/chapter_rest.h"
#include "app/picture/picture.h"
#include "app/picture/stage_source.h"
#include "app/sources/flags.h"
#include "app/story/chapter_parties.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::app {

/// Everything that a picture of the stage is made of.
struct ToldMoment {
    state::AppState state;
    Materials materials;
    ReadyProjection projection;
    std::optional<Morph> morph; ///< while the map flies in from a chapter of another projection
    Stage stage;
};

/// A picture as it was read; null where there is none, or none that can be shown.
struct KnownPicture {
    std::string path;
    std::filesystem::file_time_type written;
    std::shared_ptr<const scene::StagePicture> picture;
};

class ToldStory {
public:
    struct World {
        std::shared_ptr<const dataset::Dataset> dataset;
        std::shared_ptr<const dataset::SearchIndex> index;
        std::vector<dataset::Viewpoint> viewpoints;
        std::string folder = {}; ///< of the story's file: where its pictures are
    };
    /// What a story that was told before leaves to the next.
    struct Before {
        const ToldStory* told = nullptr; ///< of the same world; null: nothing
        /// Of chapters that show the same, until resize(), though other words leave them other
        /// room.
        bool keepsCameras = false;
    };
    /// Costs a selection and two projections per chapter, and a projection's grid for each that
    /// differs; only for what `before` has not: a letter typed into a chapter costs next to
    /// nothing. Error (Usage, Data): a projection that PROJ does not know, an unknown point of
    /// view.
    static base::Result<ToldStory> prepare(state::Story, World, glm::ivec2 sizePx,
                                           const state::ViewingDistance& = {},
                                           Before before = {nullptr, false});
    /// For another screen, or another room; one that is not known is the story's. What the chapters
    /// are drawn from stays.
    base::Result<void> resize(glm::ivec2 sizePx, const state::ViewingDistance& = {});

    const state::Telling& telling() const { return *telling_; }
    glm::ivec2 sizePx() const { return sizePx_; }
    const scene::Legibility& legible() const { return legible_; }
    const std::shared_ptr<const dataset::Dataset>& dataset() const { return world_.dataset; }
    // Of a chapter, from 0.
    const std::shared_ptr<const ChapterRest>& rest(std::size_t chapter) const {
        return rests_[chapter];
    }
    const ReadyProjection& projection(std::size_t chapter) const {
        return acts_[chapter].projection;
    }
    const dataset::Viewpoint& viewpoint(std::size_t chapter) const {
        return *acts_[chapter].viewpoint;
    }

    /// What the chapter (from 1) or, with 0, any chapter shows: which engagements, nothing else.
    std::shared_ptr<const dataset::Selection> records(std::size_t chapter) const;
    /// Who is named in the chapter, from 0.
    const std::vector<ChapterParties>& parties(std::size_t chapter) const {
        return acts_[chapter].parties;
    }
    bool hasFlag(std::size_t chapter, std::size_t party) const {
        return acts_[chapter].flags[party] != nullptr;
    }

    /// `base` in the chapter and at the second that its presentation says. Basemap, relief and
    /// records are of `materials`.
    ToldMoment moment(const state::AppState& base, const Materials& materials) const;
    /// Adds to a chapter's words what of them is worked out once: picture, legend and parties.
    void complete(std::size_t chapter, base::Language, scene::StageWords&) const;
    /// `base` as the chapter shows it.
    state::AppState shown(const state::AppState& base) const;

private:
    /// A tie, and its first day.
    struct DatedTie {
        dataset::EngagementIndex engagement = dataset::kNone;
        base::Day day = 0;
    };
    /// What a chapter is drawn from.
    struct Act {
        ReadyProjection projection;
        std::string definition;
        std::string code; ///< of the point of view
        std::shared_ptr<const dataset::Viewpoint> viewpoint;
        dataset::Filter filter; ///< of the selection
        std::shared_ptr<const dataset::Selection> selection;
        std::shared_ptr<const std::vector<DatedTie>> ties; ///< that are signed while it plays
        KnownPicture picture;
        std::vector<dataset::EngagementKind> kinds;                    ///< that its legend names
        std::vector<ChapterParties> parties;                           ///< that are named
        std::vector<std::shared_ptr<const scene::StagePicture>> flags; ///< theirs
    };
    /// A tie, and when in its chapter its first day comes.
    struct Signing {
        dataset::EngagementIndex engagement = dataset::kNone;
        double second = 0;
    };

    base::Result<Act> makeAct(std::size_t chapter, const ToldStory* before) const;
    base::Result<void> makeWorld(Act&, geo::LonLat centre) const;
    std::shared_ptr<const dataset::Selection> selectionOf(const dataset::Filter&,
                                                          std::size_t chapter) const;
    void nameKinds(const ToldStory* before);
    base::Result<void> tell(glm::ivec2 sizePx, const state::ViewingDistance&, Before);
    std::shared_ptr<const std::vector<DatedTie>> tiesOf(std::size_t chapter,
                                                        const ToldStory* before) const;
    std::optional<Morph> morphAt(const state::AppState& shown) const;
    std::optional<scene::NetworkBefore> beforeAt(const state::AppState& shown) const;
    std::vector<dataset::EngagementKind> kindsOf(std::size_t chapter,
                                                 const dataset::Selection&) const;
    std::vector<Signing> signingsOf(std::size_t chapter) const;
    std::vector<scene::StagePulse> pulsesAt(const state::AppState& shown) const;

    state::Story story_;
    World world_;
    std::vector<Act> acts_;
    std::optional<state::Telling> telling_;
    std::vector<std::shared_ptr<const ChapterRest>> rests_; ///< per chapter
    std::vector<std::vector<Signing>> signings_;            ///< per chapter
    Flags flags_;
    std::vector<std::vector<std::string>> kindNames_; ///< per language of the story's, by kind
    glm::ivec2 sizePx_{0};
    scene::Legibility legible_;
};

} // namespace portolan::app
