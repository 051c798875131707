-- Periods, stock days, breakdowns, and the arithmetic of a cell: "Periods and breakdowns", "Intervals".

-- "Months are reported for all, team, kind, provider and authority only; the other breakdowns have quarters, years and
-- latest_12m, and stocks at quarter ends."
create table breakdown (breakdown text, has_months bool);
insert into breakdown values
('all', true), ('team', true), ('kind', true), ('provider', true), ('authority', true), ('need', false), ('age_band', false),
('sex', false), ('ethnicity', false), ('source', false), ('phase', false), ('social_care', false), ('criterion', false);

-- Each day with the reported periods that hold it: "the periods that start on or after --since ..., the one that holds as_of
-- included"; the academic year starts on 1 September; latest_12m is "the 12 months that end on as_of".
create table day_period as
with day as (
    select generate_series(since, as_of, interval '1 day')::date as day from parameter),
first_day as (
    select day, date_trunc('month', day)::date as month, date_trunc('quarter', day)::date as quarter,
           date_trunc('year', day)::date as calendar_year,
           (date_trunc('year', day - interval '8 months') + interval '8 months')::date as academic_year,
           (as_of - interval '12 months')::date + 1 as latest_12m
      from day, parameter)
select day, v.* from first_day, parameter
 cross join lateral (values
    ('month', month, (month + interval '1 month')::date - 1),
    ('quarter', quarter, (quarter + interval '3 months')::date - 1),
    ('calendar_year', calendar_year, (calendar_year + interval '12 months')::date - 1),
    ('academic_year', academic_year, (academic_year + interval '12 months')::date - 1),
    ('latest_12m', latest_12m, as_of)) as v (period_type, period_start, period_end)
 where period_start >= since and day between period_start and period_end;

-- The same with small numbers for the periods, and the breakdowns that show them.
create table period as
select row_number() over (order by period_type, period_start)::int as period_id, period_type, period_start, period_end
  from (select distinct period_type, period_start, period_end from day_period) as p;
create table shown_day as
select breakdown, day, period_id
  from day_period join period using (period_type, period_start, period_end), breakdown
 where has_months or period_type <> 'month';

-- "Stocks are taken at each month's last day from --since up to as_of (period_type month) and at as_of itself (period_type as_of);
-- both dates of a stock row are E"; the other breakdowns at quarter ends (period_type quarter) and as_of.
create table stock_day as
with month_end as (
    select (month + interval '1 month')::date - 1 as e
      from parameter, generate_series(date_trunc('month', since), date_trunc('month', as_of), interval '1 month') as month),
e as (
    select 'month' as period_type, e from month_end, parameter where e between since and as_of
    union all
    select 'quarter', e from month_end, parameter where e between since and as_of and extract(month from e) in (3, 6, 9, 12)
    union all
    select 'as_of', as_of from parameter)
select breakdown, period_type, e from e, breakdown
 where period_type = 'as_of' or (period_type = 'month') = has_months;

-- Wilson score interval, 95%, in percent, "exactly 0 or 100 at the ends that k = 0 or k = n fix". side is -1 or 1.
create function wilson(k float8, n float8, side int) returns float8 language sql immutable
return case when k = 0 and side = -1 then 0 when k = n and side = 1 then 100
            else 100 * (k + 1.959963984540054::float8 ^ 2 / 2
                        + side * 1.959963984540054::float8 * sqrt(k * (n - k) / n + 1.959963984540054::float8 ^ 2 / 4))
                 / (n + 1.959963984540054::float8 ^ 2) end;

-- What a cell says beside where it stands.
create type figure as (numerator bigint, denominator bigint, value float8, lower float8, upper float8, unit text, status text);

-- "A percent is the double 100.0 * k / n"; low: "any row with a denominator under 10 that has a value"; an empty denominator
-- "gives a row with value empty, numerator and denominator 0 and status x".
create function percent(k bigint, n bigint) returns figure language sql immutable
return case when n = 0 then row(0, 0, null, null, null, 'percent', 'x')::ehc_oracle.figure
            else row(k, n, 100.0::float8 * k / n, ehc_oracle.wilson(k, n, -1), ehc_oracle.wilson(k, n, 1), 'percent',
                     case when n < 10 then 'low' else '' end)::ehc_oracle.figure end;

-- "Counts have the count as numerator and value and no denominator."
create function counted(k bigint) returns figure language sql immutable
return row(k, null, k, null, null, 'count', '')::ehc_oracle.figure;

-- Quantile type 7 of ascending days, at a number of tenths.
create function quantile(days int[], tenths int) returns float8 language sql immutable
return days[(cardinality(days) - 1) * tenths / 10 + 1]
       + (cardinality(days) - 1) * tenths % 10 / 10.0::float8
         * (coalesce(days[(cardinality(days) - 1) * tenths / 10 + 2], 0) - days[(cardinality(days) - 1) * tenths / 10 + 1]);

-- "exact binomial order-statistic interval, conservative and symmetric, none below n = 6": the largest r >= 1 with
-- 2 P(Bin(n, 1/2) <= r - 1) <= 0.05; the interval is from the r-th to the (n + 1 - r)-th. (exp of less than -700 is nothing, and would be an error.)
create function median_rank(n int) returns int language plpgsql immutable as $$
declare
    log_term float8 := -n * ln(2::float8);
    below float8 := exp(greatest(log_term, -700));
    r int := 0;
begin
    while 2 * below <= 0.05 loop
        r := r + 1;
        log_term := log_term + ln((n - r + 1)::float8 / r);
        below := below + exp(greatest(log_term, -700));
    end loop;
    return nullif(r, 0);
end $$;
create table median_interval (n int primary key, r int);

-- days: "days have n as denominator and no numerator"; only the median has an interval.
create function median_days(days int[], r int) returns figure language sql immutable
return row(null, cardinality(days), ehc_oracle.quantile(days, 5), days[r], days[cardinality(days) + 1 - r], 'days',
           case when cardinality(days) < 10 then 'low' else '' end)::ehc_oracle.figure;
create function p90_days(days int[]) returns figure language sql immutable
return row(null, cardinality(days), ehc_oracle.quantile(days, 9), null, null, 'days',
           case when cardinality(days) < 10 then 'low' else '' end)::ehc_oracle.figure;

-- Cells as they are found, before the columns every row has.
create table cell (
    measure text, basis text, period_type text, period_start date, period_end date, breakdown text, category text,
    figure figure);

analyze;
