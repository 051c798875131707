-- Sections of the latest version of every plan, with whose it is, of the kinds that the case has long ones of (compare.sql):
-- each is compared in memory while it is read, and only how many are alike is kept. What a version is, whose a plan is
-- and which is the latest, as a run has it: a text that is recorded, known by that day; of plans that share an id the
-- first. A text of a mebibyte or more is not compared.
WITH latest AS (
    SELECT v.plan_id::bigint AS plan_id, max(v.version_date::date) AS version_date
    FROM ehc.plan_section v
    WHERE v.version_date::date > '-infinity'
      AND v.version_date::date <= current_setting('ehc.case_as_of')::date
      AND v.section::text IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'H1', 'H2', 'I', 'J', 'K')
      AND v.body IS NOT NULL
    GROUP BY v.plan_id::bigint
), owner AS (
    SELECT p.plan_id::bigint AS plan_id, min(p.person_id::bigint) AS person_id
    FROM ehc.plan p
    GROUP BY p.plan_id::bigint
)
SELECT r.plan_id::bigint AS plan_id,
       o.person_id AS person_id,
       r.section::text AS section,
       CASE WHEN octet_length(r.body::text) < 1048576 THEN r.body::text END AS body
FROM ehc.plan_section r
JOIN latest l ON l.plan_id = r.plan_id::bigint AND l.version_date = r.version_date::date
JOIN owner o ON o.plan_id = r.plan_id::bigint
WHERE r.section::text = ANY (current_setting('ehc.case_sections')::text[])
  AND o.person_id IN (SELECT q.person_id::bigint FROM ehc.person q)
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.plan_id::bigint,
         r.section::text COLLATE "C",
         r.body::text COLLATE "C"
