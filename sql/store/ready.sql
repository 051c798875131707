-- Whether `init` has made what a run is stored by, and whether this role may use it. Asked of the catalogue, which answers
-- a role that may not use the schema too.
SELECT count(*) = 8 AS made, coalesce(bool_and(has_schema_privilege(pronamespace, 'USAGE')), false) AS may_use,
       coalesce(bool_and(has_function_privilege(oid, 'EXECUTE')), false) AS may_call
FROM pg_catalog.pg_proc
WHERE pronamespace = pg_catalog.to_regnamespace('ehc_evidence')
  AND proname IN ('start_run', 'finish_run', 'keep_definitions', 'keep_table', 'publish_run', 'settle_run', 'pending_runs', 'tidy')
