#!/usr/bin/env bash
# The tables of statistics: worked out by hand on small worlds, by plain SQL on a generated one (statistics.sql), against each
# other; the settings of --statistics; and samples. The mathematics alone is held against published numbers in tests/unit.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

run_on() { # AS_OF [OPTION...]: into $work/out, its tables in $tables
    rm -rf -- "$work/out"
    "$analyser" run --out "$work/out" --as-of "$1" --quiet "${@:2}"
}

# Fields of a table, a line a row without the header, commas inside fields put as semicolons.
rows() { # TABLE FIELD...
    local fields
    fields=$(printf ', $%s' "${@:2}")
    sed -e ':again' -e 's/\("[^",]*\),\([^"]*"\)/\1;\2/; t again' -e 's/"//g' "$work"/out/*/tables/"$1".csv |
        awk -F , "NR > 1 { OFS = \"|\"; print ${fields:2} }"
}

# --- by hand

# Plans received and issued on these days, so many of each; outcome N: refused on the second day.
cases() { # HOW_MANY RECEIVED DAY [N]
    sql -v many="$1" -v received="$2" -v day="$3" -v outcome="${4:-Y}" <<'SQL'
WITH new AS (SELECT coalesce(max(request_id), 0) AS last FROM ehc.request),
person AS (INSERT INTO ehc.person (person_id, birth_date, sex) SELECT last + n, '2015-05-05', 'F' FROM new, generate_series(1, :many) AS n),
request AS (
    INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date, team, source)
    SELECT last + n, last + n, '335', :'received', :'outcome', CASE :'outcome' WHEN 'N' THEN :'day' ELSE :'received'::date + 30 END, 'North', 2
      FROM new, generate_series(1, :many) AS n)
INSERT INTO ehc.assessment (request_id, outcome, outcome_date)
SELECT last + n, 'Y', :'day' FROM new, generate_series(1, :many) AS n WHERE :'outcome' = 'Y'
SQL
}

# 2023: 40 plans, 20 in time; 2024: as many and as well, and 40 that were overdue before: 50% becomes 25%.
backlog_is_cleared() {
    cases 20 2023-03-01 2023-07-10
    cases 20 2023-03-01 2023-08-10
    cases 40 2023-06-01 2024-02-01
    cases 20 2024-03-01 2024-07-10
    cases 20 2024-03-01 2024-08-10
    run_on 2024-12-31 --since 2023-01-01
    equal '40|80|50.0|25.0|-25.0000|-25.0000|0.0000|0.0000|0.0000|0.0000|0.0|50.0' \
        "$(rows change_explained 3 4 5 6 7 8 9 10 11 12 13 14 | head -n 1)"
    equal 'The rate fell by 25.0 points; the largest part; -25.0 points; comes from old cases being cleared; refused or not issued: 0.0%; then 0.0% of cases decided' \
        "$(rows change_explained 19 | head -n 1)"
}

# Both years 40 old plans and 60 others decided, half of those issued in time; in 2024 40 of the 60 are refused.
refusals_show() {
    cases 40 2022-06-01 2023-02-01
    cases 30 2023-03-01 2023-07-10
    cases 30 2023-03-01 2023-08-10
    cases 40 2023-06-01 2024-02-01
    cases 10 2024-03-01 2024-07-10
    cases 10 2024-03-01 2024-08-10
    cases 40 2024-03-01 2024-04-01 N
    run_on 2024-12-31 --since 2023-01-01
    equal '100|60|30.0|16.7|-13.3333|0.0000|0.0000|-13.3333|0.0000|0.0000|0.0|40.0' \
        "$(rows change_explained 3 4 5 6 7 8 9 10 11 12 17 18 | head -n 1)"
}

# Both 35 days late: one waited 35 days too long for the psychologist, the other 42 for the draft.
steps_are_told() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date) VALUES (1, '2015-05-05'), (2, '2015-05-05');
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date)
    VALUES (1, 1, '335', '2024-09-02', 'Y', '2024-10-14'), (2, 2, '335', '2024-09-02', 'Y', '2024-10-14');
INSERT INTO ehc.assessment (request_id, outcome, outcome_date, draft_plan_date) VALUES (1, 'Y', '2025-02-24', '2025-01-27'), (2, 'Y', '2025-02-24', '2025-02-03');
INSERT INTO ehc.advice (advice_id, request_id, kind, provider, requested_date, received_date) VALUES
    (1, 1, 'C', 'Therapies', '2024-10-14', '2024-11-20'), (2, 1, 'D', 'Psychology', '2024-10-14', '2024-12-30'),
    (3, 2, 'C', 'Therapies', '2024-10-14', '2024-11-25'), (4, 2, 'D', 'Psychology', '2024-10-14', '2025-03-01'); -- after the plan
SQL
    run_on 2025-06-30 --since 2024-01-01
    equal '42|2|42|0|0|0|0.0
42|2|42|1|35|1|50.0
28|2|28|1|42|1|50.0
28|2|21|0|0|0|0.0' "$(rows critical_path 2 3 4 5 6 7 8)"
    equal 'C|Therapies|1|0|0|0|0
D|Psychology|1|1|35|1|0' "$(rows critical_path_services 1 2 3 4 5 6 7)"
    equal 'request_id,local_authority,team,due,issued,days_over,held_by_step,step_days_over,step_alone,kind,provider,advice_days_over,advice_alone
1,335,not recorded,2025-01-20,2025-02-24,35,"advice, from the decision to the last",35,yes,D,Psychology,35,yes
2,335,not recorded,2025-01-20,2025-02-24,35,"draft, from the last advice",42,yes,C,Therapies,0,no' "$(cat "$work"/out/*/late_plans.csv)"
}

# Plans received on 2024-03-01 of one sex and need, so many in time, so many late.
children() { # SEX NEED IN_TIME LATE
    cases "$3" 2024-03-01 2024-07-10
    cases "$4" 2024-03-01 2024-08-10
    sql -v sex="$1" -v need="$2" <<'SQL'
WITH new AS (
    INSERT INTO ehc.sen_need (request_id, rank, need)
    SELECT request_id, 1, :'need' FROM ehc.request WHERE request_id NOT IN (SELECT request_id FROM ehc.sen_need)
    RETURNING request_id
)
UPDATE ehc.person SET sex = :'sex' WHERE person_id IN (SELECT request_id FROM new); -- cases() gives both one id
SQL
}

# In each need a boy's odds are twice a girl's, and SEMH's a quarter of ASD's; alone, they are 40:50 to 45:60 and 25:60 to 60:50.
children_are_compared_as_if_alike() {
    children F ASD 40 40
    children M ASD 20 10
    children F SEMH 5 20
    children M SEMH 20 40
    run_on 2024-12-31 --since 2023-01-01
    equal 'need|SEMH|ASD|85|0.35|0.25
sex|M|F|90|1.07|2.00' "$(rows equity_adjusted 1 2 3 4 5 6 7 8 | grep '^PLAN20.on_time|completed' | cut -d '|' -f 3-)"
}

too_few_say_so() {
    cases 3 2024-03-01 2024-07-10
    run_on 2024-12-31 --since 2023-01-01
    equal 'no forecast: fewer than 30 cases ended in the latest 13 weeks' "$(rows forecast 9)"
    equal 'not explained: fewer than 10 plans issued in a period' "$(rows change_explained 19 | sort -u)"
    equal 'completed|3|fewer than 10 cases' "$(rows waiting_list 1 6 10 | head -n 1)"
    equal 'too few points: trial limits' "$(rows trend_verdicts 9 | sort -u)"
}

an_empty_database_has_no_data() {
    run_on 2024-12-31
    local table
    for table in trend comparison variation waiting_curves waiting_list queue change_explained critical_path equity; do
        equal 'no data' "$(rows "$table" 1)" || { printf '%s\n' "$table"; return 1; }
    done
}

# --- by SQL

expected() {
    sql -v as_of=2026-06-30 -f "$root/sql/oracle/01_as_read.sql" -f "$root/sql/oracle/02_clocks.sql" -f "$root/tests/pg/statistics.sql" | grep '|' | LC_ALL=C sort
}

found() {
    {
        rows change_explained 1 2 3 4 5 6 13 14 15 16 17 18 | sed 's/^/change|/'
        rows waiting_list 1 3 6 7 8 9 | awk -F '|' '$3 >= 10' | sed 's/^/waiting|/'
        rows queue 2 3 4 5 6 7 | sed 's/^/queue|/'
        rows critical_path_services 3 7 | awk -F '|' '{ a += $1; b += $2 } END { print "services|" a "|" b }'
    } | LC_ALL=C sort
}

plain_sql_agrees() {
    expected >"$work/expected"
    found | grep -v '^change|2025-04-01 to' >"$work/found" # quarters are counted by the same function
    (($(wc -l <"$work/found") > 25)) || { cat "$work/found"; return 1; }
    diff "$work/expected" "$work/found"
}

# --- against each other

# The parts of a change have four decimals each: five of them and the change itself are within three units of the last.
parts_add_up() {
    (($(rows change_explained 7 | grep -c .) >= 6))
    rows change_explained 7 8 9 10 11 12 | awk -F '|' '$1 != "" { d = $1 - $2 - $3 - $4 - $5 - $6; if (d > 0.00031 || d < -0.00031) { print; bad = 1 } } END { exit bad }'
}

# Whoever asked in a year and has the plan by day 140 has it by the due day: the curve is PLAN20.by_due of the evidence.
curves_are_by_due() {
    rows waiting_curves 1 3 5 7 8 9 | awk -F '|' '$1 == "requests received" && $3 == 140 && $4 != "" { print $2 "|" $4 "|" $5 "|" $6 }' >"$work/curves"
    awk -F , '$3 == "PLAN20.by_due" && $5 == "calendar_year" && $8 == "all" { printf "%s|%.1f|%.1f|%.1f\n", $6, $12 + 1e-9, $13 + 1e-9, $14 + 1e-9 }' "$work"/out/*/evidence.csv |
        grep -Ff <(cut -d '|' -f 1 "$work/curves") >"$work/by_due"
    (($(wc -l <"$work/curves") >= 5)) && diff "$work/by_due" "$work/curves"
}

# The day by which half have ended lies between the days shown on which fewer and more have.
quantiles_are_on_the_curves() {
    { rows waiting_quantiles 1 3 5 6 | grep '|50|[0-9]' | sed 's/^/q|/'; rows waiting_curves 1 3 5 16 | grep '[0-9]$' | sed 's/^/c|/'; } |
        awk -F '|' '$1 == "q" { half[$2, $3] = $5; n++; next }
            ($2, $3) in half && (($4 < half[$2, $3] && $5 < 50) || ($4 >= half[$2, $3] && $5 > 50)) { print; bad = 1 } END { exit bad || n < 8 }'
}

limits_hold_the_rate() { # 0 <= lower <= centre <= upper <= 100
    rows trend 7 8 9 | awk -F '|' '!(0 <= $2 && $2 <= $1 && $1 <= $3 && $3 <= 100) { print; bad = 1 } END { exit bad || NR < 1000 }'
}

equity_is_the_evidence() {
    rows equity 1 2 3 4 5 6 | LC_ALL=C sort >"$work/equity"
    awk -F , '$5 == "latest_12m" { print $3 "|" $4 "|" $8 "|" $9 "|" $10 "|" $11 }' "$work"/out/*/evidence.csv | LC_ALL=C sort >"$work/cells"
    (($(wc -l <"$work/equity") > 300)) && is_empty "$(LC_ALL=C comm -23 "$work/equity" "$work/cells")"
}

# However many breakdowns are looked at together, each group has as many cases as the evidence says.
adjusted_is_the_evidence() {
    rows equity_adjusted 1 2 3 4 6 | grep '[0-9]$' | LC_ALL=C sort >"$work/adjusted"
    awk -F , '$5 == "latest_12m" { print $3 "|" $4 "|" $8 "|" $9 "|" $11 }' "$work"/out/*/evidence.csv | LC_ALL=C sort >"$work/cells"
    (($(cut -d '|' -f 1,2 "$work/adjusted" | sort -u | wc -l) > 12)) && is_empty "$(LC_ALL=C comm -23 "$work/adjusted" "$work/cells")"
}

# --- settings

settings() { cat >"$work/settings.json"; }

scenarios_differ() {
    settings <<'JSON'
{ "seed": 3, "targets": [ { "measure": "PLAN20.on_time", "percent": 40 } ],
  "process_changes": [ { "measure": "REQ6.on_time", "date": "2024-05-10", "reason": "a second panel each week" } ],
  "scenarios": [ { "name": "five more", "from": "2026-07-01", "plans_a_week": 5 }, { "name": "none yet", "from": "2030-01-01", "plans_a_week": 5 },
                 { "name": "half as many", "from": "2026-07-01", "requests": 0.5 } ] }
JSON
    run_on 2026-06-30 --statistics "$work/settings.json"
    local last
    last=$(rows forecast 1 2 3 4 | grep '2027-05|overdue')
    awk -F '|' '{ v[$1] = $4 } END { exit !(v["five more"] < v["as it is"] && v["half as many"] < v["as it is"] && v["none yet"] == v["as it is"]) }' <<<"$last"
    equal 40.0 "$(rows trend_verdicts 1 11 | grep '^PLAN20.on_time' | cut -d '|' -f 2 | sort -u)"
    equal '2024-06|a second panel each week' "$(rows trend 1 3 13 | grep '^REQ6.*panel' | head -n 1 | cut -d '|' -f 2-)"
}

refused_settings() { # JSON WORDS
    settings <<<"$1"
    attempt refused "$analyser" run --out "$work/never" --as-of 2026-06-30 --statistics "$work/settings.json"
    complained refused 3 "$work/settings.json: $2 is expected"
    [[ ! -e $work/never ]]
}

# --- samples

sample() { "$analyser" sample --out "$work/$1" --as-of 2026-06-30 "${@:2}" >"$work/$1.text"; }

live="SELECT plan_id FROM ehc_oracle.plan p, ehc_oracle.parameter
 WHERE coalesce(first_made_date, start_date) <= as_of AND coalesce(transferred_date, as_of) <= as_of AND coalesce(cease_date, 'infinity') > as_of"

samples_are_drawn() {
    local drawn=$work/one/audit_sample.csv
    sample one --size 40
    sample same --size 40 --seed 1
    sample other --size 40 --seed 2
    cmp "$drawn" "$work/same/audit_sample.csv"
    ! cmp -s "$drawn" "$work/other/audit_sample.csv"
    equal 600 "$(stat -c %a "$drawn")"
    equal 40 "$(tail -n +2 "$drawn" | cut -d , -f 1 | sort -u | wc -l)"
    ask "$live" | sort >"$work/live"
    is_empty "$(tail -n +2 "$drawn" | cut -d , -f 1 | sort | comm -23 - "$work/live")"
    grep -q "^40 of $(wc -l <"$work/live") live plans are drawn" "$work/one.text"
    is_empty "$(tail -n +2 "$drawn" | cut -d , -f 2- | sort | uniq -c | awk '{ n = split($0, f, ","); if ($1 != f[n]) print }')"
    sample all --size 1000000
    equal "$(wc -l <"$work/live")" "$(tail -n +2 "$work/all/audit_sample.csv" | wc -l)"
}

main() {
    initialised_database
    check 'a backlog that is cleared is called so' backlog_is_cleared
    initialised_database
    check 'refusals show' refusals_show
    initialised_database
    check 'children are compared as if alike in all else' children_are_compared_as_if_alike
    initialised_database
    check 'late plans are put down to their steps and services' steps_are_told
    initialised_database
    check 'too few cases say so' too_few_say_so
    initialised_database
    check 'an empty database has no data' an_empty_database_has_no_data
    initialised_database
    check 'a messy world is generated' generate --mess 0.005
    check 'it is run' run_on 2026-06-30
    check 'plain SQL agrees' plain_sql_agrees
    check 'the parts of a change add up' parts_add_up
    check 'curves are what the evidence says by the due day' curves_are_by_due
    check 'quantiles are on the curves' quantiles_are_on_the_curves
    check 'limits hold the rates' limits_hold_the_rate
    check 'groups of children are those of the evidence' equity_is_the_evidence
    check 'so they are when adjusted' adjusted_is_the_evidence
    check 'targets, process changes and scenarios do what they say' scenarios_differ
    check 'no measure' refused_settings '{"targets": [{"measure": "X", "percent": 1}]}' 'targets[0].measure: a measure of the table trend_verdicts, such as PLAN20.on_time,'
    check 'no number' refused_settings '{"targets": [{"measure": "PLAN20.on_time", "percent": "1"}]}' 'targets[0].percent: a number from 0 to 100'
    check 'no date' refused_settings '{"scenarios": [{"name": "a", "from": "2026-02-30"}]}' 'scenarios[0].from: a date, YYYY-MM-DD,'
    check 'a field left out' refused_settings '{"process_changes": [{"measure": "PLAN20.on_time", "date": "2026-02-03"}]}' 'process_changes[0]: a field "reason"'
    check 'an unknown name' refused_settings '{"goals": []}' 'goals: one of seed, targets, process_changes, neighbours, scenarios'
    check 'no JSON' refused_settings '{"seed": 1,' 'line 2: JSON'
    check 'samples are drawn' samples_are_drawn
    finish
}

main "$@"
