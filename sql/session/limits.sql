-- How long a session of a run may take over a thing: a statement ($1 seconds) and a lock ($2) as was asked for, else as
-- the server, the database or the role has it, else as here. A program that stands still must not keep a snapshot, or
-- the lock of the run, for ever, and one whose machine has vanished not for long.
SELECT pg_catalog.set_config(setting.name, coalesce(bound.asked || 's', bound.otherwise), false)
FROM (VALUES ('statement_timeout', $1::text, '30min'),
             ('lock_timeout', $2::text, '5min'),
             ('idle_in_transaction_session_timeout', NULL, '10min'),
             ('idle_session_timeout', NULL, '1h'),
             ('tcp_keepalives_idle', NULL, '30s'),
             ('tcp_keepalives_interval', NULL, '10s'),
             ('tcp_keepalives_count', NULL, '3'),
             ('tcp_user_timeout', NULL, '2min')) AS bound (name, asked, otherwise)
JOIN pg_catalog.pg_settings AS setting ON setting.name = bound.name
WHERE bound.asked IS NOT NULL OR setting.source = 'default'
