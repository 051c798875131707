-- Roles for people and jobs, each with what it needs and nothing else. `init` runs this where it may create roles; where it may
-- not, someone who may runs it in the database, after `init`: psql -d DATABASE -f sql/roles.sql. Safe to repeat.
--
--     ehc_reader      reads schema ehc, and the published figures beside it: what `run`, `check` and `sample` read with
--     ehc_writer      stores runs, through functions: can read neither ehc nor what it stored, cases least of all
--     ehc_analyst     asks the views and functions of ehc_evidence, in which no case can be found
--     ehc_caseworker  sees the worklist, the clocks of each case, and which records are wrong
--
-- None may log in: GRANT ehc_analyst TO somebody. A job that reads with one role and stores with another is
-- run --dbname 'user=night_reader' --store 'user=night_writer'.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ehc_reader', 'ehc_writer', 'ehc_analyst', 'ehc_caseworker'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', name);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- another database's init was quicker
        END;
    END LOOP;
END $$;

-- --- ehc_reader: a relation whose owner is someone else is that one's to grant; `run` says which are missing.

DO $$
DECLARE
    one regclass;
BEGIN
    FOR one IN SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = 'ehc'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') LOOP
        BEGIN
            EXECUTE format('GRANT SELECT ON %s TO ehc_reader', one);
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;
    EXECUTE 'GRANT USAGE ON SCHEMA ehc TO ehc_reader';
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END $$;
ALTER DEFAULT PRIVILEGES IN SCHEMA ehc GRANT SELECT ON TABLES TO ehc_reader;

GRANT USAGE ON SCHEMA ehc_evidence TO ehc_reader, ehc_writer, ehc_analyst, ehc_caseworker;
GRANT SELECT ON ehc_evidence.comparator TO ehc_reader, ehc_analyst;

-- --- ehc_writer

GRANT EXECUTE ON FUNCTION ehc_evidence.start_run, ehc_evidence.finish_run, ehc_evidence.keep_definitions, ehc_evidence.keep_table,
    ehc_evidence.publish_run, ehc_evidence.settle_run, ehc_evidence.pending_runs, ehc_evidence.tidy, ehc_evidence.keep_run TO ehc_writer;

-- --- ehc_analyst

GRANT SELECT ON ehc_evidence.latest_run, ehc_evidence.run_history, ehc_evidence.measure, ehc_evidence.published_evidence,
    ehc_evidence.latest_evidence, ehc_evidence.rates_latest_12_months, ehc_evidence.twenty_weeks_by_month, ehc_evidence.on_time_by_year,
    ehc_evidence.requests_by_month, ehc_evidence.backlog_today, ehc_evidence.backlog_by_month, ehc_evidence.backlog_by_team,
    ehc_evidence.on_time_by_team, ehc_evidence.advice_by_provider, ehc_evidence.on_time_by_group, ehc_evidence.voice_by_month,
    ehc_evidence.voice_by_team, ehc_evidence.audits_by_criterion, ehc_evidence.restated_figures, ehc_evidence.data_quality,
    ehc_evidence.rows_used, ehc_evidence.printed_field TO ehc_analyst;
GRANT EXECUTE ON FUNCTION ehc_evidence.rate, ehc_evidence.trend, ehc_evidence.as_known, ehc_evidence.run_of, ehc_evidence.compare_runs TO ehc_analyst;

-- --- ehc_caseworker

GRANT SELECT ON ehc_evidence.latest_run, ehc_evidence.worklist, ehc_evidence.case_clocks, ehc_evidence.finding_examples TO ehc_caseworker;
