-- The server looks once a second whether the program is still there, also in the middle of a query. Not every system
-- that a server runs on can: a refusal is no harm.
SELECT pg_catalog.set_config(setting.name, '1s', false)
FROM pg_catalog.pg_settings AS setting
WHERE setting.name = 'client_connection_check_interval' AND setting.source = 'default'
