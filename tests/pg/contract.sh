#!/usr/bin/env bash
# Any ehc that keeps the contract is read, and one that does not is told everything it lacks, at once.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 since=2024-06-01

fresh() { # schema ehc as init makes it, with a small authority
    ask 'DROP SCHEMA IF EXISTS ehc, ehc_evidence, warehouse CASCADE'
    "$analyser" init >/dev/null
    generate --requests 300 --seed 5 --as-of "$as_of"
}

try() { analyse "$1" "$work/$1" "$as_of" --since "$since"; } # NAME

nothing_written() { test ! -e "$work/$1" || { find "$work/$1"; return 1; }; }

# A contract that is not kept: exit 3, one message with all the WORDS, nothing written.
lacks() { # NAME WHAT WORDS...
    local name=$1 what=$2
    shift 2
    try "$name"
    check "$what" complained "$name" 3 "$@"
    check "$what: nothing is written" nothing_written "$name"
}

# --- what is missing

new_database
lacks nothing 'no schema' 'person' 'request' 'assessment' 'plan' 'review' 'init'
ask 'CREATE SCHEMA ehc'
lacks empty 'an empty schema' 'person' 'request' 'assessment' 'plan' 'review' 'init'

fresh
ask 'DROP TABLE ehc.person, ehc.plan; CREATE SEQUENCE ehc.person; ALTER TABLE ehc.review DROP COLUMN kind, DROP COLUMN meeting_date;
     ALTER TABLE ehc.voice DROP COLUMN form; ALTER TABLE ehc.setting RENAME COLUMN phase TO "Phase"'
lacks several 'relations and columns, required and optional' \
    'missing relations: person, plan' 'review (kind, meeting_date)' 'voice (form)' 'setting (phase)'

# Every relation is there with nothing but its key.
only_keys() {
    local relation key
    ask 'DROP SCHEMA ehc CASCADE; CREATE SCHEMA ehc'
    while IFS='|' read -r relation key; do
        ask "CREATE TABLE ehc.$relation ($key bigint)"
    done < <(awk -F'|' '!seen[$1]++ { print $1 "|" $2 }' "$root/tests/pg/contract.txt")
}

# The columns that are not the first of their relation.
other_columns() { awk -F'|' 'seen[$1]++ { print $1, $2 }' "$root/tests/pg/contract.txt"; }

names_every_column() { # NAME
    local relation column missing=
    while read -r relation column; do
        if ! grep -q "$relation ([^)]*\b$column\b" "$work/$1.err"; then missing+="$relation.$column "; fi
    done < <(other_columns)
    is_empty "$missing"
}
only_keys
lacks keys 'every relation with its first column only' 'person' 'tribunal_order'
check 'every missing column is in the message' names_every_column keys

# --- what may be absent

says_no_data() { # NAME TABLE...
    local name=$1 table
    shift
    for table; do
        grep -q 'no data' "$work/$name/$as_of/tables/$table.csv" || { printf '%s:\n' "$table"; head -n 3 "$work/$name/$as_of/tables/$table.csv"; }
        if grep -q '\b0\.0\b' "$work/$name/$as_of/tables/$table.csv"; then printf '%s has a zero\n' "$table"; fi
    done >"$work/found"
    is_empty "$(cat "$work/found")"
}

no_measure() { # NAME PATTERN
    is_empty "$(grep -E ",($2)," "$work/$1/$as_of/evidence.csv" | head -n 3)"
}

optional_tables() {
    says_no_data "$1" advice_by_contributor advice_in_plans quality_audits tribunal_orders
    no_measure "$1" 'ADV6\.[^,]*|ADVICE\.[^,]*|QA\.[^,]*|TR_[^,]*|VOICE\.[a-z]*_assessment[^,]*|VOICE\.[a-z_]*(start|words|acted_on)'
    grep -q ',VOICE.child_review,' "$work/$1/$as_of/evidence.csv" # its second source, the participation, serves alone
}

fresh
ask 'TRUNCATE ehc.authority, ehc.sen_need, ehc.advice, ehc.voice, ehc.audit, ehc.audit_score, ehc.plan_section, ehc.tribunal_order, ehc.setting'
try emptied
check 'optional relations may be empty' succeeded emptied
check 'empty relations: no data, and no zeros' optional_tables emptied
ask 'DROP TABLE ehc.authority, ehc.sen_need, ehc.advice, ehc.voice, ehc.audit, ehc.audit_score, ehc.plan_section, ehc.tribunal_order, ehc.setting'
try absent
check 'optional relations may be absent' succeeded absent
check 'absent relations: no data, and no zeros' optional_tables absent
check 'absent is as empty' same_file "$work/emptied/$as_of/evidence.csv" "$work/absent/$as_of/evidence.csv"

ask 'TRUNCATE ehc.person, ehc.request, ehc.assessment, ehc.plan, ehc.review'
try bare
all_no_data() {
    local table
    equal 1 "$(wc -l <"$work/bare/$as_of/evidence.csv")"
    for table in "$work/bare/$as_of"/tables/*.csv; do
        table=$(basename -- "$table" .csv)
        if [[ $table != data_quality && $table != contents ]]; then says_no_data bare "$table"; fi
    done
}
check 'required relations may be empty' succeeded bare
check 'then every table says no data' all_no_data

# With nothing to read the two connections are done at nearly the same time, and neither may be left at work.
over_and_over() {
    local time
    for ((time = 0; time < 20; time++)); do
        try bare
        succeeded bare || return 1
    done
}
check 'neither connection is left at work, twenty times' over_and_over

# --- other kinds of relation, other types

as_warehouse() { # a text of SQL makes ehc anew from the tables in schema warehouse
    fresh
    ask 'ALTER SCHEMA ehc RENAME TO warehouse; CREATE SCHEMA ehc'
    sql
}

same_evidence() { same_file "$work/plain/$as_of/evidence.csv" "$work/$1/$as_of/evidence.csv"; }

reads_the_same() { # NAME WHAT
    try "$1"
    check "$2: runs" succeeded "$1"
    check "$2: the same evidence" same_evidence "$1"
}

fresh
try plain
check 'the plain tables' succeeded plain
ask 'ALTER TABLE ehc.request ADD COLUMN first_name text, ADD COLUMN "order" point, ADD COLUMN outcome_date_2 timestamptz'
reads_the_same extra 'extra columns'

# Wider, narrower and other types, by the type of the contract.
as_warehouse <<'SQL'
CREATE DOMAIN warehouse.code AS varchar(40);
CREATE TABLE warehouse.other_types (contract text, other text);
INSERT INTO warehouse.other_types VALUES ('bigint', 'numeric(20,0)'), ('integer', 'bigint'), ('smallint', 'text'), ('date', 'timestamp'),
    ('text', 'warehouse.code'), ('boolean', 'integer');
DO $$
DECLARE relation text; columns text;
BEGIN
    FOR relation, columns IN
        SELECT c.relname, string_agg(format('%I::%s%s AS %I', attname, CASE other WHEN 'timestamp' THEN 'date::' ELSE '' END, other, attname), ', ' ORDER BY attname)
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 JOIN warehouse.other_types ON contract = format_type(atttypid, atttypmod)
         WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relkind = 'r' AND c.relname <> 'other_types' GROUP BY 1 LOOP
        EXECUTE format('CREATE VIEW ehc.%I AS SELECT %s FROM warehouse.%I', relation, columns, relation);
    END LOOP;
END $$;
SQL
reads_the_same types 'views of other types, columns in another order'

as_warehouse <<'SQL'
DO $$
DECLARE relation text; columns text;
BEGIN
    FOR relation, columns IN
        SELECT c.relname, string_agg(format('%I::text', attname), ', ' ORDER BY attnum)
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0
         WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relkind = 'r' GROUP BY 1 LOOP
        EXECUTE format('CREATE VIEW ehc.%I AS SELECT %s FROM warehouse.%I', relation, columns, relation);
    END LOOP;
END $$;
SQL
reads_the_same texts 'views of nothing but text'

# Two connections read: one of them is kept waiting, so that it is behind with whatever it was given.
kept_waiting() { # asc: the first, desc: the second
    as_warehouse <<SQL
CREATE FUNCTION warehouse.waited() RETURNS boolean LANGUAGE plpgsql STABLE AS \$\$
BEGIN
    IF pg_backend_pid() = (SELECT pid FROM pg_stat_activity WHERE application_name = 'ehc-analyser' ORDER BY backend_start $1 LIMIT 1) THEN
        PERFORM pg_sleep(0.2);
    END IF;
    RETURN true;
END \$\$;
DO \$\$
DECLARE relation text;
BEGIN
    FOR relation IN SELECT relname FROM pg_class WHERE relnamespace = 'warehouse'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('CREATE VIEW ehc.%I AS SELECT * FROM warehouse.%I WHERE warehouse.waited()', relation, relation);
    END LOOP;
END \$\$;
SQL
}
kept_waiting asc
reads_the_same first_waits 'a first connection that is behind'
kept_waiting desc
reads_the_same second_waits 'a second connection that is behind'

as_warehouse <<'SQL'
CREATE MATERIALIZED VIEW ehc.person AS SELECT * FROM warehouse.person;
CREATE TABLE ehc.request (LIKE warehouse.request) PARTITION BY RANGE (request_id);
CREATE TABLE ehc.request_one PARTITION OF ehc.request FOR VALUES FROM (minvalue) TO (150);
CREATE TABLE ehc.request_two PARTITION OF ehc.request DEFAULT;
INSERT INTO ehc.request SELECT * FROM warehouse.request;
CREATE TABLE ehc.plan (LIKE warehouse.plan);
CREATE TABLE ehc.plan_ceased () INHERITS (ehc.plan);
INSERT INTO ehc.plan SELECT * FROM warehouse.plan WHERE cease_date IS NULL;
INSERT INTO ehc.plan_ceased SELECT * FROM warehouse.plan WHERE cease_date IS NOT NULL;
CREATE UNLOGGED TABLE ehc.review AS SELECT * FROM warehouse.review;
DO $$
DECLARE relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['authority', 'assessment', 'sen_need', 'advice', 'voice', 'audit', 'audit_score', 'plan_section', 'tribunal_order', 'setting'] LOOP
        EXECUTE format('ALTER TABLE warehouse.%I SET SCHEMA ehc', relation);
    END LOOP;
END $$;
SQL
reads_the_same kinds 'materialised view, partitions, inheritance, unlogged'

# A key that only the parent promises: the child repeats it.
as_warehouse <<'SQL'
DROP SCHEMA ehc; ALTER SCHEMA warehouse RENAME TO ehc;
CREATE TABLE ehc.person_again () INHERITS (ehc.person);
INSERT INTO ehc.person_again SELECT * FROM ONLY ehc.person;
SQL
reads_the_same inherited 'every person twice, through a child table'

# --- values that are not what they should be

# A view that breaks in the middle: exit 5 or 4, the relation named, and no value of a row in the message.
readonly secret=987654321987
breaks() { # NAME CODE WHAT RELATION COLUMN EXPRESSION
    fresh
    ask "ALTER TABLE ehc.$4 RENAME TO kept_away; ALTER TABLE ehc.kept_away SET SCHEMA public;
         CREATE VIEW ehc.$4 AS SELECT $(awk -F'|' -v r="$4" -v c="$5" -v e="$6" '$1 == r { printf "%s%s", n++ ? ", " : "", $2 == c ? e " AS " c : $2 }' "$root/tests/pg/contract.txt")
           FROM public.kept_away"
    try "$1"
    check "$3: exit $2, $4 named" complained "$1" "$2" "ehc.$4"
    check "$3: no value in the message" no_secret "$1"
    check "$3: nothing is written" nothing_written "$1"
    ask 'DROP TABLE public.kept_away CASCADE'
}

no_secret() { ! grep -n "$secret" "$work/$1.err" "$work/$1.out"; }

breaks date 5 'a text that is no date' request received_date "'$secret is no day'::text"
breaks impossible 5 'a day that is not in the calendar' request received_date "'2024-02-30 $secret'::text"
breaks number 5 'a text that is no number' person person_id "'x$secret'::text"
breaks large 5 'a number too large' request source "$secret::bigint"
breaks truth 5 'a text that is no truth value' request mediation "'perhaps $secret'::text"
breaks zero 5 'a division by zero' review review_id 'review_id / (review_id - review_id)'
breaks cast 3 'a type that cannot be cast' plan start_date "point(1, 2)"
ask "CREATE OR REPLACE FUNCTION public.refuse(bigint) RETURNS bigint LANGUAGE plpgsql AS \$\$ BEGIN RAISE 'person $secret refused'; END \$\$"
breaks raised 4 'an error of the view itself' plan plan_id 'public.refuse(plan_id)'

# --- what may not be read

reader=ehc_reader_$$
at_end() { drop_databases; psql -X -q -d postgres -c "DROP ROLE IF EXISTS $reader" >/dev/null 2>&1; }
fresh
ask "CREATE ROLE $reader LOGIN; GRANT USAGE ON SCHEMA ehc TO $reader; GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader;
     REVOKE SELECT ON ehc.person, ehc.plan FROM $reader; GRANT SELECT (person_id, birth_date) ON ehc.person TO $reader"
PGUSER=$reader lacks unreadable 'relations and columns that may not be read' 'plan (all)' 'person (upn, sex, ethnicity, social_care)'
ask "GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader; REVOKE USAGE ON SCHEMA ehc FROM $reader"
PGUSER=$reader lacks closed 'a schema that may not be used' 'GRANT'
finish
