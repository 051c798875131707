-- Tables of the command `table` beside ehc_oracle.evidence: the rows that differ, the first ten. Numbers within 1e-9.
--   psql -v breakdown=team/need -v first=2025-07-01 -f table_beside_oracle.sql, TABLE in the environment: without headings, its categories in one column
\set ON_ERROR_STOP 1
\pset pager off
set client_min_messages = warning;
set search_path = ehc_oracle;
create function pg_temp.same(a float8, b float8) returns bool language sql immutable
return coalesce(abs(a - b) <= 1e-9 * greatest(1, abs(a), abs(b)), a is null and b is null);

create temp table answer (
    as_of date, local_authority text, measure text, basis text, period_type text, period_start date, period_end date,
    category text, numerator bigint, denominator bigint, value float8, lower float8, upper float8, unit text, status text);
\copy answer from program 'cat "$TABLE"' with (format csv, force_not_null (category, status))
analyze answer;

-- Of every period type that some table is of.
create temp view wanted as
select * from evidence
 where breakdown = :'breakdown'
   and (basis, period_type) in (select distinct basis, period_type from answer)
   and (period_type not in ('month', 'quarter') or period_start >= :'first');
select count(*) as wanted from wanted;
select case when w.measure is null then 'extra' when a.measure is null then 'missing' else 'other' end as how, measure, basis, period_type,
       period_start, category, w.numerator, a.numerator, w.denominator, a.denominator, w.value, a.value, w.lower, a.lower, w.status, a.status
  from wanted w full join answer a using (as_of, local_authority, measure, basis, period_type, period_start, period_end, category)
 where (w.numerator, w.denominator, w.unit, w.status) is distinct from (a.numerator, a.denominator, a.unit, a.status)
    or not pg_temp.same(w.value, a.value) or not pg_temp.same(w.lower, a.lower) or not pg_temp.same(w.upper, a.upper)
 order by 1, 2, 3, 4, 5, 6 limit 10;
