// What a letter costs that is typed into a story.
#pragma once

#include "app/output/headless_session.h"
#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace portolan::app {

/// Letters typed into the caption of the story's middle chapter, each made ready as the window does
/// before it draws: `letter_ms` in all, and of it `letter_write_ms` into the text, `letter_tell_ms`
/// until it can be told, `letter_list_ms` for the panel. Error: the story cannot be read or told.
base::Result<nlohmann::json> benchLetters(const std::string& file, const HeadlessSession&,
                                          int letters);

} // namespace portolan::app
