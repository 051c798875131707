#!/usr/bin/env bash
# The same rows give the same bytes: twice, in any physical order, with or without keys, in any environment.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31

try() { # NAME WHAT [VARIABLE=VALUE...]
    local name=$1 what=$2
    shift 2
    attempt "$name" env "$@" "$analyser" run --quiet --as-of "$as_of" --since 2023-04-01 --out "$work/$name"
    check "$what: runs" succeeded "$name"
    check "$what: the same bytes" same_run "$work/$first/$as_of" "$work/$name/$as_of"
    rm -rf -- "${work:?}/$name"
}

relations() { cut -d '|' -f 1 "$root/tests/pg/contract.txt" | uniq; }

each_relation() { # SQL, with RELATION for its name
    local relation
    for relation in $(relations); do printf '%s;\n' "${1//RELATION/$relation}"; done | sql
}

# Rows written anew in an order of their own.
reorder() { # ORDER BY what
    each_relation "BEGIN; CREATE TEMP TABLE moved AS SELECT * FROM ehc.RELATION; TRUNCATE ehc.RELATION;
                   INSERT INTO ehc.RELATION SELECT * FROM moved t ORDER BY $1; DROP TABLE moved; COMMIT"
}

places() { ask 'SELECT md5(string_agg(request_id::text, $$,$$ ORDER BY ctid)) FROM ehc.request'; }

moved() { [[ $(places) != "$1" ]]; }

differs_only_in_time() { # the manifests: two lines at most
    local lines
    lines=$(diff "$work/$1/$as_of/run.json" "$work/$2/$as_of/run.json" | grep '^<' || true)
    is_empty "$(grep -v '"\(run_at\|snapshot\)":' <<<"$lines" || true)"
}

has_time() { grep -q '^	"run_at":	"20[0-9-]*T[0-9:]*Z"' "$work/$first/$as_of/run.json"; }

orders() { # the rest is the same for a messy world and a clean one
    local before
    try twice "$1, twice"
    before=$(places)
    reorder 'md5(t::text)'
    check "$1: the rows have moved" moved "$before"
    try shuffled "$1, rows in no order"
    reorder 't DESC'
    try backwards "$1, rows backwards"
}

initialised_database
generate --requests 1200 --seed 31 --mess 0.05 --authorities 2
first=messy
analyse messy "$work/messy" "$as_of" --since 2023-04-01
check 'a messy world' succeeded messy
check 'run.json has the time of run' has_time
orders 'a messy world'

initialised_database
generate --requests 1200 --seed 32
first=clean
analyse clean "$work/clean" "$as_of" --since 2023-04-01
check 'a clean world' succeeded clean
analyse second "$work/second" "$as_of" --since 2023-04-01
check 'only run_at and snapshot differ in run.json' differs_only_in_time clean second
orders 'a clean world'
ask 'CLUSTER ehc.request USING request_pkey; CLUSTER ehc.plan USING plan_pkey; CREATE INDEX by_date ON ehc.review (decision_date); CLUSTER ehc.review USING by_date'
try clustered 'clustered by keys and dates'

# --- environment

umask 022
try turkish 'another locale' LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 LANGUAGE=de
try utf8 'C.UTF-8' LC_ALL=C.UTF-8
try zone 'another time zone' TZ=Pacific/Kiritimati PGTZ=America/St_Johns
try dates 'another style of dates' 'PGDATESTYLE=German, DMY'
try encoding 'another client encoding' PGCLIENTENCODING=LATIN1
try planner 'other settings of the planner' 'PGOPTIONS=-c work_mem=64kB -c enable_hashagg=off -c enable_seqscan=off -c jit=on -c jit_above_cost=0'
try parallel 'parallel plans' 'PGOPTIONS=-c parallel_setup_cost=0 -c parallel_tuple_cost=0 -c min_parallel_table_scan_size=0'
try output 'other settings of output' 'PGOPTIONS=-c extra_float_digits=-15 -c bytea_output=escape -c IntervalStyle=iso_8601 -c search_path=public,ehc -c default_transaction_read_only=off'
try columns 'a narrow terminal' COLUMNS=20 TERM=dumb

# Where a decoy would be found first if names were not whole.
ask "CREATE TABLE public.request (LIKE ehc.request); CREATE TABLE public.person (person_id text);
     CREATE FUNCTION public.count(text) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint';
     ALTER DATABASE $PGDATABASE SET search_path = public; ALTER DATABASE $PGDATABASE SET datestyle = 'SQL, MDY'"
try decoys 'decoys in the search path'

ask "$(ask "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) || ';' FROM pg_constraint WHERE connamespace = 'ehc'::regnamespace")
     ALTER TABLE ehc.request ALTER request_id DROP NOT NULL"
no_index() { equal 0 "$(ask "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'ehc'::regnamespace AND i.indisunique")"; }
check 'no key is left' no_index
try keyless 'without keys'

umask 077
try private 'a strict umask'
cd -- "$work"
attempt relative "$analyser" run -q -a "$as_of" -s 2023-04-01 -o relative/../relative
check 'a relative folder: the same bytes' same_run "$work/clean/$as_of" "$work/relative/$as_of"
finish
