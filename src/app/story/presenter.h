// The story that the window tells: opened once, made ready for each size of the window.
#pragma once

#include "app/sources/story_source.h"
#include "app/story/stage_controls.h"
#include "app/story/told_story.h"
#include "base/diagnostics.h"
#include "base/job_pool.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace portolan::app {

class Presenter {
public:
    /// `wake` is called on a worker when takeFindings() has something.
    explicit Presenter(std::function<void()> wake = {}) : jobs_(1, std::move(wake)) {}

    /// What stories are told of. Before the others.
    void place(ToldStory::World world) {
        world_ = std::move(world);
        reader_ = {};
        before_.reset();
    }
    /// Reads the story as the state has it, in its words and for its guests, if that is another
    /// than is told; what is wrong with it is then in problems(). Where it cannot be told there is
    /// no story. A profile's file that was written to since is read again when the story changes
    /// and when it goes on stage. True if it was read.
    bool follow(const state::AppState&);
    /// Makes it ready for a target of this size, and for that room. What will not fit there is
    /// looked for beside; after an edit, when attend() says so.
    void resize(glm::ivec2 sizePx, const state::ViewingDistance& = {});

    bool hasStory() const { return told_.has_value(); }
    /// On the stage now?
    bool tells(const state::AppState& state) const {
        return told_.has_value() && state.presentation.isOn;
    }
    const ToldStory& told() const { return *told_; }
    std::span<const double> chapterSeconds() const { return seconds_; }
    /// As it is told; null where none is.
    const state::Story* story() const {
        return story_ ? &*story_ : told_ ? &told_->telling().story() : nullptr;
    }
    /// Another number for each story, each of its texts and each way to see them.
    std::uint32_t version() const { return version_; }
    /// What is seen: the chapter's state on the stage, else the state itself.
    state::AppState shown(const state::AppState&) const;
    /// Does the chapter go on by itself?
    bool isMoving(const state::AppState&) const;
    /// What is seen of the stage; valid until the next call.
    const ToldMoment& moment(const state::AppState&, const Materials&);
    /// The same of a chapter that is over, with nothing of the hand's on it.
    ToldMoment endOf(std::size_t chapter, const state::AppState&, const Materials&) const;
    /// What was wrong with the story when it was opened, and what went wrong since.
    const base::Diagnostics& problems() const { return problems_; }
    /// What was found not to fit the screen, or not to be read from the farthest seat, is among the
    /// problems from now on; returned is what was not told before. None: nothing has been looked
    /// for to its end since the last call.
    std::optional<base::Diagnostics> takeFindings();
    /// Once nobody has written in an edited story for a while, or as soon as it is left
    /// (`isWritten`: it is not), its cameras are fitted to what its words leave free, and it is
    /// looked over; true if that was done. To be called in each turn of the loop, and in so many
    /// seconds at the latest.
    bool attend(double seconds, bool isWritten);
    double lookWait(double seconds) const;
    /// How often somebody has looked: problems() may be others then.
    std::uint32_t looks() const { return looks_; }
    /// Blocks until the look is over.
    void waitForFindings() { jobs_.waitUntilReady(); }
    /// Another that is not the audience's business; true if it is a new one.
    bool addProblem(const base::Error&);
    /// Until the last chapter is over, as long as each says.
    double secondsLeft(const state::Presentation&) const;
    /// Is the camera on its way to the chapter?
    bool isFlying(const state::Presentation&) const;

    /// What its controls show and change; borrows the state's presentation.
    ui::StageView view(const state::AppState&) const;
    /// `barHasPointer`: the stage's own controls have it.
    StageControls::Result control(std::span<const platform::InputEvent>, const state::AppState&,
                                  bool barHasPointer);
    /// Of the presenter's window: its keys are the stage's, its pointer is not.
    StageControls::Result controlBeside(std::span<const platform::InputEvent>,
                                        const state::AppState&, double windowScale);

private:
    void lookOver();

    struct Key {
        std::string file, profile;
        state::SharedText text;
        std::filesystem::file_time_type written; ///< the profile, where it is a file
        bool operator==(const Key&) const = default;
    };

    Key key_;                           ///< of what is told
    std::optional<state::Story> story_; ///< until it can be made ready
    ToldStory::World world_;
    StoryReader reader_;
    std::optional<ToldStory> told_;
    std::optional<ToldStory> before_; ///< the last that was told, while none is
    state::ViewingDistance viewing_;  ///< that it is ready for
    std::vector<double> seconds_;
    base::Diagnostics problems_;
    base::Diagnostics unfit_;        ///< of the screen as it is: among the problems
    base::Diagnostics known_;        ///< what takeFindings() has told
    std::optional<double> lookFrom_; ///< seconds; negative: since attend() is called next
    std::uint32_t looks_ = 0;
    ToldMoment moment_;
    StageControls controls_;
    std::uint32_t version_ = 0;
    bool wasOn_ = false;       ///< on stage
    bool isRewritten_ = false; ///< the same story as before, in other words
    base::JobPool jobs_;       ///< last: a look that is under way ends before the rest goes
};

} // namespace portolan::app
