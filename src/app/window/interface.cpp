#include "app/window/interface.h"

#include "app/sources/catalogues.h"
#include "app/sources/profile_source.h"
#include "app/window/interface_fonts.h"
#include "state/timeline.h"
#include "ui/story_model.h"

#include <imgui.h>
#include <imgui_internal.h> // ImTextCharFromUtf8

#include <algorithm>
#include <array>
#include <optional>

namespace portolan::app {

namespace {

/// Marks that no text has but numbers and the program's own drawing do.
constexpr const char* kSigns =
    "≈≥≤×»·–—…←↑→↓“”‘’½°日本語繁體簡体中文한국어简中ÀÉéèêôū，。、：；？！（）「」";

std::string noticeText(const FileDesk::Notice& notice, const ui::Speech& speech) {
    if (notice.what == FileDesk::Notice::What::Failed) {
        return notice.text;
    }
    std::string text = notice.what == FileDesk::Notice::What::Saved ? speech("Saved {file}")
                                                                    : speech("Written: {file}");
    text.replace(text.find("{file}"), 6, notice.text);
    return text;
}

/// Everything of the records that a panel may write in the language.
std::string charactersOf(const dataset::Dataset& dataset, base::Language language) {
    std::string all;
    for (std::size_t id = 0; id < dataset.texts.size(); ++id) {
        all += dataset.text(static_cast<dataset::TextId>(id), language);
    }
    for (const dataset::Place& place : dataset.places) {
        for (const std::string& name : dataset.texts[place.name]) {
            all += name; // the local name stands beside the language's own
        }
        for (const std::string& alias : place.aliases) {
            all += alias; // found by it, it says so
        }
    }
    for (const dataset::Organisation& organisation : dataset.organisations) {
        for (const std::string& alias : organisation.aliases) {
            all += alias;
        }
    }
    for (const dataset::Party& party : dataset.parties) {
        all += party.person;
    }
    for (const dataset::Source& source : dataset.sources) {
        all += source.title + source.publisher;
    }
    for (const dataset::Citation& citation : dataset.citations) {
        all += citation.note;
    }
    return all;
}

/// Has the atlas what the user has typed?
bool hasGlyphs(const ImFont& font, const std::string& text) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        unsigned int character = 0;
        at += std::max(1, ImTextCharFromUtf8(&character, at, end));
        const bool isSeen = character >= ' ' && character != 0x200B; // no line end
        if (isSeen && character <= 0xFFFF &&
            font.FindGlyphNoFallback(static_cast<ImWchar>(character)) == nullptr) {
            return false;
        }
    }
    return true;
}

} // namespace

/// Each part with what it was made for.
struct Interface::Key {
    std::optional<base::Language> words;
    struct FontKey {
        base::Language language = base::Language::En;
        float scale = 0;
        const dataset::Dataset* dataset = nullptr;
        std::string typed;
        bool operator==(const FontKey&) const = default;
    };
    std::optional<FontKey> fonts;
    std::optional<std::pair<state::Theme, float>> style;
    std::shared_ptr<const dataset::Selection> hiding, time, foundIn;
    std::shared_ptr<const std::vector<ui::Card>> hidingCards;
    std::shared_ptr<const dataset::Dataset> facets;
    std::optional<base::Language> facetLanguage, cardLanguage, compareLanguage;
    struct PlotKey {
        std::shared_ptr<const ui::TimeModel> time;
        state::DayRange days;
        float widthPx = 0;
        base::Language language = base::Language::En;
        bool operator==(const PlotKey&) const = default;
    };
    PlotKey plot;
    struct StoryKey {
        std::uint32_t version = 0, chapter = 0;
        base::Language language = base::Language::En;
        std::size_t problems = 0;
        std::uint32_t looks = 0;
        bool operator==(const StoryKey&) const = default;
    };
    StoryKey story;
    std::shared_ptr<const dataset::PeriodComparison> compared;
    std::vector<std::string> cardIds;
    std::size_t card = 0;
    dataset::PartyOrder cardOrder;
    std::shared_ptr<const dataset::Dataset> cardDataset;
    std::shared_ptr<const dataset::Findings> findings;
    std::optional<base::Language> foundLanguage;
};

Interface::Interface(platform::Window& window, std::shared_ptr<text::FontSource> fonts,
                     double scale)
    : window_(window), host_(window, std::move(fonts)), flagScale_(scale),
      found_([] { platform::Window::wake(); }), table_([] { platform::Window::wake(); }),
      key_(std::make_unique<Key>()) {
    ImGui::GetIO().ConfigInputTextCursorBlink = false; // a still window is not drawn again
    profiles_ = shippedProfiles().value_or(std::vector<state::Profile>());
}

Interface::~Interface() = default;

/// As chosen, by the flag, or from the monitor; no larger than leaves the panels their least room.
float Interface::scale() const {
    constexpr double kLeastWidth = 512;
    constexpr double kLeastHeight = 320;
    const double flagged = flagScale_ != 1 ? flagScale_ : window_.contentScale();
    float scale = ui::interfaceScale(chosenScale_ != 0 ? chosenScale_ : flagged);
    const platform::Extent size = window_.framebufferSize();
    const double most = std::min(size.width / kLeastWidth, size.height / kLeastHeight);
    while (scale > most && scale > 1) {
        scale = ui::interfaceScale(scale - 0.25); // the next smaller
    }
    return scale;
}

/// What stands in the interface and is neither its own words nor the records'.
std::string Interface::typed(const state::AppState& state) const {
    std::string text = state.filter.text + memory_.query();
    if (memory_.files.purpose != ui::FilePurpose::None && listed_ != nullptr) {
        text += memory_.files.path.data() + listed_->folder + listed_->error;
        for (const ui::FileRow& row : listed_->rows) {
            text += row.name;
        }
        for (const std::string& path : listed_->recent) {
            text += path;
        }
    }
    if (state.draft.isOpen) {
        text += state.draft.text.view();
    }
    return text;
}

base::Result<void> Interface::buildFonts(const state::AppState& state,
                                         const dataset::Dataset* dataset) {
    const float factor = scale();
    platform::InterfaceText text;
    text.language = state.language;
    text.characters = kSigns + words_.characters() + typed(state);
    for (const state::Profile& profile : profiles_) {
        text.characters += profile.title[indexOf(state.language)];
    }
    if (dataset != nullptr) {
        text.characters += charactersOf(*dataset, state.language);
    }
    const auto built = host_.setFonts(fontsOf(ui::kTypeSizes, factor), text);
    if (!built) {
        return tl::unexpected(built.error());
    }
    std::copy(built->begin(), built->end(), fonts_.begin());
    ImGui::GetIO().FontDefault = fonts_[0];
    return {};
}

base::Result<void> Interface::prepare(const state::AppState& state,
                                      const dataset::Dataset* dataset) {
    chosenScale_ = state.comfort.scale;
    const float factor = scale();
    if (key_->words != state.language) {
        words_ = readCatalogue(state.language);
        key_->words = state.language;
    }
    const std::pair style{state.theme, factor};
    if (key_->style != style) {
        ImGui::GetStyle() = ui::styleFor(ui::themeOf(state.theme), factor);
        key_->style = style;
    }
    Key::FontKey fonts{state.language, factor, dataset, {}};
    const std::string now = typed(state);
    const bool canWrite = key_->fonts && hasGlyphs(*fonts_[0], now);
    fonts.typed = canWrite ? key_->fonts->typed : now;
    if (key_->fonts == fonts) {
        return {};
    }
    key_->fonts = std::move(fonts);
    return buildFonts(state, dataset);
}

void Interface::updateFound(const Moment& moment) {
    found_.prepare(moment.dataset, moment.index);
    found_.want(memory_.query());
    const base::Language language = moment.store->current().language;
    if (found_.findings() == nullptr) {
        foundModel_.reset();
    } else if (key_->findings != found_.findings() || key_->foundLanguage != language ||
               key_->foundIn != moment.selection) {
        auto model = std::make_shared<ui::FoundModel>(
            ui::buildFound(*moment.dataset, *moment.index, *found_.findings(), found_.query(),
                           {&words_, language}));
        // The atlas has not every script that a title is written in.
        for (ui::FoundGroup& group : model->groups) {
            for (ui::FoundRow& row : group.rows) {
                row.matched = hasGlyphs(*fonts_[0], row.matched) ? row.matched : std::string();
            }
        }
        if (moment.selection != nullptr) {
            ui::markHidden(*model, *moment.dataset, *moment.index, *moment.selection,
                           *moment.windowedFilter, {&words_, language});
        }
        foundModel_ = std::move(model);
    }
    key_->findings = found_.findings();
    key_->foundLanguage = language;
    key_->foundIn = moment.selection;
}

void Interface::updateModels(const Moment& moment) {
    const state::AppState& state = moment.store->current();
    const ui::Speech speech{&words_, state.language};
    if (moment.dataset == nullptr || moment.selection == nullptr) {
        return;
    }
    if (key_->facets != moment.dataset || key_->facetLanguage != state.language) {
        facets_ = ui::buildFacets(*moment.dataset, *moment.index, speech);
        key_->facets = moment.dataset;
        key_->facetLanguage = state.language;
    }
    if (key_->time != moment.filterSelection) {
        time_ = ui::buildTime(*moment.dataset, *moment.index, *moment.filterSelection, time_.get());
        key_->time = moment.filterSelection;
    }
    if (key_->compared != moment.comparison || key_->compareLanguage != state.language) {
        compare_ = moment.comparison != nullptr
                       ? ui::buildCompare(*moment.dataset, moment.comparison, speech)
                       : nullptr;
        key_->compared = moment.comparison;
        key_->compareLanguage = state.language;
    }
    const bool isOther = key_->cardIds != state.selected || key_->cardDataset != moment.dataset;
    memory_.card = isOther ? 0 : memory_.card;
    const state::Story* const story = moment.presenter->story();
    const dataset::PartyOrder order = story != nullptr ? story->parties : dataset::PartyOrder();
    if (isOther || key_->cardLanguage != state.language || key_->card != memory_.card ||
        key_->cardOrder != order) {
        cards_ = std::make_shared<std::vector<ui::Card>>(
            ui::buildShownCard(*moment.dataset, state.selected, memory_.card, speech, order));
        key_->card = memory_.card;
        key_->cardOrder = order;
    }
    if (isOther || key_->cardLanguage != state.language) {
        selectedRecords_ = std::make_shared<const ui::TableRows>(
            ui::recordsAmong(*moment.dataset, state.selected));
        key_->cardIds = state.selected;
        key_->cardLanguage = state.language;
        key_->cardDataset = moment.dataset;
    }
    if (key_->hiding != moment.selection || key_->hidingCards != cards_) {
        hiding_ = std::make_shared<ui::Hiding>(ui::buildHiding(
            *cards_, *moment.dataset, *moment.index, *moment.selection, *moment.windowedFilter));
        key_->hiding = moment.selection;
        key_->hidingCards = cards_;
    }
}

/// Where a panel goes that had the keyboard, Dear ImGui leads it to another; at the start too. The
/// keys belong to the map unless somebody led them into a panel.
void Interface::beginFrame() {
    const ImGuiWindow* const before = ImGui::GetCurrentContext()->NavWindow;
    host_.beginFrame();
    const ImGuiWindow* const now = ImGui::GetCurrentContext()->NavWindow;
    if (now != before && now != nullptr && memory_.lastFocus < 0 && !hasPopup()) {
        ImGui::SetWindowFocus(nullptr);
    }
}

/// The bins, at the zoom and as wide as the plot is.
void Interface::updatePlot(const Moment& moment) {
    if (time_ == nullptr || layout_.timeline.isEmpty()) {
        return;
    }
    const state::AppState& state = moment.store->current();
    const float widthPx = ui::timePlotBox(layout_).width() / layout_.scale;
    const Key::PlotKey key{time_, state::plotDays(state.timeline, moment.dataset->extent), widthPx,
                           state.language};
    if (key_->plot != key) {
        plot_ = ui::buildTimePlot(*moment.dataset, *moment.index, *moment.filterSelection, *time_,
                                  {&words_, state.language}, key.days, widthPx);
        key_->plot = key;
    }
}

void Interface::updateTable(const Moment& moment) {
    const state::AppState& state = moment.store->current();
    if (!state.table.isOpen || moment.dataset == nullptr || moment.selection == nullptr) {
        return table_.close();
    }
    table_.want({moment.dataset, moment.selection,
                 ui::tableOrderFor(state.table, *moment.dataset, {&words_, state.language})});
}

/// What the story says, anew when its text, its guests or the chapter changes.
void Interface::updateStory(const Moment& moment) {
    const state::AppState& state = moment.store->current();
    const Key::StoryKey key{moment.presenter->version(), state.draft.chapter, state.language,
                            moment.presenter->problems().size(), moment.presenter->looks()};
    if (key_->story != key || state.draft.text.isEmpty() != (story_ == nullptr)) {
        key_->story = key;
        story_ = state.draft.text.isEmpty() ? nullptr
                                            : ui::buildStory(moment.presenter->story(),
                                                             moment.presenter->problems(), state);
    }
}

void Interface::layOut(const state::AppState& state) {
    const platform::Extent size = window_.framebufferSize();
    ui::LayoutRequest request;
    request.window = ImVec2(static_cast<float>(size.width), static_cast<float>(size.height));
    request.scale = scale();
    request.hasCard =
        state.draft.isOpen || (cards_ != nullptr && !cards_->empty()) || compare_ != nullptr;
    request.isFilterOpen = memory_.isFilterOpen;
    request.hasTable = state.table.isOpen;
    layout_ = ui::layoutFor(request);
}

state::Intents Interface::draw(const Moment& moment) {
    updateModels(moment);
    updateStory(moment);
    updateFound(moment);
    updateTable(moment);
    const state::AppState& state = moment.store->current();
    ui::ViewModel view;
    view.state = &state;
    view.dataset = moment.dataset.get();
    view.selection = moment.selection.get();
    view.speech = {&words_, state.language};
    view.facets = facets_;
    view.time = time_;
    view.index = moment.index.get();
    view.cards = cards_;
    view.hiding = hiding_;
    view.wouldShow = moment.wouldShow;
    view.found = foundModel_;
    view.compare = compare_;
    view.tableRows = table_.rows();
    view.isTablePending = table_.isPending();
    view.selectedRecords = selectedRecords_;
    view.problems = moment.problems;
    for (const geo::ScreenPoint corner : moment.area) {
        view.area.emplace_back(static_cast<float>(corner.x) * scale(),
                               static_cast<float>(corner.y) * scale());
    }
    view.projectionError = moment.projectionError;
    view.files = listed_ = moment.files;
    if (const auto& notice = *moment.notice) {
        view.notice = noticeText(*notice, view.speech);
    }
    view.canUndo = moment.store->canUndo();
    view.canRedo = moment.store->canRedo();
    for (const dataset::EntityId id : moment.underPointer) {
        view.hover.push_back(ui::describe(*moment.dataset, id, view.speech));
    }
    if (moment.viewpoints != nullptr) {
        for (const dataset::Viewpoint& viewpoint : *moment.viewpoints) {
            view.viewpoints.push_back({viewpoint.code, viewpoint.title[indexOf(state.language)]});
        }
    }
    view.story = story_;
    view.chapterPicture = moment.chapterPicture;
    const state::Story* const story = moment.presenter->story();
    flags_.show(story != nullptr && story->flags ? moment.dataset : nullptr);
    view.flags = flags_.pictures();
    view.profiles = ui::profileChoices(profiles_, state, view.speech);
    layOut(state);
    updatePlot(moment);
    view.plot = plot_;
    state::Intents intents;
    beginFrame();
    ui::drawPanels({view, intents, memory_, ui::themeOf(state.theme), fonts_, layout_});
    return intents;
}

void Interface::render() {
    host_.render();
}

state::Intents Interface::drawStageBar(const state::AppState& state, const ui::StageView& stage) {
    state::Intents intents;
    ui::ViewModel view;
    view.state = &state;
    view.speech = {&words_, state.language};
    const platform::Extent size = window_.framebufferSize();
    const ImVec2 physical(static_cast<float>(size.width), static_cast<float>(size.height));
    ui::Layout layout;
    layout.scale = scale();
    layout.map = {{0, 0}, physical};
    host_.beginFrame();
    ui::drawStageBar({view, intents, memory_, ui::themeOf(state.theme), fonts_, layout}, stage,
                     physical);
    // A button that was pressed must not keep the keys: they are the stage's.
    if (!ImGui::IsAnyMouseDown()) {
        ImGui::SetWindowFocus(nullptr);
    }
    ImGui::GetIO().WantCaptureKeyboard = false;
    ImGui::EndFrame(); // what a button does may leave the stage before anything is drawn
    return intents;
}

bool Interface::wantsPointer() const {
    return host_.wantsPointer();
}

bool Interface::wantsKeyboard() const {
    return host_.wantsKeyboard();
}

void Interface::focusSearch() {
    memory_.isFilterOpen = true;
    memory_.wantsSearch = true;
}

void Interface::focusNextPanel() {
    memory_.wantsFocus = (memory_.lastFocus + 1) % ui::kPanelCount;
}

void Interface::openMenu() {
    memory_.wantsMenu = true;
}

void Interface::typeDates() {
    memory_.wantsDates = true;
}

bool Interface::hasPopup() const {
    return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool Interface::wantsText() const {
    return ImGui::GetIO().WantTextInput || ImGui::GetIO().NavVisible || memory_.lastFocus >= 0 ||
           ui::awaitsText(memory_);
}

bool Interface::isTyping() const {
    return ImGui::GetIO().WantTextInput || ui::awaitsText(memory_) ||
           memory_.tabs.at.isField; // which typing makes active
}

void Interface::leavePanels() {
    memory_.lastFocus = -1;
    ImGui::SetWindowFocus(nullptr);
}

void Interface::toggleFilters() {
    memory_.isFilterOpen = !memory_.isFilterOpen;
    if (layout_.room != ui::Room::Small) {
        memory_.wantsFocus = 1; // it is always there: the keys go to it
    }
}

} // namespace portolan::app
