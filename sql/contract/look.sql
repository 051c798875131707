-- What a schema, $2, has of the columns of the contract, $1: a JSON list of {place, relation, column, type}. A row each, in
-- their order: whether the relation and the column are there, whether the one who asks may read the column, its type,
-- and whether that is the contract's type or can be cast to it.
SELECT (class.oid IS NOT NULL)::int AS relation_there,
       (attribute.attnum IS NOT NULL)::int AS column_there,
       coalesce(has_schema_privilege(class.relnamespace, 'USAGE')
                AND has_column_privilege(class.oid, attribute.attnum, 'SELECT'), false)::int AS readable,
       coalesce(format_type(attribute.atttypid, attribute.atttypmod), '') AS type,
       coalesce(base.oid = target.oid, false)::int AS same_type,
       coalesce(base.oid = target.oid OR target.typname = 'text' OR base.typcategory = 'S'
                OR EXISTS (SELECT FROM pg_catalog.pg_cast way
                            WHERE way.castsource = base.oid AND way.casttarget = target.oid), false)::int AS castable
FROM json_to_recordset($1::json) AS wanted(place int, relation text, "column" text, type text)
JOIN pg_catalog.pg_type target ON target.oid = wanted.type::regtype
LEFT JOIN pg_catalog.pg_class class
  ON class.relname = wanted.relation AND class.relkind IN ('r', 'p', 'v', 'm', 'f')
     AND class.relnamespace = (SELECT namespace.oid FROM pg_catalog.pg_namespace namespace WHERE namespace.nspname = $2)
LEFT JOIN pg_catalog.pg_attribute attribute
  ON attribute.attrelid = class.oid AND attribute.attname = wanted."column"
     AND attribute.attnum > 0 AND NOT attribute.attisdropped
LEFT JOIN pg_catalog.pg_type type ON type.oid = attribute.atttypid
LEFT JOIN pg_catalog.pg_type base ON base.oid = coalesce(nullif(type.typbasetype, 0), type.oid)
ORDER BY wanted.place
