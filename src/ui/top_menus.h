// The menus of the top bar, and what its switches show.
#pragma once

#include "base/language.h"
#include "ui/panel.h"

#include <array>
#include <string>
#include <string_view>

namespace portolan::ui {

/// Each language in itself: they are read by those who do not read the present one.
inline constexpr std::array<const char*, base::kLanguageCount> kShortNames = {
    "EN", "日本語", "繁中", "简中", "한국어", "ID"};
inline constexpr std::array<const char*, base::kLanguageCount> kLongNames = {
    "English", "日本語", "繁體中文", "简体中文", "한국어", "Bahasa Indonesia"};

std::string projectionLabel(const Panel&, std::string_view projection);
/// "Boundaries: Neutral".
std::string viewpointLabel(const Panel&);

/// The presets, and a line for any definition that PROJ knows.
void projectionMenu(Panel&);
void viewpointMenu(Panel&);
void languageMenu(Panel&);
void themeMenu(Panel&);
/// Sessions, taking away, size, motion and colour vision.
void programMenu(Panel&);
/// Its lines alone.
void programItems(Panel&);
/// In a small window projection, boundaries and theme share one menu.
void smallMenu(Panel&);

} // namespace portolan::ui
