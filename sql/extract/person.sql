-- People: what an age band and the breakdowns by person need. The pupil number is
-- not read: no figure needs it.
SELECT r.person_id::bigint AS person_id,
       r.birth_date::date AS birth_date,
       r.sex::text AS sex,
       r.ethnicity::text AS ethnicity,
       r.social_care::text AS social_care
FROM ehc.person r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.person_id::bigint,
         r.upn::text COLLATE "C",
         r.birth_date::date,
         r.sex::text COLLATE "C",
         r.ethnicity::text COLLATE "C",
         r.social_care::text COLLATE "C"
