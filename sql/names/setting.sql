-- Names of settings, to know them in the text of plans; they are kept in memory while a run lasts.
SELECT r.setting_urn::bigint AS id,
       r.name::text AS name
FROM ehc.setting r
WHERE r.setting_urn IS NOT NULL AND r.name IS NOT NULL
