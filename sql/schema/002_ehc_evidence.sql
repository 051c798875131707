-- Schema ehc_evidence: all that the analyser writes into a database.
-- The schema and its list of migrations are made by 000_migration.sql; the two
-- statements are repeated so that this file also runs alone in psql.

CREATE SCHEMA IF NOT EXISTS ehc_evidence;

CREATE TABLE IF NOT EXISTS ehc_evidence.migration (
    number     int PRIMARY KEY,
    name       text,
    applied_at timestamptz DEFAULT now()
);

COMMENT ON SCHEMA ehc_evidence IS
    'What the EHC plan analyser writes. It only ever reads schema ehc.';

COMMENT ON TABLE ehc_evidence.migration IS
    'The numbered migrations applied to this database, one row each.';
COMMENT ON COLUMN ehc_evidence.migration.number IS
    'The number the file name of the migration begins with.';
COMMENT ON COLUMN ehc_evidence.migration.name IS
    'The name of the migration''s file.';
COMMENT ON COLUMN ehc_evidence.migration.applied_at IS
    'When the migration was applied: the start of its transaction.';
