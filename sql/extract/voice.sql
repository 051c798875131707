-- Views of child and parent: whose, in what form, when obtained, whether they came into
-- section A and changed the plan. The reason there are none is free text and is not read.
SELECT r.voice_id::bigint AS voice_id,
       r.request_id::bigint AS request_id,
       r.review_id::bigint AS review_id,
       r.whose::text AS whose,
       r.form::text AS form,
       r.obtained_date::date AS obtained_date,
       r.in_section_a::boolean AS in_section_a,
       r.reflected_in_outcomes::boolean AS reflected_in_outcomes,
       r.reflected_in_provision::boolean AS reflected_in_provision
FROM ehc.voice r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.voice_id::bigint,
         r.request_id::bigint,
         r.review_id::bigint,
         r.whose::text COLLATE "C",
         r.form::text COLLATE "C",
         r.obtained_date::date,
         r.in_section_a::boolean,
         r.reflected_in_outcomes::boolean,
         r.reflected_in_provision::boolean,
         r.not_obtained_reason::text COLLATE "C"
