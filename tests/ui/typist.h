// Somebody at the keyboard: chords go to the program's shortcuts and to Dear ImGui, as in the
// window.
#pragma once

#include "app/window/controls.h"
#include "ui/ui_driver.h"

#include <string>

namespace portolan::test {

class Typist {
public:
    explicit Typist(UiDriver& ui);

    /// "Ctrl+K", "Tab", "Shift+Tab", "H".
    void press(const std::string& chord);
    void type(const std::string& text) { ui_.type(text); }
    /// Presses a key, at most so often, until the widget "filter/place kyushu" has the keyboard;
    /// false where it never does.
    bool goTo(const std::string& widget, const std::string& key = "Tab", int most = 80);
    /// The widget that has the keyboard, "" where none has.
    std::string at() const;

private:
    void obey(ui::Command command);

    UiDriver& ui_;
    app::Controls controls_;
    geo::Projection projection_;
};

} // namespace portolan::test
