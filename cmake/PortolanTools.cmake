# Compiler settings shared by every target, and the build's own helpers (ccache, mold) where present.
find_program(PORTOLAN_CCACHE ccache)
if(PORTOLAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PORTOLAN_CCACHE})
endif()
find_program(PORTOLAN_MOLD mold)
if(PORTOLAN_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
add_library(portolan_settings INTERFACE)
# Not all of -Wshadow: GCC 12 takes an enumerator of a scoped enum for a shadow of a type outside it.
target_compile_options(portolan_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow=local)
# GCC 12 at -O3 warns of std::string and std::optional where nothing is amiss (GCC bug 105329).
target_compile_options(portolan_settings INTERFACE
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized;-Wno-restrict>)
target_compile_definitions(portolan_settings INTERFACE
    GLM_FORCE_XYZW_ONLY GLM_FORCE_EXPLICIT_CTOR SPDLOG_FMT_EXTERNAL PORTOLAN_VERSION="${PROJECT_VERSION}")
if(PORTOLAN_WERROR)
    target_compile_options(portolan_settings INTERFACE -Werror)
endif()
if(PORTOLAN_SANITIZE)
    # Instrumented, GCC 12 takes std::regex for uninitialised.
    add_compile_options(-Wno-maybe-uninitialized -fsanitize=${PORTOLAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PORTOLAN_SANITIZE})
endif()
target_include_directories(portolan_settings INTERFACE ${PROJECT_SOURCE_DIR}/src)
