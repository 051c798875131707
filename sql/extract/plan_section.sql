-- Sections a plan has, by version. Only that they are there: the text itself may hold
-- anything about a person and is not selected.
SELECT r.plan_id::bigint AS plan_id,
       r.version_date::date AS version_date,
       r.section::text AS section
FROM ehc.plan_section r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.plan_id::bigint,
         r.version_date::date,
         r.section::text COLLATE "C",
         r.body::text COLLATE "C"
