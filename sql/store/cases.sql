-- Every clock of every case, as render/case_clocks_csv.c writes them.
COPY ehc_evidence.incoming_case_clock (clock, case_kind, case_id, row_kind, row_id, local_authority, team, kind, provider,
    start_day, due_day, end_day, closed_day, exception_provision)
FROM STDIN (FORMAT csv, HEADER, FREEZE, FORCE_NOT_NULL (case_kind, row_kind))
