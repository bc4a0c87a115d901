// The interface around the map: Dear ImGui, the fonts and words of the language, and the view model
// with its memos. Made anew part by part, each only when what it depends on changed.
#pragma once

#include "app/picture/startup.h"
#include "app/story/presenter.h"
#include "app/window/file_desk.h"
#include "app/window/find_source.h"
#include "app/window/flag_shelf.h"
#include "app/window/table_source.h"
#include "platform/imgui_host.h"
#include "state/profile.h"
#include "state/store.h"
#include "ui/panel.h"
#include "ui/presenter_panel.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace portolan::app {

/// What the loop knows at a frame.
struct Moment {
    const state::Store* store = nullptr;                       ///< never null
    std::shared_ptr<const dataset::Dataset> dataset;           ///< null while it is being read
    std::shared_ptr<const dataset::Selection> selection;       ///< of the filter and the window
    std::shared_ptr<const dataset::Selection> filterSelection; ///< of the filter alone
    std::shared_ptr<const dataset::SearchIndex> index;         ///< null with the dataset
    const dataset::Filter* windowedFilter = nullptr; ///< what `selection` is of; null with it
    std::shared_ptr<const dataset::PeriodComparison> comparison; ///< null: none is wanted
    std::shared_ptr<const std::vector<ui::WouldShow>> wouldShow; ///< null: something is listed
    const base::Diagnostics* problems = nullptr;
    const std::vector<dataset::Viewpoint>* viewpoints = nullptr;
    std::vector<dataset::EntityId> underPointer;
    std::string projectionError;
    const Presenter* presenter = nullptr; ///< never null
    ui::Picture chapterPicture;
    const ui::FileList* files = nullptr;                     ///< outlives the interface
    const std::optional<FileDesk::Notice>* notice = nullptr; ///< never null
    std::vector<geo::ScreenPoint> area;                      ///< that is being drawn, logical px
};

class Interface {
public:
    /// The window's context must be current.
    /// `scale` overrides the monitor's; 1 takes that.
    Interface(platform::Window&, std::shared_ptr<text::FontSource>, double scale);
    ~Interface();

    /// Fonts, words and style for the state, at the window's scale. Before the frame. Error
    /// (Machine): no font.
    base::Result<void> prepare(const state::AppState&, const dataset::Dataset*);
    /// Where the panels would stand that the state opens: for what is placed between them before
    /// any frame.
    void layOut(const state::AppState&);
    /// Draws the panels of a new frame and returns what they want. Then render().
    state::Intents draw(const Moment&);
    /// Instead of the panels, while a story is told: the controls for the mouse. Then render().
    state::Intents drawStageBar(const state::AppState&, const ui::StageView&);
    void render();

    /// Whose words of the story are typed; none: those that the story is told in first.
    std::optional<base::Language> storyLanguage() const { return memory_.story.language; }
    const ui::Layout& layout() const { return layout_; }
    bool wantsPointer() const;
    bool wantsKeyboard() const;
    bool hasPopup() const;
    ui::FileDialogMemory& files() { return memory_.files; }
    /// A text is being typed, or the keyboard was led into a panel.
    bool wantsText() const;
    void focusSearch();
    void focusNextPanel();
    void openMenu();
    void leavePanels();
    /// On the stage keys are nobody else's, whatever panel had them.
    void leaveKeys() { host_.leaveKeys(); }
    void toggleFilters();
    void enterTable() { memory_.table.wantsKeys = true; }
    /// Opens the fields in which the window's dates are typed.
    void typeDates();
    /// A text is being typed.
    bool isTyping() const;
    void showPalette() { memory_.palette.wantsPalette = true; }
    void showKeys() { memory_.palette.wantsKeys = true; }
    /// Takes in what was made beside the main thread; true where the next frame differs.
    bool install() {
        const bool hasFound = found_.install();
        return table_.install() || hasFound;
    }
    /// The id of what a panel wants the camera to go to, once; empty: nothing.
    std::string takeFlight() { return std::exchange(memory_.wantsFlight, {}); }
    /// What panels want that only the program can do, once.
    std::vector<ui::Command> takeCommands() { return std::exchange(memory_.commands, {}); }
    /// The days on which something that passes begins: what play and steps go by.
    const std::shared_ptr<const ui::TimeModel>& time() const { return time_; }

private:
    struct Key;
    float scale() const;
    base::Result<void> buildFonts(const state::AppState&, const dataset::Dataset*);
    void updateModels(const Moment&);
    std::string typed(const state::AppState&) const;
    void updateFound(const Moment&);
    void beginFrame();
    void updatePlot(const Moment&);
    void updateTable(const Moment&);
    void updateStory(const Moment&);

    platform::Window& window_;
    platform::ImguiHost host_;
    double flagScale_ = 1;   ///< --scale; 1: the monitor's
    double chosenScale_ = 0; ///< the state's; 0: none was chosen
    const ui::FileList* listed_ = nullptr;
    ui::PanelMemory memory_;
    ui::Fonts fonts_{};
    ui::Catalogue words_;
    ui::Layout layout_;
    std::shared_ptr<const ui::FacetModel> facets_;
    std::shared_ptr<const ui::TimeModel> time_;
    std::shared_ptr<const ui::TimePlot> plot_;
    std::shared_ptr<const std::vector<ui::Card>> cards_;
    std::shared_ptr<const ui::Hiding> hiding_;
    FindSource found_;
    std::shared_ptr<const ui::FoundModel> foundModel_;
    std::shared_ptr<const ui::CompareModel> compare_;
    std::shared_ptr<const ui::StoryModel> story_;
    std::vector<state::Profile> profiles_; ///< that ship
    FlagShelf flags_;
    std::shared_ptr<const ui::TableRows> selectedRecords_;
    TableSource table_;
    std::unique_ptr<Key> key_; ///< what all of the above was made for
};

} // namespace portolan::app
