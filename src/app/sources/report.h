// How problems reach the user of the command line: standard error, one line each.
#pragma once

#include "base/diagnostics.h"

namespace portolan::app {

/// "portolan: what: mend". Returns the exit status that the error stands for.
int report(const base::Error& error);
/// "file:line:column: error|warning: message", one line each.
void report(const base::Diagnostics& diagnostics);

} // namespace portolan::app
