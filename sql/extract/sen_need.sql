-- Special educational needs: the need of rank 1 is the breakdown by need; the rank
-- is read with it because rank and request are the key.
SELECT r.request_id::bigint AS request_id,
       r.rank::smallint AS rank,
       r.need::text AS need
FROM ehc.sen_need r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.request_id::bigint,
         r.rank::smallint,
         r.need::text COLLATE "C"
