-- Whether there are published figures that may be read: ehc_evidence.comparator, which `import official` fills. Asked of the
-- catalogue, which answers a role that may not use the schema too.
SELECT pg_catalog.has_schema_privilege(namespace.oid, 'USAGE') AND pg_catalog.has_table_privilege(class.oid, 'SELECT')
FROM pg_catalog.pg_class AS class
JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
WHERE namespace.nspname = 'ehc_evidence' AND class.relname = 'comparator'
