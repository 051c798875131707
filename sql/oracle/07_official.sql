-- What the DfE would publish of these records, official/*.csv, counted from the items of the SEN2 return and the data
-- guidance of the publication: a line a figure, of all records of the run. Needs 01_as_read.sql alone.
--
--   psql -v as_of=... -f 01_as_read.sql -f 07_official.sql    then   select * from ehc_oracle.official

set search_path = ehc_oracle;

-- Census days as the DfE gives them; after them the third Thursday of January.
create table census_day (year int, day date);
insert into census_day values (2019, '2019-01-17'), (2020, '2020-01-16'), (2021, '2021-01-14'), (2022, '2022-01-20'), (2023, '2023-01-19'),
    (2024, '2024-01-18'), (2025, '2025-01-16'), (2026, '2026-01-15'), (2027, '2027-01-21');
insert into census_day
select year, (select d::date from generate_series(make_date(year, 1, 15), make_date(year, 1, 21), '1 day') as d where extract(isodow from d) = 4)
  from generate_series(1990, 2200) as year where year not in (select year from census_day);

create table official_year as
select y.year, make_date(y.year, 1, 1) as first, make_date(y.year, 12, 31) as last, least(c.day, as_of) as known
  from parameter, generate_series(extract(year from since)::int, extract(year from as_of)::int) as y (year)
  join census_day c on c.year = y.year + 1
 where make_date(y.year, 12, 31) <= as_of;

-- Everybody, and each breakdown: sex, single year of age on a day, ethnic group.
create function groups_of(sex text, birth date, day date, ethnicity text) returns table (topic text, breakdown text) language sql immutable as $$
    select * from (values
        ('All', 'All'),
        ('Sex', case sex when 'M' then 'Male' when 'F' then 'Female' else 'Unknown' end),
        ('Age', case when birth <= day and extract(year from age(day, birth)) <= 25 then extract(year from age(day, birth))::text else 'Unknown' end),
        ('Ethnicity', coalesce(ethnicity, 'Unknown'))) as g
$$;

-- An age is on the birthday of the calendar; of a child born on 29 February on 1 March where there is none.
create table counted (file text, year int, topic text, breakdown text, name text, n numeric);

-- requests: those received in the year
insert into counted
select 'requests', y.year, g.topic, g.breakdown, c.name, count(*) filter (where c.yes)
  from request r join used_request u using (request_id) join person p on p.person_id = r.person_id
  join official_year y on r.received_date between y.first and y.last
 cross join lateral (select case when r.outcome in ('Y', 'N') and coalesce(r.outcome_date, y.known) <= y.known then r.outcome
                                 when r.outcome = 'W' and coalesce(r.withdrawn_date, y.known) <= y.known then 'W' else 'A' end) as known (state)
 cross join lateral groups_of(p.sex, p.birth_date, r.received_date, p.ethnicity) as g
 cross join lateral (values
    ('requests_received_in_year', true), ('requests_rya', u.in_youth_accommodation), ('requests_decided_to_assess', state = 'Y'),
    ('requests_decided_not_to_assess', state = 'N'), ('requests_decision_not_made', state = 'A'), ('requests_withdrawn', state = 'W'),
    ('mediation_related_request', r.mediation), ('tribunal_related_request', r.tribunal),
    ('tribunal_after_mediation_request', r.mediation and r.tribunal)) as c (name, yes)
 where r.outcome <> 'H' group by 1, 2, 3, 4, 5;

-- and the decisions made in the year
insert into counted
select 'requests', y.year, g.topic, g.breakdown, c.name, count(*) filter (where c.yes)
  from request r join person p on p.person_id = r.person_id
  join official_year y on r.outcome_date between y.first and y.last
 cross join lateral groups_of(p.sex, p.birth_date, r.received_date, p.ethnicity) as g
 cross join lateral (values ('request_outcome_six_weeks', r.outcome_date <= r.received_date + 42),
                            ('request_outcome_over_6_weeks', r.outcome_date > r.received_date + 42)) as c (name, yes)
 where r.outcome in ('Y', 'N') and r.outcome_date >= r.received_date group by 1, 2, 3, 4, 5;

-- assessments whose outcome is of the year
create view ended_assessment as
select a.*, r.person_id, r.received_date, r.mediation as asked_mediation, r.tribunal as asked_tribunal, y.year, ended.day
  from assessment a join request r using (request_id)
 cross join lateral (select case when a.outcome = 'W' then coalesce(a.withdrawn_date, a.outcome_date) else a.outcome_date end) as ended (day)
  join official_year y on ended.day between y.first and y.last
 where a.outcome <> 'H' and r.exported_to is null;

insert into counted
select 'assessments', a.year, g.topic, g.breakdown, c.name, count(*) filter (where c.yes)
  from ended_assessment a join person p using (person_id)
 cross join lateral groups_of(p.sex, p.birth_date, a.received_date, p.ethnicity) as g
 cross join lateral (values
    ('assess_in_year', true), ('assess_issued', a.outcome = 'Y'), ('assess_not_issued', a.outcome = 'N'), ('assess_not_made', a.outcome = 'A'),
    ('assess_withdrawn', a.outcome = 'W'),
    ('outcome_decision_within_time', a.outcome = 'N' and a.outcome_date - a.received_date between 0 and 112),
    ('outcome_decision_over_time', a.outcome = 'N' and a.outcome_date - a.received_date > 112),
    ('number_assess_mediation', a.mediation), ('number_assess_tribunal', a.tribunal), ('number_asssess_mediation_tribunal', a.mediation and a.tribunal),
    ('number_other_mediation', a.other_mediation), ('number_other_tribunal', a.other_tribunal),
    ('number_other_mediation_tribunal', a.other_mediation and a.other_tribunal)) as c (name, yes)
 group by 1, 2, 3, 4, 5;

-- plans issued in the year where no mediation or tribunal has taken place
insert into counted
select 'timeliness_20_week', a.year, g.topic, g.breakdown, c.name || e.suffix, case when c.name = 'days' then sum(days) else count(*) end
  from ended_assessment a join person p using (person_id)
 cross join lateral (select a.outcome_date - a.received_date) as taken (days)
 cross join lateral groups_of(p.sex, p.birth_date, a.outcome_date, p.ethnicity) as g
 cross join lateral (values ('', true), ('_ex', not coalesce(a.week20, false) and a.exception is null)) as e (suffix, belongs)
 cross join lateral (values ('den', true), ('within', days between 0 and 140), ('to_year', days between 141 and 364), ('over', days > 364),
                            ('dated', days >= 0), ('days', days >= 0)) as c (name, yes)
 where a.outcome = 'Y' and e.belongs and c.yes
   and not coalesce(a.asked_mediation or a.asked_tribunal, a.asked_mediation, a.asked_tribunal, false)
   and not coalesce(a.mediation, false) and not coalesce(a.tribunal, false)
   and not coalesce(a.other_mediation, false) and not coalesce(a.other_tribunal, false)
 group by 1, 2, 3, 4, 5, c.name;

-- plans on census day, and the last review of each that has met
create table official_review as select * from review where kind in ('annual', 'phase_transfer');
create index on official_review (plan_id);
analyze official_review;
insert into counted
select 'annual_reviews', y.year, g.topic, g.breakdown, c.name, count(*) filter (where c.yes)
  from (select * from official_year order by year desc limit 1) as y
  join plan on coalesce(first_made_date, start_date) <= y.known and coalesce(transferred_date, y.known) <= y.known
           and coalesce(cease_date, 'infinity') > y.known
  join person p on p.person_id = plan.person_id
 cross join lateral groups_of(p.sex, p.birth_date, y.known, p.ethnicity) as g
 cross join lateral (select coalesce(first_made_date, start_date) <= (y.known - interval '12 months')::date) as x (expected)
  left join lateral (select meeting_date, case when decision_date <= y.known then decision_date end as decision_date,
                            case when coalesce(decision_date, y.known) <= y.known then outcome end as outcome
                       from official_review as of_plan where of_plan.plan_id = plan.plan_id and meeting_date <= y.known and expected
                      order by meeting_date desc, of_plan.decision_date desc nulls last limit 1) as r on true
 cross join lateral (values
    ('total_ehc_plans', true), ('review_expected', expected), ('review_not_expected', not expected),
    ('meeting_after', meeting_date > y.last), ('meeting_in', meeting_date between y.first and y.last), ('meeting_before', meeting_date < y.first),
    ('total_review_meeting', meeting_date is not null), ('no_review_meeting', expected and meeting_date is null),
    ('decision_after', decision_date > y.last), ('decision_in', decision_date between y.first and y.last), ('decision_before', decision_date < y.first),
    ('review_decision_not_due', meeting_date is not null and decision_date is null and meeting_date + 28 >= y.known),
    ('review_decision_outstanding', meeting_date is not null and decision_date is null and meeting_date + 28 < y.known),
    ('outcome_amend', outcome = 'A'), ('outcome_cease', outcome = 'C'), ('outcome_maintan', outcome = 'M'),
    ('no_outcome', meeting_date is not null and outcome is null),
    ('number_decsion_4weeks', decision_date - meeting_date between 0 and 28), ('number_decision_gt_4weeks', decision_date - meeting_date > 28),
    ('completed', decision_date >= y.first), ('completed_before', decision_date < y.first),
    ('review_not_completed', expected and decision_date is null)) as c (name, yes)
 group by 1, 2, 3, 4, 5;

-- Every group has its line, with noughts.
create table official_group as
select 'All' as topic, 'All' as breakdown union all select 'Sex', unnest(array['Male', 'Female', 'Unknown'])
union all select 'Age', n::text from generate_series(0, 25) as n union all select 'Age', 'Unknown'
union all select 'Ethnicity', unnest(array['White', 'Mixed', 'Asian', 'Black', 'Chinese', 'Other', 'Unknown']);

create function figure(file_ text, year_ int, topic_ text, breakdown_ text, variadic names text[]) returns numeric language sql stable as $$
    select coalesce(sum(n), 0) from counted where file = file_ and year = year_ and topic = topic_ and breakdown = breakdown_ and name = any (names)
$$;

create index on counted (file, year, topic, breakdown, name);
analyze counted;

-- "rounding half up from integers"; x of nobody; 80 and not 80.0.
create function share(k numeric, n numeric) returns text language sql immutable
return case when n = 0 then 'x' else regexp_replace(round(100 * k / n, 1)::text, '[.]0$', '') end;
create function weeks(days numeric, n numeric) returns text language sql immutable
return case when n = 0 then 'x' else regexp_replace(round(days / n / 7, 1)::text, '[.]0$', '') end;

create table official as
select its.file, y.year, g.topic, g.breakdown, its.name, its.value
  from official_year y cross join official_group g
 cross join lateral (select y.year, g.topic, g.breakdown) as k
 cross join lateral (
    select 'timeliness_20_week' as file, v.name, v.value
      from (values ('', 'plans_issued_den', 'plans_issued_within_20_weeks', 'pc_plans_issued_within_20_weeks', 'plans_issued_gt20weeks_ltYear',
                    'pc_plans_issued_gt20weeks_ltYear', 'plans_issued_gt_1_year', 'pc_plans_issued_gt_1_year', 'avg_weeks_issue_plan'),
                   ('_ex', 'plans_issued_den_ex', 'plans_issued_20_weeks_ex', 'PC_plans_issued_20_weeks_ex', 'plans_issued_gt20weeks_ltYear_ex',
                    'PC_plans_issued_gt20weeks_ltYear_ex', 'plans_issued_gt_1_year_ex', 'PC_plans_issued_gt_1_year_ex', 'avg_weeks_issue_plan_exc'))
           as e (s, den, within, within_pc, to_year, to_year_pc, over, over_pc, weeks)
     cross join lateral (select figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'den' || s) as all_,
                                figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'within' || s) as within_,
                                figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'to_year' || s) as to_year_,
                                figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'over' || s) as over_,
                                figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'days' || s) as days_,
                                figure('timeliness_20_week', k.year, k.topic, k.breakdown, 'dated' || s) as dated_) as f
     cross join lateral (values (den, all_::text), (within, within_::text), (within_pc, share(within_, all_)), (to_year, to_year_::text),
                                (to_year_pc, share(to_year_, all_)), (over, over_::text), (over_pc, share(over_, all_)), (weeks, weeks(days_, dated_))) as v (name, value)
    union all
    select n.file, n.name, figure(n.file, k.year, k.topic, k.breakdown, n.name)::text
      from (values ('requests', 'requests_received_in_year'), ('requests', 'requests_rya'), ('requests', 'requests_decided_to_assess'),
            ('requests', 'requests_decided_not_to_assess'), ('requests', 'requests_decision_not_made'), ('requests', 'requests_withdrawn'),
            ('requests', 'request_outcome_six_weeks'), ('requests', 'request_outcome_over_6_weeks'), ('requests', 'mediation_related_request'),
            ('requests', 'tribunal_related_request'), ('requests', 'tribunal_after_mediation_request'),
            ('assessments', 'assess_in_year'), ('assessments', 'assess_issued'), ('assessments', 'assess_not_issued'), ('assessments', 'assess_not_made'),
            ('assessments', 'assess_withdrawn'), ('assessments', 'outcome_decision_within_time'), ('assessments', 'outcome_decision_over_time'),
            ('assessments', 'number_assess_mediation'), ('assessments', 'number_assess_tribunal'), ('assessments', 'number_asssess_mediation_tribunal'),
            ('assessments', 'number_other_mediation'), ('assessments', 'number_other_tribunal'), ('assessments', 'number_other_mediation_tribunal')) as n (file, name)
    union all
    select p.file, p.name, share(figure(p.file, k.year, k.topic, k.breakdown, p.part), figure(p.file, k.year, k.topic, k.breakdown, variadic p.whole))
      from (values ('requests', 'request_assess_pc', 'requests_decided_to_assess', array['requests_received_in_year']),
            ('requests', 'request_not_assess_pc', 'requests_decided_not_to_assess', array['requests_received_in_year']),
            ('requests', 'request_outstanding_pc', 'requests_decision_not_made', array['requests_received_in_year']),
            ('requests', 'request_withdrawn_pc', 'requests_withdrawn', array['requests_received_in_year']),
            ('requests', 'request_outcome_six_weeks_pc', 'request_outcome_six_weeks', array['request_outcome_six_weeks', 'request_outcome_over_6_weeks']),
            ('requests', 'request_outcome_over_6_weeks_pc', 'request_outcome_over_6_weeks', array['request_outcome_six_weeks', 'request_outcome_over_6_weeks']),
            ('assessments', 'assess_issued_pc', 'assess_issued', array['assess_in_year']),
            ('assessments', 'assess_not_issued_pc', 'assess_not_issued', array['assess_in_year']),
            ('assessments', 'assess_not_made_pc', 'assess_not_made', array['assess_in_year']),
            ('assessments', 'assess_withdrawn_pc', 'assess_withdrawn', array['assess_in_year']),
            ('assessments', 'outcome_decision_within_time_pc', 'outcome_decision_within_time', array['outcome_decision_within_time', 'outcome_decision_over_time']),
            ('assessments', 'outcome_decision_over_time_pc', 'outcome_decision_over_time', array['outcome_decision_within_time', 'outcome_decision_over_time']))
           as p (file, name, part, whole)) as its
union all
select 'annual_reviews', y.year, g.topic, g.breakdown, v.name, v.value
  from (select * from official_year order by year desc limit 1) as y cross join official_group g
 cross join lateral (select to_char(y.year % 100, 'FM00') as yy, to_char((y.year + 1) % 100, 'FM00') as nn, y.year::text as yyyy) as d
 cross join lateral (
    select r.name, figure('annual_reviews', y.year, g.topic, g.breakdown, r.counted)::text as value
      from (values ('total_ehc_plans', 'total_ehc_plans'), ('review_expected', 'review_expected'), ('review_not_expected', 'review_not_expected'),
            ('review_meeting_' || nn, 'meeting_after'), ('review_meeting_' || yy, 'meeting_in'), ('review_meeting_prior_' || yy, 'meeting_before'),
            ('total_review_meeting', 'total_review_meeting'), ('no_review_meeting', 'no_review_meeting'), ('review_decision' || nn, 'decision_after'),
            ('review_decision' || yy, 'decision_in'), ('review_decision_prior' || yy, 'decision_before'), ('review_decision_not_due', 'review_decision_not_due'),
            ('review_decision_outstanding', 'review_decision_outstanding'), ('outcome_amend', 'outcome_amend'), ('outcome_cease', 'outcome_cease'),
            ('outcome_maintan', 'outcome_maintan'), ('no_outcome', 'no_outcome'), ('number_decsion_4weeks', 'number_decsion_4weeks'),
            ('number_decision_gt_4weeks', 'number_decision_gt_4weeks'), ('review_expected_' || yyyy, 'review_expected'),
            ('review_completed_' || yyyy, 'completed'), ('review_completed_prior_' || yyyy, 'completed_before'), ('review_not_completed', 'review_not_completed')) as r (name, counted)
    union all
    select p.name, share(figure('annual_reviews', y.year, g.topic, g.breakdown, p.part),
                         figure('annual_reviews', y.year, g.topic, g.breakdown, 'number_decsion_4weeks', 'number_decision_gt_4weeks'))
      from (values ('pc_decsion_4weeks', 'number_decsion_4weeks'), ('pc_decision_gt_4weeks', 'number_decision_gt_4weeks')) as p (name, part)) as v;
