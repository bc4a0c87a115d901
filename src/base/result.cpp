#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace portolan::base {

void abortExpectation(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: broken expectation: %s\n", file, line, condition);
    std::abort();
}

} // namespace portolan::base
