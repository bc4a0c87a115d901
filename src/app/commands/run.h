// The program's entry: reads the command line and runs a command.
#pragma once

namespace portolan::app {

/// Returns the exit status: 0 done; 1 the data has an error; 2 wrong usage; 3 the machine lacks
/// something.
int run(int argc, char** argv);

} // namespace portolan::app
