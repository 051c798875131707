-- Advice asked for in an assessment: who gave which kind, when it was asked for and
-- received, and how good it was.
SELECT r.advice_id::bigint AS advice_id,
       r.request_id::bigint AS request_id,
       r.kind::text AS kind,
       r.provider::text AS provider,
       r.requested_date::date AS requested_date,
       r.received_date::date AS received_date,
       r.exception::text AS exception,
       r.nil_return::boolean AS nil_return,
       r.grade::smallint AS grade
FROM ehc.advice r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.advice_id::bigint,
         r.request_id::bigint,
         r.kind::text COLLATE "C",
         r.provider::text COLLATE "C",
         r.requested_date::date,
         r.received_date::date,
         r.exception::text COLLATE "C",
         r.nil_return::boolean,
         r.grade::smallint
