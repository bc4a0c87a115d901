// What every panel is given: what to show, where to append intents, and how to look.
#pragma once

#include "state/intent.h"
#include "ui/command.h"
#include "ui/facet_memory.h"
#include "ui/file_dialog.h"
#include "ui/filter_chips.h"
#include "ui/layout.h"
#include "ui/tab_stops.h"
#include "ui/theme.h"
#include "ui/type_ahead.h"
#include "ui/view_model.h"
#include "ui/words_field.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace portolan::ui {

/// Of a list to choose from.
struct ChoiceMemory {
    std::size_t at = 0;                               ///< the highlighted row
    std::size_t shown = static_cast<std::size_t>(-1); ///< the one that was scrolled into sight
};

/// Of the search box.
struct SearchMemory {
    bool isOpen = false; ///< its list
    bool isPointed = false;
    bool wantsEnter = false; ///< as soon as what is typed has been found
    bool wantsFocus = false;
    int arrow = 0; ///< that was pressed: −1 up, 1 down
    Box box;       ///< where it was drawn
    ChoiceMemory list;
    std::set<int> opened; ///< kinds that are shown whole
};

/// Of the command palette and the list of keys.
struct PaletteMemory {
    bool wantsPalette = false, wantsKeys = false; ///< to be opened in the next frame
    bool isOpen = false;
    bool wantsEnter = false;
    int arrow = 0;
    std::array<char, 256> text{};
    ChoiceMemory list;
    std::set<int> opened;
};

/// The text of a period that is being typed.
struct PeriodField {
    std::array<char, 64> text{};
    base::DayInterval shown; ///< what the text was made from
    bool isFilled = false;
    bool isWrong = false;
};
struct ComparePanelMemory {
    PeriodField before, after;
    /// Where each row begins, and the list's height at last; physical px. Kept while the list and
    /// the width are what they were.
    std::vector<float> tops;
    const void* topsFor = nullptr;
    float topsWidth = 0;
};

/// What holds the row that has the keyboard where it is while what is above the rows changes.
struct FacetScroll {
    ImGuiID row = 0;
    float y = 0;          ///< where it stood, were nothing scrolled; physical px
    float top = 0;        ///< of the rows' window
    bool hasTies = false; ///< the choice of ties stood above the places
    float pushed = 0;     ///< by how much the scroll is ahead of what it was drawn with
};

struct TableMemory {
    double top = 0; ///< how far it is scrolled, in rows: floats are too coarse for a million
    float left = 0; ///< physical px that the columns are scrolled
    std::optional<dataset::EngagementIndex> cursor;       ///< where the keyboard is…
    std::optional<dataset::EngagementIndex> anchor;       ///< …and where a range began
    std::array<float, state::kTableColumnCount> widths{}; ///< dragged, logical px; 0: automatic
    bool wantsKeys = false;                               ///< the rows, not the bar above them
    float dragged = 0;           ///< a column's width when its edge was seized
    std::string notice;          ///< what was copied
    const void* shown = nullptr; ///< the selection that was last brought into sight
};

/// What is typed in the story's panel, and how it is dragged.
struct StoryMemory {
    std::array<WordsField, 4> fields; ///< by state::ChapterWords
    std::array<char, 16> seconds{};
    bool isTypingSeconds = false;
    std::optional<base::Language> language; ///< whose words are shown; none: the story's first
    std::uint32_t gesture = 0;              ///< of the letters that are typed in a row
    double typedAt = -10;                   ///< seconds on Dear ImGui's clock
    std::optional<std::size_t> dragged;     ///< a chapter
    std::size_t shown = static_cast<std::size_t>(-1); ///< the one that was scrolled into sight
    bool wantsToLeave = false; ///< New story was pressed though something is unsaved
    float height = 0;          ///< of all that is in the panel, physical px
};

/// Where the timeline rings what is selected, by index in the plot's bins and bars.
struct SelectedMemory {
    std::shared_ptr<const std::vector<dataset::EngagementIndex>> records; ///< what it is of…
    std::shared_ptr<const TimePlot> plot;                                 ///< …and in
    std::vector<std::uint32_t> bins, bars;
};

/// The panels that the keyboard goes round, by PanelMemory::lastFocus.
inline constexpr int kTablePanel = 4;
inline constexpr int kStoryPanel = 5;
inline constexpr int kPanelCount = 6;
/// As their windows are called.
inline constexpr std::array<const char*, kPanelCount> kPanelNames = {"top",  "filter", "timeline",
                                                                     "card", "table",  "story"};

/// What is being typed of the room.
struct RoomMemory {
    static constexpr std::size_t kNothing = 2;
    using Field = std::array<char, 16>;
    std::array<Field, 2> fields{};
    std::size_t typed = kNothing; ///< the field that has the keyboard
};

/// What widgets remember between frames; losing it loses nothing.
struct PanelMemory {
    std::array<char, 512> search{};
    bool isSearching = false; ///< the search box has the keyboard
    std::array<char, 1024> projection{};
    std::array<FacetMemory, kFacets.size()> facets = facetsAtFirst();
    FilterHeadMemory filterHead;
    TabMemory tabs;
    TypeAhead ahead;
    FacetScroll facetScroll;
    bool hadTable = false, hadCard = false;          ///< in the frame before
    dataset::Facet menuFacet = dataset::Facet::Kind; ///< of the row whose menu is open
    std::string menuRow;                             ///< its key
    bool opensMenu = false;
    bool wantsMenu = false;    ///< a menu for what has the keyboard's focus
    bool isFilterOpen = false; ///< the overlay of a small window
    /// What is dragged on the timeline: the window's ends, the moment, the window, the plot.
    enum class Grip : std::uint8_t { None, First, Last, Cursor, Slide, Pan } grip = Grip::None;
    bool isPressed = false, hasDragged = false; ///< on the timeline
    ImVec2 pressedAt{0, 0};
    state::DayRange grabbed; ///< the plot, or the window that slides, as it was then
    double grabbedDay = 0;
    double cursorBefore = 0;       ///< the moment, before the click that may become a double one
    std::string clickedRecord;     ///< the record that it chose; "" where it was beside them
    bool wasDoubleClicked = false; ///< the button that is held: going up it does nothing more
    SelectedMemory timeSelected;
    int framesAfterWheel = 0; ///< until what the wheel did is one step of history
    std::array<char, 64> dateFirst{}, dateLast{}; ///< as typed
    std::string dateProblem;                      ///< what is wrong with them; "" when nothing is
    bool wantsDates = false;                      ///< open the fields in the next frame
    bool wantsDateFocus = false;
    std::size_t card = 0; ///< which of the selected records is shown
    ComparePanelMemory compare;
    bool wantsSearch = false; ///< focus the search box in the next frame
    int wantsFocus = -1;      ///< a panel to focus, by kPanelNames
    int lastFocus = -1;       ///< the one that was focused last
    FileDialogMemory files;
    TableMemory table;
    StoryMemory story;
    RoomMemory room;
    SearchMemory find;
    PaletteMemory palette;
    std::string wantsFlight;       ///< id of what the camera is to go to
    std::vector<Command> commands; ///< for the program, which takes them after the frame

    /// What is being typed in the box or the palette, to be found.
    std::string query() const {
        return palette.isOpen ? palette.text.data() : find.isOpen ? search.data() : "";
    }
};

/// One drawn text or widget: for tests, which find widgets by name and texts that do not fit.
struct LoggedItem {
    std::string panel, label;
    Box box;
    bool isText = false;
    bool isCut = false; ///< a text that was shortened to fit
};

struct Panel {
    const ViewModel& view;
    state::Intents& intents;
    PanelMemory& memory;
    const Theme& theme;
    const Fonts& fonts;
    const Layout& layout;
    std::vector<LoggedItem>* log = nullptr; ///< null in the program
    const char* name = "";                  ///< of the panel that is being drawn

    float px(float logical) const { return logical * layout.scale; }
    /// A hairline's width.
    float hair() const { return std::max(1.0F, std::round(layout.scale)); }
    ImFont* font(Type type) const { return fonts[static_cast<std::size_t>(type)]; }
    const char* tr(const char* english) const { return view.speech(english); }
    void emit(state::Intent intent) const { intents.push_back(std::move(intent)); }
};

/// Draws all panels of the frame that Dear ImGui has begun.
void drawPanels(Panel);

void drawTopBar(Panel&);
void drawFilterPanel(Panel&);
void drawFilterRail(Panel&);
void drawTimelinePanel(Panel&);
/// Where the timeline's plot stands in a layout: its width says how fine its bins can be.
Box timePlotBox(const Layout&);
void drawCardPanel(Panel&);
/// The command palette and the list of keys, over everything.
void drawPalette(Panel&);
void drawKeys(Panel&);
void drawTablePanel(Panel&);
/// The story that is being made, in the card's place, and its chapter in place of the map.
void drawStoryPanel(Panel&);
void drawChapterPicture(Panel&);
/// What captures the map's view as a chapter, behind the present one or instead of what that shows.
state::intent::CaptureView captureWanted(const state::AppState&, const Layout&,
                                         bool isInstead = false);
void drawLegendPanel(Panel&);
void drawHoverList(Panel&);
/// The contents of the list of what could not be read.
void drawProblems(Panel&);
/// What to do where the map has nothing to show.
void drawEmptyNotice(Panel&);

} // namespace portolan::ui
