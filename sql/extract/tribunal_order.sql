-- Tribunal orders: what was ordered, about which request or plan, when, and when it
-- was done.
SELECT r.order_id::bigint AS order_id,
       r.request_id::bigint AS request_id,
       r.plan_id::bigint AS plan_id,
       r.kind::text AS kind,
       r.order_date::date AS order_date,
       r.complied_date::date AS complied_date,
       r.exception::boolean AS exception
FROM ehc.tribunal_order r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.order_id::bigint,
         r.request_id::bigint,
         r.plan_id::bigint,
         r.kind::text COLLATE "C",
         r.order_date::date,
         r.complied_date::date,
         r.exception::boolean
