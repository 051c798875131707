-- Who writes runs into this database now.
SELECT pid
FROM pg_catalog.pg_locks
WHERE locktype = 'advisory' AND classid = 0 AND objid = 7225003 AND granted
  AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
