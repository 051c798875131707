-- In a transaction that stays open until the folder has its name.
BEGIN;
SELECT ehc_evidence.publish_run();
