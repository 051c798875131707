-- Sections a plan has, by version, with their text, which is checked in memory and written nowhere. A text of a
-- mebibyte or more is no section: blanks of that length stand for it, and it is reported.
SELECT r.plan_id::bigint AS plan_id,
       r.version_date::date AS version_date,
       r.section::text AS section,
       CASE
           WHEN octet_length(r.body::text) < 1048576 THEN r.body::text
           WHEN r.body IS NOT NULL THEN repeat(' ', 1048576)
       END AS body
FROM ehc.plan_section r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.plan_id::bigint,
         r.version_date::date,
         r.section::text COLLATE "C",
         r.body::text COLLATE "C"
