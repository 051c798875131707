-- The lock of a run, one for a database, held until the session ends. Any number that no other program locks by.
SELECT pg_catalog.pg_try_advisory_lock(7225002)
