-- Every clock instance: {clock, case, start, due, ended, closed, exception}, from the table of clocks of the clocks' page.
-- Each insert below makes candidates by the letter of one row (or a few alike) of that table; what holds of all of
-- them (the earlier of end and closed, nothing before its start) is applied once, at the end.

-- Rows of the table of clocks: the limit, and which measures the clock can have.
--   has_exception: "this, on_time_ex and overdue_excepted only for clocks that have exceptions"
--   is_floor: "Floors have on_time on basis completed only"
--   completed_only: "NOTISSUE16 ... is measured on basis completed only"
create table clock (clock text, weeks int, floor_days int, has_exception bool, is_floor bool, completed_only bool);
insert into clock values
('REQ6', 6, null, true, false, false),
('PLAN20', 20, null, true, false, false),
('NOTISSUE16', 16, null, true, false, true),
('ADV6', 6, null, true, false, false),
('DRAFT15', null, 15, false, true, true),
('AR12', null, null, false, false, false),
('AR12_MEETING', null, null, false, false, false),
('AR_REPORT2', 2, null, false, false, false),
('AR_DEC4', 4, null, false, false, false),
('AM_NOTICE4', 4, null, false, false, false),
('AM_REPS15', null, 15, false, true, true),
('AM_FINAL8', 8, null, false, false, false),
('AM_FINAL12', 12, null, false, false, false),
('PT', null, null, false, false, false),
('TR_ASSESS2', 2, null, true, false, false),
('TR_NOISSUE10', 10, null, true, false, false),
('TR_PLAN14', 14, null, true, false, false),
('TR_DRAFT5', 5, null, true, false, false),
('TR_FINAL11', 11, null, true, false, false),
('TR_AMEND5', 5, null, true, false, false),
('TR_NAME2', 2, null, true, false, false);

-- "M12": c = start + 12 calendar months (29 Feb clamps); due = c - 1 if c has the same day of the month as start, else c.
create function twelve_months(start date) returns date language sql immutable
return (start + interval '12 months')::date
       - case when extract(day from start + interval '12 months') = extract(day from start) then 1 else 0 end;

-- case_ids says which case it is; subject and subject_id say whose team, need and so on the instance has;
-- kind and provider are ADV6's own; flagged is PLAN20's "any mediation or tribunal flag".
create table candidate (
    clock text, case_ids text, subject text, subject_id bigint, start date, due date, ended date, closed date,
    exception bool, kind text, provider text, flagged bool);

-- "Request as for PLAN20" means: outcome not H, assessment outcome not H, exported_to null, received_date on or before as_of.
-- A request without an assessment row has an assessment not yet made.
create view request_as_for_plan20 as
select r.request_id, r.received_date, r.outcome, r.outcome_date, r.withdrawn_date,
       coalesce(a.outcome, 'A') as assessment_outcome, a.outcome_date as assessment_outcome_date,
       a.withdrawn_date as assessment_withdrawn_date, a.draft_plan_date,
       coalesce(a.week20, false) or a.exception is not null as exception,
       coalesce(r.mediation, false) or coalesce(r.tribunal, false) or coalesce(a.mediation, false)
       or coalesce(a.tribunal, false) or coalesce(a.other_mediation, false) or coalesce(a.other_tribunal, false) as flagged
  from request r left join assessment a using (request_id)
 where r.outcome <> 'H' and coalesce(a.outcome, 'A') <> 'H' and r.exported_to is null and r.received_date is not null;

-- REQ6. "A request with outcome Y or N and no outcome_date has no REQ6 instance"; a W without its date likewise.
insert into candidate
select 'REQ6', 'request ' || request_id, 'request', request_id, received_date, received_date + 42,
       case when outcome in ('Y', 'N') then outcome_date end, case when outcome = 'W' then withdrawn_date end,
       exception is not null, null, null, false
  from request
 where outcome <> 'H' and exported_to is null and received_date is not null
   and not (outcome in ('Y', 'N') and outcome_date is null) and not (outcome = 'W' and withdrawn_date is null);

-- PLAN20. "PLAN20's closed day is the first of its list that applies", "the W of an assessment is looked at before the W
-- of its request"; where the first that applies has no date there is no instance.
with closing as (
    select *,
           case when outcome = 'N' then outcome_date
                when assessment_outcome = 'N' then assessment_outcome_date
                when assessment_outcome = 'W' then assessment_withdrawn_date
                when outcome = 'W' then withdrawn_date end as closed_date,
           outcome in ('N', 'W') or assessment_outcome in ('N', 'W') as closes
      from request_as_for_plan20)
insert into candidate
select 'PLAN20', 'request ' || request_id, 'request', request_id, received_date, received_date + 140,
       case when assessment_outcome = 'Y' and outcome <> 'N' then assessment_outcome_date end, closed_date,
       exception, null, null, flagged
  from closing
 where not (closes and closed_date is null);

-- NOTISSUE16: "assessment with outcome N (request as for PLAN20, and not refused)"; it exists once the refusal is made.
insert into candidate
select 'NOTISSUE16', 'request ' || request_id, 'request', request_id, received_date, received_date + 112,
       assessment_outcome_date, null, exception, null, null, false
  from request_as_for_plan20
 where assessment_outcome = 'N' and outcome <> 'N' and assessment_outcome_date is not null;

-- DRAFT15, a floor: due is the first lawful day.
insert into candidate
select 'DRAFT15', 'request ' || request_id, 'request', request_id, draft_plan_date, draft_plan_date + 15,
       assessment_outcome_date, null, false, null, null, false
  from request_as_for_plan20
 where assessment_outcome = 'Y' and draft_plan_date is not null and assessment_outcome_date is not null;

-- AR12 and AR12_MEETING: "The first anchor of a plan is first_made_date, else start_date. The obligation ends with the first
-- review of kind annual or phase_transfer whose decision_date [meeting_date] is after the anchor; that date is the next anchor."
-- So the anchors are the first one and, in order, every distinct such date after it.
create table plan_life as
select plan_id, coalesce(first_made_date, start_date) as first_anchor, cease_date, transferred_date
  from plan where coalesce(first_made_date, start_date) is not null;

with reviewed_on as (
    select 'AR12' as clock, plan_id, decision_date as day from review where kind in ('annual', 'phase_transfer')
    union
    select 'AR12_MEETING', plan_id, meeting_date from review where kind in ('annual', 'phase_transfer')),
anchor as (
    select clock, plan_id, day from reviewed_on join plan_life using (plan_id) where day > first_anchor
    union
    select clock, plan_id, first_anchor from plan_life, (values ('AR12'), ('AR12_MEETING')) as chain (clock)),
obligation as (
    select clock, plan_id, day as start, lead(day) over (partition by clock, plan_id order by day) as next_anchor from anchor),
-- "none starts on or after cease_date"; the earlier of end and closed counts, on the same day the end.
settled as (
    select clock, plan_id, start, transferred_date,
           case when cease_date is null or next_anchor <= cease_date then next_anchor end as ended,
           case when next_anchor is null or next_anchor > cease_date then cease_date end as closed
      from obligation join plan_life using (plan_id)
     where cease_date is null or start < cease_date)
-- "For a plan with transferred_date: an obligation that ended before it is the other authority's, no instance; one that had
-- neither ended nor closed before it is due at the later of its own due day and transferred_date plus three calendar months."
insert into candidate
select clock, 'plan ' || plan_id || ' from ' || start, 'plan', plan_id, start,
       case when closed < transferred_date then twelve_months(start)
            else greatest(twelve_months(start), (transferred_date + interval '3 months')::date) end,
       ended, closed, false, null, null, false
  from settled
 where transferred_date is null or ended is null or ended >= transferred_date;

-- The clocks of one review: report, decision, notice, representations, final plan, phase transfer.
create view review_of_plan as
select v.*, p.cease_date from review v join plan p using (plan_id);

insert into candidate
select limb.clock, 'review ' || review_id, 'plan', plan_id, limb.start, limb.start + coalesce(clock.weeks * 7, floor_days),
       limb.ended, case when not clock.is_floor then cease_date end, false, null, null, false
  from review_of_plan
 cross join lateral (values
    ('AR_REPORT2', meeting_date, report_date, true),
    ('AR_DEC4', meeting_date, decision_date, true),
    ('AM_NOTICE4', meeting_date, amendment_notice_date, outcome = 'A'),
    ('AM_REPS15', amendment_notice_date, final_plan_date, outcome = 'A' and final_plan_date is not null),
    ('AM_FINAL8', amendment_notice_date, final_plan_date, outcome = 'A'),
    ('AM_FINAL12', meeting_date, final_plan_date, outcome = 'A')) as limb (clock, start, ended, applies)
  join clock on clock.clock = limb.clock
 where limb.applies and limb.start is not null;

-- PT: start = due minus 12 months, due by the given date. (A due date far ahead starts after as_of: it does not exist yet.)
insert into candidate
select 'PT', 'review ' || review_id, 'plan', plan_id, (phase_transfer_due_date - interval '12 months')::date,
       phase_transfer_due_date, phase_transfer_final_date, cease_date, false, null, null, false
  from review_of_plan, parameter
 where phase_transfer_due_date <= as_of + 400;

-- TR_*: one clock for each kind of order.
insert into candidate
select kind, 'order ' || order_id, case when request_id is not null then 'request' when plan_id is not null then 'plan' end,
       coalesce(request_id, plan_id), order_date, order_date + weeks * 7, complied_date, null, exception, null, null, false
  from tribunal_order join clock on clock.clock = tribunal_order.kind
 where order_date is not null;

-- "An instance has an end or a closed day, never both: the earlier counts, and on the same day the end. Closed before start:
-- the duty never arose, no instance. End before start: no instance." "An instance whose start is after as_of does not exist yet."
create table instance as
select row_number() over (order by clock, case_ids) as instance_id, clock, case_ids, subject, subject_id, start, due,
       case when closed is null or ended <= closed then ended end as ended,
       case when ended is null or closed < ended then closed end as closed,
       exception, kind, provider, flagged
  from candidate, parameter
 where start <= as_of and (ended is null or ended >= start) and (closed is null or closed >= start);

-- ADV6: "advice with requested_date, kind B-H, whose request has a PLAN20 instance"; closed on "the day that PLAN20 ended or
-- closed (advice that comes later came too late to count)". It needs PLAN20's instances, so it comes after them.
with advice_asked as (
    select a.*, coalesce(i.ended, i.closed) as closed
      from advice a join instance i on i.clock = 'PLAN20' and i.subject_id = a.request_id
     where a.requested_date is not null and a.kind between 'B' and 'H')
insert into instance
select (select coalesce(max(instance_id), 0) from instance) + row_number() over (order by advice_id), 'ADV6',
       'advice ' || advice_id, 'request', request_id, requested_date, requested_date + 42,
       case when closed is null or received_date <= closed then received_date end,
       case when received_date is null or closed < received_date then closed end,
       exception is not null, kind, provider, false
  from advice_asked
 where (received_date is null or received_date >= requested_date) and (closed is null or closed >= requested_date);

-- Whose team, need and so on: "from the request for clocks on requests, assessments, advice and orders on a request, and from
-- the plan (need through its request) for the rest"; source through the plan's request likewise.
create table subject as
select 'request' as subject, r.request_id as subject_id, r.team, n.need, r.source, s.phase, r.local_authority as authority,
       h.birth_date, h.sex, h.ethnicity, h.social_care
  from request r
  join person h using (person_id)
  left join sen_need n on n.request_id = r.request_id and n.rank = 1
  left join kept_setting s using (setting_urn)
union all
select 'plan', p.plan_id, p.team, n.need, r.source, s.phase, p.local_authority, h.birth_date, h.sex, h.ethnicity, h.social_care
  from plan p
  join person h using (person_id)
  left join request r on r.request_id = p.request_id
  left join sen_need n on n.request_id = r.request_id and n.rank = 1
  left join kept_setting s on s.setting_urn = p.setting_urn;

-- "age_band at start (0-4, 5-10, 11-15, 16-19, 20-25)"; completed years, a birthday of 29 February falling on 1 March.
create function age_band(birth_date date, day date) returns text language sql immutable
return coalesce((array['0-4', '5-10', '11-15', '16-19', '20-25'])[width_bucket(
           (extract(year from day) - extract(year from birth_date))::int
           - case when (extract(month from day), extract(day from day))
                     < (extract(month from birth_date), extract(day from birth_date)) then 1 else 0 end,
           array[0, 5, 11, 16, 20, 26])], 'not recorded');

-- The categories that do not move with the day, one row each; a missing value is "not recorded".
-- "authority where a run covers more than one".
create table scope as
select coalesce((select authority from parameter),
                case when count(distinct code) > 1 then 'all' else coalesce(min(code), 'not recorded') end) as local_authority,
       count(distinct code) > 1 as several
  from (select local_authority from request union all select local_authority from plan) as used (code);

create table subject_category as
select subject, subject_id, breakdown, coalesce(category, 'not recorded') as category
  from subject, scope
 cross join lateral (values
    ('all', 'all'), ('team', team), ('need', need), ('sex', sex), ('ethnicity', ethnicity), ('source', source::text),
    ('phase', phase), ('social_care', social_care), ('authority', authority)) as v (breakdown, category)
 where breakdown <> 'authority' or several;
-- An order on neither a request nor a plan has subject null: every category of it is "not recorded".
insert into subject_category
select '', 0, breakdown, case when breakdown = 'all' then 'all' else 'not recorded' end
  from unnest(array['all', 'team', 'need', 'sex', 'ethnicity', 'source', 'phase', 'social_care', 'authority']) as breakdown, scope
 where breakdown <> 'authority' or several;

analyze;
