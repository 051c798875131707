-- Sections a plan has, by version, without their text: for what looks only at whose they are.
SELECT r.plan_id::bigint AS plan_id,
       r.version_date::date AS version_date,
       r.section::text AS section,
       NULL::text AS body
FROM ehc.plan_section r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.plan_id::bigint,
         r.version_date::date,
         r.section::text COLLATE "C"
