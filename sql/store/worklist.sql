-- The rows of worklist.csv.
COPY ehc_evidence.incoming_work (clock, case_kind, case_id, local_authority, team, kind, provider, start_day, due_day, days_over,
    exception)
FROM STDIN (FORMAT csv, HEADER, FREEZE, FORCE_NOT_NULL (case_kind, local_authority, team, kind, provider))
