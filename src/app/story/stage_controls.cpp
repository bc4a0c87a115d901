#include "app/story/stage_controls.h"

#include "scene/stage.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace portolan::app {

namespace {

using platform::InputEvent;
using platform::Key;
using platform::letterKey;
using ui::StageDeed;

constexpr std::size_t kMostDigits = 4;

enum class With : std::uint8_t { Nothing, Shift, Control };
struct KeyDeed {
    Key key;
    StageDeed deed;
    With with = With::Nothing;
};
constexpr std::array<KeyDeed, 24> kKeys = {
    {{Key::PageDown, StageDeed::Next},
     {Key::Right, StageDeed::Next},
     {Key::Down, StageDeed::Next},
     {Key::Space, StageDeed::Next},
     {Key::PageUp, StageDeed::Previous},
     {Key::Left, StageDeed::Previous},
     {Key::Up, StageDeed::Previous},
     {Key::Escape, StageDeed::Leave},
     {Key::Escape, StageDeed::End, With::Shift},
     {letterKey('B'), StageDeed::Black},
     {Key::Period, StageDeed::Black},
     {letterKey('W'), StageDeed::White},
     {Key::Comma, StageDeed::White},
     {letterKey('K'), StageDeed::Pause},
     {letterKey('S'), StageDeed::Spot},
     {letterKey('D'), StageDeed::Pen},
     {letterKey('E'), StageDeed::Wipe},
     {letterKey('Z'), StageDeed::TakeBack, With::Control},
     {letterKey('L'), StageDeed::Language},
     {letterKey('L'), StageDeed::WindowLanguage, With::Shift},
     {letterKey('P'), StageDeed::Window},
     {letterKey('R'), StageDeed::Loop},
     {Key::Equal, StageDeed::WindowLarger, With::Control},
     {Key::Minus, StageDeed::WindowSmaller, With::Control}}};

/// Shift counts where it makes a difference: a capital is the letter all the same.
std::optional<StageDeed> deedOf(const InputEvent& event) {
    const auto find = [&event](With with) {
        return std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyDeed& row) {
            return row.key == event.key && row.with == with;
        });
    };
    const auto* found = kKeys.end();
    if (event.modifiers.control) {
        found = find(With::Control);
    } else if (event.modifiers.shift) {
        found = find(With::Shift);
    }
    if (found == kKeys.end() && !event.modifiers.control) {
        found = find(With::Nothing);
    }
    return found != kKeys.end() ? std::optional(found->deed) : std::nullopt;
}

} // namespace

state::StagePoint onStage(glm::dvec2 px, glm::ivec2 sizePx) {
    const glm::dvec2 at = (px - glm::dvec2(sizePx) * 0.5) / scene::stageScale(sizePx);
    return {static_cast<float>(at.x), static_cast<float>(at.y)};
}

StageControls::Result StageControls::translate(std::span<const InputEvent> events,
                                               const ui::StageView& view, std::size_t chapters,
                                               const StageTarget* target) {
    Result result;
    view_ = &view;
    at_ = view.presentation;
    chapters_ = chapters;
    for (const InputEvent& event : events) {
        if (!at_.isOn) {
            break;
        }
        if (event.type == InputEvent::Type::KeyDown) {
            key(event, result);
        } else if (target != nullptr) {
            point(event, *target, result);
        }
    }
    return result;
}

void StageControls::take(state::Intent wanted, Result& result) {
    if (const auto* set = std::get_if<state::intent::SetPresentation>(&wanted)) {
        at_ = set->presentation;
    }
    result.intents.push_back(std::move(wanted));
}

void StageControls::goTo(std::size_t chapter, Result& result) {
    state::Presentation stage = at_;
    stage.blank = state::Blank::None;
    stage.chapter = static_cast<std::uint32_t>(chapter);
    stage.seconds = 0;
    take(state::intent::SetPresentation{std::move(stage)}, result);
}

/// Home, End, and what was typed before Enter.
bool StageControls::pageKey(const InputEvent& event, const std::string& digits, Result& result) {
    switch (event.key) {
    case Key::Home:
        goTo(0, result);
        return true;
    case Key::End:
        goTo(chapters_ - 1, result);
        return true;
    case Key::Enter:
        if (const std::size_t chapter = digits.empty() ? 0 : std::stoul(digits);
            chapter >= 1 && chapter <= chapters_) {
            goTo(chapter - 1, result);
        }
        return true;
    default:
        return false;
    }
}

void StageControls::key(const InputEvent& event, Result& result) {
    const bool hasControl = event.modifiers.control || event.modifiers.alt;
    const auto code = static_cast<char32_t>(event.key);
    if (!hasControl && code >= U'0' && code <= U'9' && digits_.size() < kMostDigits) {
        digits_ += static_cast<char>(code);
        return;
    }
    const std::string digits = std::exchange(digits_, {});
    result.quits = result.quits || (event.modifiers.control && event.key == letterKey('Q'));
    const bool isVertical = event.key == Key::Up || event.key == Key::Down;
    if (!hasControl && event.key == Key::F11) {
        result.togglesFullScreen = !result.togglesFullScreen;
    } else if (event.modifiers.shift && isVertical) {
        result.scrolls += event.key == Key::Down ? 1 : -1;
    } else if (hasControl || !pageKey(event, digits, result)) {
        const auto deed = event.modifiers.alt ? std::nullopt : deedOf(event);
        if (deed) {
            take(wantedBy(*deed, {at_, view_->languages, at_.language.value_or(view_->language),
                                  view_->interface, view_->windowScale}),
                 result);
        }
    }
}

void StageControls::point(const InputEvent& event, const StageTarget& target, Result& result) {
    using Type = InputEvent::Type;
    if (at_.tool == state::StageTool::None) {
        draws_ = false;
        return;
    }
    const state::StagePoint at = onStage({event.x, event.y}, target.sizePx);
    const bool isLeft = event.button == platform::PointerButton::Left;
    if (event.type == Type::PointerLeave) {
        result.intents.emplace_back(state::intent::PointOnStage{});
    } else if (event.type == Type::PointerDown && isLeft && !target.barHasPointer) {
        draws_ = at_.tool == state::StageTool::Pen;
        result.intents.emplace_back(state::intent::PointOnStage{at});
        if (draws_) {
            result.intents.emplace_back(state::intent::DrawOnStage{at, true});
        }
    } else if (event.type == Type::PointerUp && isLeft) {
        draws_ = false;
    } else if (event.type == Type::PointerMove && draws_) {
        result.intents.emplace_back(state::intent::DrawOnStage{at, false});
    } else if (event.type == Type::PointerMove) {
        result.intents.emplace_back(
            state::intent::PointOnStage{target.barHasPointer ? std::nullopt : std::optional(at)});
    }
}

} // namespace portolan::app
