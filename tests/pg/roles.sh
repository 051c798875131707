#!/usr/bin/env bash
# Each role of sql/roles.sql, logged in as: what it can, all of it, and above all what it cannot.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out
readonly roles='reader writer analyst caseworker'

at_end() {
    drop_databases
    databases=()
    sql -d postgres -c 'DROP ROLE IF EXISTS test_owner, test_reader, test_writer, test_analyst, test_caseworker, test_nobody' </dev/null
}

as() { # USER SQL
    PGOPTIONS='-c client_min_messages=notice' psql -X -q -A -t -U "test_$1" -c "$2" </dev/null 2>&1 | sed -n 's/^NOTICE:  //p; /^ERROR/p'
}

# Everything of both schemas that answers a SELECT.
can_read() { # USER
    as "$1" "DO \$\$
DECLARE one regclass;
BEGIN
    FOR one IN SELECT oid FROM pg_class WHERE relnamespace IN (to_regnamespace('ehc'), to_regnamespace('ehc_evidence')) AND relkind IN ('r', 'p', 'v') LOOP
        BEGIN
            EXECUTE format('SELECT * FROM %s LIMIT 1', one);
            RAISE NOTICE '%', one;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
END \$\$" | LC_ALL=C sort
}

# Everything that lets itself be filled, emptied, altered or dropped.
can_write() { # USER
    as "$1" "DO \$\$
DECLARE one regclass; attempt text;
BEGIN
    FOR one IN SELECT oid FROM pg_class WHERE relnamespace IN (to_regnamespace('ehc'), to_regnamespace('ehc_evidence')) AND relkind IN ('r', 'p') LOOP
        FOREACH attempt IN ARRAY ARRAY['INSERT INTO %s DEFAULT VALUES', 'DELETE FROM %s', 'TRUNCATE %s', 'DROP TABLE %s CASCADE', 'ALTER TABLE %s ADD own int'] LOOP
            BEGIN
                EXECUTE format(attempt, one);
                RAISE NOTICE '%', format(attempt, one);
                RAISE 'back' USING ERRCODE = 'TT000';
            EXCEPTION WHEN insufficient_privilege THEN NULL; WHEN SQLSTATE 'TT000' THEN NULL; WHEN OTHERS THEN RAISE NOTICE '% %', one, SQLERRM;
            END;
        END LOOP;
    END LOOP;
    FOREACH attempt IN ARRAY ARRAY['CREATE TABLE ehc.own ()', 'CREATE TABLE ehc_evidence.own ()', 'CREATE FUNCTION ehc_evidence.own() RETURNS int LANGUAGE sql AS ''SELECT 1''',
                                   'DROP SCHEMA ehc_evidence CASCADE', 'CREATE ROLE own', 'SET ROLE postgres'] LOOP
        BEGIN
            EXECUTE attempt;
            RAISE NOTICE '%', attempt;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END;
    END LOOP;
END \$\$"
}

can_call() { # USER
    psql -X -q -A -t -U "test_$1" -c "SELECT proname FROM pg_proc WHERE pronamespace = 'ehc_evidence'::regnamespace AND has_schema_privilege(pronamespace, 'USAGE')
        AND has_function_privilege(oid, 'EXECUTE') ORDER BY proname COLLATE \"C\"" </dev/null | xargs
}

refused() { # USER SQL
    equal 'ERROR:  permission denied' "$(as "$1" "$2" | cut -c 1-25 | head -n 1)"
}

relations() { ask "SELECT c.oid::regclass FROM pg_class c WHERE relnamespace = to_regnamespace('$1') AND relkind = ANY ('{$2}')" | LC_ALL=C sort; }
case_views() { printf '%s\n' ehc_evidence.case_clocks ehc_evidence.finding_examples ehc_evidence.worklist; }

# --- made by init, or said how

new_database
sql -d postgres -c 'CREATE ROLE test_owner LOGIN; DROP ROLE IF EXISTS ehc_reader, ehc_writer, ehc_analyst, ehc_caseworker' </dev/null
sql -d postgres -c "ALTER DATABASE $PGDATABASE OWNER TO test_owner" </dev/null
attempt unable "$analyser" init --dbname "user=test_owner dbname=$PGDATABASE"
says_how() { exited unable 0; grep -q 'ehc_reader, ehc_writer, ehc_analyst and ehc_caseworker were not made' "$work/unable.out"; grep -q 'sql/roles.sql' "$work/unable.out"; }
check 'init by a role that may not create roles: done, and it says who can' says_how
check 'roles.sql in psql, by who may' sql -f "$root/sql/roles.sql"
attempt able "$analyser" init --dbname "user=test_owner dbname=$PGDATABASE"
check 'then init has nothing more to say' equal 'ehc and ehc_evidence are up to date' "$(<"$work/able.out")"

initialised_database
check 'init makes the roles, none of which may log in' equal 'ehc_analyst|f ehc_caseworker|f ehc_reader|f ehc_writer|f' \
    "$(ask "SELECT rolname, rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname LIKE 'ehc\\_%' ORDER BY 1" | xargs)"
for role in $roles; do sql -c "CREATE ROLE test_$role LOGIN IN ROLE ehc_$role" </dev/null; done
sql -c 'CREATE ROLE test_nobody LOGIN' </dev/null
generate --requests 300 --seed 71 --as-of "$as_of" --mess 0.05
"$analyser" init >/dev/null # relations the generator made anew

# --- a night: one role reads, another stores

night() { # NAME AS_OF
    analyse "$1" "$out" "$2" --since 2024-01-01 --dbname "user=test_reader dbname=$PGDATABASE" --store "user=test_writer dbname=$PGDATABASE"
}
night first 2025-02-28
check 'the reader reads and the writer stores' succeeded first
night second "$as_of"
check 'and again, with what that restates and lets go' succeeded second
check 'both are shown' equal "2025-02-28 $as_of" "$(ask 'SELECT as_of FROM ehc_evidence.run_history ORDER BY 1' | xargs)"
analyse wrong "$out" "$as_of" --dbname "user=test_reader dbname=$PGDATABASE" --store "user=test_reader dbname=$PGDATABASE"
check 'the reader may not store: exit 3, and what to do' complained wrong 3 ehc_writer
analyse wrong "$out" "$as_of" --dbname "user=test_writer dbname=$PGDATABASE"
check 'the writer may not read cases: exit 3' complained wrong 3 ehc
check 'after both the evidence is there' whole_run "$out/$as_of"

# --- what each can read: this, and nothing else

check 'the reader reads ehc, the published figures, and nothing else' equal "$({ relations ehc r,p,v; echo ehc_evidence.comparator; } | LC_ALL=C sort)" "$(can_read reader)"
check 'the writer reads nothing' equal '' "$(can_read writer)"
check 'the analyst reads every view without cases, the published figures, and nothing else' equal \
    "$({ relations ehc_evidence v | grep -vxF -f <(case_views); echo ehc_evidence.comparator; } | LC_ALL=C sort)" "$(can_read analyst)"
check 'the caseworker reads cases, which run they are of, and nothing else' equal "$({ case_views; echo ehc_evidence.latest_run; } | LC_ALL=C sort)" "$(can_read caseworker)"
check 'nobody else reads anything' equal '' "$(can_read nobody)"

# --- what each can change: nothing

for role in $roles nobody; do check "the $role changes nothing" equal '' "$(can_write "$role")"; done

# --- what each can call

check 'the writer calls what stores' equal 'finish_run keep_definitions keep_run keep_table pending_runs publish_run settle_run start_run tidy' "$(can_call writer)"
check 'the analyst calls what asks' equal 'as_known compare_runs rate run_of trend' "$(can_call analyst)"
for role in reader caseworker nobody; do check "the $role calls nothing" equal '' "$(can_call "$role")"; done

# --- by the way of functions and views too, no further

check 'the analyst asks functions' test -n "$(psql -X -A -t -U test_analyst -c "SELECT * FROM ehc_evidence.trend('PLAN20.on_time')")"
check 'the analyst sees no case by any name' refused analyst 'SELECT case_id FROM ehc_evidence.work'
check 'the analyst sees no examples of findings' refused analyst 'SELECT examples FROM ehc_evidence.finding'
check 'the writer cannot read back what it is sending' refused writer 'BEGIN; SELECT ehc_evidence.start_run(); SELECT * FROM ehc_evidence.incoming_work'
check 'the writer cannot add to a run that is stored' refused writer "INSERT INTO ehc_evidence.evidence_2 DEFAULT VALUES"
check 'the writer cannot make a run published that was not stored' equal 'ERROR:  currval of sequence "run_number" is not yet defined in this session' "$(as writer 'SELECT ehc_evidence.publish_run()')"
no_case() { # no view of the analyst has a column of keys
    is_empty "$(ask "SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'ehc_evidence'::regnamespace AND relkind = 'v' AND attname IN ('case_id', 'row_id', 'examples', 'person_id', 'upn')
          AND has_table_privilege('ehc_analyst', attrelid, 'SELECT')")"
}
check 'no view of the analyst has keys of cases' no_case
safe_paths() { is_empty "$(ask "SELECT proname FROM pg_proc WHERE pronamespace = 'ehc_evidence'::regnamespace AND coalesce(array_to_string(proconfig, ' '), '') NOT LIKE '%search_path=pg_catalog, pg_temp%'")"; }
check 'every function has its search_path set' safe_paths
described() {
    is_empty "$(ask "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'ehc_evidence'::regnamespace AND coalesce(obj_description(oid, 'pg_proc'), '') = ''")"
    is_empty "$(ask "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'ehc_evidence'::regnamespace AND prosecdef AND obj_description(oid, 'pg_proc') NOT LIKE '%owner''s rights%'")"
}
check 'every function says what it answers, and why it has its owner'"'"'s rights' described

finish
