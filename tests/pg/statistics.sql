-- The statistics again in plain SQL, from the oracle's instances of PLAN20 (sql/oracle/01 and 02): a line a row of the tables
-- of a run, as table|fields. Needs as_of.

set search_path = ehc_oracle;

-- Requests on their way to a plan, by what became of them.
create temp table plan_case as
select r.request_id, i.start, i.due, coalesce(i.ended, i.closed, as_of) as stop, i.exception as excepted, coalesce(r.team, 'not recorded') as team,
       case when i.ended is not null then 'issued' when i.closed is null then 'open'
            when r.outcome = 'N' or a.outcome = 'N' then 'refused' else 'withdrawn' end as fate
  from parameter, instance i join request r on i.subject = 'request' and r.request_id = i.subject_id left join assessment a using (request_id)
 where i.clock = 'PLAN20';

create function pg_temp.half_up(k numeric, n numeric) returns text language sql
return case when n > 0 then round(100 * k / n, 1)::text else '0.0' end;

create temp table span as
select (as_of - interval '24 months')::date + 1 as first, (as_of - interval '12 months')::date as last,
       (as_of - interval '12 months')::date + 1 as next, as_of as next_last from parameter
union all
select make_date(y, 1, 1), make_date(y, 12, 31), make_date(y + 1, 1, 1), make_date(y + 1, 12, 31)
  from parameter, generate_series(extract(year from since)::int, extract(year from as_of + 1)::int - 2) as y;

-- change_explained: from, to, plans, in time, old, excepted and refused before and after
select concat_ws('|', 'change', first || ' to ' || last, next || ' to ' || next_last, b.issued, a.issued,
                 pg_temp.half_up(b.in_time, b.issued), pg_temp.half_up(a.in_time, a.issued), pg_temp.half_up(b.old, b.issued), pg_temp.half_up(a.old, a.issued),
                 pg_temp.half_up(b.excepted, b.issued), pg_temp.half_up(a.excepted, a.issued),
                 pg_temp.half_up(b.refused, b.issued + b.refused), pg_temp.half_up(a.refused, a.issued + a.refused))
  from span
 cross join lateral (select count(*) filter (where fate = 'issued') as issued, count(*) filter (where fate = 'issued' and stop <= due) as in_time,
                            count(*) filter (where fate = 'issued' and due < first) as old,
                            count(*) filter (where fate = 'issued' and due >= first and excepted) as excepted,
                            count(*) filter (where fate = 'refused' and due >= first) as refused
                       from plan_case where stop between first and last and fate <> 'open') as b
 cross join lateral (select count(*) filter (where fate = 'issued') as issued, count(*) filter (where fate = 'issued' and stop <= due) as in_time,
                            count(*) filter (where fate = 'issued' and due < next) as old,
                            count(*) filter (where fate = 'issued' and due >= next and excepted) as excepted,
                            count(*) filter (where fate = 'refused' and due >= next) as refused
                       from plan_case where stop between next and next_last and fate <> 'open') as a;

-- waiting_list: pathways, unit, cases, median, 92nd percentile, longest
create temp table unit_case as
select 'all' as unit, * from plan_case union all select team, * from plan_case;

select concat_ws('|', 'waiting', pathways, unit, count(*), round(percentile_cont(0.5) within group (order by days)::numeric, 1),
                 round(percentile_cont(0.92) within group (order by days)::numeric, 1), max(days))
  from (select 'completed' as pathways, unit, stop - start as days from unit_case, parameter
         where fate = 'issued' and stop > (as_of - interval '12 months')::date
        union all select 'incomplete', unit, as_of - start from unit_case, parameter where fate = 'open') as pathway
 group by pathways, unit having count(*) >= 10;

-- queue: unit, open, overdue, requests, ends and plans a week
select concat_ws('|', 'queue', unit, count(*) filter (where fate = 'open'), count(*) filter (where fate = 'open' and due < as_of),
                 round(count(*) filter (where start > as_of - 91) / 13.0, 1), round(count(*) filter (where fate <> 'open' and stop > as_of - 91) / 13.0, 1),
                 round(count(*) filter (where fate = 'issued' and stop > as_of - 91) / 13.0, 1))
  from unit_case, parameter group by unit
having count(*) filter (where fate = 'open') + count(*) filter (where start > as_of - 91)
       + count(*) filter (where fate = 'issued' and stop > (as_of - interval '12 months')::date) > 0;

-- critical_path_services, in sum: late plans that waited for advice, and those that wait for it still
with late as (
    select plan_case.* from plan_case, parameter
     where fate in ('issued', 'open') and stop > due and stop > (as_of - interval '12 months')::date
),
waited as (
    select l.request_id, bool_or(a.received_date is null) as waits
      from late l join advice a using (request_id)
     where a.kind between 'B' and 'H' and a.requested_date is not null and (l.fate = 'open' or a.received_date <= l.stop)
     group by l.request_id
)
select concat_ws('|', 'services', count(*), count(*) filter (where waits)) from waited;
