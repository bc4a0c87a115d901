#!/usr/bin/env bash
# Makes the pictures of the README and the guides, with the program itself. Run it after a change that alters them.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
render() { script/run render --size 1920x1080 -o "docs/images/$1" "${@:2}"; }

render explore-dark.png
render explore-light.png --theme light
render arcs-detail.png --bbox 117,21,140,37
render mission-mid-flight.png --at 2024-02-08 --bbox 117,21,138,36
