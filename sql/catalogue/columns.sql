-- What schema ehc holds: a row for each column of each relation, and whether the one who asks may read it.
-- A relation without any column has one row, its column null.
SELECT relation.relname AS relation,
       attribute.attname AS "column",
       (has_schema_privilege(relation.relnamespace, 'USAGE')
        AND (attribute.attnum IS NULL
             OR has_column_privilege(relation.oid, attribute.attnum, 'SELECT')))::int AS readable
FROM pg_catalog.pg_class relation
JOIN pg_catalog.pg_namespace namespace
  ON namespace.oid = relation.relnamespace AND namespace.nspname = 'ehc'
LEFT JOIN pg_catalog.pg_attribute attribute
  ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
WHERE relation.relkind IN ('r', 'p', 'v', 'm', 'f')
ORDER BY relation.relname, attribute.attnum
