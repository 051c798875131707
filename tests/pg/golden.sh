#!/usr/bin/env bash
# What a run publishes, byte by byte, for small worlds whose figures were worked out on paper: every file but run.json is
# compared with tests/pg/golden/<world>/. Of evidence.json the version, and the digest of the definitions, are left out.
#
#   golden.sh [--record]     --record writes what came as what is expected: read the difference before it is kept
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

# World, as_of, since: late, so that the files stay small.
readonly worlds='boundary_weeks 2024-12-31 2024-01-01
annual_review 2025-06-30 2025-01-01
duplicates_and_orphans 2024-12-31 2024-12-01'

golden=$root/tests/pg/golden
record=no
if [[ ${1:-} == --record ]]; then record=yes; fi

timeless() { sed -E 's/"(version|definitions_digest)":"[^"]*"/"\1":""/g' "$1"; }

take() { # RUN FOLDER: what is held of a run
    mkdir -p -- "$2/tables"
    cp -- "$1"/*.csv "$2/"
    cp -- "$1"/tables/*.csv "$2/tables/"
    chmod -R u=rwX,go=rX "$2"
    timeless "$1/evidence.json" >"$2/evidence.json"
}


# What was recorded once is still what the worked answers say.
answers_hold() { # WORLD AS_OF
    local answers=$root/fixtures/worlds/$1/answers.csv kept=$work/answers.$1.csv
    awk -F, -v since="$3" 'NR == 1 || $4 >= since' "$answers" >"$kept"
    (($(wc -l <"$kept") > 1)) || { echo 'no answers in the period'; return 1; }
    ANSWERS=$kept EVIDENCE=$golden/$1/evidence.csv sql -f "$root/tests/pg/answers.sql"
}

new_database
while read -r world as_of since; do
    load_world "$world"
    analyse "$world" "$work/$world" "$as_of" --since "$since"
    check "$world: runs" succeeded "$world"
    take "$work/$world/$as_of" "$work/taken/$world"
    if [[ $record == yes ]]; then
        rm -rf -- "${golden:?}/$world"
        take "$work/$world/$as_of" "$golden/$world"
    fi
    while read -r file; do
        check "$world: $file" same_file "$golden/$world/$file" "$work/taken/$world/$file"
    done < <(published "$golden/$world" | sed 's|^\./||')
    check "$world: no file more or less" equal "$(published "$golden/$world")" "$(published "$work/taken/$world")"
    check "$world: the answers worked out on paper are in what was recorded" answers_hold "$world" "$as_of" "$since"
done <<<"$worlds"
check 'what is recorded is small' test "$(du -sk --apparent-size "$golden" | cut -f 1)" -lt 1800
finish
