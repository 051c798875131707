-- "Voice, advice and quality", and the requests: each measure as the rows of its denominator, with the day that puts the row
-- in its period and whether it is in the numerator.

-- "A measure that draws on a table that is absent or empty has no rows": as recorded, before anything is set aside.
create view given as
select exists (select from recorded_voice) as voice, exists (select from recorded_advice) as advice;

-- PLAN20 ended: "plans issued".
create table plan_issued as
select subject_id as request_id, start, ended as day from instance where clock = 'PLAN20' and ended is not null;

create unlogged table observation (
    measure text, basis text, day date, subject text, subject_id bigint, met bool, kind text, provider text, criterion text);

-- What the voice rows of a request say of each plan issued, "every condition in one and the same voice row".
-- A form not recorded is not none; without an obtained_date no condition on the date is met.
with said as (
    select i.request_id, i.day, person.whose,
           count(v.voice_id) as any_row,
           count(*) filter (where in_time) as by_end,
           count(*) filter (where in_time and v.obtained_date <= i.start + 42) as at_start,
           count(*) filter (where in_time and v.form in ('own_words', 'aac_or_observed')) as own_words,
           count(*) filter (where in_time and (v.reflected_in_outcomes or v.reflected_in_provision)) as acted_on
      from plan_issued i
     cross join (values ('child'), ('parent')) as person (whose)
      left join voice v on v.request_id = i.request_id and v.whose = person.whose
     cross join lateral (select v.obtained_date <= i.day and v.form is distinct from 'none' as in_time) as c
     group by i.request_id, i.day, person.whose)
insert into observation
select 'VOICE.' || whose || v.name, 'completed', day, 'request', request_id, v.met, null, null, null
  from said
 cross join lateral (values
    ('_assessment', by_end > 0), ('_at_start', at_start > 0), ('_acted_on', acted_on > 0),
    ('_own_words', case when whose = 'child' then own_words > 0 end),
    ('_assessment_unrecorded', any_row = 0)) as v (name, met)
 where v.met is not null and (select voice from given);

-- "reviews held, kind annual or phase_transfer"; participation is a second source, which serves alone where there is no voice table.
with held as (
    select review_id, plan_id, meeting_date, person.whose, person.participation,
           exists (select from voice v where v.review_id = r.review_id and v.whose = person.whose) as any_row,
           exists (select from voice v where v.review_id = r.review_id and v.whose = person.whose
                                         and v.form is distinct from 'none') as heard
      from review r
     cross join lateral (values ('child', child_participation), ('parent', parent_participation)) as person (whose, participation)
     where kind in ('annual', 'phase_transfer') and meeting_date is not null)
insert into observation
select 'VOICE.' || whose || v.name, 'completed', meeting_date, 'plan', plan_id, v.met, null, null, null
  from held
 cross join lateral (values
    ('_review', coalesce(participation in ('attended', 'contributed'), false) or heard),
    ('_review_unrecorded', participation is null and not any_row)) as v (name, met);

-- "an advice row of kind C (E) with received_date <= end and nil_return not true".
insert into observation
select 'ADVICE.' || v.name, 'completed', day, 'request', request_id,
       exists (select from advice a where a.request_id = i.request_id and a.kind = v.kind
                                      and a.received_date <= i.day and a.nil_return is not true), null, null, null
  from plan_issued i, (values ('health_present', 'C'), ('social_care_present', 'E')) as v (name, kind)
 where (select advice from given);

-- "advice of kind B-H received, graded, nil_return not true"; grade >= 2.
insert into observation
select 'ADVICE.sound', 'completed', received_date, 'request', request_id, grade >= 2, kind, provider, null
  from advice
 where kind between 'B' and 'H' and received_date is not null and grade is not null and nil_return is not true;

-- "first audits (second_of null), sample random"; a score not recorded stays in the denominator.
insert into observation
select 'QA.sound', 'completed', audited_date, 'plan', plan_id, coalesce(score >= 2, false), null, null,
       coalesce(criterion, 'not recorded')
  from audit join audit_score using (audit_id)
 where second_of is null and sample = 'random' and audited_date is not null;
insert into observation
select 'QA.overall_sound', 'completed', audited_date, 'plan', plan_id, coalesce(overall >= 2, false), null, null, null
  from audit where second_of is null and sample = 'random' and audited_date is not null;

-- "requests, outcome not H"; numerator N and W. REQUEST.received is their count.
insert into observation
select 'REQUEST.' || v.name, 'started', received_date, 'request', request_id, v.met, null, null, null
  from request
 cross join lateral (values ('received', true), ('refused', outcome = 'N'), ('withdrawn', outcome = 'W')) as v (name, met)
 where outcome <> 'H' and received_date is not null;

-- "assessments decided (Y or N with a date), request as for PLAN20".
insert into observation
select 'ASSESSMENT.not_issued', 'completed', assessment_outcome_date, 'request', request_id, assessment_outcome = 'N', null, null, null
  from request_as_for_plan20 where assessment_outcome in ('Y', 'N') and assessment_outcome_date is not null;

-- "Team, need and the other breakdowns"; age_band "for the rest: on the day that puts it in the period".
analyze observation;
create unlogged table observed as
select measure, basis, breakdown, category, day, met
  from observation join subject_category using (subject, subject_id)
union all
select measure, basis, 'age_band', age_band(birth_date, day), day, met
  from observation join subject using (subject, subject_id)
union all
select measure, basis, breakdown, coalesce(category, 'not recorded'), day, met
  from observation cross join lateral (values ('kind', kind), ('provider', provider)) as v (breakdown, category)
 where measure = 'ADVICE.sound'
union all
select measure, basis, 'criterion', criterion, day, met from observation where measure = 'QA.sound';

with by_day as (
    select measure, basis, breakdown, category, day, count(*) as n, count(*) filter (where met) as k
      from observed group by measure, basis, breakdown, category, day),
by_period as (
    select measure, basis, breakdown, category, period_id, sum(n)::bigint as n, sum(k)::bigint as k
      from by_day join shown_day using (breakdown, day) group by measure, basis, breakdown, category, period_id)
insert into cell
select measure, basis, period_type, period_start, period_end, breakdown, category,
       case when measure = 'REQUEST.received' then counted(n) else percent(k, n) end
  from by_period join period using (period_id);

-- QA.agreement: pairs of an audit and the one it double-scores, both overalls recorded; weighted kappa, weights 1 - |i - j| / 3,
-- as a percent: 1 - (disagreement seen) / (disagreement expected). Not available where no disagreement is to be expected.
with pair as (
    select a.audited_date as day, a.plan_id, a.overall as i, b.overall as j
      from audit a join audit b on b.audit_id = a.second_of
     where a.overall is not null and b.overall is not null and a.audited_date is not null),
in_category as (
    select breakdown, category, day, i, j from pair join subject_category s on s.subject = 'plan' and s.subject_id = pair.plan_id
    union all
    select 'age_band', age_band(birth_date, day), day, i, j from pair join subject s on s.subject = 'plan' and s.subject_id = pair.plan_id),
table_of_pairs as (
    select breakdown, category, period_id, i, j, count(*) as n
      from in_category join shown_day using (breakdown, day) group by breakdown, category, period_id, i, j),
seen as (
    select breakdown, category, period_id, sum(n)::bigint as n, sum(n * abs(i - j)) as disagreement
      from table_of_pairs group by breakdown, category, period_id),
expected as (
    select breakdown, category, period_id, sum(x.n * y.n * abs(x.i - y.j)) as disagreement
      from table_of_pairs x join table_of_pairs y using (breakdown, category, period_id) group by breakdown, category, period_id)
insert into cell
select 'QA.agreement', 'completed', period_type, period_start, period_end, breakdown, category,
       case when expected.disagreement = 0 then row(null, n, null, null, null, 'percent', 'x')::figure
            else row(null, n, 100 * (1 - n::float8 * seen.disagreement::float8 / expected.disagreement::float8), null, null, 'percent',
                     case when n < 10 then 'low' else '' end)::figure end
  from seen join expected using (breakdown, category, period_id) join period using (period_id);

-- ---------------------------------------------------------------- the two stocks that are percentages
-- "plans live at E: AR12's first anchor <= E, transferred_date (if any) <= E, cease_date none or > E": live from a day, before a day.
create table plan_live as
select plan_id, greatest(first_anchor, transferred_date) as live_from, cease_date
  from plan_life
 where cease_date is null or greatest(first_anchor, transferred_date) < cease_date;

-- The instances of REVIEW.current are the plans live on some day; those of PLAN.stale_phase were also live on a day (by as_of)
-- after a phase_transfer_due_date.
create table live_instance as
select 'REVIEW.current' as measure, plan_id, live_from, cease_date from plan_live
union all
select 'PLAN.stale_phase', plan_id, greatest(live_from, first_due + 1), cease_date
  from plan_live
  join (select plan_id, min(phase_transfer_due_date) as first_due from review group by plan_id) as d using (plan_id), parameter
 where first_due < as_of and (cease_date is null or cease_date > greatest(live_from, first_due + 1));

-- Each live plan at each E; met: "AR12 not overdue at E", or "any such review without a phase_transfer_final_date on or before E".
create unlogged table live_at as
with day as (
    select distinct e from stock_day),
overdue_at as (
    select distinct subject_id as plan_id, e from instance, day
     where clock = 'AR12' and due < e and start <= e and (ended is null or ended > e) and (closed is null or closed > e)),
stale_at as (
    select distinct plan_id, e from review, day
     where phase_transfer_due_date < e and (phase_transfer_final_date is null or phase_transfer_final_date > e))
select measure, plan_id, e,
       case measure when 'REVIEW.current' then overdue_at.plan_id is null else stale_at.plan_id is not null end as met
  from live_instance
  join day on live_from <= e and (cease_date is null or cease_date > e)
  left join overdue_at using (plan_id, e)
  left join stale_at using (plan_id, e);

-- A category with an instance has a row for every E; an age band is that on E, so only those that some live plan has at some E.
with counted_at as (
    select measure, breakdown, category, e, count(*) as n, count(*) filter (where met) as k
      from live_at join subject_category s on s.subject = 'plan' and s.subject_id = plan_id group by measure, breakdown, category, e
    union all
    select measure, 'age_band', age_band(birth_date, e), e, count(*), count(*) filter (where met)
      from live_at join subject s on s.subject = 'plan' and s.subject_id = plan_id
     where e in (select e from stock_day where breakdown = 'age_band') group by measure, 3, e),
category_of as (
    select distinct measure, breakdown, category
      from live_instance join subject_category s on s.subject = 'plan' and s.subject_id = plan_id
    union
    select measure, breakdown, category from counted_at)
insert into cell
select measure, 'stock', period_type, e, e, breakdown, category, percent(coalesce(k, 0), coalesce(n, 0))
  from category_of join stock_day using (breakdown) left join counted_at using (measure, breakdown, category, e);
