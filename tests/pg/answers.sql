-- Looks for the answers of a world (CSV named by $ANSWERS) in an evidence.csv ($EVIDENCE); prints those that are not there
-- and ends in an error. What an answer says is told in fixtures/worlds/README.md.
\set ON_ERROR_STOP 1
set client_min_messages = warning;

create temp table answer (
    line int generated always as identity,
    measure text, basis text, period_type text, period_start date, period_end date, breakdown text, category text,
    numerator bigint, denominator bigint, value float8, status text);
create temp table found (
    as_of date, local_authority text, measure text, basis text, period_type text, period_start date, period_end date,
    breakdown text, category text, numerator bigint, denominator bigint, value float8, lower float8, upper float8,
    unit text, status text);

\copy answer (measure, basis, period_type, period_start, period_end, breakdown, category, numerator, denominator, value, status) from program 'cat "$ANSWERS"' with (format csv, header match, force_not_null (status))
\copy found from program 'cat "$EVIDENCE"' with (format csv, header match, force_not_null (local_authority, category, status))
create index on found (measure, basis);
analyze found;

-- Of an absent row, a field left empty matches anything.
create temp view unwanted as
select a.line, a.measure, a.basis, a.period_type, a.period_start, a.category, 'is there' as wrong
  from answer as a
 where a.status = 'absent'
   and exists (select from found as f
                where (a.measure is null or f.measure = a.measure) and (a.basis is null or f.basis = a.basis)
                  and (a.period_type is null or f.period_type = a.period_type)
                  and (a.period_start is null or f.period_start = a.period_start)
                  and (a.period_end is null or f.period_end = a.period_end)
                  and (a.breakdown is null or f.breakdown = a.breakdown)
                  and (a.category is null or f.category = a.category));

-- The status first: a value that should be empty is one with status x or z.
create temp view unmet as
select a.line, a.measure, a.basis, a.period_type, a.period_start, a.category,
       case when count(f.measure) = 0 then 'no such row'
            when count(f.measure) > 1 then 'several rows'
            else string_agg(concat_ws(', ',
                     case when f.numerator is distinct from a.numerator then format('numerator %s, not %s', f.numerator, a.numerator) end,
                     case when f.denominator is distinct from a.denominator
                          then format('denominator %s, not %s', f.denominator, a.denominator) end,
                     case when (f.value is null) <> (a.value is null) or abs(f.value - a.value) > 1e-9
                          then format('value %s, not %s', f.value, a.value) end,
                     case when f.status <> a.status then format('status "%s", not "%s"', f.status, a.status) end), '') end as wrong
  from answer as a
  left join found as f
    on f.measure = a.measure and f.basis = a.basis and f.period_type = a.period_type and f.period_start = a.period_start
   and f.period_end = a.period_end and f.breakdown = a.breakdown and f.category = a.category
 where a.status <> 'absent'
 group by a.line, a.measure, a.basis, a.period_type, a.period_start, a.category;

create temp table wrong as
select * from unwanted union all select * from unmet where wrong <> '';

select format('answer %s: %s %s %s %s %s: %s', line, measure, basis, period_type, period_start, category, wrong)
  from wrong order by line;

do $$
declare
    answers int := (select count(*) from answer);
    wrongs int := (select count(*) from wrong);
begin
    if answers = 0 then
        raise exception 'there are no answers';
    elsif wrongs > 0 then
        raise exception '% of % answers are not in the evidence', wrongs, answers;
    end if;
end $$;
