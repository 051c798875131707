-- $1: run.json, $2: the folder.
SELECT ehc_evidence.finish_run($1, $2)
