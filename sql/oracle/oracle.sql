-- The whole oracle, in order: psql -v as_of=2024-12-31 -v since= -v authority= -f oracle.sql
\ir 01_as_read.sql
\ir 02_clocks.sql
\ir 03_periods.sql
\ir 04_clock_measures.sql
\ir 05_families.sql
\ir 06_evidence.sql
