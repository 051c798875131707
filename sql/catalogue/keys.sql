-- The unique indexes of schema ehc, a row for each column of each, with what decides whether the index promises that
-- keys cast to their contract types are distinct: not null, and of a type family in which the cast keeps different
-- values different (two numerics 1.2 and 1.4 would become the same bigint).
-- Left out: indexes that are partial, deferrable or not valid, and those of a table other tables inherit from: they do
-- not cover the rows of its children. An index of a partitioned table covers all of its partitions.
SELECT relation.relname AS relation,
       unique_index.indexrelid::text AS index,
       attribute.attname AS "column",
       attribute.attnotnull::int AS never_null,
       CASE
           WHEN base.typname IN ('int2', 'int4', 'int8') THEN 'number'
           WHEN base.typname IN ('text', 'varchar', 'bpchar') THEN 'text'
           WHEN base.typname = 'date' THEN 'date'
           ELSE ''
       END AS family
FROM pg_catalog.pg_class relation
JOIN pg_catalog.pg_namespace namespace
  ON namespace.oid = relation.relnamespace AND namespace.nspname = 'ehc'
JOIN pg_catalog.pg_index unique_index
  ON unique_index.indrelid = relation.oid
     AND unique_index.indisunique AND unique_index.indisvalid AND unique_index.indimmediate
     AND unique_index.indpred IS NULL
CROSS JOIN LATERAL generate_series(0, unique_index.indnkeyatts - 1) AS place
LEFT JOIN pg_catalog.pg_attribute attribute
  ON attribute.attrelid = relation.oid AND attribute.attnum = unique_index.indkey[place]
     AND attribute.attnum > 0
LEFT JOIN pg_catalog.pg_type type ON type.oid = attribute.atttypid
LEFT JOIN pg_catalog.pg_type base ON base.oid = coalesce(nullif(type.typbasetype, 0), type.oid)
WHERE relation.relkind = 'p'
   OR NOT EXISTS (SELECT FROM pg_catalog.pg_inherits child WHERE child.inhparent = relation.oid)
ORDER BY relation.relname, unique_index.indexrelid, place
