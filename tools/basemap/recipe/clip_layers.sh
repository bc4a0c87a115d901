#!/usr/bin/env bash
# Natural Earth's lines, clipped to the window, and QGIS's division polygons → clipped.gpkg. Polygons of
# land are not clipped here: ogr2ogr drops Eurasia, which is invalid at 1:10 m (see build_coast.py).
set -euo pipefail
export OGR_GEOMETRY_ACCEPT_UNCLOSED_RING=YES

ne10=debian/libmagics++-data/usr/share/magics/10m
ne50=debian/libmagics++-data/usr/share/magics/50m
qgis=debian/qgis-common/usr/share/qgis/resources/data/world_map.gpkg
window=(64 -15 160 60)
out=clipped.part.gpkg
rm -f "$out" clipped.gpkg

add() { # add LAYER SOURCE OPTION…
    local layer=$1 source=$2
    shift 2
    local mode=()
    [ -e "$out" ] && mode=(-update)
    ogr2ogr -f GPKG "${mode[@]}" "$out" "$source" -nln "$layer" -q "$@" 2> >(grep -v ^Warning >&2 || true)
}
lines=(-nlt MULTILINESTRING)

add rivers10 $ne10/ne_10m_rivers_lake_centerlines.shp "${lines[@]}" -clipsrc "${window[@]}" -dialect sqlite -sql \
    "select name, featurecla as kind, cast(scalerank as integer) as scalerank, geometry from ne_10m_rivers_lake_centerlines"
add boundaries10 $ne10/ne_10m_admin_0_boundary_lines_land.shp "${lines[@]}" -spat "${window[@]}" -dialect sqlite -sql \
    "select featurecla, name, adm0_a3_l, adm0_a3_r, geometry from ne_10m_admin_0_boundary_lines_land where featurecla<>'ForgetMagics'"
add divisions10 $ne10/ne_10m_admin_1_states_provinces_lines.shp "${lines[@]}" -spat "${window[@]}" -dialect sqlite -sql \
    "select adm0_a3, cast(scalerank as integer) as scalerank, min_zoom, geometry from ne_10m_admin_1_states_provinces_lines"
add claims10 $qgis "${lines[@]}" -clipsrc "${window[@]}" disputed_borders
add division_labels $qgis -spat "${window[@]}" states_provinces
add rivers50 $ne50/ne_50m_rivers_lake_centerlines.shp "${lines[@]}"
add boundaries50 $ne50/ne_50m_admin_0_boundary_lines_land.shp "${lines[@]}" -where "featurecla<>'ForgetMagics'"
mv "$out" clipped.gpkg
