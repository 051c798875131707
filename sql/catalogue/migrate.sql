-- The migration of number $1, by the name of its file, $2, has been made.
INSERT INTO ehc_evidence.migration (number, name) VALUES ($1::int, $2::text)
