#!/usr/bin/env bash
# The early warning: the chances of open cases, and how such chances did, against plain SQL; who can act; what holds a case.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-06-30
initialised_database
generate --seed 5 --as-of "$as_of" --requests 1500
attempt work "$analyser" worklist --as-of "$as_of" --within 200 --format json
check 'the worklist is made' succeeded work
oracle "$as_of"

# Chances of PLAN20 and ADV6's psychology, and Brier's score of PLAN20, worked out once more.
agrees_with_sql() {
    tr '\n\t' '  ' <"$work/work.out" >"$work/line.json"
    is_empty "$(WORK=$work/line.json sql -v as_of="$as_of" -f "$root/tests/pg/early_warning.sql")"
}
check 'every chance, and how they did, are those of plain SQL' agrees_with_sql

wrong_is_found() {
    sed -E '0,/("clock": *"PLAN20".*)/s/"Brier score": *"0\.[0-9]/"Brier score": "0.9/' "$work/work.out" | tr '\n\t' '  ' \
        | sed -E 's/"Brier score":( *)"0\./"Brier score":\1"7./g' >"$work/wrong.json"
    [[ -n $(WORK=$work/wrong.json sql -v as_of="$as_of" -f "$root/tests/pg/early_warning.sql") ]]
}
check 'a wrong score is found' wrong_is_found

# --- the same cases as in the worklist of a run, but for those overdue

analyse whole "$work/whole" "$as_of"
check 'the authority runs' succeeded whole
"$analyser" worklist --as-of "$as_of" --within 100000 --format csv >"$work/soon.csv"
same_cases() {
    awk -F, 'NR > 1 && $(NF - 1) <= 0 { print $1 "," $2 "," $3 "," $(NF - 3) "," $(NF - 2) }' \
        "$work/whole/$as_of/worklist.csv" | LC_ALL=C sort >"$work/of_run"
    awk -F, 'NR > 1 { print $6 "," $(NF - 6) "," $(NF - 5) "," $(NF - 1) "," $NF }' "$work/soon.csv" | LC_ALL=C sort >"$work/of_list"
    [[ $(wc -l <"$work/of_run") -gt 100 ]]
    same_file "$work/of_run" "$work/of_list"
}
check 'the cases are those of worklist.csv that are not overdue' same_cases

# --- who can act

"$analyser" worklist --as-of "$as_of" --within 60 --format csv >"$work/all.csv"
who=$(awk -F, 'NR > 1 && $1 == "service" { print $2 }' "$work/all.csv" | sort | uniq -c | sort -rn | sed -n '1s/^ *[0-9]* //p')
attempt one "$analyser" worklist --as-of "$as_of" --within 60 --who "$who" --format csv
check 'what one service can act on is its part of the whole' same_file \
    <(awk -F, -v who="$who" 'NR == 1 || $2 == who' "$work/all.csv") "$work/one.out"
attempt nobody "$analyser" worklist --as-of "$as_of" --who "${who}x"
check 'a name nobody has: exit 2, and the nearest' exited nobody 2
check 'the nearest is named' grep -qF "did you mean '$who'?" "$work/nobody.err"
check 'advice is held by its service, all else by a team' equal 'service ADV6' \
    "$(awk -F, 'NR > 1 && $1 == "service" { print $1 " " $6 }' "$work/all.csv" | sort -u)"
check 'soonest first, then likeliest' awk -F, 'NR > 1 {
    if ($1 == is && $2 == who && ($3 + 0 < left || ($3 == left && $4 != "" && chance != "" && $4 + 0 > chance + 0))) exit 1
    is = $1; who = $2; left = $3; chance = $4 }' "$work/all.csv"

# --- what it says of itself

check 'a table of each run says how it did' equal 'clock' "$(head -n 1 "$work/whole/$as_of/tables/early_warning_tried.csv" | cut -d , -f 1)"
check 'it has no keys' equal 0 "$(grep -c 'case_id' "$work/whole/$as_of/tables/early_warning_tried.csv")"
attempt text "$analyser" worklist --as-of "$as_of" --within 7
check 'the text says what the chance is made of' grep -q 'open in the latest 12 months' "$work/text.out"
attempt file "$analyser" worklist --as-of "$as_of" --format csv --out "$work/out"
check 'the file is its owner'"'"'s alone' equal 600 "$(stat -c %a "$work/out/worklist.csv")"
finish
