-- Quality audits of plans: the day, the agency, how the plan was picked, the overall grade,
-- and the first audit where this is a second reading. The auditor is not read.
SELECT r.audit_id::bigint AS audit_id,
       r.plan_id::bigint AS plan_id,
       r.audited_date::date AS audited_date,
       r.agency::text AS agency,
       r.sample::text AS sample,
       r.second_of::bigint AS second_of,
       r.overall::smallint AS overall
FROM ehc.audit r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.audit_id::bigint,
         r.plan_id::bigint,
         r.audited_date::date,
         r.auditor::text COLLATE "C",
         r.agency::text COLLATE "C",
         r.sample::text COLLATE "C",
         r.second_of::bigint,
         r.overall::smallint
