-- Authorities: the code that requests and plans carry, and the name and region
-- it is printed under.
SELECT r.local_authority::text AS local_authority,
       r.name::text AS name,
       r.region::text AS region
FROM ehc.authority r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.local_authority::text COLLATE "C",
         r.name::text COLLATE "C",
         r.region::text COLLATE "C"
