-- Scores of an audit, criterion by criterion.
-- The score and the two columns of the key are all there is.
SELECT r.audit_id::bigint AS audit_id,
       r.criterion::text AS criterion,
       r.score::smallint AS score
FROM ehc.audit_score r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.audit_id::bigint,
         r.criterion::text COLLATE "C",
         r.score::smallint
