-- The contract of ehc-analyser, schema ehc, as views to fill in over the tables you have.
--
-- It runs as it stands: every view is there then, with its columns and types, and holds nothing. Put your own columns
-- in the place of each NULL, leave the cast, and your tables in the place of WHERE false. What you do not have stays
-- NULL: not recorded, never a nought. An optional view may be left out whole. No key may come twice.
-- Then `ehc-analyser contract check` says how full each column is, and what the run will say "no data" of.
CREATE SCHEMA IF NOT EXISTS ehc;
