// PROJ's objects, freed by the C function that PROJ names for each.
#pragma once

#include <proj.h>

#include <memory>

namespace portolan::geo {

template<auto Destroy>
struct Deleter {
    template<class T>
    void operator()(T* p) const {
        Destroy(p);
    }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, Deleter<proj_context_destroy>>;
using ProjObject = std::unique_ptr<PJ, Deleter<proj_destroy>>;

} // namespace portolan::geo
