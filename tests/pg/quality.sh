#!/usr/bin/env bash
# Quality of plans, contributions and voice: every count of their tables by plain SQL on a generated world with spoilt records
# (quality.sql), and worked out by hand on a small one (fixtures/worlds/plan_quality). The arithmetic of gates and steps alone
# is in tests/unit.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

run_on() { # AS_OF [OPTION...]: into $work/out
    rm -rf -- "$work/out"
    "$analyser" run --out "$work/out" --as-of "$1" --quiet "${@:2}"
}

# Fields of a table, a line a row without the header, commas inside fields put as semicolons.
rows() { # TABLE FIELD...
    local fields
    fields=$(printf ', $%s' "${@:2}")
    awk -F '"' -v OFS= '{ for (i = 2; i <= NF; i += 2) gsub(/,/, ";", $i); $1 = $1; print }' "$work"/out/*/tables/"$1".csv |
        awk -F , "NR > 1 { OFS = \"|\"; print ${fields:2} }"
}

# --- by SQL

expected() { # AS_OF
    sql -v as_of="$1" -f "$root/sql/oracle/01_as_read.sql" -f "$root/sql/oracle/02_clocks.sql" -f "$root/tests/pg/quality.sql" | grep '|' | LC_ALL=C sort
}

# The day a period begins becomes its name: the year before `latest` is `before`, an earlier day `reported`.
named_periods() { # FIELD OTHER
    local latest
    latest=$(date -u -d "$as_of - 1 year + 1 day" +%F)
    awk -F '|' -v field="$1" -v latest="$latest" -v other="$2" 'BEGIN { OFS = "|" } { $field = $field == latest ? "latest" : other; print }'
}

found() {
    {
        rows audit_sections 3 4 5 8 9 13 | sed 's/^/sections|/'
        rows audit_grades 3 4 5 6 7 8 | sed 's/^/grades|/'
        rows audit_trend 1 2 5 6 | sed 's/^/trend|/'
        rows audit_agencies 1 2 3 4 | sed 's/^/agencies|/'
        rows auditors 3 4 | sed 's/^/auditors|/'
        rows contributions 3 4 5 1 6 7 11 12 16 17 18 20 21 | named_periods 4 before | sed 's/^/contributions|/'
        rows plans_before_advice 3 4 1 5 6 7 11 12 | named_periods 3 before | sed 's/^/before|/'
        rows voice_funnel 1 2 4 5 6 7 11 12 13 | sed 's/^/funnel|/'
        rows timeliness_and_quality 1 3 4 5 6 7 8 | awk -F '|' '$5 == "text or none" && ($6 > 0 || $3 == "audited or not" || $4 == "heard or not")' | cut -d '|' -f 1-4,6- | named_periods 1 reported | sed 's/^/crossed|/'
        rows on_time_against_late 1 3 4 5 9 10 | grep -v '|no finding against the law' | named_periods 1 reported | sed 's/^/against|/'
    } | LC_ALL=C sort
}

plain_sql_agrees() { # LEAST: so many rows
    ask 'TRUNCATE ehc.plan_section' # it has been read, and is in none of these figures
    expected "$as_of" >"$work/expected"
    found >"$work/found"
    (($(wc -l <"$work/found") >= $1)) || { wc -l "$work/found"; return 1; }
    diff "$work/expected" "$work/found"
}

# --- against each other

# Whoever is not in a step is a no or not recorded; fewer and fewer go all the way.
steps_add_up() {
    rows voice_funnel 1 3 4 5 6 7 11 12 13 | awk -F '|' '{ key = $1 FS $2 FS $3 FS $4
        if ($5 + $7 + $8 != $6 || (key == last && $9 > through && $6 == out_of) || $9 > $5) { print; bad = 1 } last = key; through = $9; out_of = $6 } END { exit bad || NR < 300 }'
}

# The steps that the evidence has too.
steps_are_the_evidence() {
    local measure whose step
    while read -r measure whose step; do
        awk -F , -v m="VOICE.${whose}_$measure" '$3 == m && $5 == "latest_12m" && $8 ~ /^(all|team|need|age_band)$/ { print $8 "|" $9 "|" $10 "|" $11 }' "$work"/out/*/evidence.csv | LC_ALL=C sort >"$work/cells"
        rows voice_funnel 4 5 6 7 1 2 | awk -F '|' -v w="$whose" -v s="${step//_/ }" '$5 == w && $6 == s { print $1 "|" $2 "|" $3 "|" $4 }' | LC_ALL=C sort >"$work/steps"
        [[ -s $work/steps ]] && diff "$work/cells" "$work/steps"
    done <<'STEPS'
assessment child given_for_the_plan
assessment parent given_for_the_plan
own_words child in_own_words;_or_observed
review child heard_at_the_review
review parent heard_at_the_review
STEPS
}

# A gate takes nobody up: of each sample and grader, no more are Good or Outstanding after it, and all have a grade before and after.
gates_only_cap() {
    rows audit_grades 3 4 5 6 7 8 | awk -F '|' '$2 != "the gate" { sum[$1 FS $2 FS $3] += $5; all[$1 FS $2 FS $3] = $6; if ($4 == "Good" || $4 == "Outstanding") good[$1 FS $2 FS $3] += $5 }
        END { for (k in sum) { n++; if (sum[k] != all[k]) bad = 1; after = k; sub(/before$/, "after", after); if (good[after] > good[k]) bad = 1 } exit bad || n < 8 }'
}

percentages_are_hidden_where_few() { # TABLE NUMBER OUT_OF PERCENT
    is_empty "$(rows "$1" "$2" "$3" "$4" | awk -F '|' '($2 < 10 && $3 != "") || ($2 >= 10 && $3 == "")')"
    rows "$1" "$3" | awk '$1 < 10 { few = 1 } END { exit !few }'
}

# Where one check that is not experimental looks for a criterion, what is found is what plan_checks says; audits are those of audit_sections.
text_is_plan_checks() {
    rows plan_checks 3 5 13 7 8 1 | awk -F '|' '$2 == "all" && $3 == "" && $6 != "TOO_LONG" { checks[$1]++; line[$1] = $1 "|" $4 - $5 "|" $4 } END { for (c in checks) if (checks[c] == 1) print line[c] }' | LC_ALL=C sort >"$work/single"
    (($(wc -l <"$work/single") >= 3)) || { cat "$work/single"; return 1; }
    rows audits_beside_text 1 9 10 | LC_ALL=C sort >"$work/beside"
    is_empty "$(LC_ALL=C comm -23 "$work/single" "$work/beside")"
    rows audit_sections 3 5 8 9 | sed -n 's/^random|//p' | grep -v '^all of it' | LC_ALL=C sort >"$work/sections"
    rows audits_beside_text 1 4 5 | LC_ALL=C sort | diff "$work/sections" -
}

few_cases_have_no_percentage() {
    percentages_are_hidden_where_few voice_funnel 6 7 8
    percentages_are_hidden_where_few contributions 6 7 8
    percentages_are_hidden_where_few plans_before_advice 6 7 8
}

# --- by hand

by_hand() { # TABLE FIELD...: against fixtures/worlds/plan_quality/tables.txt
    rows "$@" >"$work/rows"
    sed -n "/^== $1\$/,/^==/ { /^==/d; p }" "$root/fixtures/worlds/plan_quality/tables.txt" >"$work/hand"
    [[ -s $work/hand ]] && LC_ALL=C comm -23 <(LC_ALL=C sort "$work/hand") <(LC_ALL=C sort "$work/rows") >"$work/missing"
    is_empty "$(cat "$work/missing")"
}

an_empty_database_has_no_data() {
    local table
    for table in audit_sections audit_grades audit_trend audit_agencies audits_beside_text contributions plans_before_advice voice_funnel voice_variation timeliness_and_quality on_time_against_late; do
        equal 'no data' "$(rows "$table" 1)" || { printf '%s\n' "$table"; return 1; }
    done
}

main() {
    initialised_database
    as_of=2026-06-30
    check 'an empty database is run' run_on "$as_of"
    check 'it has no data' an_empty_database_has_no_data
    check 'a messy world is generated' generate --mess 0.01
    check 'it is run' run_on "$as_of"
    check 'plain SQL agrees' plain_sql_agrees 900
    check 'steps add up' steps_add_up
    check 'steps are those of the evidence' steps_are_the_evidence
    check 'a gate only caps' gates_only_cap
    check 'text beside audits is that of plan_checks' text_is_plan_checks
    check 'few cases have no percentage' few_cases_have_no_percentage
    load_world plan_quality
    as_of=2024-12-31
    check 'the world made by hand is run' run_on "$as_of"
    check 'by hand: sections and criteria' by_hand audit_sections 3 4 5 8 9 13 14
    check 'by hand: grades and the gate' by_hand audit_grades 3 4 5 6 7 8
    check 'by hand: half-years' by_hand audit_trend 1 2 5 6 7
    check 'by hand: agencies' by_hand audit_agencies 1 2 3 4
    check 'by hand: advice' by_hand contributions 3 4 5 6 7 11 12 16 17 18 20 21
    check 'by hand: plans before their advice' by_hand plans_before_advice 3 4 5 6 7 11 12
    check 'by hand: the steps of a view' by_hand voice_funnel 1 2 5 6 7 11 12 13
    check 'by hand: time beside quality' by_hand timeliness_and_quality 1 3 4 5 6 7 8
    check 'by hand: audits beside text' by_hand audits_beside_text 1 4 5 9 10 20 21 22
    check 'by hand: text in time' by_hand on_time_against_late 1 3 4 5 9 10
    check 'by hand: plain SQL agrees' plain_sql_agrees 200
    finish
}

main "$@"
