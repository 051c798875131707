-- Tables of the command `table` by one breakdown beside table evidence, which is evidence.csv: the rows that differ, the first ten.
--   psql -v breakdown=team -v measures="%" -f table_beside_evidence.sql, TABLE in the environment: without headings, of all
-- periods; of breakdown `all` with a column put in. Every text is the same: no number is a hair off.
\set ON_ERROR_STOP 1
\pset pager off
set client_min_messages = warning;
create temp table answer (like evidence);
alter table answer drop column breakdown;
\copy answer from program 'cat "$TABLE"' with (format csv, force_not_null (category))

-- Months, and of stocks quarters too, are there for every table; evidence.csv has them for some breakdowns.
create temp view shown as
select distinct basis, period_type from evidence where breakdown = :'breakdown';
create temp view wanted as
select as_of, local_authority, measure, basis, period_type, period_start, period_end, category, numerator, denominator, value, lower, upper, unit, status
  from evidence where breakdown = :'breakdown' and measure like any (string_to_array(:'measures', ' '));
create temp view given as
select answer.* from answer join shown using (basis, period_type);

select count(*) from wanted;
(select 'missing' as how, * from (select * from wanted except all
   select as_of, local_authority, measure, basis, period_type, period_start, period_end, category, numerator, denominator, value, lower, upper, unit, status from given) as m limit 5);
(select 'extra' as how, * from (
   select as_of, local_authority, measure, basis, period_type, period_start, period_end, category, numerator, denominator, value, lower, upper, unit, status from given
   except all select * from wanted) as e limit 5);
