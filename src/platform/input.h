// What the user does with pointer and keys, in the order it happened. Positions are physical pixels
// of the window, origin at the top left.
#pragma once

#include <cstdint>

namespace portolan::platform {

enum class PointerButton : std::uint8_t { Left, Right, Middle, Back, Forward };

/// The keys that mean something to the program; letters and digits are their upper-case ASCII.
enum class Key : std::uint16_t {
    Unknown = 0,
    Space = 32,
    Comma = 44,
    Minus = 45,
    Period = 46,
    Slash = 47,
    Equal = 61,
    Left = 256,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Escape,
    Enter,
    Tab,
    Backspace,
    Delete,
    F1,
    F5,
    F6,
    F10,
    F11,
    Menu,
};

constexpr Key letterKey(char upperCase) {
    return static_cast<Key>(upperCase);
}

struct Modifiers {
    bool shift = false;
    bool control = false;
    bool alt = false;
    bool operator==(const Modifiers&) const = default;
};

struct InputEvent {
    enum class Type : std::uint8_t {
        PointerMove,
        PointerDown,
        PointerUp,
        PointerLeave,
        Scroll,
        KeyDown
    };
    Type type = Type::PointerMove;
    double x = 0, y = 0;             ///< the pointer's place; for Scroll too
    double scrollX = 0, scrollY = 0; ///< notches, up and right positive
    PointerButton button = PointerButton::Left;
    Key key = Key::Unknown;
    Modifiers modifiers;
    double seconds = 0; ///< when, on the window's clock
};

} // namespace portolan::platform
