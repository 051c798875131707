-- The ground the numbered migrations stand on: schema ehc_evidence and its list
-- of migrations applied. Not a migration itself: run before every `init`, it
-- changes nothing the second time.

CREATE SCHEMA IF NOT EXISTS ehc_evidence;

CREATE TABLE IF NOT EXISTS ehc_evidence.migration (
    number     int PRIMARY KEY,
    name       text,
    applied_at timestamptz DEFAULT now()
);
