#!/usr/bin/env bash
# What a later run restates: a small world run twice, in between of which records came late, a day was put right and a record
# went, worked out by hand; and what a pack refuses.
#
#   diff.sh [--record]     --record writes what came as what is expected: read the difference before it is kept
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

golden=$root/tests/pg/diff.csv
record=no
if [[ ${1:-} == --record ]]; then record=yes; fi
readonly before=2025-01-31 after=2025-02-28

# Decided no, all: 10 after 20 days in October, 10 after 35 days in November, 11 after 14 days in January; and one of
# 4 November without a decision.
first_records() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date) SELECT n, '2015-05-05' FROM generate_series(1, 34) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date)
SELECT n, n, '335', '2024-10-01'::date, 'N', '2024-10-21'::date FROM generate_series(1, 10) AS n
UNION ALL SELECT n, n, '335', '2024-10-16', 'N', '2024-11-20' FROM generate_series(11, 20) AS n
UNION ALL VALUES (21, 21, '335', '2024-11-04'::date, NULL, NULL::date)
UNION ALL SELECT n, n, '335', '2025-01-02', 'N', '2025-01-16' FROM generate_series(22, 32) AS n;
SQL
}

# Two requests of October come late, decided after 30 days; a decision of 20 November was of 29 November, two days too late;
# the open one was decided on 9 December, after 35 days; and one of January is taken out.
later_records() {
    sql <<'SQL'
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date)
SELECT n, n, '335', '2024-10-01'::date, 'N', '2024-10-31'::date FROM generate_series(33, 34) AS n;
UPDATE ehc.request SET outcome_date = '2024-11-29' WHERE request_id = 11;
UPDATE ehc.request SET outcome = 'N', outcome_date = '2024-12-09' WHERE request_id = 21;
DELETE FROM ehc.request WHERE request_id = 22;
SQL
}

world_run_twice() {
    first_records
    "$analyser" run --quiet --since 2024-10-01 --as-of "$before" --out "$work/out"
    later_records
    "$analyser" run --quiet --since 2024-10-01 --as-of "$after" --out "$work/out"
}

diff_csv() { "$analyser" diff "$1" "$2" --format csv; }

# Lines that must be there, on standard input: what was worked out on paper.
holds() { # FILE
    local line missing=
    while read -r line; do
        grep -qxF -- "$line" "$1" || missing+="$line"$'\n'
    done
    is_empty "$missing"
}

has_none() { # FILE PATTERN
    is_empty "$(grep -- "$2" "$1" || true)"
}

# October: 10 requests of its first day and 10 of the 16th, then two more; all decided in time, 10, then 12, which is
# 100.0 as before. Nine in ten of 12 wait 20 + 0.9 x 10 = 29 days at most (the place is 9.9, from 0).
october() {
    holds "$work/diff.csv" <<'CSV'
requests_and_refusals,2024-10; 2024-10-01,requests received,20,22,2,late data entry
six_week_decisions,2024-10; 2024-10-01,"on time, of those completed: number",10,12,2,late data entry
six_week_decisions,2024-10; 2024-10-01,"on time, of those completed: out of",10,12,2,late data entry
six_week_decisions,2024-10; 2024-10-01,days taken by nine in ten at most: days,20,29,9,late data entry
evidence,REQUEST.received; started; month; 2024-10-01,numerator,20,22,2,late data entry
CSV
    has_none "$work/diff.csv" '^six_week_decisions,2024-10.*completed: %'
}

# November: 10 of 10 decided in time, then 9 of 10; nine in ten wait 35 + 0.1 x 9 = 35.9 days at most (the place is 8.1). Due are
# those of October, 20, then 22; in time 20, then 21, which by itself is what late entry does. The day moves within the month:
# what was open at its end is as it was.
november() {
    holds "$work/diff.csv" <<'CSV'
six_week_decisions,2024-11; 2024-11-01,"on time, of those completed: %",100.0,90.0,-10.0,correction
six_week_decisions,2024-11; 2024-11-01,"on time, of those completed: number",10,9,-1,correction
six_week_decisions,2024-11; 2024-11-01,days taken by nine in ten at most: days,35,35.9,0.9,correction
six_week_decisions,2024-11; 2024-11-01,"on time, of those due: %",100.0,95.5,-4.5,late data entry
trend,REQ6.on_time; due; 2024-11,out of,20,22,2,late data entry
CSV
    has_none "$work/diff.csv" '^six_week_decisions,2024-11.*last day'
}

# December: due on the 16th, 15 days over at the end of the month, and gone once its decision is known.
december() {
    holds "$work/diff.csv" <<'CSV'
six_week_decisions,2024-12; 2024-12-01,"on time, of those due: %",0.0,100.0,100.0,late data entry
six_week_decisions,2024-12; 2024-12-01,"on time, of those completed: number",,1,,late data entry
six_week_decisions,2024-12; 2024-12-01,"on time, of those completed: mark",,[low],,late data entry
open_cases_by_age,REQ6; 2024-12-31,overdue by 1 to 30 days,1,0,-1,late data entry
open_cases_by_age,REQ6; 2024-12-31,"days overdue, median: days",15,,,late data entry
open_cases_by_age,PLAN20; 2024-12-31,open,1,0,-1,late data entry
evidence,REQ6.overdue; stock; month; 2024-12-31,value,1,0,-1,late data entry
CSV
}

# January: 11 of 11 become 10 of 10, a record less; so what was open at its end cannot be told from a record taken out.
january() {
    holds "$work/diff.csv" <<'CSV'
requests_and_refusals,2025-01; 2025-01-01,requests received,11,10,-1,correction
six_week_decisions,2025-01; 2025-01-01,"on time, of those completed: out of",11,10,-1,correction
evidence,REQ6.on_time; completed; month; 2025-01-01,denominator,11,10,-1,correction
open_cases_by_age,REQ6; 2025-01-31,open,1,0,-1,correction
CSV
}

# The quarter: 20 of 21 due in time, then 22 of 23; the 12th of 23 waits 30 days, between the 10th and 11th of 20 lie 27.5.
quarter() {
    holds "$work/diff.csv" <<'CSV'
six_week_decisions,2024 Q4; 2024-10-01,"on time, of those due: %",95.2,95.7,0.5,late data entry
six_week_decisions,2024 Q4; 2024-10-01,"days taken, median: days",27.5,30,2.5,late data entry
CSV
}

follows_as_of() {
    has_none "$work/diff.csv" 'latest\|as_of\|2025-02\|2025 Q1\|refused an assessment\|of those started\|by_due\|half_done'
}

text_counts() {
    local restated
    "$analyser" diff "$work/out/$before" "$work/out/$after" >"$work/diff.txt"
    equal "The run as of $after against the run as of $before" "$(head -n 1 "$work/diff.txt")"
    restated=$(($(wc -l <"$work/diff.csv") - 1))
    equal "$restated" "$(awk '$1 == "restated" { print $2 }' "$work/diff.txt")"
    equal "$(grep -c ',late data entry$' "$work/diff.csv")" "$(awk '/^  late data entry/ { print $4 }' "$work/diff.txt")"
    equal "$(grep -c ',correction$' "$work/diff.csv")" "$(awk '/^  correction/ { print $2 }' "$work/diff.txt")"
    equal "$restated" "$(sed '1,/^table /d' "$work/diff.txt" | wc -l)"
}

nothing_restated() { # OLD NEW
    equal 'table,row,column,old,new,difference,why
nothing restated,,,,,,' "$(diff_csv "$1" "$2")"
}

# A run whose evidence.json was changed, its digest in run.json put right: as another program would have written it.
forged() { # NAME SED-SCRIPT: a copy of the newer run, in work/NAME
    local old new
    rm -rf -- "$work/${1:?}"
    cp -r -- "$work/out/$after" "$work/$1"
    old=$(sha256sum <"$work/$1/evidence.json" | cut -d ' ' -f 1)
    sed -i -e "$2" "$work/$1/evidence.json"
    new=$(sha256sum <"$work/$1/evidence.json" | cut -d ' ' -f 1)
    [[ $old != "$new" ]] || { echo 'nothing was changed'; return 1; }
    sed -i -e "s/$old/$new/" "$work/$1/run.json"
}

by_definition() {
    forged defined 's/"definitions_digest":"[0-9a-f]*"/"definitions_digest":"0"/'
    diff_csv "$work/out/$before" "$work/defined" >"$work/defined.csv"
    equal "$(tail -n +2 "$work/diff.csv" | sed 's/,[a-z ]*$/,definition/')" "$(tail -n +2 "$work/defined.csv")"
}

# ---- packs

pack_of() { # NAME RUN [OPTION...]
    attempt "$1" "$analyser" pack "$2" --out "$work/$1.pack" "${@:3}"
}

listed_files_are_there() { # PACK
    local name sum found=0
    while read -r name sum; do
        equal "$sum" "$(sha256sum <"$1/$name" | cut -d ' ' -f 1)"
        found=$((found + 1))
    done < <(awk -F '"' '/"name"/ { name = $4 } /"sha256":/ && name { print name, $4 }' "$1/pack.json")
    ((found > 0))
}

frozen() {
    pack_of pack "$work/out/$after" --previous "$work/out/$before"
    pack_of again "$work/out/$after" --previous "$work/out/$before"
    succeeded_in_saying pack
    equal "$(fingerprint "$work/pack.pack/$after")" "$(fingerprint "$work/again.pack/$after")"
    grep -q "\"previous_as_of\":	\"$before\"" "$work/pack.pack/$after/pack.json"
    grep -q "$(sha256sum <"$work/out/$before/evidence.json" | cut -d ' ' -f 1)" "$work/pack.pack/$after/pack.json"
    listed_files_are_there "$work/pack.pack/$after"
}

succeeded_in_saying() { # NAME
    succeeded "$1"
    equal "The pack is in $work/$1.pack/$after" "$(cat "$work/$1.out")"
}

refused() { # NAME CODE WORDS...: and nothing was written
    complained "$@"
    [[ ! -e $work/$1.pack ]] || { find "$work/$1.pack"; return 1; }
}

changed_by_hand() {
    cp -r -- "$work/out/$after" "$work/changed"
    sed -i 's/"95.7","22","23"/"99.7","22","23"/' "$work/changed/evidence.json"
    if cmp -s "$work/changed/evidence.json" "$work/out/$after/evidence.json"; then echo 'nothing was changed'; return 1; fi
    pack_of by_hand "$work/changed"
    refused by_hand 5 'not the file that run.json beside it has the digest of'
    attempt diff_by_hand "$analyser" diff "$work/out/$before" "$work/changed"
    complained diff_by_hand 5 'not the file that run.json'
    pack_of previous_by_hand "$work/out/$after" --previous "$work/changed"
    refused previous_by_hand 5 'not the file that run.json'
}

implausible() { # NAME SED-SCRIPT WORDS...
    forged "forged_$1" "$2"
    pack_of "$1" "$work/forged_$1"
    refused "$1" 5 'no pack is made' "${@:3}"
}

# The same records as of a later day: what closed periods say of requests and their duties stays.
same_records_later() {
    local day
    new_database
    "$analyser" init >/dev/null
    generate --requests 700 --seed 9 --as-of 2026-06-30
    for day in 2025-12-31 2026-03-15 2026-06-30; do
        "$analyser" run --quiet --since 2023-01-01 --as-of "$day" --out "$work/later"
    done
    stays 2025-12-31 2026-03-15
    stays 2025-12-31 2026-06-30
    drop_databases
}

# But those of reviews: an amendment decided on later, and a plan that moves in later, reach back.
readonly reach_back='(AR12|AR12_MEETING|AM_NOTICE4|AM_FINAL8|AM_FINAL12|REVIEW)[.;]|^annual_reviews_and_backlog,|^nothing restated'

stays() { # OLD NEW
    diff_csv "$work/later/$1" "$work/later/$2" >"$work/later.csv"
    is_empty "$(tail -n +2 "$work/later.csv" | grep -Ev "$reach_back" || true)"
    "$analyser" diff "$work/later/$1" "$work/later/$2" >"$work/later.txt"
    awk '/^printed figures compared/ { exit !($4 > 10000) }' "$work/later.txt"
}

initialised_database
world_run_twice
diff_csv "$work/out/$before" "$work/out/$after" >"$work/diff.csv"
if [[ $record == yes ]]; then cp -- "$work/diff.csv" "$golden"; fi
check 'what is restated is what was recorded' same_file "$golden" "$work/diff.csv"
check 'requests that came late' october
check 'a day that was put right' november
check 'a decision that came late' december
check 'a record that was taken out' january
check 'a quarter with all of it' quarter
check 'what follows the day of the analysis is left out' follows_as_of
check 'the text begins with its counts and has the same lines' text_counts
check 'nothing differs from itself' nothing_restated "$work/out/$after" "$work/out/$after"
check 'other definitions are the reason given' by_definition
attempt swapped "$analyser" diff "$work/out/$after" "$work/out/$before"
check 'the older run comes first' complained swapped 5 'Give the older one first'
check 'a run of another authority is there' forged elsewhere 's/"local_authority":"335"/"local_authority":"336"/'
attempt elsewhere "$analyser" diff "$work/out/$before" "$work/elsewhere"
check 'runs of two authorities are not compared' complained elsewhere 5 'of local authority 335'
check 'the same runs give the same pack, byte for byte, and it names the previous one' frozen
check 'a run changed by hand is refused' changed_by_hand
check 'a percentage over 100 stops the pack' implausible percent 's/"95.7","22","23"/"195.7","22","23"/' \
    'percentages lie from 0 to 100' 'six_week_decisions; 2024 Q4; 2024-10-01'
check 'a number over what it is out of stops the pack' implausible number 's/"95.7","22","23"/"95.7","24","23"/' \
    'a number is no more than what it is out of'
check 'a figure outside its interval stops the pack' implausible interval 's/"95.7","22","23","79.0"/"95.7","22","23","97.0"/' \
    'a figure lies within its 95% interval'
check 'a figure of few without its mark stops the pack' implausible mark 's/"\[low\]"/""/' 'a figure of fewer than 10 cases is marked'
check 'the same records as of a later day restate nothing of a request' same_records_later
finish
