#include "app/run.h"

namespace portolan::app {

int run(int, char**) {
    return 0;
}

} // namespace portolan::app
