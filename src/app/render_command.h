// `portolan render`: a picture without a window.
#pragma once

#include "app/view_arguments.h"

#include <string>

namespace portolan::app {

struct RenderOptions {
    std::string dataset;
    std::string output;
    ViewArguments view;
};

/// Returns the exit status; errors are printed.
int runRender(const RenderOptions&);

} // namespace portolan::app
