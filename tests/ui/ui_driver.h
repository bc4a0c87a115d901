// The interface without a window: the real panels over the bundled records, driven by synthetic
// pointer and keys, found by "panel/label".
#pragma once

#include "dataset/filter.h"
#include "dataset/find.h"
#include "state/store.h"
#include "state/story.h"
#include "ui/panel.h"
#include "ui/table_model.h"

#include <imgui.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan::test {

class UiDriver {
public:
    struct Setup {
        base::Language language = base::Language::En;
        ImVec2 window{1920, 1080}; ///< physical px
        float scale = 1;
        bool isEmpty = false;                                      ///< a dataset without records
        std::shared_ptr<const dataset::Dataset> dataset = nullptr; ///< null: the bundled one
        std::function<void(const ui::Panel&)> draws = nullptr;     ///< instead of the panels
        std::vector<double> chapterSeconds = {};                   ///< of a story that is told
        std::string story = {};           ///< the text of one that is made; its panel is open
        dataset::PartyOrder parties = {}; ///< of the guests' profile
        std::shared_ptr<const ui::FlagPictures> flags = nullptr; ///< likewise
    };

    explicit UiDriver(const Setup&);
    ~UiDriver();
    UiDriver(const UiDriver&) = delete;
    UiDriver& operator=(const UiDriver&) = delete;

    /// One frame; what the panels want is applied to the state.
    void frame();
    void frames(int count);
    /// The widget of that name in the last frame: "filter/kind visit". Fails the test, and gives an
    /// empty box, where there is none.
    ui::Box find(const std::string& name) const;
    bool has(const std::string& name) const;
    /// The first widget whose name begins so; "" where there is none.
    std::string firstOf(const std::string& prefix) const;
    void click(const std::string& name);
    void rightClick(const std::string& name);
    void moveTo(ImVec2);
    /// Presses in the middle of a widget, moves by so much and lets go.
    void drag(const std::string& name, ImVec2 by);
    /// As drag, from a place of the window; without a way it is a click.
    void dragFrom(ImVec2 from, ImVec2 by);
    /// Notches of the wheel, away from the user.
    void wheel(float notches);
    void type(const std::string& text);
    void key(ImGuiKey);
    /// As the menu key.
    void openMenu();
    /// As F6: 0 top bar, 1 filter, 2 timeline, 3 card.
    void focusPanel(int panel);
    /// Changes the state as the loop does, from outside of the panels.
    void apply(const state::Intent&);

    const state::AppState& state() const { return store_.current(); }
    const state::Intents& lastIntents() const { return intents_; }
    const std::vector<ui::LoggedItem>& log() const { return log_; }
    /// Every text of the last frame, in order, a line each.
    std::string texts(const std::string& panel) const;
    const dataset::Dataset& dataset() const { return *dataset_; }
    const dataset::Selection& selection() const { return selection_; }
    /// Null unless two periods are compared.
    const dataset::PeriodComparison* comparison() const { return comparison_.get(); }
    const ui::Catalogue& words() const { return words_; }
    const ui::TableRows& tableRows() const { return *tableRows_; }
    ui::PanelMemory& memory() { return memory_; }
    const ui::Layout& layout() const { return layout_; }
    void showPalette() { memory_.palette.wantsPalette = true; }
    void showKeys() { memory_.palette.wantsKeys = true; }
    void showProjectionError(std::string error) { projectionError_ = std::move(error); }
    void showFiles(const ui::FileList* list) { fileList_ = list; } ///< outlives the driver
    ui::FileDialogMemory& files() { return memory_.files; }
    void showHover(std::vector<ui::HoverItem> items) { hover_ = std::move(items); }

    const ui::PanelMemory& memory() const { return memory_; }

private:
    void refresh();
    void press(const std::string& name, int button);
    void refreshTable();
    void refreshStory();

    Setup setup_;
    std::shared_ptr<const dataset::Dataset> dataset_;
    std::shared_ptr<const dataset::SearchIndex> index_;
    dataset::Selection selection_, filtered_; ///< with and without the time window
    dataset::Filter listed_;                  ///< what selection_ is of
    std::shared_ptr<const ui::FacetModel> facets_;
    std::vector<base::Day> eventDays_, eventMonths_;
    std::shared_ptr<const dataset::PeriodComparison> comparison_;
    ui::Catalogue words_;
    ui::Fonts fonts_{};
    ui::PanelMemory memory_;
    ui::Layout layout_;
    state::Store store_;
    state::SharedText told_;
    std::optional<state::Story> story_;
    state::Intents intents_;
    std::vector<ui::LoggedItem> log_;
    std::vector<ui::HoverItem> hover_;
    std::string projectionError_;
    const ui::FileList* fileList_ = nullptr;
    std::shared_ptr<const ui::TableRows> tableRows_, selectedRecords_;
};

/// The words of a language, as they are installed.
ui::Catalogue readCatalogue(base::Language);

} // namespace portolan::test
