-- Holds an evidence.csv of the analyser against ehc_oracle.evidence, cell by cell; ends in an error where anything differs.
-- psql -v evidence=OUT/2024-12-31/evidence.csv -f compare.sql
\set ON_ERROR_STOP 1
\pset pager off
\pset footer off
set client_min_messages = warning;
set search_path = ehc_oracle;
set work_mem = '256MB';
set jit = off;
set max_parallel_workers_per_gather = 0;

drop table if exists out_of_order, analysed, compared;
create table analysed (
    line bigint generated always as identity,
    as_of date, local_authority text, measure text, basis text, period_type text, period_start date, period_end date,
    breakdown text, category text, numerator bigint, denominator bigint, value float8, lower float8, upper float8,
    unit text, status text);

-- The path goes through the environment, because \copy takes no variables.
\setenv EVIDENCE :evidence
\copy analysed (as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category, numerator, denominator, value, lower, upper, unit, status) from program 'cat "$EVIDENCE"' with (format csv, header match, force_not_null (local_authority, category, status))
-- What a spreadsheet would take for a formula has an apostrophe before it in the file.
update analysed set local_authority = regexp_replace(local_authority, '^''(?=[-=+@])', ''), category = regexp_replace(category, '^''(?=[-=+@])', '')
 where local_authority ~ '^''[-=+@]' or category ~ '^''[-=+@]';
analyze analysed;

-- Within 1e-9, relative or absolute; both empty is the same.
create or replace function same(a float8, b float8) returns bool language sql immutable
return coalesce(abs(a - b) <= 1e-9 * greatest(1, abs(a), abs(b)), a is null and b is null);

-- The two cells of one key side by side: only where they differ, and without a sort of all of them.
set enable_mergejoin = off;
create table compared as
with side_by_side as (
    select measure, basis, period_type, period_start, period_end, breakdown, category,
           case when o.measure is null then 'extra row' when a.measure is null then 'missing row'
                else concat_ws(' ',
                     case when o.numerator is distinct from a.numerator then 'numerator' end,
                     case when o.denominator is distinct from a.denominator then 'denominator' end,
                     case when not same(o.value, a.value) then 'value' end,
                     case when not same(o.lower, a.lower) then 'lower' end,
                     case when not same(o.upper, a.upper) then 'upper' end,
                     case when o.unit is distinct from a.unit then 'unit' end,
                     case when o.status is distinct from a.status then 'status' end) end as difference,
           o, a
      from evidence as o
      full join analysed as a
     using (as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category)
     where (o.numerator, o.denominator, o.value, o.lower, o.upper, o.unit, o.status)
           is distinct from (a.numerator, a.denominator, a.value, a.lower, a.upper, a.unit, a.status)
        or o.measure is null or a.measure is null)
select measure, basis, period_type, period_start, period_end, breakdown, category, difference,
       ((o).numerator, (o).denominator, (o).value, (o).lower, (o).upper, (o).unit, (o).status)::text as oracle,
       ((a).numerator, (a).denominator, (a).value, (a).lower, (a).upper, (a).unit, (a).status)::text as analyser
  from side_by_side where difference <> ''
union all -- a key of several rows
select measure, basis, period_type, period_start, period_end, breakdown, category,
       format('%s rows in the oracle, %s in the file', count(*) filter (where not in_file), count(*) filter (where in_file)), null, null
  from (select as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category, false as in_file
          from evidence
        union all
        select as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category, true from analysed) as r
 group by as_of, local_authority, measure, basis, period_type, period_start, period_end, breakdown, category
having count(*) filter (where not in_file) > 1 or count(*) filter (where in_file) > 1;

-- "rows are sorted by the first eight columns after as_of, bytewise".
create table out_of_order as
select line, measure, basis, period_type, period_start, breakdown, category
  from (select *, row(local_authority collate "C", measure collate "C", basis collate "C", period_type collate "C", period_start,
                      period_end, breakdown collate "C", category collate "C")
                  <= lag(row(local_authority collate "C", measure collate "C", basis collate "C", period_type collate "C",
                             period_start, period_end, breakdown collate "C", category collate "C")) over (order by line) as astray
          from analysed) as l
 where astray;

\t on
select format('%s cells in the oracle, %s in the file', (select count(*) from evidence), (select count(*) from analysed));
\t off

select count(*) > 0 as differs from compared where difference <> '' \gset
select count(*) > 0 as astray from out_of_order \gset
\if :differs
\echo 'Differences by measure:'
select measure, basis, difference, count(*) from compared where difference <> '' group by 1, 2, 3 order by 1, 2, 3;
\echo 'The first 40 (numerator, denominator, value, lower, upper, unit, status):'
select * from compared where difference <> '' order by measure, basis, period_type, period_start, breakdown, category limit 40;
\endif
\if :astray
\echo 'Lines out of order (the first 40):'
select * from out_of_order order by line limit 40;
\endif

do $$
declare
    differing bigint := (select count(*) from ehc_oracle.compared where difference <> '');
    astray bigint := (select count(*) from ehc_oracle.out_of_order);
begin
    if differing + astray > 0 then
        raise exception 'the evidence differs from the oracle: % cells, % lines out of order', differing, astray;
    end if;
end $$;
