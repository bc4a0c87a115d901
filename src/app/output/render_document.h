// `portolan render -o x.pdf` and `x.svg`.
#pragma once

#include "print/document.h"

#include "app/output/headless_session.h"
#include "app/output/story_session.h"

#include <string>

namespace portolan::app {

/// The map as it is, or the story's moment; a PDF of a story without a chapter and a second has a
/// page for each chapter, at its end. Last, in a PDF, the sources of what is shown. Error (Data,
/// Usage, Machine): the story's, or the file cannot be written.
base::Result<void> renderDocument(const std::string& output, print::Format, const StoryMoment&,
                                  HeadlessSession&);

} // namespace portolan::app
