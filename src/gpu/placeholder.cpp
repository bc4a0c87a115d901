#include "gpu/shader_source.h"
