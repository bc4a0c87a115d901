# What the program needs at run time is put into share/portolan of the build tree, laid out as it is
# installed. portolan_share_directory(FROM TO) copies a folder there whenever one of its files changes.
add_custom_target(portolan_share)

function(portolan_share_directory from to)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${from}/*)
    string(MAKE_C_IDENTIFIER "share_${to}" name)
    set(stamp ${CMAKE_BINARY_DIR}/${name}.stamp)
    add_custom_command(OUTPUT ${stamp}
        COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/${from} ${PORTOLAN_SHARE}/${to}
        COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
        DEPENDS ${files} VERBATIM)
    add_custom_target(portolan_${name} DEPENDS ${stamp})
    add_dependencies(portolan_share portolan_${name})
endfunction()

# Translations: assets/locale/<language>.po → share/portolan/locale/<language>/portolan.mo
file(GLOB PORTOLAN_CATALOGUES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/locale/*.po)
set(catalogues)
foreach(po IN LISTS PORTOLAN_CATALOGUES)
    get_filename_component(language ${po} NAME_WE)
    set(mo ${PORTOLAN_SHARE}/locale/${language}/portolan.mo)
    add_custom_command(OUTPUT ${mo}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PORTOLAN_SHARE}/locale/${language}
        COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} -o ${mo} ${po}
        DEPENDS ${po} VERBATIM)
    list(APPEND catalogues ${mo})
endforeach()
add_custom_target(portolan_locale DEPENDS ${catalogues})
add_dependencies(portolan_share portolan_locale)

# Shaders are embedded: build/generated/embedded_shaders.cpp holds every file under shaders/ by name.
file(GLOB_RECURSE PORTOLAN_SHADERS CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/shaders/*.vert ${PROJECT_SOURCE_DIR}/shaders/*.frag ${PROJECT_SOURCE_DIR}/shaders/*.glsl)
set(PORTOLAN_EMBEDDED_SHADERS ${CMAKE_BINARY_DIR}/generated/embedded_shaders.cpp)
add_custom_command(OUTPUT ${PORTOLAN_EMBEDDED_SHADERS}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${PORTOLAN_EMBEDDED_SHADERS} -DROOT=${PROJECT_SOURCE_DIR}/shaders
            "-DFILES=${PORTOLAN_SHADERS}" -P ${PROJECT_SOURCE_DIR}/cmake/EmbedShaders.cmake
    DEPENDS ${PORTOLAN_SHADERS} ${PROJECT_SOURCE_DIR}/cmake/EmbedShaders.cmake VERBATIM)
