#!/usr/bin/env bash
# The cases behind the cells of the evidence: of every measure there is, as many as the cell says; and of some, just those
# that plain SQL finds (sql/oracle).
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-06-30
initialised_database
generate --seed 5 --as-of "$as_of" --mess 0.02 --requests 300
analyse whole "$work/whole" "$as_of"
check 'the authority runs' succeeded whole
evidence=$work/whole/$as_of/evidence.csv

# One cell of each measure and basis, each time of another kind: period, breakdown, category.
chosen() {
    EVIDENCE=$evidence sql <<'SQL'
CREATE TEMP TABLE cell (
    as_of text, local_authority text, measure text, basis text, period_type text, period_start text, period_end text,
    breakdown text, category text, numerator text, denominator text, value text, lower text, upper text, unit text, status text);
\copy cell from program 'cat "$EVIDENCE"' with (format csv, header match, force_not_null (numerator, denominator, category))
SELECT DISTINCT ON (measure, basis) concat_ws('|', measure, basis, period_type, period_start, breakdown, category, numerator,
                                              denominator, unit)
FROM cell
WHERE measure <> 'QA.agreement' AND (numerator <> '0' OR denominator <> '0') AND coalesce(value, '') <> '0'
ORDER BY measure, basis, md5(measure || basis || period_type || period_start || breakdown || category);
SQL
}

# Of a share all in the denominator are asked for, with who is in the numerator.
count_of_cell() { # MEASURE BASIS TYPE START BREAKDOWN CATEGORY NUMERATOR DENOMINATOR UNIT
    local where=() side=()
    if [[ $5 != all ]]; then where=(--where "$5=\"$6\""); fi
    if [[ $9 != count ]]; then side=(--denominator); fi
    "$analyser" cases --measure "$1" --basis "$2" --period "$3" --at "$4" "${where[@]}" "${side[@]}" --as-of "$as_of" \
        --format csv >"$work/cases.csv"
    awk -F, -v numerator="$7" -v denominator="$8" -v unit="$9" '
        NR > 1 { rows++; yes += $5 == "yes" }
        END {
            rows += 0; yes += 0
            if (unit == "count" && rows != numerator) wrong = 1
            if (unit != "count" && rows != denominator) wrong = 1
            if (unit == "percent" && numerator != "" && yes != numerator) wrong = 1
            if (wrong) printf "%d in the list, %d of them in the numerator\n", rows, yes
            exit wrong
        }' "$work/cases.csv"
}

cells=0
while IFS='|' read -r measure basis type start breakdown category numerator denominator unit; do
    name="$measure, $basis, $type $start, $breakdown $category: $numerator of $denominator"
    check "$name" count_of_cell "$measure" "$basis" "$type" "$start" "$breakdown" "$category" "$numerator" "$denominator" "$unit"
    cells=$((cells + 1))
done < <(chosen)
check 'that is every measure' test "$cells" -gt 200

# --- the ids of plain SQL

oracle "$as_of"
ids() { # OPTION...: kind and key of the cases listed
    "$analyser" cases --as-of "$as_of" --format csv "$@" | awk -F, 'NR > 1 { print $1 " " $2 }' | LC_ALL=C sort
}
of_sql() { # CONDITION: of ehc_oracle.instance
    ask "SELECT case_ids FROM ehc_oracle.instance WHERE $1" | awk '{ print $1 " " $2 }' | LC_ALL=C sort
}
check 'PLAN20.overdue: the cases of plain SQL' equal \
    "$(of_sql "clock = 'PLAN20' AND ended IS NULL AND closed IS NULL AND due < '$as_of'")" "$(ids --measure PLAN20.overdue)"
check 'REQ6.on_time of those due, its denominator: the cases of plain SQL' equal \
    "$(of_sql "clock = 'REQ6' AND due > '2024-06-30' AND due <= '$as_of' AND NOT (closed IS NOT NULL AND closed <= due)
               AND (ended IS NOT NULL OR closed IS NOT NULL OR due < '$as_of')")" \
    "$(ids --measure REQ6.on_time --basis due --denominator)"
check 'AR12.open at a month end: the cases of plain SQL' equal \
    "$(of_sql "clock = 'AR12' AND start <= '2025-03-31' AND coalesce(ended, 'infinity') > '2025-03-31'
               AND coalesce(closed, 'infinity') > '2025-03-31'")" "$(ids --measure AR12.open --period month --at 2025-03-10)"

# --- what cannot be

refused() { # NAME WORDS OPTION...
    local name=$1 words=$2
    shift 2
    attempt "$name" "$analyser" cases --as-of "$as_of" "$@"
    exited "$name" 2
    grep -qF -- "$words" "$work/$name.err" || { cat "$work/$name.err"; return 1; }
    is_empty "$(cat "$work/$name.out")"
}
check 'kappa has no cases, and why' refused kappa 'no case counts for it or against it' --measure QA.agreement
check 'a measure misspelt: the nearest' refused misspelt "did you mean 'PLAN20.overdue'?" --measure PLAN20.overdeu
check 'a basis it has not' refused basis "PLAN20.overdue has no basis 'due'" --measure PLAN20.overdue --basis due
check 'a period that is none' refused period 'not '"'fortnight'" --measure PLAN20.on_time --period fortnight
check 'a day that is in no period' refused early 'PLAN20.on_time has no month that holds 1999-01-01' \
    --measure PLAN20.on_time --period month --at 1999-01-01
check 'a condition on nobody' refused where 'Nrth' --measure PLAN20.overdue --where team=Nrth

attempt file "$analyser" cases --measure PLAN20.overdue --as-of "$as_of" --format csv --out "$work/out"
check 'with --out nothing of the cases is printed' equal "The cases are in $work/out/cases.csv, for its owner alone." "$(cat "$work/file.out")"
check 'the file is its owner'"'"'s alone' equal 600 "$(stat -c %a "$work/out/cases.csv")"
finish
