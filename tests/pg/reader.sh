#!/usr/bin/env bash
# A run needs a role that may read schema ehc and nothing else: no table of its own, not even a temporary one, no function
# beyond those of PostgreSQL, no transaction that may write.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 since=2025-01-01
reader=ehc_only_reads_$$
at_end() { drop_databases; psql -X -q -d postgres -c "DROP ROLE IF EXISTS $reader" >/dev/null 2>&1; }

initialised_database
generate --requests 120 --seed 3 --as-of "$as_of"
analyse owner "$work/owner" "$as_of" --since "$since"
check 'as the owner' succeeded owner

ask "CREATE ROLE $reader LOGIN CONNECTION LIMIT 1; ALTER ROLE $reader SET default_transaction_read_only = on;
     REVOKE ALL ON DATABASE $PGDATABASE FROM PUBLIC; GRANT CONNECT ON DATABASE $PGDATABASE TO $reader; REVOKE ALL ON SCHEMA public FROM PUBLIC;
     GRANT USAGE ON SCHEMA ehc TO $reader; GRANT SELECT ON ALL TABLES IN SCHEMA ehc TO $reader;
     CREATE FUNCTION ehc.forbidden() RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION ehc.forbidden() FROM PUBLIC"

# What the role may not do, so that the run is known not to need it.
may_not() { # WORD SQL [OPTION]
    ! PGUSER=$reader PGOPTIONS=${3:-} psql -X -q -v ON_ERROR_STOP=1 -c "$2" >"$work/refused" 2>&1
    grep -q "$1" "$work/refused"
}
check 'the role may write nothing' may_not 'read-only transaction' 'DELETE FROM ehc.person'
check 'nor where it asks to' may_not 'permission denied' 'DELETE FROM ehc.person' '-c default_transaction_read_only=off'
check 'nor make a temporary table' may_not 'permission denied' 'CREATE TEMP TABLE t (n int)' '-c default_transaction_read_only=off'
check 'nor call a function of the database' may_not 'permission denied' 'SELECT ehc.forbidden()'

PGUSER=$reader analyse reader "$work/reader" "$as_of" --since "$since"
check 'a run needs no more, and one connection' succeeded reader
check 'the same evidence' same_file "$work/owner/$as_of/evidence.csv" "$work/reader/$as_of/evidence.csv"
PGUSER=$reader attempt looked "$analyser" check --as-of "$as_of"
check 'nor does a check' succeeded looked
PGUSER=$reader attempt contract "$analyser" contract check --as-of "$as_of"
check 'nor a check of the contract' succeeded contract

# A transaction of the run itself refuses to write: a view that tries is an error, and nothing is written.
ask "ALTER TABLE ehc.authority RENAME TO kept; CREATE FUNCTION ehc.writes() RETURNS text LANGUAGE plpgsql AS
     \$\$ BEGIN UPDATE ehc.kept SET name = 'changed'; RETURN '335'; END \$\$;
     CREATE VIEW ehc.authority AS SELECT ehc.writes() AS local_authority, name, region FROM ehc.kept"
before=$(ask 'SELECT md5(string_agg(k::text, chr(10))) FROM ehc.kept k')
analyse writes "$work/writes" "$as_of" --since "$since"
check 'a view that writes ends the run, even as the owner' exited writes 4
check 'and the records are as they were' equal "$before" "$(ask 'SELECT md5(string_agg(k::text, chr(10))) FROM ehc.kept k')"
finish
