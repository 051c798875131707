-- $1: their digest, $2: the lists as JSON.
SELECT ehc_evidence.keep_definitions($1, $2)
