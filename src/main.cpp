#include "app/commands/run.h"

int main(int argc, char** argv) {
    return portolan::app::run(argc, argv);
}
