#!/usr/bin/env bash
# The committed sample of a pack, made again from nothing. `--record` makes it anew, with the picture of its first page.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly as_of=2026-06-30 sample=$root/reports/sample

make_pack() { # as fixtures/demo.sh does
    generate --seed 1 --as-of "$as_of" --mess 0.005 --text 0.3
    "$analyser" run --as-of "$as_of" --out "$work/run" --quiet
    "$analyser" pack "$work/run/$as_of" --out "$work/pack" >/dev/null
}

# The version of the program and the digests that follow from it are another one's with each commit.
timeless() { sed -E 's/run of version [^;]*;/run of version V;/; s/SHA-256 [0-9a-f]{64}/SHA-256 D/' "$1"; }

is_the_same() {
    timeless "$work/pack/$as_of/board-pack.html" >"$work/found"
    timeless "$sample/board-pack.html" >"$work/recorded"
    same_file "$work/recorded" "$work/found"
}

record() {
    mkdir -p "$sample"
    cp -- "$work/pack/$as_of/board-pack.html" "$sample/"
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,1500 \
        --screenshot="$sample/first-page.png" "file://$sample/board-pack.html" >/dev/null 2>&1
}

initialised_database
check 'the sample is made' make_pack
if [[ ${1:-} == --record ]]; then check 'the sample is recorded' record; fi
check 'it is the sample that is committed' is_the_same
finish
