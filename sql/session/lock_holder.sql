-- Who holds the lock of a run (lock.sql): what of it this role may see.
SELECT held.pid,
       nullif(activity.application_name, '') AS application,
       activity.usename AS "user",
       CASE WHEN activity.client_port = -1 THEN 'this machine' ELSE pg_catalog.host(activity.client_addr) END AS address,
       pg_catalog.to_char(activity.backend_start, 'YYYY-MM-DD HH24:MI:SS') AS since
FROM pg_catalog.pg_locks AS held
LEFT JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = held.pid
WHERE held.locktype = 'advisory' AND held.granted AND held.classid = 0 AND held.objid = 7225002 AND held.objsubid = 1
  AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
