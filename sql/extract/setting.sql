-- Settings: the phase, for the breakdown by phase of the setting. Name and type are
-- in no figure.
SELECT r.setting_urn::int AS setting_urn,
       r.phase::text AS phase
FROM ehc.setting r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.setting_urn::int,
         r.name::text COLLATE "C",
         r.phase::text COLLATE "C",
         r.type::text COLLATE "C"
