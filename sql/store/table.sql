-- $1: the table as JSON, $2: its place.
SELECT ehc_evidence.keep_table($1, $2::int)
