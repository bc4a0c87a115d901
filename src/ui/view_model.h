// All that the panels show, worked out from the state and the records: plain values in the
// interface's language. The panels read it and append intents; they look nothing up.
#pragma once

#include "base/diagnostics.h"
#include "dataset/compare.h"
#include "dataset/dataset.h"
#include "dataset/filter.h"
#include "dataset/party_order.h"
#include "state/app_state.h"
#include "ui/facet_model.h"
#include "ui/file_dialog.h"
#include "ui/found_model.h"
#include "ui/time_model.h"
#include "ui/words.h"

#include <imgui.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace portolan::dataset {
class Selector;
} // namespace portolan::dataset

namespace portolan::ui {

struct CardLink {
    std::string id, title;
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
};
struct CardStop {
    std::string id;    ///< of the place
    std::string badge; ///< "A", "1", "2"…; empty for partners
    std::string name, local, date, note, role;
    std::vector<CardLink> linked; ///< what happened there
};
struct CardParty {
    std::string id; ///< of the organisation; empty where a person stands alone
    std::string name, role, person, title, home;
    std::string economy; ///< code of its home's; empty where that is not known
};
struct CardFigure {
    std::string value, unit, measure, note;
};
struct CardSource {
    std::string id, title, publisher, note, field;
    bool isInferred = false;
};
struct CardKindCount {
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
    std::string name;
    std::uint32_t count = 0;
};
/// Records added up by kind and by year.
struct CardTies {
    std::vector<CardKindCount> kinds;
    std::vector<std::pair<int, std::uint32_t>> years; ///< ascending, without empty ones
    std::uint32_t undated = 0;
};
/// A place or an organisation that shares records with the card's.
struct CardPartner {
    std::string id, name;
    std::uint32_t count = 0; ///< records shared
};
struct CardPerson {
    std::string name, title;
};

/// A record in full, or what is known of a place, an organisation or a source.
struct Card {
    enum class Subject : std::uint8_t { Record, Place, Organisation, Source };
    std::string id;
    dataset::EngagementIndex engagement = dataset::kNone; ///< kNone: it is no record
    Subject subject = Subject::Record;
    std::size_t at = 0, count = 1; ///< which of how many that are selected
    CardTies selectionTies;        ///< of the records among them, where they are several
    std::string selection;         ///< "25 records, 36 places": what they are
    CardTies ties;                 ///< of a place, an organisation or a source
    std::vector<CardPartner> places, organisations; ///< partners, the most frequent first
    std::vector<CardPerson> people;                 ///< of an organisation
    std::string homeId, home;                       ///< of an organisation
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
    dataset::Family family = dataset::Family::Journey;
    std::string kindName, title, date, status, summary, certainty;
    std::vector<CardStop> stops;
    std::vector<CardParty> parties;
    std::vector<CardFigure> figures;
    std::vector<CardSource> sources;
    std::vector<std::string> sectors;
    std::vector<CardLink> linked; ///< what is part of it, or what it is part of; a place's ties
    std::string partOf;           ///< id of the record that it is part of
    std::string partOfTitle;
};

/// What the pointer is over, nearest first.
struct HoverItem {
    std::string id, title, detail;
    bool isPlace = false;
    dataset::EngagementKind kind = dataset::EngagementKind::Mission;
};

/// A line of the comparison's list: a change, or a pair of places.
struct CompareRow {
    dataset::TieChange change = dataset::TieChange::New;
    std::string label;    ///< of a pair
    std::size_t pair = 0; ///< in PeriodComparison::pairs
    bool isHeading = false;
};

struct CompareModel {
    std::shared_ptr<const dataset::PeriodComparison> comparison;
    std::vector<CompareRow> rows;
};

struct Choice {
    std::string key, label;
};

/// Per card the facets that hide its record; empty where it passes.
using Hiding = std::vector<std::vector<dataset::Facet>>;
/// A facet, and how many records would pass without it.
struct WouldShow {
    dataset::Facet facet = dataset::Facet::Kind;
    std::uint32_t count = 0;
};

/// A picture on the GPU, its lowest row first; null: none yet.
struct Picture {
    ImTextureID id = nullptr;
    ImVec2 size{16, 9}; ///< its shape
};

/// By the codes of economies, each with its highest row first.
using FlagPictures = std::map<std::string, Picture, std::less<>>;

/// The story that is being made.
struct StoryModel {
    std::vector<std::string> titles; ///< of the chapters, in the interface's language or another
    std::size_t chapter = 0;         ///< that is worked on
    /// What that says, by state::ChapterWords.
    std::array<dataset::Translations, 4> words;
    double seconds = 0;
    std::vector<base::Language> languages; ///< that it is told in
    bool canBeWritten =
        false; ///< else its text has a mistake, or says chapters in a way of its own
    std::vector<std::string> problems; ///< what is wrong with it
};

/// Borrowed pointers live as long as the frame; models are shared with the memo that made them.
struct ViewModel {
    const state::AppState* state = nullptr;
    const dataset::Dataset* dataset = nullptr;     ///< null while it is being read
    const dataset::Selection* selection = nullptr; ///< of state->filter; null with the dataset
    const dataset::SearchIndex* index = nullptr;   ///< of the dataset; null with it
    Speech speech;
    std::shared_ptr<const FacetModel> facets;
    std::shared_ptr<const TimeModel> time;
    std::shared_ptr<const TimePlot> plot;           ///< of `time` at the zoom; null with it
    std::shared_ptr<const std::vector<Card>> cards; ///< of what is selected
    std::shared_ptr<const Hiding> hiding;           ///< what hides them; null: nothing
    /// Where nothing passes: what brings records back by itself. Null: something passes.
    std::shared_ptr<const std::vector<WouldShow>> wouldShow;
    std::shared_ptr<const FoundModel> found;     ///< of PanelMemory::query(), or of the one before
    std::shared_ptr<const CompareModel> compare; ///< null unless two periods are compared
    /// The table's rows, in its order; null while it is closed or they are made for the first time.
    std::shared_ptr<const std::vector<dataset::EngagementIndex>> tableRows;
    bool isTablePending = false; ///< other rows are on their way; these stay until then
    /// The selected records, ascending: see isSelected().
    std::shared_ptr<const std::vector<dataset::EngagementIndex>> selectedRecords;
    std::vector<HoverItem> hover;
    std::vector<ImVec2>
        area; ///< corners of what is being drawn around, physical px; empty: nothing
    const base::Diagnostics* problems = nullptr;
    std::vector<Choice> viewpoints;            ///< boundaries: codes and names
    std::vector<Choice> profiles;              ///< of the guests: codes or files, and names
    std::shared_ptr<const StoryModel> story;   ///< null: there is none
    std::shared_ptr<const FlagPictures> flags; ///< null: none are shown
    Picture chapterPicture; ///< of its chapter, as that ends; in place of the map where it is seen
    std::string projectionError; ///< of the last definition that was typed; "" when it is good
    double secondsSinceSelection = 10;
    bool canUndo = false, canRedo = false;
    const FileList* files = nullptr; ///< for the file dialog; null: there is none
    std::string notice;              ///< what was done just now; "" for nothing
};

std::shared_ptr<const CompareModel> buildCompare(const dataset::Dataset&,
                                                 std::shared_ptr<const dataset::PeriodComparison>,
                                                 const Speech&);
/// The ids of the records between a pair's places, at most 500.
std::vector<std::string> recordsOf(const dataset::Dataset&, const dataset::PeriodComparison&,
                                   std::size_t pair);
/// Empty where the id names nothing that has a card.
std::vector<Card> buildCards(const dataset::Dataset&, const std::vector<std::string>& ids,
                             const Speech&, const dataset::PartyOrder& = {});
/// `filter` is what `selection` was made for, the time window in it.
Hiding buildHiding(const std::vector<Card>&, const dataset::Dataset&, const dataset::SearchIndex&,
                   const dataset::Selection& selection, const dataset::Filter& filter);
/// The facets of the filter that alone hide something. A pass over columns for each.
std::vector<WouldShow> buildWouldShow(dataset::Selector&, const dataset::Filter&);
/// The card of one of what is selected, by its place in the row of those that have one: none or
/// one. What costs a pass over the records is worked out for it alone.
std::vector<Card> buildShownCard(const dataset::Dataset&, const std::vector<std::string>& ids,
                                 std::size_t at, const Speech&, const dataset::PartyOrder& = {});
/// The records among what is selected, ascending.
std::vector<dataset::EngagementIndex> recordsAmong(const dataset::Dataset&,
                                                   const std::vector<std::string>& ids);
bool isSelected(const ViewModel&, dataset::EngagementIndex);
HoverItem describe(const dataset::Dataset&, dataset::EntityId, const Speech&);

} // namespace portolan::ui
