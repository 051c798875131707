-- Plans: the days that anchor, move and end the yearly duty to review, and what each
-- breakdown of a case on a plan needs. Why a plan ceased, where it came from and
-- where it places the person are in no figure.
SELECT r.plan_id::bigint AS plan_id,
       r.person_id::bigint AS person_id,
       r.request_id::bigint AS request_id,
       r.local_authority::text AS local_authority,
       r.first_made_date::date AS first_made_date,
       r.start_date::date AS start_date,
       r.cease_date::date AS cease_date,
       r.transferred_date::date AS transferred_date,
       r.team::text AS team,
       r.setting_urn::int AS setting_urn
FROM ehc.plan r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.plan_id::bigint,
         r.person_id::bigint,
         r.request_id::bigint,
         r.local_authority::text COLLATE "C",
         r.first_made_date::date,
         r.start_date::date,
         r.cease_date::date,
         r.cease_reason::smallint,
         r.transferred_from::text COLLATE "C",
         r.transferred_date::date,
         r.residential::text COLLATE "C",
         r.personal_budget::boolean,
         r.team::text COLLATE "C",
         r.setting_urn::int
