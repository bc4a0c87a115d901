#!/usr/bin/env bash
# Makes the pictures of the README and the guides, with the program itself. Run it after a change that alters them.
# Pictures of the window want xvfb and imagemagick. PORTOLAN=build/dev/bin/portolan takes a program that is built.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
portolan=${PORTOLAN:-script/run}
images=docs/images

render() { "$portolan" render --size 1920x1080 -o "$images/$1" "${@:2}"; }

# The whole window on a display without a screen, once it has come to rest; nobody's own state is read or written.
window() {
    local state
    state=$(mktemp -d)
    "$portolan" --version >/dev/null # built before the display starts
    XDG_STATE_HOME=$state XDG_CONFIG_HOME=$state xvfb-run -a -s "-screen 0 1920x1080x24" bash -c '
        "${@:2}" & sleep "${PORTOLAN_REST:-15}"; import -window root "$1"; kill $!; wait $! || true' \
        - "$images/$1" "$portolan" "${@:2}"
    rm -r "$state"
}

window explore-dark.png --session "$images/question.portolan" --theme dark
window explore-light.png --session "$images/question.portolan" --theme light
window question-nothing-signed.png --fresh --size 1920x1080 --bbox 113,21,138,36 --place kaohsiung,kyushu --ties between \
    --sector semiconductors --from 2017 --status signed
render arcs-detail.png --bbox 117,21,140,37
render mission-mid-flight.png --at 2024-02-08 --bbox 117,21,138,36
