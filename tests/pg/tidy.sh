#!/usr/bin/env bash
# The pack's tidy data, loaded again as whoever receives it would: the rules of the DfE's screener, one check each
# (tidy.sql), every figure against its cell in evidence.csv, and CSV on the Web. Then each rule is broken, to see it say so.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly meta_header=col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column

pack() { # NAME RUN DIR
    attempt "$1" "$analyser" pack "$2" --out "$3"
}

packed() { exited "$1" 0 && is_empty "$(cat -- "$work/$1.err")"; }

# --- the files as such

names_and_bytes() { # DATA: three files a table, nothing else, each as the standard wants it
    local file stem
    for file in "$1"/*; do
        stem=${file##*/}
        case $stem in
            *.meta.csv) equal "$meta_header" "$(head -n 1 "$file")"; stem=${stem%.meta.csv} ;;
            *.csv-metadata.json) jq -e . "$file" >/dev/null; stem=${stem%.csv-metadata.json} ;;
            *.csv) stem=${stem%.csv} ;;
            *) printf 'what is %s\n' "$file"; return 1 ;;
        esac
        [[ $stem =~ ^[a-z0-9_]+$ && -f $1/$stem.csv && -f $1/$stem.meta.csv && -f $1/$stem.csv-metadata.json ]] \
            || { printf 'not three of a kind: %s\n' "$file"; return 1; }
        iconv -f UTF-8 -t UTF-8 "$file" >/dev/null
        if LC_ALL=C grep -q $'\r\|^\xef\xbb\xbf' "$file"; then printf 'not plain UTF-8 with LF: %s\n' "$file"; return 1; fi
    done
}

in_manifest() { # PACK
    (cd -- "$1" && jq -r '.files[] | .sha256 + "  " + .name' pack.json | sha256sum --check --strict --quiet)
    equal "$(cd -- "$1" && find . -type f ! -name pack.json | LC_ALL=C sort)" "$(jq -r '.files[] | "./" + .name' "$1/pack.json" | LC_ALL=C sort)"
}

# --- loading: a table of texts of each file, taken apart into a row a field

load_table() { # FILE STEM
    local columns
    columns=$(head -n 1 "$1" | tr -d '\r' | sed 's/,/ text, /g; s/$/ text/')
    printf 'CREATE TEMP TABLE loaded (%s);\n' "$columns"
    printf "\\\\copy loaded from '%s' with (format csv, header match, null 'no such text')\n" "$1"
    cat <<SQL
INSERT INTO data SELECT '$2', line, column_place, name, fields->>name
  FROM (SELECT row_number() OVER () AS line, to_jsonb(loaded) AS fields FROM loaded) AS lines,
       unnest(string_to_array('$(head -n 1 "$1")', ',')) WITH ORDINALITY AS names (name, column_place);
DROP TABLE loaded;
SQL
}

load_meta() { # FILE STEM
    cat <<SQL
CREATE TEMP TABLE loaded (LIKE meta);
\\copy loaded ($meta_header) from '$1' with (format csv, header match, null 'no such text')
INSERT INTO meta SELECT '$2', row_number() OVER (), $meta_header FROM loaded;
DROP TABLE loaded;
SQL
}

load_description() { # FILE STEM
    printf "INSERT INTO csvw VALUES ('%s', \$json\$%s\$json\$);\n" "$2" "$(cat -- "$1")"
}

load() { # PACK RUN LEVEL PLACE: into tables of a schema of its own
    local file stem
    {
        printf '\\set ON_ERROR_STOP 1\nDROP SCHEMA IF EXISTS tidy CASCADE;\nCREATE SCHEMA tidy;\nSET search_path = tidy;\n'
        cat -- "$root/tests/pg/tidy.sql"
        printf "INSERT INTO expected VALUES ('%s', '%s');\n" "$3" "$4"
        for file in "$1"/data/*.meta.csv; do
            stem=${file##*/} stem=${stem%.meta.csv}
            load_meta "$file" "$stem"
            load_table "$1/data/$stem.csv" "$stem"
            load_description "$1/data/$stem.csv-metadata.json" "$stem"
        done
        printf "\\\\copy says from '%s' with (format csv, header match, null 'no such text')\n" "$1/evidence-meta.csv"
        printf "UPDATE says SET file = regexp_replace(file, '^data/(.*)[.]csv\$', '\\\\1');\n"
        printf "\\\\copy evidence from program 'grep -E \"^as_of|,all,all,|,team,\" %s' with (format csv, header match, null 'no such text')\n" \
            "$2/evidence.csv"
        printf 'ANALYZE;\n%s\nANALYZE;\n' "$remake"
    } >"$work/load.sql"
    sql -f "$work/load.sql"
}

readonly remake='REFRESH MATERIALIZED VIEW header; REFRESH MATERIALIZED VIEW item; REFRESH MATERIALIZED VIEW row_key; REFRESH MATERIALIZED VIEW told_part; REFRESH MATERIALIZED VIEW shown; REFRESH MATERIALIZED VIEW shown_of_team;'

findings() { ask "SET search_path = tidy; SELECT detail FROM finding WHERE rule = '$1' LIMIT 10"; }

keeps() {
    local found
    found=$(findings "$1")
    is_empty "$found"
}

rules_hold() { # WHAT
    local id says
    while IFS='|' read -r id says; do
        check "$1: $says" keeps "$id"
    done < <(ask 'SELECT id, says FROM tidy.rule')
}

# --- a rule that cannot be broken is none: RULE WHAT BREAKS IT, in SQL that is taken back

readonly breaches="
required_columns|UPDATE data SET name = 'region' WHERE name = 'region_name'
column_names|UPDATE data SET name = 'Plan20' WHERE name = 'plan20_completed_pc'
meta_in_data|DELETE FROM data WHERE name = 'plan20_due_pc'
data_in_meta|DELETE FROM meta WHERE col_name = 'plan20_due_pc'
col_type|UPDATE meta SET col_type = 'Measure' WHERE col_name = 'plan20_due_pc'
labels|UPDATE meta SET label = 'Percent' WHERE col_name LIKE 'plan20%pc'
indicator_metadata|UPDATE meta SET indicator_dp = '' WHERE col_name = 'plan20_due_pc'
filter_metadata|UPDATE meta SET indicator_unit = '%' WHERE col_name = 'cases'
one_unit|UPDATE meta SET indicator_unit = '' WHERE col_name = 'plan20_due_pc'
filter_groups|UPDATE data SET value = 'Total' WHERE name = 'time_limit' AND line = 2
filter_total|UPDATE data SET value = 'All cases' WHERE name = 'cases' AND value = 'Total'
filter_items|UPDATE data SET value = '' WHERE name = 'cases' AND value <> 'Total'
rows_there|DELETE FROM data WHERE file = 'open_cases_months'
time_identifiers|UPDATE data SET value = 'Calendar year' WHERE value = 'January'
time_periods|UPDATE data SET value = '202426' WHERE value = '202425'
geography|UPDATE data SET value = 'E08000031' WHERE name = 'new_la_code' AND line = 1
no_totals_of_places|UPDATE data SET value = 'Total' WHERE name = 'la_name' AND line = 1
no_duplicates|UPDATE data SET value = 'Total' WHERE name = 'cases' AND line = 2
full_matrix|DELETE FROM data WHERE file = 'timeliness_months' AND line = 2
indicators|UPDATE data SET value = '' WHERE name = 'plan20_due_pc' AND line = 1
no_whitespace|UPDATE data SET value = 'Total ' WHERE name = 'cases' AND line = 1
no_legacy_symbols|UPDATE data SET value = '..' WHERE name = 'plan20_due_pc' AND line = 1
intervals|UPDATE data SET value = '101' WHERE name = 'plan20_due_pc_lower_ci' AND value ~ '[0-9]'
says_all|DELETE FROM says WHERE col_name = 'plan20_due_pc'
as_evidence|UPDATE data SET value = '50.1' WHERE name = 'plan20_due_pc' AND file = 'timeliness_calendar_years' AND line = 1
symbols_say_why|UPDATE data SET value = 'k' WHERE value = 'z'
evidence_shown|DELETE FROM says WHERE measure = 'PLAN20.on_time' AND part = 'lower'
teams_as_evidence|UPDATE evidence SET numerator = '1' WHERE measure = 'PLAN20.on_time' AND breakdown = 'team'
teams_all_there|UPDATE data SET value = 'Noth' WHERE name = 'team' AND value = 'North'
csvw_table|UPDATE csvw SET doc = doc - 'dc:title'
csvw_columns|DELETE FROM data WHERE name = 'plan20_due_pc'
csvw_key|UPDATE csvw SET doc = jsonb_set(doc, '{tableSchema,primaryKey}', '[\"time_period\"]')
csvw_texts|UPDATE data SET value = 'Excluding some' WHERE name = 'cases' AND line = 2
csvw_numbers|UPDATE data SET value = '100.5' WHERE name = 'plan20_due_pc' AND line = 1
"

# What a rule looks at, made again of what is broken.
views_of() { # RULE
    case $1 in
        as_evidence | symbols_say_why | evidence_shown) printf 'REFRESH MATERIALIZED VIEW shown;' ;;
        teams_as_evidence) printf 'REFRESH MATERIALIZED VIEW shown_of_team;' ;;
        *) printf 'REFRESH MATERIALIZED VIEW %s; ' header item row_key ;;
    esac
}

is_found() { # RULE BREACH
    local found
    found=$(ask "SET search_path = tidy; BEGIN; $2; $(views_of "$1") SELECT count(*) FROM (SELECT FROM finding WHERE rule = '$1' LIMIT 1) AS f; ROLLBACK")
    equal 1 "$found"
}

rules_can_be_broken() {
    local id breach
    while IFS='|' read -r id breach; do
        if [[ -n $id ]]; then check "a breach of $id is found" is_found "$id" "$breach"; fi
    done <<<"$breaches"
}

every_rule_is_broken() { equal "$(ask 'SELECT id FROM tidy.rule' | sort)" "$(cut -d '|' -f 1 <<<"$breaches" | grep . | sort)"; }

# --- a figure by hand, not by what the pack says of itself

same_figure() { # FILE PERIOD IDENTIFIER ITEM COLUMN EVIDENCE_START FIELD
    local shown told
    shown=$(ask "SET search_path = tidy; SELECT value FROM data JOIN row_key USING (file, line)
                  WHERE file = '$1' AND time_period = '$2' AND time_identifier = '$3' AND item = '$4' AND name = '$5'")
    told=$(grep -F ",$6,all,all," "$run/evidence.csv" | cut -d , -f "$7")
    [[ -n $told ]] || { printf 'no cell %s\n' "$6"; return 1; }
    equal "$told" "$shown"
}

# Names that would break the file: blanks about and within, and the word for all teams together.
strange_teams() {
    sql <<'SQL'
UPDATE ehc.request SET team = CASE team WHEN 'East' THEN '  Far   East ' WHEN 'West' THEN 'Total' ELSE team END;
UPDATE ehc.plan SET team = CASE team WHEN 'East' THEN '  Far   East ' WHEN 'West' THEN 'Total' ELSE team END;
SQL
}

# --- Walsall, a messy world, on the last day of a month

initialised_database
generate --requests 1200 --seed 71 --mess 0.02
analyse walsall "$work/run" 2026-06-30 --since 2024-01-01
run=$work/run/2026-06-30
check 'a run' succeeded walsall
pack walsall_pack "$run" "$work/pack"
check 'its pack' packed walsall_pack
made=$work/pack/2026-06-30
check 'files are named and written as the standard wants' names_and_bytes "$made/data"
check 'the manifest has every file and its digest' in_manifest "$made"
check 'they load' load "$made" "$run" 'Local authority' 'E12000005|West Midlands|335|E08000030|Walsall'
rules_hold Walsall
check 'plans on time in 2025, of those completed' same_figure timeliness_calendar_years 2025 'Calendar year' Total plan20_completed_pc \
    'PLAN20.on_time,completed,calendar_year,2025-01-01,2025-12-31' 12
check 'out of how many due, without exceptions, in the last quarter of a financial year' same_figure timeliness_quarters 202425 \
    'Financial year Q4' 'Excluding exceptions' plan20_due_denominator 'PLAN20.on_time_ex,due,quarter,2025-01-01,2025-03-31' 11
check 'refused in an academic year' same_figure requests_and_exceptions_academic_years 202425 'Academic year' '' request_refused_numerator \
    'REQUEST.refused,started,academic_year,2024-09-01,2025-08-31' 10
check 'overdue by months at the end of May' same_figure open_cases_months 2026 May 'Overdue by 31 to 90 days' ar12_open_count \
    'AR12.overdue_31_90,stock,month,2026-05-31,2026-05-31' 12
check 'the upper end of a median in the last twelve months' same_figure waiting_times_latest_12_months 2026 'Reporting year' '' \
    plan20_median_days_upper_ci 'PLAN20.days,completed,latest_12m,2025-07-01,2026-06-30' 14
rules_can_be_broken
check 'every rule has been broken' every_rule_is_broken

TZ=Asia/Tokyo LC_ALL=C.UTF-8 pack again "$run" "$work/again"
check 'another making' packed again
check 'gives the same bytes' diff -r "$made" "$work/again/2026-06-30"

# --- two authorities, in the middle of a month, without some of the tables, with teams called anything

generate --requests 600 --seed 72 --authorities 2
sql -c 'DROP TABLE ehc.voice, ehc.tribunal_order CASCADE' </dev/null
strange_teams
analyse several "$work/run" 2026-05-15 --since 2025-01-01
pack several_pack "$work/run/2026-05-15" "$work/pack"
check 'a pack of two authorities' packed several_pack
check 'they load' load "$work/pack/2026-05-15" "$work/run/2026-05-15" National ''
rules_hold 'two authorities'
run=$work/run/2026-05-15
check 'what is open in the middle of May is that of May' same_figure open_cases_months 2026 May Total plan20_open_count \
    'PLAN20.open,stock,as_of,2026-05-15,2026-05-15' 12
finish
