-- $1: the folder, $2: the authority asked for, null for all.
SELECT run, as_of::text, manifest_sha256 FROM ehc_evidence.pending_runs($1, $2)
