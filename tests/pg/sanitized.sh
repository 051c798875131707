#!/usr/bin/env bash
# One spoilt world through every command that reads cases or plans, in each of its formats. Slower tests say whether the
# answers are right; this one is for a build that watches itself (AddressSanitizer, UndefinedBehaviorSanitizer), which ends
# with a status of its own where it finds a fault or a leak.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly as_of=2025-06-30

try() { # WHAT EXIT ARGUMENT...: the program ends as it should, and has said something
    local what=$1 code=$2
    shift 2
    attempt tried "$analyser" "$@"
    check "$what" ended "$code"
}

ended() { # EXIT
    exited tried "$1"
    [[ -s $work/tried.out || -s $work/tried.err || -s $work/table.xlsx ]]
    is_empty "$(grep -aE 'Sanitizer|runtime error' "$work/tried.err" || true)"
}

smallest() { ask "SELECT min($2) FROM ehc.$1"; }

# A case with much in it: the person with the most rows of advice.
busiest() {
    ask "SELECT q.person_id FROM ehc.request q JOIN ehc.advice a USING (request_id) WHERE q.person_id IS NOT NULL
         GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
}

initialised_database
generate --requests 250 --mess 0.1 --text 0.3 --seed 77 --as-of "$as_of"
ask "UPDATE ehc.request SET received_date = NULL WHERE request_id % 20 = 0;
     UPDATE ehc.request SET team = E'<b>\\x1b[31m\\u202e' || repeat('=1+1,', 200) WHERE request_id % 7 = 0;
     UPDATE ehc.advice SET provider = E'\\x07\"><script>' WHERE advice_id % 5 = 0"
try 'run, stored and measured' 0 run --as-of "$as_of" --out "$work/out" --store '' --log logfmt --metrics "$work/m.prom"
try 'run again, the day before, stored and tidied' 0 run --as-of 2025-06-29 --out "$work/out" --store '' --keep 1d --quiet --log json
try 'check' 0 check --as-of "$as_of" --out "$work/check"
for format in text json html; do
    try "case of a person, $format" 0 case "$(busiest)" --kind person --as-of "$as_of" --format "$format"
done
try 'case of a plan' 0 case "$(smallest plan plan_id)" --kind plan --as-of "$as_of"
try 'case of a request, into a file' 0 case "$(smallest request request_id)" --kind request --as-of "$as_of" --out "$work/cases"
try 'case of nobody' 3 case 987654321 --as-of "$as_of"
for format in text csv json; do
    try "cases of a clock, $format" 0 cases --measure PLAN20.overdue --as-of "$as_of" --format "$format"
    try "worklist, $format" 0 worklist --within 400 --as-of "$as_of" --format "$format"
done
try 'cases of a share' 0 cases --measure REQUEST.refused --denominator --period academic_year --as-of "$as_of" --where 'need!=ASD'
try 'cases of a measure that is not' 2 cases --measure PLAN20.overdu --as-of "$as_of"
for format in text csv json html; do
    try "table, $format" 0 table 'PLAN20.*' VOICE.child_assessment --by team,need --as-of "$as_of" --format "$format" --limit PLAN20=18w
done
try 'table as a workbook' 0 table 'ADV6.*' --by provider --period month --as-of "$as_of" --format xlsx --out "$work/table.xlsx"
try 'table from the record' 0 table 'PLAN20.*' --by team --run "$work/out/$as_of"
try 'pack of the record' 0 pack "$work/out/$as_of" --out "$work/pack" --previous "$work/out/2025-06-29"
try 'what is different' 0 diff "$work/out/2025-06-29" "$work/out/$as_of"
try 'sample' 0 sample --size 20 --as-of "$as_of" --out "$work/sample"
try 'contract' 0 contract check --as-of "$as_of"
finish
