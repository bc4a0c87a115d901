#include "ui/ui_driver.h"

#include "dataset/selector.h"
#include "formats/load_dataset.h"
#include "platform/font_source.h"
#include "platform/imgui_fonts.h"
#include "state/home.h"
#include "state/story_file.h"
#include "state/timeline.h"
#include "ui/story_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace portolan::test {

namespace {

/// Read once: every test looks at the same records.
const std::shared_ptr<const dataset::Dataset>& bundledDataset() {
    static const auto kDataset = [] {
        auto loaded = formats::loadDataset(std::string(PORTOLAN_SOURCE_DIR) + "/data/cooperation");
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().toString());
        return loaded ? loaded->value : std::make_shared<const dataset::Dataset>();
    }();
    return kDataset;
}

std::shared_ptr<const dataset::Dataset> emptyDataset() {
    auto dataset = std::make_shared<dataset::Dataset>();
    dataset->texts.emplace_back();
    dataset->ids.emplace_back();
    return dataset;
}

text::Weight weightOf(int css) {
    return css >= 700   ? text::Weight::Bold
           : css >= 600 ? text::Weight::SemiBold
                        : text::Weight::Regular;
}

/// As the program asks for them: the language's own texts, and every name of a place.
std::string allTexts(const dataset::Dataset& dataset, base::Language language) {
    std::string all;
    for (std::size_t id = 0; id < dataset.texts.size(); ++id) {
        all += dataset.text(static_cast<dataset::TextId>(id), language);
    }
    for (const dataset::Place& place : dataset.places) {
        for (const std::string& name : dataset.texts[place.name]) {
            all += name;
        }
    }
    return all;
}

ui::Fonts buildFonts(const UiDriver::Setup& setup, const dataset::Dataset& dataset,
                     const ui::Catalogue& words) {
    std::vector<platform::InterfaceFont> wanted;
    wanted.reserve(ui::kTypeCount);
    for (const ui::TypeSize& size : ui::kTypeSizes) {
        wanted.push_back({size.emPx * setup.scale, weightOf(size.weight), size.isLatin});
    }
    platform::InterfaceText text;
    text.language = setup.language;
    text.characters = "≈≥×»·–—→…“”½日本語繁體简体中文한국어" + words.characters() +
                      allTexts(dataset, setup.language);
    const auto source = platform::makeSystemFonts();
    const auto built = platform::buildInterfaceFonts(*ImGui::GetIO().Fonts, *source, wanted, text);
    EXPECT_TRUE(built) << (built ? "" : built.error().toString());
    ui::Fonts fonts{};
    if (built) {
        std::copy(built->begin(), built->end(), fonts.begin());
    }
    return fonts;
}

ImVec2 middleOf(const ui::Box& box) {
    return {(box.first.x + box.last.x) / 2, (box.first.y + box.last.y) / 2};
}

} // namespace

ui::Catalogue readCatalogue(base::Language language) {
    std::string folder(base::tagOf(language));
    std::replace(folder.begin(), folder.end(), '-', '_');
    std::ifstream file(std::string(PORTOLAN_SHARE_DIR) + "/locale/" + folder + "/portolan.mo",
                       std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    auto parsed = ui::Catalogue::parse(std::as_bytes(std::span(bytes)));
    EXPECT_TRUE(parsed) << "no catalogue for " << folder;
    return parsed ? *std::move(parsed) : ui::Catalogue();
}

UiDriver::UiDriver(const Setup& setup)
    : setup_(setup), dataset_(setup.dataset   ? setup.dataset
                              : setup.isEmpty ? emptyDataset()
                                              : bundledDataset()),
      index_(dataset::buildSearchIndex(*dataset_)), words_(readCatalogue(setup.language)),
      store_([this] {
          state::AppState state;
          state.language = setup_.language;
          state.timeline = state::timelineFor(dataset_->extent);
          if (!setup_.story.empty()) {
              state.draft.text = state::SharedText(setup_.story);
              state.draft.onDisk = state.draft.text.print();
              state.draft.isOpen = true;
          }
          return state;
      }()) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = setup.window;
    io.DeltaTime = 1.0F / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
#if IMGUI_VERSION_NUM < 18700
    for (int key = 0; key < ImGuiKey_COUNT; ++key) {
        io.KeyMap[key] = key;
    }
#endif
    fonts_ = buildFonts(setup, *dataset_, words_);
    ImGui::GetStyle() = ui::styleFor(ui::themeOf(state::Theme::Dark), setup.scale);
    io.MousePos = {setup.window.x / 2, setup.window.y / 2};
    refresh();
    facets_ = ui::buildFacets(*dataset_, *index_, {&words_, setup.language});
    frames(2);
}

UiDriver::~UiDriver() {
    ImGui::DestroyContext();
}

/// As the program selects: the lists are narrowed to the window, the timeline is not.
void UiDriver::refresh() {
    filtered_ = dataset::select(*dataset_, *index_, state::filterFromHome(store_.current()));
    listed_ = state::listedFilter(store_.current(), dataset_->extent);
    selection_ = dataset::select(*dataset_, *index_, listed_);
    const state::Comparison& periods = store_.current().comparison;
    comparison_ = periods.isOn
                      ? std::make_shared<const dataset::PeriodComparison>(dataset::comparePeriods(
                            *dataset_, filtered_, periods.before, periods.after))
                      : nullptr;
}

void UiDriver::frame() {
    const ui::Speech speech{&words_, setup_.language};
    ui::ViewModel view;
    view.state = &store_.current();
    view.dataset = dataset_.get();
    view.selection = &selection_;
    view.speech = speech;
    view.facets = facets_;
    view.index = index_.get();
    const auto time = ui::buildTime(*dataset_, *index_, filtered_);
    view.time = time;
    view.cards = std::make_shared<std::vector<ui::Card>>(ui::buildShownCard(
        *dataset_, store_.current().selected, memory_.card, speech, setup_.parties));
    view.flags = setup_.flags;
    view.hiding = std::make_shared<ui::Hiding>(
        ui::buildHiding(*view.cards, *dataset_, *index_, selection_, listed_));
    if (selection_.count == 0) {
        dataset::Selector selector(dataset_, index_);
        view.wouldShow =
            std::make_shared<std::vector<ui::WouldShow>>(ui::buildWouldShow(selector, listed_));
    }
    if (comparison_ != nullptr) {
        view.compare = ui::buildCompare(*dataset_, comparison_, speech);
    }
    refreshTable();
    view.tableRows = tableRows_;
    view.selectedRecords = selectedRecords_;
    view.viewpoints = {{"none", "No boundaries"}, {"neutral", "Neutral"}};
    view.projectionError = projectionError_;
    view.hover = hover_;
    view.canUndo = store_.canUndo();
    view.canRedo = store_.canRedo();
    if (const std::string query = memory_.query(); !query.empty()) {
        const dataset::Findings findings = dataset::find(*dataset_, *index_, query, 40);
        auto found = std::make_shared<ui::FoundModel>(
            ui::buildFound(*dataset_, *index_, findings, query, speech));
        ui::markHidden(*found, *dataset_, *index_, selection_, listed_, speech);
        view.found = std::move(found);
    }
    refreshStory();
    if (!told_.isEmpty()) {
        view.story = ui::buildStory(story_ ? &*story_ : nullptr, {}, store_.current());
    }
    state::Profile guests;
    guests.code = "japan";
    guests.title = {"Guests from Japan"};
    view.profiles = ui::profileChoices({guests}, store_.current(), speech);
    view.files = fileList_;
    layout_ = ui::layoutFor(
        {setup_.window, setup_.scale,
         !view.cards->empty() || comparison_ != nullptr || store_.current().draft.isOpen,
         memory_.isFilterOpen, store_.current().table.isOpen});
    view.plot = ui::buildTimePlot(*dataset_, *index_, filtered_, *time, speech,
                                  state::plotDays(store_.current().timeline, dataset_->extent),
                                  ui::timePlotBox(layout_).width() / layout_.scale);
    eventDays_ = time->eventDays;
    eventMonths_ = time->eventMonths;
    log_.clear();
    intents_.clear();
    ImGui::NewFrame();
    const ui::Panel panel{view,   intents_, memory_, ui::themeOf(store_.current().theme),
                          fonts_, layout_,  &log_};
    setup_.draws ? setup_.draws(panel) : ui::drawPanels(panel);
    ImGui::EndFrame();
    for (const state::Intent& wanted : intents_) {
        apply(wanted);
    }
}

/// As the program reads it: anew for each text.
void UiDriver::refreshStory() {
    const state::SharedText& text = store_.current().draft.text;
    if (told_ == text) {
        return;
    }
    told_ = text;
    auto read = state::storyFromToml(text.view(), {*dataset_, *index_, {}}, "story.toml");
    story_ = read ? std::optional(std::move(read->value)) : std::nullopt;
}

void UiDriver::refreshTable() {
    const state::AppState& state = store_.current();
    const ui::Speech speech{&words_, setup_.language};
    const auto rows = ui::passingRows(
        ui::orderRecords(*dataset_, ui::tableOrderFor(state.table, *dataset_, speech)), selection_);
    if (tableRows_ == nullptr || *tableRows_ != rows) {
        tableRows_ = std::make_shared<const ui::TableRows>(rows);
    }
    const auto selected = ui::recordsAmong(*dataset_, state.selected);
    if (selectedRecords_ == nullptr || *selectedRecords_ != selected) {
        selectedRecords_ = std::make_shared<const ui::TableRows>(selected);
    }
}

void UiDriver::apply(const state::Intent& wanted) {
    store_.apply({wanted},
                 {{dataset_->extent, eventMonths_, {}, eventDays_}, setup_.chapterSeconds});
    refresh();
}

void UiDriver::frames(int count) {
    for (int i = 0; i < count; ++i) {
        frame();
    }
}

bool UiDriver::has(const std::string& name) const {
    return std::any_of(log_.begin(), log_.end(), [&](const ui::LoggedItem& item) {
        return !item.isText && item.panel + "/" + item.label == name;
    });
}

std::string UiDriver::firstOf(const std::string& prefix) const {
    for (const ui::LoggedItem& item : log_) {
        std::string name = item.panel + "/" + item.label;
        if (!item.isText && name.starts_with(prefix)) {
            return name;
        }
    }
    return {};
}

ui::Box UiDriver::find(const std::string& name) const {
    for (const ui::LoggedItem& item : log_) {
        if (!item.isText && item.panel + "/" + item.label == name) {
            return item.box;
        }
    }
    ADD_FAILURE() << "no widget called " << name;
    return {};
}

void UiDriver::moveTo(ImVec2 at) {
    ImGui::GetIO().MousePos = at;
    frame();
}

void UiDriver::click(const std::string& name) {
    press(name, 0);
}

void UiDriver::rightClick(const std::string& name) {
    press(name, 1);
}

void UiDriver::press(const std::string& name, int button) {
    moveTo(middleOf(find(name)));
    ImGui::GetIO().MouseDown[button] = true;
    frame();
    ImGui::GetIO().MouseDown[button] = false;
    frames(2);
}

void UiDriver::openMenu() {
    memory_.wantsMenu = true;
    frames(3);
}

void UiDriver::drag(const std::string& name, ImVec2 by) {
    dragFrom(middleOf(find(name)), by);
}

void UiDriver::wheel(float notches) {
    ImGui::GetIO().MouseWheel = notches;
    frame();
    ImGui::GetIO().MouseWheel = 0;
}

void UiDriver::dragFrom(ImVec2 from, ImVec2 by) {
    moveTo(from);
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    for (int i = 1; i <= 4; ++i) {
        const float part = static_cast<float>(i) / 4;
        moveTo({from.x + by.x * part, from.y + by.y * part});
    }
    ImGui::GetIO().MouseDown[0] = false;
    frames(2);
}

void UiDriver::type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frames(2);
}

void UiDriver::key(ImGuiKey key) {
    const auto press = [key](bool isDown) {
#if IMGUI_VERSION_NUM < 18700
        ImGui::GetIO().KeysDown[key] = isDown;
#else
        ImGui::GetIO().AddKeyEvent(key, isDown);
#endif
    };
    press(true);
    frame();
    press(false);
    frames(2);
}

void UiDriver::focusPanel(int panel) {
    memory_.wantsFocus = panel;
    frames(3);
}

std::string UiDriver::texts(const std::string& panel) const {
    std::string all;
    for (const ui::LoggedItem& item : log_) {
        if (item.isText && item.panel == panel) {
            all += item.label + "\n";
        }
    }
    return all;
}

} // namespace portolan::test
