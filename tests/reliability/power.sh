#!/usr/bin/env bash
# R-03 on a real file system, as root: what had reached a loop image when the writer stood still is mounted and looked at.
# power.sh CUTS [off]; with `off` the disk says that it syncs and does not, and there must be losses (R-04).
# Build first: cargo build --release --example reliability, and run one of its `cuts`, which builds the disk beside it.
set -euo pipefail
cuts=${1:?how many cuts} sync=${2:-on}
cd "$(dirname "$0")/../.."
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/examples/reliability")
disk=$(dirname "$program")/reliability-disk.so
work=$(mktemp -d)
mkdir "$work/live" "$work/after"
truncate -s 700M "$work/empty"
mkfs.ext4 -q -F "$work/empty"
mount -o loop "$work/empty" "$work/live"
mkdir "$work/live/disk"
"$program" found "$work/live/disk/Journal" > "$work/words"
umount "$work/live"

RANDOM=20261
counted=0
for _ in $(seq "$cuts"); do
    cp --sparse=always "$work/empty" "$work/image"
    mount -o loop "$work/image" "$work/live"
    LD_PRELOAD=$disk MIMIK_DISK_UNDER=$work/live MIMIK_DISK_SYNC=$sync \
        "$program" write "$work/live/disk/Journal" "$RANDOM" > "$work/words" &
    writer=$!
    sleep "0.$(printf %03d $((100 + RANDOM % 900)))"
    kill -STOP "$writer"
    cp "$work/words" "$work/said"
    cp --sparse=always "$work/image" "$work/cut"
    kill -9 "$writer"
    wait "$writer" 2> "$work/ended" || true
    umount "$work/live"
    mount -o loop "$work/cut" "$work/after"
    "$program" check "$work/after/disk/Journal" "$work/said" >> "$work/looks"
    umount "$work/after"
    counted=$((counted + 1))
done
sum() { grep -o "$1: [0-9]*" "$work/looks" | awk '{ sum += $2 } END { print sum + 0 }'; }
echo "$counted cuts, sync $sync: $(sum lost) of $(sum said) lost, $(sum missing) photos missing," \
    "$(grep -vc 'code: 0' "$work/looks" || true) journals not whole"
rm -r "$work"
