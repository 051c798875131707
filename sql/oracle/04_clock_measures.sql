-- "Measures of every clock": completed and due, the curves on basis started, and the stocks.

-- The category of each instance in each breakdown; age_band is "the age on the instance's start".
create unlogged table instance_category as
select instance_id, clock, breakdown, category
  from instance join subject_category on subject_category.subject = coalesce(instance.subject, '')
                                     and subject_category.subject_id = coalesce(instance.subject_id, 0)
union all
select instance_id, clock, 'age_band', age_band(birth_date, start) from instance left join subject using (subject, subject_id)
union all
select instance_id, clock, breakdown, coalesce(category, 'not recorded')
  from instance cross join lateral (values ('kind', kind), ('provider', provider)) as v (breakdown, category)
 where clock = 'ADV6';

-- A slice is one clock, breakdown and category. Every age band is there, because a stock may reach one that no start had.
create table slice as
select row_number() over (order by clock, breakdown, category collate "C")::int as slice_id, clock, breakdown, category
  from (select clock, breakdown, category from instance_category
        union
        select clock, 'age_band', band from (select distinct clock from instance) as c,
               unnest(array['0-4', '5-10', '11-15', '16-19', '20-25', 'not recorded']) as band) as s;
analyze instance_category;
analyze slice;

create unlogged table instance_slice as
select slice_id, instance_id, breakdown, start, due, ended, closed, exception, flagged, is_floor, completed_only, as_of
  from instance_category join slice using (clock, breakdown, category)
  join instance using (instance_id, clock) join clock using (clock), parameter;
analyze instance_slice;

-- ---------------------------------------------------------------- basis completed: "end in P"
create unlogged table completed as
select slice_id, period_id,
       count(*) as n,
       count(*) filter (where timely) as on_time,
       count(*) filter (where exception) as excepted,
       count(*) filter (where timely and not exception) as on_time_ex,
       count(*) filter (where not flagged) as sen2,
       count(*) filter (where timely and not flagged) as sen2_on_time,
       count(*) filter (where not flagged and not exception) as sen2_ex,
       count(*) filter (where timely and not flagged and not exception) as sen2_on_time_ex,
       array_agg(days order by days) as days
  from (select slice_id, breakdown, ended as day, ended - start as days, exception, flagged,
               case when is_floor then ended >= due else ended <= due end as timely
          from instance_slice where ended is not null) as e
  join shown_day using (breakdown, day)
 group by slice_id, period_id;

insert into median_interval
select n, median_rank(n) from (select distinct cardinality(days) as n from completed) as d;

-- on_time_ex: "the same after every instance with an exception is taken out of both sides"; sen2_*: "leaving out requests with
-- any mediation or tribunal flag"; a period with instances and an empty denominator keeps its row, status x.
insert into cell
select clock || '.' || v.name, 'completed', period_type, period_start, period_end, breakdown, category, v.figure
  from completed join slice using (slice_id) join clock using (clock) join period using (period_id)
  join median_interval on median_interval.n = cardinality(days)
 cross join lateral (values
    ('on_time', true, percent(on_time, completed.n)),
    ('on_time_ex', has_exception, percent(on_time_ex, completed.n - excepted)),
    ('excepted', has_exception, percent(excepted, completed.n)),
    ('days', not is_floor, median_days(days, r)),
    ('days_p90', not is_floor, p90_days(days)),
    ('sen2_on_time', clock = 'PLAN20', percent(sen2_on_time, sen2)),
    ('sen2_on_time_ex', clock = 'PLAN20', percent(sen2_on_time_ex, sen2_ex))) as v (name, applies, figure)
 where v.applies;

-- ---------------------------------------------------------------- basis due: "due in P and due <= as_of"
-- Denominator: "all but the running and those closed on or before due".
create unlogged table fallen_due as
select slice_id, period_id,
       count(*) filter (where counts) as n,
       count(*) filter (where ended <= due) as on_time,
       count(*) filter (where counts and not exception) as n_ex,
       count(*) filter (where ended <= due and not exception) as on_time_ex
  from (select slice_id, breakdown, due as day, due, ended, exception,
               not (ended is null and closed is null and as_of <= due) and coalesce(closed > due, true) as counts
          from instance_slice where due <= as_of and not completed_only) as e
  join shown_day using (breakdown, day)
 group by slice_id, period_id;

insert into cell
select clock || '.' || v.name, 'due', period_type, period_start, period_end, breakdown, category, v.figure
  from fallen_due join slice using (slice_id) join clock using (clock) join period using (period_id)
 cross join lateral (values
    ('on_time', true, percent(on_time, n)),
    ('on_time_ex', has_exception, percent(on_time_ex, n_ex))) as v (name, applies, figure)
 where v.applies;

-- ---------------------------------------------------------------- basis started: the curves
create aggregate product(float8) (sfunc = float8mul, stype = float8, initcond = '1');

-- "days since start; an end on or before its own due day is the event, a later end and closed compete, as_of censors".
create unlogged table curve_day as
select slice_id, period_id, t,
       count(*)::float8 as leaving,
       count(*) filter (where ended <= due)::float8 as ended_by_due,
       count(*) filter (where ended is not null)::float8 as ended,
       count(*) filter (where ended is not null or closed is not null)::float8 as gone,
       bool_or(coalesce(ended, closed, as_of) >= due) as known
  from (select slice_id, breakdown, start as day, due, ended, closed, as_of, coalesce(ended, closed, as_of) - start as t
          from instance_slice where not completed_only) as s
  join shown_day using (breakdown, day)
 group by slice_id, period_id, t;
analyze curve_day;

-- "the censored of day t are at risk on day t": at risk are all who leave on day t or later.
create unlogged table curve_step as
with at_risk as (
    select *, sum(leaving) over (partition by slice_id, period_id order by t desc) as n from curve_day),
before as (
    select *, coalesce(product(1 - gone / n) over (partition by slice_id, period_id order by t
                                                   rows between unbounded preceding and 1 preceding), 1) as still_there
      from at_risk)
select *, sum(still_there * ended_by_due / n) over up_to as by_due, sum(still_there * ended / n) over up_to as done
  from before window up_to as (partition by slice_id, period_id order by t);

-- Variance of the Aalen-Johansen estimate by the delta method (Marubini and Valsecchi), with Greenwood's own where nothing competes.
create unlogged table curve as
with final as (
    select *, max(by_due) over (partition by slice_id, period_id) as f from curve_step)
select slice_id, period_id, sum(leaving)::bigint as n, max(f) as f,
       sum(case when n > gone then (f - by_due) ^ 2 * gone / (n * (n - gone)) else 0 end
           + still_there ^ 2 * ended_by_due * (n - ended_by_due) / n ^ 3
           - 2 * (f - by_due) * still_there * ended_by_due / n ^ 2) as variance,
       sum(leaving - gone) > 0 as somebody_open,
       bool_or(known) as known,
       min(t) filter (where done >= 0.5 - 1e-12) as half_day
  from final group by slice_id, period_id;

-- "log-log interval of 1 - F, at the value"; none where F is 0 or 1 or the variance nothing. side is -1 or 1.
create function log_log(f float8, variance float8, side int) returns float8 language sql immutable
return case when f > 1e-12 and f < 1 - 1e-12 and variance > 1e-14 then
            100 * (1 - exp(-exp(ln(-ln(1 - f)) + side * 1.959963984540054::float8 * sqrt(variance) / ((1 - f) * -ln(1 - f))))) end;

-- by_due: "x where it cannot be known: somebody is open, and nobody's end, closed day or as_of is on or after their due day".
-- half_done: "else x while somebody is open, z if nobody is".
insert into cell
select clock || '.' || v.name, 'started', period_type, period_start, period_end, breakdown, category, v.figure
  from curve join slice using (slice_id) join clock using (clock) join period using (period_id)
 cross join lateral (values
    ('by_due',
     case when somebody_open and not known then row(null, n, null, null, null, 'percent', 'x')::figure
          else row(null, n, 100 * f, log_log(f, variance, -1), log_log(f, variance, 1), 'percent',
                   case when n < 10 then 'low' else '' end)::figure end),
    ('half_done',
     case when half_day is not null then row(null, n, half_day, null, null, 'days', case when n < 10 then 'low' else '' end)::figure
          when somebody_open then row(null, n, null, null, null, 'days', 'x')::figure
          else row(null, n, null, null, null, 'days', 'z')::figure end)) as v (name, figure);

-- ---------------------------------------------------------------- stocks: "start <= E, no end <= E, no closed <= E"
create unlogged table open_at as
select instance_id, e, e - due as days_over, exception
  from instance join clock using (clock),
       (select distinct e from stock_day) as day
 where not completed_only and start <= e and (ended is null or ended > e) and (closed is null or closed > e);
analyze open_at;

-- The breakdowns with months see every E, the others the quarter ends and as_of; age_band is the age "on E".
create unlogged table open_slice as
with quarterly as (
    select * from open_at where e in (select e from stock_day where breakdown = 'age_band'))
select slice_id, e, days_over, o.exception
  from open_at o join instance_slice using (instance_id) join breakdown using (breakdown)
 where has_months
union all
select slice_id, e, days_over, o.exception
  from quarterly o join instance_slice using (instance_id) join breakdown using (breakdown)
 where not has_months and breakdown <> 'age_band'
union all
select slice_id, e, days_over, o.exception
  from quarterly o join instance using (instance_id) left join subject using (subject, subject_id)
  join slice on slice.clock = instance.clock and slice.breakdown = 'age_band' and slice.category = age_band(birth_date, e);

create unlogged table stock as
select slice_id, e, count(*) as open,
       count(*) filter (where days_over > 0) as overdue,
       count(*) filter (where days_over > 0 and exception) as excepted,
       count(*) filter (where days_over between 1 and 30) as over_1,
       count(*) filter (where days_over between 31 and 90) as over_31,
       count(*) filter (where days_over between 91 and 182) as over_91,
       count(*) filter (where days_over between 183 and 365) as over_183,
       count(*) filter (where days_over > 365) as over_365,
       array_agg(days_over order by days_over) filter (where days_over > 0) as days_over
  from open_slice group by slice_id, e;

insert into median_interval
select n, median_rank(n) from (select distinct cardinality(days_over) as n from stock where overdue > 0) as d
on conflict (n) do nothing;

-- "a category that has an instance has a row for every E, zeros included": one whose start (or, of an age band, some E) lies in it.
create unlogged table stock_cell as
select slice.*, stock_day.period_type, stock_day.e, clock.has_exception,
       coalesce(open, 0) as open, coalesce(overdue, 0) as overdue, coalesce(excepted, 0) as excepted, coalesce(over_1, 0) as over_1,
       coalesce(over_31, 0) as over_31, coalesce(over_91, 0) as over_91, coalesce(over_183, 0) as over_183,
       coalesce(over_365, 0) as over_365, days_over
  from slice join clock using (clock) join stock_day using (breakdown) left join stock using (slice_id, e)
 where not completed_only
   and (slice_id in (select slice_id from instance_slice) or slice_id in (select slice_id from stock));

insert into cell
select clock || '.' || v.name, 'stock', period_type, e, e, breakdown, category, counted(v.k)
  from stock_cell
 cross join lateral (values
    ('open', open), ('overdue', overdue), ('overdue_excepted', case when has_exception then excepted end),
    ('overdue_1_30', over_1), ('overdue_31_90', over_31), ('overdue_91_182', over_91), ('overdue_183_365', over_183),
    ('overdue_over_365', over_365)) as v (name, k)
 where v.k is not null;

-- days_over: "denominator their number; no row where nothing is overdue".
insert into cell
select clock || '.' || v.name, 'stock', period_type, e, e, breakdown, category, v.figure
  from stock_cell join median_interval on median_interval.n = overdue
 cross join lateral (values ('days_over', median_days(days_over, r)), ('days_over_p90', p90_days(days_over))) as v (name, figure)
 where overdue > 0;
