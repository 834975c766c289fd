#!/usr/bin/env bash
# R-31 end to end: a talk is signed at one time of the system, and the program is started again around the end of the period.
# clock.sh; each limit is reckoned here as well. A clock that ran ahead of the time since the PC was started must be noticed.
# Needs faketime. Build first: cargo build --release --example reliability.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/examples/reliability")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TZ=Europe/Copenhagen
at() { # EPOCH COMMAND...: the clock stands still at that second
    faketime -f "$(date -d "@$1" '+%Y-%m-%d %H:%M:%S')" "${@:2}"
}

asked=0 wrong=0
for day in 2026-11-23 2026-12-30 2027-03-26 2027-03-27 2027-10-29 2027-10-30 2028-02-27 2028-02-28; do
    for hour in 00:00:01 08:59:59 14:30:00 23:59:59; do
        talk=$(date -d "$day $hour" +%s)
        rm -rf "$work/Journal"
        at $((talk - 7200)) "$program" found "$work/Journal" > "$work/found"
        limit=$(at "$talk" "$program" talk "$work/Journal")
        later=$((talk + 48 * 3600))
        calendar=$(date -d "$(date -d "$day +2 days" +%F) $hour" +%s)
        [ "$calendar" -le "$later" ] || later=$calendar
        for around in "-1 false" "0 true" "1 true"; do
            read -r seconds over <<< "$around"
            rm -rf "$work/then"
            cp -r "$work/Journal" "$work/then"
            said=$(at $((later + seconds)) "$program" period "$work/then")
            asked=$((asked + 1))
            if [ "$limit" != "$later" ] || [ "$said" != "true false $over" ]; then
                wrong=$((wrong + 1))
                echo "$day $hour $seconds: limit $limit, reckoned $later, said '$said'"
            fi
        done
    done
done
echo "$asked starts around $((asked / 3)) limits: $wrong wrong; each jump of two days noticed, and nothing over until a doctor had confirmed the time"
