-- One program at a time writes runs into a database; what a dead one's session still holds is soon let go.
SET lock_timeout TO '5s';
SELECT pg_catalog.pg_advisory_lock(7225003);
SET lock_timeout TO 0;
