#!/usr/bin/env bash
# A generated world is written as the SEN2 returns of four years, these are imported into an empty database, and its
# evidence is that of the world itself, cell by cell, as far as a return carries it (round_trip.sql, round_trip_known.sql).
# XML and COLLECT alike.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly day=2026-01-15 years='2023 2024 2025 2026'

# What the returns carry from 2024 on: by then each request in the clocks was received in a year of a return.
readonly carried='^[^,]*,[^,]*,(REQ6|PLAN20|NOTISSUE16|REQUEST|ASSESSMENT|AR_DEC4|AM_NOTICE4)\.'

run_into() { sql -f "$root/tests/pg/round_trip_known.sql" >/dev/null && "$analyser" run --out "$work/$1" --as-of "$day" --since 2024-01-01 --quiet; }

cells() { grep -E "$carried" "$work/$1/$day/evidence.csv"; }

generate_world() { generate --as-of "$day"; }

as_carried() { sql -f "$root/tests/pg/round_trip.sql" >/dev/null && run_into world; }

write_returns() {
    local year
    for year in $years; do
        "$generator" --as-of "$day" --sen2 "$work/$year.xml" --collect "$work/collect_$year" --return-year "$year" 2>"$work/generate.err"
        xmllint --noout "$work/$year.xml"
    done
}

import_xml() {
    local year
    for year in $years; do "$analyser" import sen2 "$work/$year.xml" >"$work/said_$year"; done
    run_into xml
}

import_collect() {
    local year
    for year in $years; do "$analyser" import collect "$work/collect_$year" >/dev/null; done
    run_into collect
}

same_cells() { diff <(cells world) <(cells "$1") >"$work/difference" || { wc -l <"$work/difference"; head -n 40 "$work/difference"; return 1; }; }

enough_cells() { (($(cells world | wc -l) > 30000)); }

nobody_lost() { # matching by UPN and what else there is leaves nobody out
    ! grep -h 'M01\|M02' "$work"/said_*
}

main() {
    initialised_database
    check 'a world is generated' generate_world
    check 'its returns are written, and xmllint takes them' write_returns
    check 'it is run as far as the returns carry it' as_carried
    check 'there are cells enough to compare' enough_cells
    initialised_database
    check 'the four returns are imported as XML' import_xml
    check 'the evidence of the XML is that of the world' same_cells xml
    check 'nobody is left out' nobody_lost
    initialised_database
    check "the four returns are imported as COLLECT's tables" import_collect
    check "the evidence of COLLECT's tables is that of the world" same_cells collect
    finish
}

main "$@"
