// Keys as the list of keys writes them: "Ctrl+Shift+S", "F6", "?".
#pragma once

#include "platform/input.h"

#include <map>
#include <optional>
#include <string>

namespace portolan::test {

/// The press of a chord; nothing where it names no key.
inline std::optional<platform::InputEvent> pressOf(std::string chord) {
    using platform::Key;
    platform::InputEvent event;
    event.type = platform::InputEvent::Type::KeyDown;
    const auto take = [&chord](const std::string& prefix) {
        const bool has = chord.starts_with(prefix) && chord.size() > prefix.size();
        chord.erase(0, has ? prefix.size() : 0);
        return has;
    };
    event.modifiers.control = take("Ctrl+");
    event.modifiers.shift = take("Shift+");
    event.modifiers.alt = take("Alt+");
    static const std::map<std::string, Key> kNamed = {{"Space", Key::Space},
                                                      {"Esc", Key::Escape},
                                                      {"Enter", Key::Enter},
                                                      {"Home", Key::Home},
                                                      {"End", Key::End},
                                                      {"Tab", Key::Tab},
                                                      {"←", Key::Left},
                                                      {"→", Key::Right},
                                                      {"↑", Key::Up},
                                                      {"↓", Key::Down},
                                                      {"F1", Key::F1},
                                                      {"F5", Key::F5},
                                                      {"F6", Key::F6},
                                                      {"F11", Key::F11},
                                                      {"F10", Key::F10},
                                                      {"Menu", Key::Menu},
                                                      {"+", Key::Equal},
                                                      {"PageUp", Key::PageUp},
                                                      {"PageDown", Key::PageDown}};
    if (chord == "?") {
        event.key = Key::Slash;
        event.modifiers.shift = true;
    } else if (const auto named = kNamed.find(chord); named != kNamed.end()) {
        event.key = named->second;
    } else if (chord.size() == 1) {
        event.key = static_cast<Key>(chord.front());
    } else {
        return std::nullopt;
    }
    return event;
}

} // namespace portolan::test
