-- A row where the migration of number $1 has been made.
SELECT m.number FROM ehc_evidence.migration AS m WHERE m.number = $1::int
