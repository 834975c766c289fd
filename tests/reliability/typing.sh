#!/usr/bin/env bash
# R-29 in a real window: a person types, and the program is killed or locked at some moment.
# typing.sh ROUNDS; of a kill what was typed more than two seconds before must be in the draft, of a lock every character.
# The sleeps are for the person who waits until a page is there; on a slower machine they must be longer.
# Needs Xvfb, openbox, xdotool and setxkbmap. Build first: cargo build --release --bins --example reliability.
set -euo pipefail
rounds=${1:?how many rounds}
cd "$(dirname "$0")/../.."
built=$(realpath "${CARGO_TARGET_DIR:-target}/release")
work=$(mktemp -d)
export DISPLAY=:87 LIBGL_ALWAYS_SOFTWARE=1 MIMIK_CONFIG=$work/settings
Xvfb :87 -screen 0 1440x900x24 > "$work/screen" 2>&1 &
screen=$!
trap 'kill $screen; rm -rf "$work"' EXIT
sleep 2
openbox > "$work/manager" 2>&1 &
setxkbmap dk
"$built/examples/reliability" found "$work/Journal" > "$work/found"
RANDOM=20261

now() { date +%s%3N; }
open() { # unlocks, finds the only patient, and puts the caret behind what the consultation says of her wishes
    "$built/mimik" --vault "$work/Journal" > "$work/window" 2>&1 &
    window=$!
    xdotool search --onlyvisible --sync --name Mimik > "$work/seen"
    sleep 3
    xdotool type --delay 20 'blåbærgrød på en tirsdag'
    xdotool key Return
    sleep 4
    xdotool key ctrl+k
    sleep 1
    xdotool type --delay 20 'Test'
    sleep 1
    xdotool key Return
    sleep 2
    xdotool key alt+2
    sleep 2
    [ "$1" -gt 1 ] || { xdotool key ctrl+Return; sleep 2; }
    xdotool mousemove 490 315 click 1
    sleep 0.3
    xdotool key ctrl+End
}
type_for() { # milliseconds; each letter and when it was sent go to a file
    local until=$(($(now) + $1)) letter
    : > "$work/letters"
    while [ "$(now)" -lt "$until" ]; do
        letter=$(printf "\\$(printf %o $((97 + RANDOM % 26)))")
        xdotool key "$letter"
        echo "$(now) $letter" >> "$work/letters"
        sleep "0.0$((2 + RANDOM % 7))"
    done
}

typed=0 due=0 lost=0 short=0
for round in $(seq "$rounds"); do
    open "$round"
    xdotool type --delay 20 " r$round "
    type_for $((2500 + RANDOM % 3000))
    if [ $((round % 2)) = 0 ]; then
        xdotool key ctrl+l
        limit=$(now)
        sleep 2
        kill -9 "$window"
    else
        kill -9 "$window"
        limit=$(($(now) - 2000))
    fi
    wait "$window" 2> "$work/ended" || true
    must=$(awk -v limit="$limit" '$1 <= limit { printf "%s", $2 }' "$work/letters")
    "$built/examples/reliability" typed "$work/Journal" > "$work/drafts"
    kept=$(grep -o " r$round [a-z]*" "$work/drafts" | tail -1 | cut -d' ' -f3 || true)
    typed=$((typed + $(wc -l < "$work/letters")))
    due=$((due + ${#must}))
    case $kept in
        "$must"*) ;;
        *)
            short=$((short + 1))
            common=$(printf '%s\n%s\n' "$must" "$kept" | sed -e 'N;s/^\(.*\).*\n\1.*$/\1/')
            lost=$((lost + ${#must} - ${#common}))
            echo "round $round: must '$must', kept '$kept'"
            ;;
    esac
done
echo "$rounds rounds, every second locked, the others killed: $typed letters typed, $due of them due, $lost lost in $short rounds"
