#!/usr/bin/env bash
# evidence.xlsx is read back by two programs that know nothing of the one that made it: openpyxl for what is in its cells,
# LibreOffice for what is seen of them. Every cell of every table is compared with tables/*.csv, every figure with evidence.csv.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly python=/usr/bin/python3 # Debian's, for which its openpyxl is installed
readonly as_shown='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1' # all worksheets

pack() { # RUN INTO [VARIABLE=VALUE...]: work/INTO/<as_of>/evidence.xlsx
    local run=$1 into=$2
    shift 2
    attempt "$into" env "$@" "$analyser" pack "$run" --out "$work/$into"
    succeeded "$into"
}

run_and_pack() { # NAME AS_OF
    analyse "run_$1" "$work/run_$1" "$2" "${@:3}"
    succeeded "run_$1"
    pack "$work/run_$1/$2" "$1"
}

# A workbook that had to be mended is not opened without a person to ask.
show() { # NAME AS_OF
    mkdir -p -- "$work/$1.shown"
    cp -- "$work/$1/$2/evidence.xlsx" "$work/$1.shown/workbook.xlsx"
    HOME=$work timeout 300 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to "$as_shown" \
        --outdir "$work/$1.shown" "$work/$1.shown/workbook.xlsx" >"$work/$1.office" 2>&1
    [[ -s $work/$1.shown/workbook-figures.csv ]] || { cat "$work/$1.office"; return 1; }
}

read_back() { # NAME RUN: work/NAME.found, line by line what is wrong
    "$python" "$root/tests/pg/workbook.py" "$work/$1/${2##*/}/evidence.xlsx" "$2" "$work/$1.shown" >"$work/$1.found"
    tail -n 1 "$work/$1.found" | grep -q '^[0-9]* cells compared$'
}

rules='parts      the parts of the file are well-formed XML, of no day
names      worksheets are named as they should be, in their order
one table  every worksheet has one marked-up table from column A and nothing below or beside it
headings   headings are those of the table, none twice
above      title, number of tables, notes, blank cells and source stand above
merged     no cells are merged
hidden     nothing is hidden
freeze     the header stays in sight
cursor     the cursor is in A1 of the first worksheet
font       every cell is sans-serif, 12 points at least
formula    nothing is computed in the workbook
contents   contents link to every worksheet
notes      the notes have the legend, and note and law of every table
properties title, day and the record it was made from are in the properties
cells      every cell of every table is that of tables/*.csv, numbers as numbers
shown      and is shown so
figures    every figure of all children is that of evidence.csv
charts     the charts are of the months of the headlines'
readonly rules

# Nothing is kept by a workbook that was not read to its end.
kept() { # NAME RULE
    tail -n 1 "$work/$1.found" | grep -q ' cells compared$'
    is_empty "$(grep "^$2: " "$work/$1.found" | head -n 20)"
}

check_rules() { # NAME WHERE
    local rule says
    while read -r line; do
        rule=${line:0:10} says=${line:11}
        rule=${rule%"${rule##*[! ]}"}
        check "$2: $says" kept "$1" "$rule"
    done <<<"$rules"
    check "$2: no other complaint" is_empty "$(grep -vE "^($(cut -c 1-10 <<<"$rules" | sed 's/ *$//' | paste -s -d '|')): |cells compared$" "$work/$1.found")"
}

looked_at() { # NAME AS_OF WHERE CELLS: at least so many
    check "$3: LibreOffice opens it" show "$1" "$2"
    check "$3: it is read back" read_back "$1" "$work/run_$1/$2"
    check "$3: many cells" test "$(sed -n 's/ cells compared$//p' "$work/$1.found" | grep . || echo 0)" -ge "$4"
    check_rules "$1" "$3"
}

same_bytes() { # another day, place, language and folder for what is passing
    local again
    mkdir -p -- "$work/elsewhere"
    pack "$work/run_whole/2026-06-30" again TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TMPDIR="$work/elsewhere"
    for again in evidence.xlsx pack.json; do cmp -- "$work/whole/2026-06-30/$again" "$work/again/2026-06-30/$again"; done
    is_empty "$(ls -A "$work/elsewhere")"
}

# What is compared can differ: one figure, one text, one row.
differences_are_seen() {
    local what
    cp -r -- "$work/run_small/2024-12-31" "$work/changed-2024-12-31"
    mkdir -p "$work/changed"
    mv -- "$work/changed-2024-12-31" "$work/changed/2024-12-31"
    sed -i '2s/,\([0-9]\)/,9\1/' "$work/changed/2024-12-31/tables/twenty_weeks.csv"
    sed -i '3s/error/mistake/' "$work/changed/2024-12-31/tables/data_quality.csv"
    sed -i '$d' "$work/changed/2024-12-31/tables/voice.csv"
    sed -i '0,/,all,all,/s/,all,all,/,all,all,9/' "$work/changed/2024-12-31/evidence.csv"
    "$python" "$root/tests/pg/workbook.py" "$work/small/2024-12-31/evidence.xlsx" "$work/changed/2024-12-31" "$work/small.shown" >"$work/seen"
    for what in 'cells: twenty_weeks' 'shown: twenty_weeks' 'cells: voice' 'figures: figures'; do
        grep -q "^$what" "$work/seen" || { printf 'not seen: %s\n' "$what"; return 1; }
    done
}

# And every rule can be broken.
breaches_are_seen() {
    local rule
    mkdir -p -- "$work/spoilt"
    "$python" "$root/tests/pg/workbook_spoilt.py" "$work/small/2024-12-31/evidence.xlsx" "$work/spoilt/evidence.xlsx"
    "$python" "$root/tests/pg/workbook.py" "$work/spoilt/evidence.xlsx" "$work/run_small/2024-12-31" "$work/small.shown" >"$work/seen" || true
    while read -r line; do
        rule=${line:0:10}
        rule=${rule%"${rule##*[! ]}"}
        [[ $rule == shown || $rule == figures ]] || grep -q "^$rule: " "$work/seen" || { printf 'not seen: %s\n' "$rule"; tail -n 3 "$work/seen"; return 1; }
    done <<<"$rules"
}

main() {
    initialised_database
    check 'a messy world is generated' generate --mess 0.005
    check 'a whole authority: it is made' run_and_pack whole 2026-06-30
    looked_at whole 2026-06-30 'a whole authority' 300000
    check 'a whole authority: the same bytes again' same_bytes
    initialised_database
    check 'an empty database: it is made' run_and_pack empty 2026-06-30
    looked_at empty 2026-06-30 'an empty database' 100
    load_world duplicates_and_orphans
    check 'a small world: it is made' run_and_pack small 2024-12-31 --since 2024-12-01
    looked_at small 2024-12-31 'a small world' 1000
    check 'differences are seen' differences_are_seen
    check 'breaches are seen' breaches_are_seen
    finish
}

main "$@"
