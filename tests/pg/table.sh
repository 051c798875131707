#!/usr/bin/env bash
# The command `table`: by one breakdown it is evidence.csv; by several it is what plain SQL counts (the oracle, told of the
# combinations); its parts add up; conditions and limits do what they say.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly the_day=2026-06-30
readonly flows='completed due started'

ask_table() { # FILE ARGUMENT...: a table as CSV
    local file=$1 code=0
    shift
    "$analyser" table --as-of "$the_day" "$@" >"$file" 2>"$work/asked.err" </dev/null || code=$?
    ((code == 0)) || { cat -- "$work/asked.err"; return 1; }
}

without_heading() { tail -n +2 -- "$1"; }

# All periods of a table, without headings; months and quarters from the day `first` on, where that is set.
first=
gather() { # FILE BASES ARGUMENT...
    local file=$1 bases=$2 basis period
    shift 2
    ask_table "$file.part" "$@" && without_heading "$file.part" >"$file"
    for period in month quarter; do
        ask_table "$file.part" --period "$period" ${first:+--from "$first"} "$@" && without_heading "$file.part"
    done >>"$file"
    for basis in $bases; do
        for period in calendar_year academic_year; do
            ask_table "$file.part" --period "$period" --basis "$basis" "$@" && without_heading "$file.part"
        done
    done >>"$file"
}

# --- one breakdown: evidence.csv

load_evidence() {
    EVIDENCE=$evidence sql <<'SQL'
CREATE TABLE evidence (
    as_of text, local_authority text, measure text, basis text, period_type text, period_start text, period_end text,
    breakdown text, category text, numerator text, denominator text, value text, lower text, upper text, unit text, status text);
\copy evidence from program 'cat "$EVIDENCE"' with (format csv, header match, force_not_null (category))
ANALYZE evidence;
SQL
}

beside_evidence() { # BREAKDOWN BASES MEASURE...
    local breakdown=$1 bases=$2 found by=()
    shift 2
    if [[ $breakdown != all ]]; then by=(--by "$breakdown"); fi
    gather "$work/asked.csv" "$bases" "$@" "${by[@]}"
    if [[ $breakdown == all ]]; then sed -i 's/^\(\([^,]*,\)\{7\}\)/\1all,/' "$work/asked.csv"; fi
    found=$(TABLE=$work/asked.csv sql -v breakdown="$breakdown" -v measures="${*//\*/%}" -f "$root/tests/pg/table_beside_evidence.sql")
    printf '%s\n' "$found"
    [[ $(wc -l <<<"$found") -eq 1 && $found -gt 50 ]]
}

# --- combinations: the oracle

oracle_of() { # WHAT
    sql -v as_of="$the_day" -v since= -v authority= -v team=North -v what="$1" -f "$root/tests/pg/table_oracle.sql"
}

joined_columns() { # HOW MANY: the columns from the eighth on become one
    python3 -c '
import csv, sys
count = int(sys.argv[1])
out = csv.writer(sys.stdout, lineterminator="\n")
for row in csv.reader(sys.stdin):
    out.writerow(row[:7] + ["/".join(row[7:7 + count])] + row[7 + count:])' "$1"
}

beside_oracle() { # BREAKDOWN FILE
    local found
    found=$(TABLE=$2 sql -v breakdown="$1" -v first="${first:-2000-01-01}" -f "$root/tests/pg/table_beside_oracle.sql")
    printf '%s\n' "$found"
    [[ $(wc -l <<<"$found") -eq 1 && $found -gt 1000 ]]
}

by_two() {
    first=2025-07-01
    gather "$work/two.csv" "$flows" '*' --by team,need
    joined_columns 2 <"$work/two.csv" >"$work/joined.csv"
    beside_oracle team/need "$work/joined.csv"
}

by_three() {
    first=2025-07-01
    ask_table "$work/three.csv" '*' --by team,need,sex --period quarter --from "$first"
    ask_table "$work/part.csv" '*' --by team,need,sex
    without_heading "$work/part.csv" >>"$work/three.csv"
    without_heading "$work/three.csv" | joined_columns 3 >"$work/joined.csv"
    beside_oracle team/need/sex "$work/joined.csv"
}

# The two youngest bands as one, by a condition; the others one by one.
by_age() {
    gather "$work/young.csv" "$flows" '*' --where 'team=North,age_band=0-4|5-10'
    awk -F, -v OFS=, '{ $7 = $7 ",young" } 1' "$work/young.csv" >"$work/ages.csv"
    gather "$work/older.csv" "$flows" '*' --by age_band --where team=North --where 'age_band!=0-4|5-10'
    cat -- "$work/older.csv" >>"$work/ages.csv"
    beside_oracle age_band "$work/ages.csv"
}

differs_when_spoilt() {
    awk -F, -v OFS=, 'NR == 40 { $9++ } 1' "$work/joined.csv" >"$work/spoilt.csv"
    first=2025-07-01
    ! beside_oracle team/need/sex "$work/spoilt.csv" >"$work/found"
    equal 2 "$(wc -l <"$work/found")"
}

# --- sums

# Adds numerators and denominators up by measure, basis and period; the columns of categories are the `count` after the seventh.
summed() { # FILE COUNT
    python3 -c '
import csv, sys
count = int(sys.argv[2])
sums = {}
for row in list(csv.reader(open(sys.argv[1])))[1:]:
    if row[-2] == "days" or row[2].endswith(".by_due") or row[2] == "QA.agreement":
        continue
    of = sums.setdefault(tuple(row[2:7]), [0, 0])
    for i in (0, 1):
        of[i] += int(row[7 + count + i] or 0)
for key in sorted(sums):
    if sums[key] != [0, 0]:
        print(*key, *sums[key])' "$1" "$2"
}

adds_up() { # OPTION...: the three parts are the whole
    ask_table "$work/whole.csv" '*' "$@"
    ask_table "$work/parts.csv" '*' --by need,age_band,source "$@"
    equal "$(summed "$work/whole.csv" 0)" "$(summed "$work/parts.csv" 3)"
    (($(wc -l <"$work/whole.csv") > 100))
}

complement() { # CONDITION AND ITS CONTRARY
    ask_table "$work/whole.csv" '*'
    ask_table "$work/with.csv" '*' --where "$1"
    ask_table "$work/without.csv" '*' --where "$2"
    { cat -- "$work/with.csv"; without_heading "$work/without.csv"; } >"$work/both.csv"
    equal "$(summed "$work/whole.csv" 0)" "$(summed "$work/both.csv" 0)"
    (($(wc -l <"$work/with.csv") > 50 && $(wc -l <"$work/without.csv") > 50))
}

# A span that is a month is that month; twelve months to as_of are the latest twelve.
spans() {
    ask_table "$work/month.csv" '*' --period month --from 2025-11-01 --to 2025-11-30 --by team
    ask_table "$work/span.csv" '*' --from 2025-11-01 --to 2025-11-30 --by team
    equal "$(sed 's/,month,2025-11-30/,month,/; s/,month,/,span,/' "$work/month.csv" | cut -d , -f 1-5,7-)" "$(sed 's/,span,2025-11-30/,span,/' "$work/span.csv" | cut -d , -f 1-5,7-)"
    ask_table "$work/year.csv" '*' --by team
    ask_table "$work/span.csv" '*' --by team --from 2025-07-01
    equal "$(sed 's/,latest_12m,/,span,/; s/,as_of,20/,span,20/' "$work/year.csv")" "$(<"$work/span.csv")"
}

# --- from the record of a run

same_from_record() { # ARGUMENT...
    ask_table "$work/database.csv" "$@"
    "$analyser" table --run "$work/out/$the_day" "$@" >"$work/record.csv"
    same_file "$work/database.csv" "$work/record.csv"
    (($(wc -l <"$work/record.csv") > 30))
}

from_record() {
    local breakdown
    for breakdown in team need age_band sex phase; do same_from_record '*' --by "$breakdown"; done
    same_from_record '*'
    same_from_record '*' --period quarter --from 2025-01-01 --to 2026-03-31 --by age_band
    same_from_record '*' --period month --from 2026-01-01 --by team --where 'team!=North'
    same_from_record '*' --where team=North
    same_from_record 'PLAN20.*' 'REQ6.*' --period academic_year --basis due --by need --where 'need=ASD|SEMH'
}

not_in_record() { # WORDS ARGUMENT...
    local words=$1
    shift
    attempt asked "$analyser" table --run "$work/out/$the_day" "$@"
    exited asked 2 && grep -qF -- "$words" "$work/asked.err" && grep -qF 'Leave --run out to ask the database' "$work/asked.err"
}

# --- another limit, worked out by hand

# Advice asked for on 2026-01-05 (a Monday): the law's six weeks end on 2026-02-16, five on 2026-02-09, 36 days on 2026-02-10.
advice() {
    sql <<'SQL'
INSERT INTO ehc.person (person_id, birth_date) SELECT n, '2015-05-05' FROM generate_series(1, 4) AS n;
INSERT INTO ehc.request (request_id, person_id, local_authority, received_date, outcome, outcome_date)
SELECT n, n, '335', '2025-12-01', 'Y', '2026-01-05' FROM generate_series(1, 4) AS n;
INSERT INTO ehc.advice (advice_id, request_id, kind, provider, requested_date, received_date) VALUES
    (1, 1, 'C', 'NHS, children', '2026-01-05', '2026-02-09'), (2, 2, 'C', 'NHS, children', '2026-01-05', '2026-02-10'),
    (3, 3, 'C', 'NHS, children', '2026-01-05', '2026-02-16'), (4, 4, 'E', 'Social care', '2026-01-05', NULL);
SQL
}

within() { # LIMIT NUMERATOR DENOMINATOR [OPTION...]: of those due, within that limit
    local limit=$1 numerator=$2 denominator=$3 option=()
    shift 3
    if [[ -n $limit ]]; then option=(--limit "$limit"); fi
    ask_table "$work/limit.csv" ADV6.on_time --basis due "${option[@]}" "$@"
    equal "$numerator,$denominator" "$(without_heading "$work/limit.csv" | awk -F, '{ print $(NF - 6) "," $(NF - 5) }')"
}

limit_is_said() {
    "$analyser" table ADV6.on_time --limit ADV6=5w --as-of "$the_day" --format text >"$work/said.txt"
    grep -qF "ADV6 is counted against a limit of 35 days, which is not the law's: that is 6 weeks" "$work/said.txt"
    ask_table "$work/limit.csv" ADV6.on_time REQ6.on_time --limit ADV6=5w
    equal limit_days "$(head -n 1 "$work/limit.csv" | cut -d , -f 8)"
    equal '35,35,,' "$(without_heading "$work/limit.csv" | cut -d , -f 8 | paste -s -d ,)"
}

overdue_by_limit() {
    ask_table "$work/limit.csv" ADV6.days_over --limit ADV6=5w
    equal 141 "$(without_heading "$work/limit.csv" | cut -d , -f 11)" # from 2026-02-09 to 2026-06-30
}

initialised_database
generate --requests 1200 --mess 0.02 --seed 21
analyse run "$work/out" "$the_day"
check 'the evidence to compare with' succeeded run
evidence=$work/out/$the_day/evidence.csv
check 'its cells are put beside' load_evidence
for breakdown in all team need age_band sex ethnicity source phase social_care; do
    check "by $breakdown it is evidence.csv" beside_evidence "$breakdown" "$flows" '*'
done
check 'by kind it is evidence.csv' beside_evidence kind "$flows" 'ADV6.*'
check 'by provider, of advice graded, it is evidence.csv' beside_evidence provider completed ADVICE.sound
check 'by criterion it is evidence.csv' beside_evidence criterion completed QA.sound
check 'the oracle counts combinations' oracle_of combinations
check 'by team and need it is the oracle' by_two
check 'by team, need and sex it is the oracle' by_three
check 'the comparison finds what is spoilt' differs_when_spoilt
check 'the oracle counts two age bands as one' oracle_of ages
check 'by age bands of one team it is the oracle' by_age
check 'combinations add up to the whole' adds_up
check 'in every quarter' adds_up --period quarter --from 2025-07-01
check 'a condition and its contrary add up' complement team=North 'team!=North'
check 'so of an age band' complement 'age_band=0-4|5-10' 'age_band!=0-4|5-10'
check 'so of two breakdowns at once' complement 'need=ASD|SEMH' 'need!=ASD|SEMH'
check 'a span of a month is that month' spans
check 'from the record of a run it is the same' from_record
check 'a record has no combinations' not_in_record 'one breakdown at a time' PLAN20.on_time --by team,need
check 'nor sums of categories' not_in_record 'one category' PLAN20.on_time --where 'team=North|South'
check 'nor conditions on another breakdown' not_in_record 'one category' PLAN20.on_time --by team --where need=ASD
check 'nor other limits' not_in_record "the law's limits" PLAN20.on_time --limit PLAN20=10w
check 'nor spans' not_in_record 'no period of your own' PLAN20.on_time --from 2026-01-01
check 'nor months of needs' not_in_record 'no months' PLAN20.on_time --by need --period month
check 'nor quarters of stocks by team' not_in_record 'at the ends of months' PLAN20.open --by team --period quarter

initialised_database
check 'advice is put in' advice
check 'within the law: 3 of 4 due' within '' 3 4
check 'within five weeks: 1 of 4' within ADV6=5w 1 4
check 'within 36 days: 2 of 4' within ADV6=36d 2 4
check 'within 35 days, by day' within ADV6=35 1 4
check 'of one provider, whose name has a comma' within ADV6=36d 2 3 --where 'provider="NHS, children"'
check 'of the other kind' within '' 0 1 --where 'kind!=C'
check 'that it is not the law is said' limit_is_said
check 'days over go by the limit' overdue_by_limit
finish
