#!/usr/bin/env bash
# `contract` prints views that run and pass its own check, and `contract check` says of any warehouse what is there, how full
# it is, and what the run will then say "no data" of: exactly what it does say.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 since=2024-06-01

look() { # NAME [OPTION...]: the check as CSV, with the dashes of its own record
    local name=$1
    shift
    attempt "$name" "$analyser" contract check --as-of "$as_of" --format csv "$@"
}

rows_of() { awk -F, -v what="$2" '$1 == what' "$work/$1.out"; } # NAME WHAT

field() { # NAME RELATION COLUMN FIELD: of a column, by the name of the field
    awk -F, -v relation="$2" -v name="$3" -v field="$4" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $2 == relation && $3 == name && $1 == (relation == name ? "relation" : "column") { print $at[field] }' "$work/$1.out"
}

tells_all() { # NAME: whatever is missing, every relation and column of the contract has its row
    equal "$(cut -d '|' -f 1 "$root/tests/pg/contract.txt" | sort -u)" "$(rows_of "$1" relation | cut -d , -f 3 | sort)"
    equal "$(cut -d '|' -f 1,2 "$root/tests/pg/contract.txt" | sort)" "$(rows_of "$1" column | cut -d , -f 2,3 | tr , '|' | sort)"
}

# --- the views as they are printed

new_database
"$analyser" contract >"$work/views.sql"

views_run() {
    psql -X -q -v ON_ERROR_STOP=1 -f "$work/views.sql"
    psql -X -q -v ON_ERROR_STOP=1 -f "$work/views.sql" # a second time too
    is_empty "$(diff <(sort "$root/tests/pg/contract.txt" | cut -d '|' -f 1-3) <(ask "
        SELECT relname || '|' || attname || '|' || format_type(atttypid, atttypmod) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
         WHERE relnamespace = 'ehc'::regnamespace AND attnum > 0 AND relkind = 'v'" | LC_ALL=C sort))"
}

each_view_alone() {
    local relation
    for relation in $(cut -d '|' -f 1 "$root/tests/pg/contract.txt" | sort -u); do
        ask 'DROP SCHEMA ehc CASCADE; CREATE SCHEMA ehc'
        awk -v start="CREATE OR REPLACE VIEW ehc.$relation AS" '$0 == start { on = 1 } on { print } /^WHERE false;/ { on = 0 }' "$work/views.sql" | sql
        equal 1 "$(ask "SELECT count(*) FROM pg_class WHERE relnamespace = 'ehc'::regnamespace")"
    done
}

explains_every_column() { # each NULL::type has a comment above it
    is_empty "$(awk '/^    NULL::/ && before !~ /^    -- ./ { print } { before = $0 }' "$work/views.sql")"
    equal "$(wc -l <"$root/tests/pg/contract.txt")" "$(grep -c '^    NULL::' "$work/views.sql")"
    grep -q 'One of: M, F' "$work/views.sql"
    equal 5 "$(grep -c '^-- ehc.*, required' "$work/views.sql")"
    is_empty "$(awk 'length($0) > 120' "$work/views.sql")"
}

check 'the views run as printed, and have the types of the contract' views_run
look views
check 'and pass the check' succeeded views
check 'each runs by itself' each_view_alone
check 'every column has its meaning' explains_every_column

# --- nothing, half of it, all of it, in a warehouse of other names

ask 'DROP SCHEMA ehc CASCADE'
look nothing
check 'a database with nothing: exit 3' exited nothing 3
check 'and every relation and column is told' tells_all nothing
all_missing() { equal '14 14' "$(rows_of nothing relation | grep -c ',missing,') $(rows_of nothing relation | wc -l)"; }
check 'all of them missing' all_missing
nothing_has_data() { is_empty "$(awk -F, '($1 == "table" && $3 != "data_quality" || $1 == "measure") && $7 != "no data"' "$work/nothing.out")"; }
check 'no table and no measure has data' nothing_has_data

# The tables of a generated authority under names and in types of somebody else's.
warehouse() {
    ask 'DROP SCHEMA IF EXISTS ehc, ehc_evidence, dw CASCADE'
    "$analyser" init >/dev/null
    generate --requests 400 --seed 7 --as-of "$as_of" --mess 0.05
    sql <<'SQL'
ALTER SCHEMA ehc RENAME TO dw;
ALTER TABLE dw.person RENAME TO dim_pupil; ALTER TABLE dw.dim_pupil RENAME person_id TO pupil_key;
ALTER TABLE dw.request RENAME TO fact_ehcna_request; ALTER TABLE dw.fact_ehcna_request RENAME received_date TO rcvd_dt;
ALTER TABLE dw.plan RENAME TO fact_plan; ALTER TABLE dw.review RENAME TO fact_annual_review;
ALTER TABLE dw.fact_ehcna_request ALTER rcvd_dt TYPE timestamp, ALTER source TYPE text, ALTER mediation TYPE int USING mediation::int;
CREATE SCHEMA ehc;
CREATE VIEW ehc.person AS SELECT pupil_key::bigint AS person_id, upn, birth_date, sex, ethnicity, social_care FROM dw.dim_pupil;
CREATE VIEW ehc.assessment AS SELECT * FROM dw.assessment;
CREATE VIEW ehc.plan AS SELECT * FROM dw.fact_plan;
CREATE VIEW ehc.advice AS SELECT * FROM dw.advice;
SQL
}

request_view() { # COLUMNS LEFT OUT, separated by |
    printf 'CREATE OR REPLACE VIEW ehc.request AS SELECT %s FROM dw.fact_ehcna_request;\n' "$(awk -F'|' -v out="^($1)\$" '
        $1 == "request" && $2 !~ out { printf "%s%s", n++ ? ", " : "", $2 == "received_date" ? "rcvd_dt AS received_date" : $2 }' "$root/tests/pg/contract.txt")" | sql
}

warehouse
request_view 'team|withdrawn_date'
look half
check 'half of it: exit 3' exited half 3
check 'half of it: everything is told' tells_all half
half_of_it() {
    equal 'missing missing' "$(field half request team state) $(field half request withdrawn_date state)"
    equal 'missing' "$(field half review review state)"
    equal 'incomplete' "$(field half request request state)"
    equal 'present' "$(field half plan plan state)"
    equal 'cast' "$(field half request received_date state)"
    equal 'timestamp without time zone' "$(field half request received_date found)"
    equal "$(ask 'SELECT count(*) FROM dw.fact_ehcna_request')" "$(field half request request rows)"
}
check 'half of it: what is missing, what is cast, what is there' half_of_it
refused_alike() { # the run says the same
    analyse refused "$work/refused" "$as_of" --since "$since"
    complained refused 3 'review' 'request (withdrawn_date, team)'
    grep -q 'request (withdrawn_date, team)' "$work/half.err"
}
check 'half of it: the run is refused for the same' refused_alike

ask 'CREATE VIEW ehc.review AS SELECT * FROM dw.fact_annual_review; DROP VIEW ehc.request'
request_view ''

# What is promised to have no data is what the run writes without data, table by table and measure by measure.
promised() { # NAME
    awk -F, '$1 == "table" && $7 == "no data" { print $3 ".csv" } $1 == "measure" && $7 == "no data" { print $3 }' "$work/$1.out" | LC_ALL=C sort
}

written() { # FOLDER NAME
    {
        (cd -- "$1/tables" && for table in *.csv; do awk -F, 'NR == 2 && $1 == "no data" { print FILENAME }' "$table"; done)
        awk -F, 'NR == FNR { if ($1 == "measure") all[$3] = 1; next } { delete all[$3] } END { for (name in all) print name }' \
            "$work/$2.out" "$1/evidence.csv"
    } | LC_ALL=C sort
}

keeps_its_promise() { # NAME
    exited "$1" 0
    succeeded "$1_run"
    written "$work/$1/$as_of" "$1" >"$work/written"
    promised "$1" >"$work/promised"
    diff "$work/promised" "$work/written"
}

compare_with_run() { # NAME WHAT
    look "$1"
    attempt "$1_run" "$analyser" run --quiet --as-of "$as_of" --out "$work/$1"
    check "$2: what is promised is what the run writes" keeps_its_promise "$1"
}

compare_with_run mapped 'a mapped warehouse'
some_without() { test "$(promised mapped | grep -c csv)" -gt 2 && test "$(promised mapped | grep -c TR_)" -gt 20; }
check 'a mapped warehouse: without orders and audits there are tables and measures without data' some_without

# --- fullness, counted again in plain SQL

spoil() {
    sql <<'SQL'
CREATE VIEW ehc.voice AS SELECT * FROM dw.voice;
CREATE VIEW ehc.sen_need AS SELECT * FROM dw.sen_need WHERE false;
ALTER TABLE dw.dim_pupil DROP CONSTRAINT IF EXISTS person_sex_check;
DO $$
DECLARE its record;
BEGIN
    FOR its IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint WHERE connamespace = 'dw'::regnamespace AND contype = 'c' LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', its.relation, its.conname);
    END LOOP;
END $$;
UPDATE dw.dim_pupil SET sex = 'Q' WHERE pupil_key % 17 = 0;
UPDATE dw.dim_pupil SET ethnicity = 'wbri' WHERE pupil_key % 19 = 0;
UPDATE dw.dim_pupil SET birth_date = '1066-10-14' WHERE pupil_key % 23 = 0;
UPDATE dw.fact_ehcna_request SET outcome = 'maybe' WHERE request_id % 11 = 0;
UPDATE dw.fact_ehcna_request SET source = '9' WHERE request_id % 13 = 0;
UPDATE dw.fact_ehcna_request SET rcvd_dt = '2999-01-01' WHERE request_id % 29 = 0;
UPDATE dw.fact_ehcna_request SET outcome_date = 'infinity' WHERE request_id % 31 = 0;
UPDATE dw.advice SET grade = 4 WHERE advice_id % 7 = 0;
SQL
}

# Every column by itself, with the rules in other words than the program's.
count_again() {
    sql -v as_of="$as_of" <<'SQL'
CREATE TEMP TABLE counted (relation text, name text, rows bigint, filled bigint, outside bigint);
SELECT set_config('test.as_of', :'as_of', false) \g /dev/null
DO $$
DECLARE its record;
BEGIN
    FOR its IN SELECT c.oid::regclass AS relation, relname, attname,
                      CASE WHEN format_type(atttypid, NULL) ~ 'date|timestamp' THEN
                          format('sum((%1$I < %2$L OR %1$I >= %3$L::date + 1)::int)', attname, '1990-01-01', current_setting('test.as_of')) ELSE '0' END AS outside
                 FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 WHERE relnamespace = 'ehc'::regnamespace LOOP
        EXECUTE format('INSERT INTO counted SELECT %L, %L, count(*), sum((%I IS NOT NULL)::int), %s FROM %s', its.relname, its.attname, its.attname, its.outside, its.relation);
    END LOOP;
END $$;
SELECT relation, name, rows, coalesce(filled, 0), coalesce(outside, 0) FROM counted ORDER BY relation COLLATE "C", name COLLATE "C";
SQL
}

fullness_agrees() {
    exited spoilt 0
    equal "$(count_again)" "$(awk -F, '$1 == "column" && $8 != "" { print $2 "|" $3 "|" $8 "|" $9 "|" $12 + 0 }' "$work/spoilt.out" | LC_ALL=C sort -t '|' -k 1,1 -k 2,2)"
}

codes_agree() {
    equal "$(ask "SELECT count(*) FROM ehc.person WHERE sex NOT IN ('M', 'F')")" "$(field spoilt person sex unknown_codes)"
    equal "$(ask "SELECT count(*) FROM ehc.person WHERE ethnicity NOT IN ('REFU', 'NOBT') AND (length(ethnicity) <> 4 OR ethnicity <> upper(ethnicity)
                  OR left(ethnicity, 1) NOT IN ('W', 'M', 'A', 'B', 'O') AND ethnicity NOT IN ('CHNE', 'CHKC', 'CMAL', 'CSNG', 'CTWN', 'COCH'))")" \
        "$(field spoilt person ethnicity unknown_codes)"
    equal "$(ask "SELECT count(*) FROM ehc.request WHERE outcome NOT IN ('Y', 'N', 'A', 'W', 'H')")" "$(field spoilt request outcome unknown_codes)"
    equal "$(ask "SELECT count(*) FROM ehc.request WHERE source::int NOT BETWEEN 1 AND 5")" "$(field spoilt request source unknown_codes)"
    equal "$(ask "SELECT count(*) FROM ehc.advice WHERE grade NOT BETWEEN 0 AND 3")" "$(field spoilt advice grade unknown_codes)"
    equal '' "$(field spoilt request team unknown_codes)"
    test "$(field spoilt person sex unknown_codes)" -gt 5
    test "$(field spoilt request outcome_date days_outside)" -gt 5
}

percents_agree() { # half up, from the integers; nothing of no rows
    is_empty "$(rows_of spoilt column | awk -F, '$8 > 0 && $10 != sprintf("%.1f", int((2000 * $9 + $8) / (2 * $8)) / 10)')"
    equal '' "$(field spoilt sen_need need percent)"
}

spoil
look spoilt
check 'how full each column is, and how many days are odd: as plain SQL has it' fullness_agrees
check 'how many codes are none: as plain SQL has it' codes_agree
check 'percentages' percents_agree
compare_with_run spoilt_again 'spoilt records'

# --- the other forms

as_json() {
    attempt json "$analyser" contract check --as-of "$as_of" --format json
    exited json 0
    equal "$(promised spoilt | grep csv | sed 's/\.csv$//')" "$(sql -v json="$(cat "$work/json.out")" <<<"SELECT t FROM jsonb_array_elements_text(:'json'::jsonb->'tables_without_data') AS t ORDER BY t COLLATE \"C\"")"
    equal "$(field spoilt person sex filled)" "$(sql -v json="$(cat "$work/json.out")" <<'SQL'
SELECT c->>'filled' FROM jsonb_array_elements(:'json'::jsonb->'relations') r, jsonb_array_elements(r->'columns') c WHERE r->>'name' = 'person' AND c->>'name' = 'sex';
SQL
    )"
}

as_text() {
    attempt text "$analyser" contract check --as-of "$as_of"
    exited text 0
    grep -q '^person, required: present' "$work/text.out"
    grep -q "$(field spoilt person sex unknown_codes) no code of the set" "$work/text.out"
    grep -q '^  tribunal_orders ' "$work/text.out"
    grep -qF '  TR_PLAN14.*' "$work/text.out"
}

check 'the same as JSON' as_json
check 'the same for people' as_text

# --- types and rows that a run cannot read

agrees_on() { # NAME CODE WORDS...: the check ends with 3, the run with CODE, both for the reason of the words
    local name=$1 code=$2
    shift 2
    exited "$name" 3
    tells_all "$name"
    analyse "$name"_run "$work/$name" "$as_of" --since "$since"
    complained "$name"_run "$code" "$@"
}

ask "CREATE OR REPLACE VIEW ehc.voice AS SELECT * FROM dw.voice; DROP VIEW ehc.advice;
     CREATE VIEW ehc.advice AS SELECT advice_id, request_id, kind, provider, point(1, 2) AS requested_date, received_date, exception, nil_return, grade FROM dw.advice"
look types
check 'a type that cannot be cast: told, and the run is refused' agrees_on types 3 'ehc.advice'
uncast() { equal 'no cast' "$(field types advice requested_date state)"; equal 100.0 "$(field types advice provider percent)"; }
check 'a type that cannot be cast: the other columns are counted all the same' uncast

ask "CREATE OR REPLACE VIEW ehc.plan AS SELECT * FROM dw.fact_plan; DROP VIEW ehc.advice;
     CREATE VIEW ehc.advice AS SELECT advice_id, request_id, kind, provider, 'soon'::text AS requested_date, received_date, exception, nil_return, grade FROM dw.advice"
look values
check 'a value that cannot be cast: told, and the run ends' agrees_on values 5 'ehc.advice'
counted_all_the_same() { equal 'cannot be read' "$(field values advice advice state)"; equal "$(ask 'SELECT count(*) FROM dw.advice')" "$(field values advice requested_date filled)"; }
check 'a value that cannot be cast: the relation is counted all the same' counted_all_the_same

ask "DROP VIEW ehc.advice; CREATE VIEW ehc.advice AS SELECT (advice_id / (request_id - request_id))::bigint AS advice_id, request_id, kind, provider, requested_date, received_date, exception, nil_return, grade FROM dw.advice"
look broken
check 'a view that breaks: told, and the run ends' agrees_on broken 5 'ehc.advice'
rest_is_told() { equal 'cannot be read ' "$(field broken advice advice state) $(field broken advice advice rows)"; equal "$(ask 'SELECT count(*) FROM ehc.review')" "$(field broken review review rows)"; }
check 'a view that breaks: the others are counted' rest_is_told
ask 'DROP VIEW ehc.advice; CREATE VIEW ehc.advice AS SELECT * FROM dw.advice'

# --- who may read

reader=ehc_looks_$$
at_end() { drop_databases; psql -X -q -d postgres -c "DROP ROLE IF EXISTS $reader" >/dev/null 2>&1; }
ask "CREATE ROLE $reader LOGIN; ALTER ROLE $reader SET default_transaction_read_only = on; GRANT USAGE ON SCHEMA ehc TO $reader; GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader"
PGUSER=$reader look reader
check 'a role that can only read' succeeded reader
look owner
check 'is told the same' same_file "$work/owner.out" "$work/reader.out"
ask "REVOKE SELECT ON ehc.voice FROM $reader; GRANT SELECT (voice_id, whose) ON ehc.voice TO $reader"
PGUSER=$reader look forbidden
forbidden() { exited forbidden 3; equal 'may not be read' "$(field forbidden voice form state)"; equal 100.0 "$(field forbidden voice whose percent)"; }
check 'a column that may not be read is named, the others are counted' forbidden
finish
