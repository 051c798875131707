-- Whether this very session holds the lock of a run (lock.sql).
SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS held
               WHERE held.locktype = 'advisory' AND held.granted AND held.pid = pg_catalog.pg_backend_pid()
                 AND held.classid = 0 AND held.objid = 7225002 AND held.objsubid = 1)
