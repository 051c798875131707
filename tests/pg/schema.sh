#!/usr/bin/env bash
# `init`: the schemas it makes, and what it leaves alone. And that `run` only ever reads ehc.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

# Everything the catalogue knows of both schemas, in one text.
catalogue() {
    ask "SELECT n.nspname, c.relname, c.relkind, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                col_description(c.oid, a.attnum), obj_description(c.oid), pg_get_viewdef(c.oid)
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE n.nspname IN ('ehc', 'ehc_evidence') ORDER BY 1, 2, 4"
    ask "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
          WHERE connamespace IN (to_regnamespace('ehc'), to_regnamespace('ehc_evidence')) ORDER BY 1::text, 2"
    ask "SELECT * FROM ehc_evidence.migration ORDER BY 1"
}

# --- what init makes

columns_of_ehc() {
    ask "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
           FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relnamespace = 'ehc'::regnamespace AND c.relkind = 'r'"
}

keeps_the_contract() { diff -u <(sort "$root/tests/pg/contract.txt") <(columns_of_ehc | sort); }

undescribed() {
    ask "SELECT c.oid::regclass || coalesce('.' || a.attname, '')
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('ehc', 'ehc_evidence')
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relkind IN ('r', 'p', 'v') AND (length(obj_description(c.oid)) > 10 AND length(col_description(c.oid, a.attnum)) > 5) IS NOT TRUE"
}

all_described() { is_empty "$(undescribed)"; }

keys() {
    ask "SELECT c.relname || ': ' || string_agg(a.attname, ' ' ORDER BY array_position(k.conkey, a.attnum))
           FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
          WHERE k.contype = 'p' AND c.relnamespace = 'ehc'::regnamespace GROUP BY c.relname ORDER BY c.relname COLLATE \"C\""
}

keys_are() {
    equal 'advice: advice_id
assessment: request_id
audit: audit_id
audit_score: audit_id criterion
authority: local_authority
person: person_id
plan: plan_id
plan_section: plan_id version_date section
request: request_id
review: review_id
sen_need: request_id rank
setting: setting_urn
tribunal_order: order_id
voice: voice_id' "$(keys)"
}

migrations_are() { equal '1|001_ehc
2|002_ehc_evidence
3|003_sen2
4|004_comparator
5|005_store
6|006_questions' "$(ask 'SELECT number, name FROM ehc_evidence.migration ORDER BY number')"; }

# Rows: relation|columns|values that the contract's sets do not hold.
outside_the_sets="authority|local_authority|'33'
person|person_id, sex|1, 'X'
person|person_id, ethnicity|1, 'White'
person|person_id, social_care|1, 'lac'
request|request_id, source|1, 6
request|request_id, outcome|1, 'Q'
request|request_id, exception|1, 'e'
assessment|request_id, outcome|1, 'P'
assessment|request_id, exception|1, 'A'
sen_need|request_id, rank, need|1, 3, 'ASD'
sen_need|request_id, rank, need|1, 1, 'ADHD'
advice|advice_id, kind|1, 'I'
advice|advice_id, exception|1, 'd'
advice|advice_id, grade|1, 4
plan|plan_id, cease_reason|1, 10
review|review_id, kind|1, 'yearly'
review|review_id, outcome|1, 'Y'
review|review_id, child_participation|1, 'yes'
review|review_id, parent_participation|1, 'yes'
voice|voice_id, whose|1, 'school'
voice|voice_id, form|1, 'email'
audit|audit_id, agency|1, 'council'
audit|audit_id, sample|1, 'chosen'
audit|audit_id, overall|1, 4
audit_score|audit_id, criterion, score|1, 'Z9', 1
audit_score|audit_id, criterion, score|1, 'A1', 4
plan_section|plan_id, version_date, section|1, '2024-01-01', 'Q'
tribunal_order|order_id, kind|1, 'TR_OTHER'
person|person_id|null"

refused() {
    local relation columns values message
    while IFS='|' read -r relation columns values; do
        if message=$(ask "INSERT INTO ehc.$relation ($columns) VALUES ($values)" 2>&1); then
            printf 'taken: %s (%s) = %s\n' "$relation" "$columns" "$values"
        elif ! grep -q 'violates \(check\|not-null\) constraint' <<<"$message"; then
            printf '%s\n' "$message"
        fi
    done <<<"$outside_the_sets"
}

all_refused() { is_empty "$(refused)"; }

taken_once() {
    ask "INSERT INTO ehc.person (person_id) VALUES (7)"
    if ask "INSERT INTO ehc.person (person_id) VALUES (7)" 2>/dev/null; then echo 'taken twice'; return 1; fi
    ask "DELETE FROM ehc.person"
}

# What is evidence about the records can be held: orphans, dates in any order, nothing recorded.
flaws_held() {
    ask "BEGIN;
         INSERT INTO ehc.request (request_id, person_id, received_date, outcome_date) VALUES (1, 99, '2024-02-01', '2024-01-01');
         INSERT INTO ehc.plan (plan_id) VALUES (1);
         INSERT INTO ehc.review (review_id, plan_id) VALUES (1, 99);
         ROLLBACK"
}

new_database
attempt init "$analyser" init
check 'init on an empty database' exited init 0
check 'the relations, columns and types of the contract' keeps_the_contract
check 'every table and column has its comment' all_described
check 'the keys of the contract' keys_are
check 'the migrations are recorded' migrations_are
check 'codes and numbers outside their sets are refused' all_refused
check 'a key is taken once' taken_once
check 'orphans, dates out of order and bare rows can be held' flaws_held

catalogue >"$work/first"
attempt init "$analyser" init --dbname "dbname=$PGDATABASE"
catalogue >"$work/second"
check 'init again' exited init 0
check 'init again changes nothing' same_file "$work/first" "$work/second"

# --- several at once

at_once() {
    local i processes=()
    for i in 1 2 3 4; do
        timeout "$patience" "$analyser" init >"$work/init.$i" 2>&1 &
        processes+=($!)
    done
    for i in "${processes[@]}"; do wait "$i" || { cat "$work"/init.?; return 1; }; done
    migrations_are
    keeps_the_contract
}
new_database
check 'four at once' at_once

# --- somebody's own ehc

make_views() {
    sql <<'SQL'
ALTER SCHEMA ehc RENAME TO warehouse;
DROP SCHEMA ehc_evidence CASCADE;
CREATE SCHEMA ehc;
DO $$
DECLARE relation text;
BEGIN
    FOR relation IN SELECT relname FROM pg_class WHERE relnamespace = 'warehouse'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('CREATE VIEW ehc.%I AS SELECT * FROM warehouse.%I', relation, relation);
    END LOOP;
END $$;
SQL
}

views_alone() {
    local before after
    before=$(ask "SELECT relname, relkind, pg_get_viewdef(oid), obj_description(oid) FROM pg_class
                   WHERE relnamespace = 'ehc'::regnamespace ORDER BY relname")
    "$analyser" init
    after=$(ask "SELECT relname, relkind, pg_get_viewdef(oid), obj_description(oid) FROM pg_class
                  WHERE relnamespace = 'ehc'::regnamespace ORDER BY relname")
    equal "$before" "$after"
    migrations_are
}

one_view_alone() {
    ask 'DROP SCHEMA ehc CASCADE; DROP SCHEMA ehc_evidence CASCADE; CREATE SCHEMA ehc;
         CREATE VIEW ehc.person AS SELECT 1::bigint AS person_id'
    "$analyser" init
    equal 'person' "$(ask "SELECT relname FROM pg_class WHERE relnamespace = 'ehc'::regnamespace")"
}

initialised_database
generate --requests 300
analyse tables "$work/tables" 2026-06-30 --since 2025-01-01
make_views
check 'views of an authority are left as they are' views_alone
analyse views "$work/views" 2026-06-30 --since 2025-01-01
check 'run over views' succeeded views
check 'views give what their tables give' same_file "$work/tables/2026-06-30/evidence.csv" "$work/views/2026-06-30/evidence.csv"
check 'an ehc of one view gets no tables beside it' one_view_alone

# --- only ever reads

reader=ehc_reader_$$
at_end() { drop_databases; psql -X -q -d postgres -c "DROP ROLE IF EXISTS $reader" >/dev/null 2>&1; } # in this order

may_only_read() {
    ask "CREATE ROLE $reader LOGIN; REVOKE ALL ON DATABASE $PGDATABASE FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC;
         GRANT CONNECT ON DATABASE $PGDATABASE TO $reader; GRANT USAGE ON SCHEMA ehc TO $reader;
         GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader"
}

# Rows and their places: a row updated or moved has another ctid or xmin.
rows_of_all() {
    ask "SELECT relname, (xpath('/table/row/h/text()', query_to_xml(
            format('SELECT md5(coalesce(string_agg(ctid::text || xmin::text || t::text, '''' ORDER BY ctid), '''')) AS h FROM %s t', oid::regclass),
            true, false, '')))[1]
           FROM pg_class WHERE relnamespace IN ('ehc'::regnamespace, 'ehc_evidence'::regnamespace) AND relkind = 'r' ORDER BY 1"
}

writes_refused() {
    ask "CREATE TABLE public.witness (at timestamptz);
         CREATE FUNCTION public.note() RETURNS bigint LANGUAGE plpgsql AS
             'BEGIN INSERT INTO public.witness VALUES (now()); RETURN 1; END';
         ALTER TABLE ehc.setting RENAME TO setting_kept;
         CREATE VIEW ehc.setting AS SELECT public.note()::int AS setting_urn, name, phase, type FROM ehc.setting_kept"
    analyse writing "$work/writing" 2026-06-30
    complained writing 4 'ehc.setting' 'read-only'
    test ! -e "$work/writing"
    equal 0 "$(ask 'SELECT count(*) FROM public.witness')"
}

initialised_database
generate --requests 300 --mess 0.05
rows_of_all >"$work/before"
catalogue >"$work/catalogue.before"
analyse whole "$work/whole" 2026-06-30 --since 2025-01-01
check 'run by the owner' succeeded whole
rows_of_all >"$work/after"
catalogue >"$work/catalogue.after"
check 'run leaves every row of both schemas' same_file "$work/before" "$work/after"
check 'run leaves the catalogue' same_file "$work/catalogue.before" "$work/catalogue.after"
may_only_read
PGUSER=$reader analyse reading "$work/reading" 2026-06-30 --since 2025-01-01
check 'run by one who may only SELECT' succeeded reading
check 'which gives the same evidence' same_run "$work/whole/2026-06-30" "$work/reading/2026-06-30"
PGUSER=$reader attempt init "$analyser" init
check 'init by one who may only SELECT is refused' complained init 3 'permission denied'
check 'a view that writes is refused' writes_refused
new_database
analyse none "$work/none" 2026-06-30
check 'run on a database without schemas' complained none 3 'init'
check 'makes none' equal '' "$(ask "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ehc%'")"
PGDATABASE=ehc_nowhere_$$ attempt init "$analyser" init
check 'init on a database that is not there' complained init 4 'does not exist'
finish
