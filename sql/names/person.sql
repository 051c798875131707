-- Forenames, where ehc.person has a column of them, which the contract does not ask for: to know another child's name in
-- the text of a plan. They are kept in memory while a run lasts and written nowhere.
SELECT r.person_id::bigint AS id,
       r.forename::text AS name
FROM ehc.person r
WHERE r.person_id IS NOT NULL AND r.forename IS NOT NULL
