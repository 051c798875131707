BEGIN;
SELECT ehc_evidence.start_run();
