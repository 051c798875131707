-- Requests for an assessment: the day the clocks start, the first decision and its
-- exception, and what each breakdown of a case on the request needs.
SELECT r.request_id::bigint AS request_id,
       r.person_id::bigint AS person_id,
       r.local_authority::text AS local_authority,
       r.received_date::date AS received_date,
       r.source::smallint AS source,
       r.in_youth_accommodation::boolean AS in_youth_accommodation,
       r.outcome::text AS outcome,
       r.outcome_date::date AS outcome_date,
       r.exception::text AS exception,
       r.mediation::boolean AS mediation,
       r.tribunal::boolean AS tribunal,
       r.withdrawn_date::date AS withdrawn_date,
       r.exported_to::text AS exported_to,
       r.team::text AS team,
       r.setting_urn::int AS setting_urn
FROM ehc.request r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.request_id::bigint,
         r.person_id::bigint,
         r.local_authority::text COLLATE "C",
         r.received_date::date,
         r.source::smallint,
         r.in_youth_accommodation::boolean,
         r.outcome::text COLLATE "C",
         r.outcome_date::date,
         r.exception::text COLLATE "C",
         r.mediation::boolean,
         r.tribunal::boolean,
         r.withdrawn_date::date,
         r.exported_to::text COLLATE "C",
         r.team::text COLLATE "C",
         r.setting_urn::int
