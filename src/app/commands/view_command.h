// portolan view: the window. The loop of docs/architecture.md: input and panels append intents, the
// store applies them, the picture follows.
#pragma once

#include "app/window/view_options.h"

namespace portolan::app {

/// Opens the window and returns when it is closed: the program's exit status.
int runView(const ViewOptions&);

} // namespace portolan::app
