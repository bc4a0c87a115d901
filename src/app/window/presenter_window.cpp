#include "app/window/presenter_window.h"

#include "app/sources/catalogues.h"
#include "app/sources/profile_source.h"
#include "app/window/interface_fonts.h"
#include "platform/font_source.h"
#include "ui/story_model.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace portolan::app {

namespace {

constexpr int kFramesPerInput = 3;
constexpr double kSlowest = 1; ///< seconds between its pictures: the clock
constexpr double kWhileMoving = 1 / 12.0;

std::string timeOfDay() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 8> text{};
    std::strftime(text.data(), text.size(), "%H:%M", &local);
    return text.data();
}

/// In the language, else in the first of the story's that has it.
std::string textIn(const dataset::Translations& texts, base::Language language,
                   const state::Story& story) {
    if (!texts[base::indexOf(language)].empty()) {
        return texts[base::indexOf(language)];
    }
    for (const base::Language other : story.languages) {
        if (!texts[base::indexOf(other)].empty()) {
            return texts[base::indexOf(other)];
        }
    }
    return {};
}

/// The file is known: its line leads.
std::string textOf(const base::Diagnostic& problem) {
    return problem.where.line > 0 ? fmt::format("{}: {}", problem.where.line, problem.message)
                                  : problem.message;
}

base::Language languageOf(const state::AppState& state) {
    return state.presentation.window.language.value_or(state.language);
}

} // namespace

base::Result<std::unique_ptr<PresenterWindow>> PresenterWindow::open(platform::Window& stage,
                                                                     const std::string& monitor) {
    auto window =
        platform::Window::openBeside(stage, {.title = "Portolan", .width = 1280, .height = 720});
    if (!window) {
        return tl::unexpected(window.error());
    }
    (*window)->standOn(monitor, stage);
    return std::unique_ptr<PresenterWindow>(new PresenterWindow(stage, *std::move(window)));
}

PresenterWindow::PresenterWindow(platform::Window& stage, std::unique_ptr<platform::Window> window)
    : stage_(stage), window_(std::move(window)) {
    profiles_ = shippedProfiles().value_or(std::vector<state::Profile>());
    window_->makeCurrent();
    host_.emplace(*window_, platform::makeSystemFonts(), platform::ImguiHost::Input::Fed);
    stage_.makeCurrent();
}

PresenterWindow::~PresenterWindow() {
    window_->makeCurrent();
    host_.reset();
    stage_.makeCurrent();
}

std::vector<platform::InputEvent> PresenterWindow::takeEvents() {
    std::vector<platform::InputEvent> events = window_->takeEvents();
    if (!events.empty()) {
        const platform::ImguiHost::Use use(*host_);
        host_->feed(events);
        std::erase_if(events,
                      [this](const platform::InputEvent& event) { return host_->type(event); });
        framesToDraw_ = kFramesPerInput;
    }
    return events;
}

double PresenterWindow::scale(const state::PresenterWindow& wanted) const {
    return wanted.scale != 0 ? wanted.scale : ui::interfaceScale(window_->contentScale());
}

bool PresenterWindow::isDue(bool isMoving, double seconds) {
    if (window_->takeExposed()) {
        framesToDraw_ = kFramesPerInput;
    }
    return framesToDraw_ > 0 || drawn_ < 0 || window_->hasEvents() ||
           seconds - drawn_ >= (isMoving ? kWhileMoving : kSlowest);
}

double PresenterWindow::wait(double seconds) const {
    return framesToDraw_ > 0 || drawn_ < 0 ? 0 : std::max(drawn_ + kSlowest - seconds, 0.0);
}

std::string PresenterWindow::charactersOf(const PresenterMoment& moment) const {
    std::string all = " …:/,.;-−?" + words_.characters();
    for (char sign = '!'; sign <= '~'; ++sign) {
        all += sign;
    }
    const auto add = [&all](const dataset::Translations& texts) {
        for (const std::string& text : texts) {
            all += text;
        }
    };
    const state::Story& story = moment.presenter.told().telling().story();
    add(story.title);
    for (const state::Profile& profile : profiles_) {
        add(profile.title);
    }
    for (const state::Chapter& chapter : story.chapters) {
        add(chapter.title);
        add(chapter.notes);
    }
    for (const base::Diagnostic& problem : moment.presenter.problems()) {
        all += problem.message;
    }
    return all;
}

base::Result<void> PresenterWindow::prepare(const PresenterMoment& moment) {
    const base::Language language = languageOf(moment.state);
    const auto factor = static_cast<float>(scale(moment.state.presentation.window));
    if (wordsFor_ != language) {
        words_ = readCatalogue(language);
        wordsFor_ = language;
    }
    if (styledFor_ != factor) {
        ImGui::GetStyle() = ui::styleFor(ui::themeOf(state::Theme::Dark), factor);
        styledFor_ = factor;
    }
    const FontKey key{language, factor, moment.presenter.problems().size(),
                      moment.presenter.version()};
    if (fontsFor_ == key) {
        return {};
    }
    const auto built =
        host_->setFonts(fontsOf(ui::kPresenterTypeSizes, factor), {charactersOf(moment), language});
    if (!built) {
        return tl::unexpected(built.error());
    }
    std::copy(built->begin(), built->end(), fonts_.begin());
    ImGui::GetIO().FontDefault = fonts_[0];
    fontsFor_ = key;
    return {};
}

ui::PresenterModel PresenterWindow::model(const PresenterMoment& moment) const {
    const state::Story& story = moment.presenter.told().telling().story();
    const base::Language language = languageOf(moment.state);
    ui::StageView view = moment.presenter.view(moment.state);
    view.windowScale = scale(moment.state.presentation.window);
    ui::PresenterModel model(view);
    model.story = textIn(story.title, language, story);
    for (const state::Chapter& chapter : story.chapters) {
        model.chapters.push_back(textIn(chapter.title, language, story));
        model.seconds.push_back(chapter.seconds);
    }
    const std::size_t now = moment.state.presentation.chapter;
    model.notes = textIn(story.chapters[now].notes, language, story);
    model.clock = timeOfDay();
    model.elapsed = moment.elapsed;
    model.left = moment.presenter.secondsLeft(moment.state.presentation);
    for (const base::Diagnostic& problem : moment.presenter.problems()) {
        model.problems.push_back(textOf(problem));
    }
    model.stage = pictureOf(moment.stage, moment.presenter.told().sizePx());
    model.next = pictureOf(moment.next, moment.presenter.told().sizePx());
    return model;
}

base::Result<void> PresenterWindow::draw(const PresenterMoment& moment, double seconds,
                                         state::Intents& intents) {
    framesToDraw_ = std::max(framesToDraw_ - 1, 0);
    drawn_ = seconds;
    window_->makeCurrent();
    const platform::ImguiHost::Use use(*host_);
    auto ready = prepare(moment);
    if (ready) {
        const platform::Extent size = window_->framebufferSize();
        const ImVec2 physical(static_cast<float>(size.width), static_cast<float>(size.height));
        ui::ViewModel view;
        view.state = &moment.state;
        view.speech = {&words_, languageOf(moment.state)};
        view.profiles = ui::profileChoices(profiles_, moment.state, view.speech);
        ui::Layout layout;
        layout.scale = styledFor_;
        layout.map = {{0, 0}, physical};
        host_->beginFrame();
        ui::drawPresenter({view, intents, memory_, ui::themeOf(state::Theme::Dark), fonts_, layout},
                          model(moment), presenterMemory_, physical, moment.scrolls);
        host_->render();
        window_->present();
    }
    stage_.makeCurrent();
    return ready;
}

} // namespace portolan::app
