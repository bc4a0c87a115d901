#include "app/stage_controls.h"

#include <algorithm>

namespace portolan::app {

namespace {

using platform::Key;

constexpr std::size_t kMostDigits = 4;

} // namespace

StageControls::Result StageControls::translate(std::span<const platform::InputEvent> events,
                                               const state::Presentation& presentation,
                                               const state::Story& story, base::Language now) {
    Result result;
    at_ = presentation;
    story_ = &story;
    now_ = now;
    for (const platform::InputEvent& event : events) {
        if (event.type == platform::InputEvent::Type::KeyDown && at_.isOn) {
            key(event, result);
        }
    }
    return result;
}

void StageControls::turn(int chapters, Result& result) {
    if (at_.blank != state::Blank::None) {
        return blank(state::Blank::None, result); // the screen comes back where it was
    }
    result.intents.emplace_back(state::intent::TurnPage{chapters});
}

void StageControls::goTo(std::uint32_t chapter, Result& result) {
    at_.blank = state::Blank::None;
    at_.chapter = chapter;
    at_.seconds = 0;
    result.intents.emplace_back(state::intent::SetPresentation{at_});
}

void StageControls::blank(state::Blank wanted, Result& result) {
    at_.blank = at_.blank == wanted ? state::Blank::None : wanted;
    result.intents.emplace_back(state::intent::SetPresentation{at_});
}

void StageControls::nextLanguage(Result& result) {
    const auto& told = story_->languages;
    const auto now = std::find(told.begin(), told.end(), now_);
    const auto next = now == told.end() || now + 1 == told.end() ? told.begin() : now + 1;
    at_.language = now_ = *next;
    result.intents.emplace_back(state::intent::SetPresentation{at_});
}

void StageControls::key(const platform::InputEvent& event, Result& result) {
    const auto code = static_cast<char32_t>(event.key);
    if (event.modifiers.control || event.modifiers.alt) {
        result.quits = result.quits || event.key == platform::letterKey('Q');
        return;
    }
    if (code >= U'0' && code <= U'9' && digits_.size() < kMostDigits) {
        digits_ += static_cast<char>(code);
        return;
    }
    const std::string digits = std::exchange(digits_, {});
    switch (event.key) {
    case Key::PageDown:
    case Key::Right:
    case Key::Down:
    case Key::Space:
        return turn(1, result);
    case Key::PageUp:
    case Key::Left:
    case Key::Up:
        return turn(-1, result);
    case Key::Home:
        return goTo(0, result);
    case Key::End:
        return goTo(static_cast<std::uint32_t>(story_->chapters.size() - 1), result);
    case Key::Enter:
        if (const int chapter = digits.empty() ? 0 : std::stoi(digits);
            chapter >= 1 && static_cast<std::size_t>(chapter) <= story_->chapters.size()) {
            goTo(static_cast<std::uint32_t>(chapter - 1), result);
        }
        return;
    case Key::Escape:
        at_.isOn = false;
        at_.blank = state::Blank::None;
        result.intents.emplace_back(state::intent::SetPresentation{at_});
        return;
    case Key::F11:
        result.togglesFullScreen = !result.togglesFullScreen;
        return;
    default:
        break;
    }
    if (event.key == platform::letterKey('B') || event.key == Key::Period) {
        blank(state::Blank::Black, result);
    } else if (event.key == platform::letterKey('W') || event.key == Key::Comma) {
        blank(state::Blank::White, result);
    } else if (event.key == platform::letterKey('L')) {
        nextLanguage(result);
    }
}

} // namespace portolan::app
