// PROJ's objects, freed by the C function that PROJ names for each.
#pragma once

#include "base/deleter.h"

#include <proj.h>

#include <memory>

namespace portolan::geo {

using ProjContext = std::unique_ptr<PJ_CONTEXT, base::Deleter<proj_context_destroy>>;
using ProjObject = std::unique_ptr<PJ, base::Deleter<proj_destroy>>;

} // namespace portolan::geo
