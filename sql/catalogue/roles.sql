-- Whether this role may do what roles.sql does: the four roles are there or it may create them, and ehc_evidence is its own.
SELECT (count(*) = 4 OR (SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user))
       AND (SELECT pg_catalog.pg_has_role(nspowner, 'USAGE') FROM pg_catalog.pg_namespace WHERE nspname = 'ehc_evidence') AS may
FROM pg_catalog.pg_roles WHERE rolname IN ('ehc_reader', 'ehc_writer', 'ehc_analyst', 'ehc_caseworker')
