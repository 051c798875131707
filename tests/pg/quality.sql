-- The tables of quality, contributions and voice again in plain SQL, from the records as read and the oracle's instances of
-- PLAN20 (sql/oracle/01 and 02): a line a row of the tables of a run, as table|fields. Needs as_of.

set search_path = ehc_oracle;

-- "score 0 absent, 1 weak, 2 sound, 3 strong; law = must, guid = CoP/good practice"; what both ask for is law.
create temp table criterion as
select split_part(word, ':', 1) as criterion, left(word, 1) as letter, split_part(word, ':', 2) = 'law' as law,
       split_part(word, ':', 2) = 'law' and left(word, 1) in ('A', 'B', 'F', 'I', 'K') as gate
  from regexp_split_to_table('A1:law A2 A3 A4 A5 B1:law B2:law C1:law D1:law E1 E2 E3:law F1:law F2 G1:law H1:law I1:law J1:law '
                             'K1:law K2:law K3:law X1 X2 X3 X4', ' ') as word;

-- ---- audits

-- First audits with a day, by what was recorded of them.
create temp table first_audit as
select a.audit_id, a.plan_id, a.audited_date as day, coalesce(a.sample, 'not recorded') as sample, a.overall,
       coalesce((select agency from used_audit u where u.audit_id = a.audit_id and agency in ('education', 'health', 'social_care')),
                'not recorded') as agency,
       a.audited_date > (as_of - interval '12 months')::date as latest
  from audit a, parameter where a.second_of is null and a.audited_date is not null;

create temp table score as
select a.*, c.criterion, c.letter, c.law, c.gate, s.score
  from first_audit a join audit_score s using (audit_id) join criterion c using (criterion) where s.score is not null;

create temp table section_of_audit as
select audit_id, day, sample, agency, latest, case letter when 'X' then 'all' else letter end as section, bool_and(score >= 2) as sound
  from score group by audit_id, day, sample, agency, latest, letter;

-- audit_sections: sample, section, criterion, number, out of, absent
select concat_ws('|', 'sections', sample, section, 'all of it', count(*) filter (where sound), count(*), '')
  from section_of_audit where latest group by sample, section
union all
select concat_ws('|', 'sections', sample, case letter when 'X' then 'all' else letter end, criterion,
                 count(*) filter (where score >= 2), count(*), count(*) filter (where score = 0))
  from score where latest group by sample, letter, criterion;

-- audit_grades: sample, graded by, gate, grade, number, out of
create temp table graded as
select a.*, coalesce(closed, false) as closed,
       case when scored * 2 >= (select sum(1 + law::int) from criterion) then floor(mean + 0.5)::int end as by_criteria
  from first_audit a
  left join (select audit_id, bool_or(gate and score = 0) as closed, sum(1 + law::int) as scored,
                    sum(score * (1 + law::int))::numeric / sum(1 + law::int) as mean
               from score group by audit_id) as weighed using (audit_id);

create function pg_temp.grade_name(grade int) returns text language sql
return coalesce((array['Inadequate', 'Requires Improvement', 'Good', 'Outstanding'])[grade + 1], 'no grade');

with result as (
    select sample, by, gate, pg_temp.grade_name(case when gate = 'after' and closed then least(grade, 1) else grade end) as grade
      from graded
     cross join lateral (values ('the auditor', overall), ('its criteria', by_criteria)) as g (by, grade)
     cross join (values ('before'), ('after')) as gate (gate)
     where latest),
possible as (
    select sample, by, gate, pg_temp.grade_name(nullif(grade, 4)) as grade
      from (select distinct sample from first_audit where latest) as s
     cross join (values ('the auditor'), ('its criteria')) as b (by)
     cross join (values ('before'), ('after')) as gate (gate), generate_series(0, 4) as grade)
select concat_ws('|', 'grades', sample, by, gate, grade,
                 (select count(*) from result r where (r.sample, r.by, r.gate, r.grade) = (p.sample, p.by, p.gate, p.grade)),
                 (select count(*) from first_audit a where latest and a.sample = p.sample))
  from possible p
union all
select concat_ws('|', 'grades', sample, 'the gate', 'closed', 'a legal criterion of A; B; F; I or K is absent', count(*) filter (where closed), count(*))
  from graded where latest group by sample;

-- audit_trend and audit_agencies: figure, half-year or agency, number, out of
create temp table audit_answer as
select 'overall; as the auditor graded: sound or strong' as figure, day, sample, agency, latest, coalesce(overall >= 2, false) as yes from graded
union all
select 'by its criteria; after the gate: Good or Outstanding', day, sample, agency, latest, by_criteria >= 2 and not closed
  from graded where by_criteria is not null
union all
select case section when 'all' then 'the plan as a whole sound' else 'section ' || section || ' sound' end, day, sample, agency, latest, sound
  from section_of_audit;

select concat_ws('|', 'trend', figure, extract(year from day) || case when extract(month from day) <= 6 then ' H1' else ' H2' end,
                 count(*) filter (where yes), count(*))
  from audit_answer, parameter where sample = 'random' and day >= since
 group by figure, extract(year from day), extract(month from day) <= 6
union all
select concat_ws('|', 'trend', figure, 'all of them', count(*) filter (where yes), count(*))
  from audit_answer, parameter where sample = 'random' and day >= since group by figure
union all
select concat_ws('|', 'agencies', figure, coalesce(agency, 'all of them'), count(*) filter (where yes), count(*))
  from audit_answer where sample = 'random' and latest group by grouping sets ((figure, agency), (figure));

-- auditors: score, pairs
select concat_ws('|', 'auditors', criterion, count(*))
  from audit a join audit b on b.audit_id = a.second_of, parameter,
       lateral (select s.criterion from audit_score s join audit_score t using (criterion)
                 where s.audit_id = a.audit_id and t.audit_id = b.audit_id and s.score is not null and t.score is not null
                union all select 'overall' where a.overall is not null and b.overall is not null) as both_scored
 where a.audited_date >= since and b.audited_date is not null and criterion is not null
 group by criterion;

-- ---- plans issued

create temp table first_need as
select request_id, min(need) as need from sen_need where rank = 1 group by request_id;

create temp table issued as
select r.request_id, i.ended as day, i.ended <= i.due as on_time, i.ended > (as_of - interval '12 months')::date as latest,
       i.ended > (as_of - interval '24 months')::date and i.ended <= (as_of - interval '12 months')::date as before, i.ended >= since as reported,
       coalesce(r.team, 'not recorded') as team,
       coalesce(n.need, 'not recorded') as need, p.birth_date as birth
  from parameter, instance i join request r on i.subject = 'request' and r.request_id = i.subject_id
  left join first_need n on n.request_id = r.request_id left join person p on p.person_id = r.person_id
 where i.clock = 'PLAN20' and i.ended is not null;

create function pg_temp.age_band(birth date, day date) returns text language sql
return coalesce((select name from (values (0, 4, '0-4'), (5, 10, '5-10'), (11, 15, '11-15'), (16, 19, '16-19'), (20, 25, '20-25')) as b (low, high, name)
                  where birth <= day and extract(year from age(day, birth)) between low and high), 'not recorded');

-- ---- contributions

create temp table piece as
select a.*, i.day, i.on_time, i.latest, i.before, coalesce(a.kind, 'not recorded') as kind_name, coalesce(a.provider, 'not recorded') as provider_name,
       coalesce(a.received_date <= i.day, false) as came
  from advice a join issued i using (request_id) where (i.latest or i.before) and (a.requested_date is null or a.requested_date <= i.day);

-- contributions: breakdown, kind, provider, period, before, asked, within six weeks, dated, after, never, nil, sound, graded
select concat_ws('|', 'contributions',
                 case when grouping(kind_name) = 1 then 'all' when grouping(provider_name) = 1 then 'kind' else 'kind and provider' end,
                 coalesce(kind_name, 'all'), coalesce(provider_name, 'all'), case when latest then 'latest' else 'before' end,
                 count(*) filter (where came), count(*),
                 count(*) filter (where came and received_date <= requested_date + 42), count(requested_date),
                 count(*) filter (where received_date > day), count(*) filter (where received_date is null),
                 count(*) filter (where came and nil_return),
                 count(*) filter (where came and nil_return is not true and grade >= 2),
                 count(*) filter (where came and nil_return is not true and grade is not null))
  from piece group by grouping sets ((latest), (latest, kind_name), (latest, kind_name, provider_name))
having latest or grouping(provider_name) = 1;

-- plans_before_advice: kind, plan was, period, issued, number, out of, came since, not come yet
with asked as (
    select request_id, on_time, latest, kind_name, bool_or(not came) as awaited, bool_or(received_date is null) as missing
      from piece group by request_id, on_time, latest, kind_name
    union all
    select request_id, on_time, latest, 'any of B to H', bool_or(not came), bool_or(received_date is null)
      from piece where kind between 'B' and 'H' group by request_id, on_time, latest),
group_of_plans (was, of_time) as (values ('on time or late', null), ('on time', true), ('late', false))
select concat_ws('|', 'before', kind_name, was, case when a.latest then 'latest' else 'before' end,
                 (select count(*) from issued i where case when a.latest then i.latest else i.before end and i.on_time = coalesce(of_time, i.on_time)),
                 count(*) filter (where awaited and a.on_time = coalesce(of_time, a.on_time)), count(*) filter (where a.on_time = coalesce(of_time, a.on_time)),
                 count(*) filter (where awaited and not missing and a.on_time = coalesce(of_time, a.on_time)),
                 count(*) filter (where missing and a.on_time = coalesce(of_time, a.on_time)))
  from asked a, group_of_plans group by kind_name, was, of_time, a.latest;

-- ---- voice

-- Each person of each plan issued: steps as yes (true), no (false) or not recorded (null).
create temp table said as
select i.*, person.whose, count(v.voice_id) > 0 or null as asked,
       case when count(v.voice_id) > 0 then bool_or(g.given) end as given,
       case when bool_or(g.given and v.form in ('own_words', 'aac_or_observed')) then true
            when count(v.voice_id) = 0 or bool_or(g.given and v.form is null) then null else false end as own_words,
       case when bool_or(g.given and u.in_section_a) then true
            when count(v.voice_id) = 0 or bool_or(g.given and u.in_section_a is null) then null else false end as section_a,
       case when bool_or(g.given and v.reflected_in_outcomes) then true
            when count(v.voice_id) = 0 or bool_or(g.given and v.reflected_in_outcomes is null) then null else false end as outcomes,
       case when bool_or(g.given and v.reflected_in_provision) then true
            when count(v.voice_id) = 0 or bool_or(g.given and v.reflected_in_provision is null) then null else false end as provision
  from issued i cross join (values ('child'), ('parent')) as person (whose)
  left join voice v on v.request_id = i.request_id and v.whose = person.whose
  left join used_voice u on u.voice_id = v.voice_id
 cross join lateral (select coalesce(v.obtained_date <= i.day and v.form is distinct from 'none', false) as given) as g
 group by i.request_id, i.day, i.on_time, i.latest, i.before, i.reported, i.team, i.need, i.birth, person.whose;

create temp table step as
select whose, name, place, yes, so_far, breakdown, category
  from said
 cross join lateral (values (1, 'asked', asked), (2, 'given for the plan', given), (3, 'in own words; or observed', own_words), (4, 'in section A', section_a),
                            (5, 'reflected in outcomes', outcomes), (6, 'reflected in provision', provision)) as s (place, name, yes)
 cross join lateral (select bool_and(coalesce(reached, false)) as so_far
                       from unnest((array[asked, given, own_words, section_a, outcomes, provision])[1:place]) as reached) as f
 cross join lateral (values ('all', 'all'), ('age_band', pg_temp.age_band(birth, day)), ('need', need), ('team', team)) as b (breakdown, category)
 where latest;

-- Reviews, by the plan's need, team and child.
create temp table voice_of_review as
select review_id, whose, bool_or(form is distinct from 'none') as heard from voice where review_id is not null group by review_id, whose;
analyze voice_of_review;

insert into step
select who.whose, name, place, yes, coalesce(yes, false), breakdown, category
  from parameter, review r join plan p using (plan_id) join person h using (person_id) left join first_need n on n.request_id = p.request_id
 cross join lateral (values ('child', child_participation), ('parent', parent_participation)) as who (whose, participation)
  left join voice_of_review v on v.review_id = r.review_id and v.whose = who.whose
 cross join lateral (values (7, 'asked at the review', participation is not null or v.review_id is not null or null),
                            (8, 'heard at the review',
                             case when participation in ('attended', 'contributed') or heard then true
                                  when participation is null and v.review_id is null then null else false end)) as s (place, name, yes)
 cross join lateral (values ('all', 'all'), ('age_band', pg_temp.age_band(h.birth_date, r.meeting_date)),
                            ('need', coalesce(n.need, 'not recorded')),
                            ('team', coalesce(p.team, 'not recorded'))) as b (breakdown, category)
 where kind in ('annual', 'phase_transfer') and meeting_date > (as_of - interval '12 months')::date;

-- voice_funnel: whose, step, breakdown, category, number, out of, no, not recorded, this step and all before
select concat_ws('|', 'funnel', whose, name, breakdown, category, count(*) filter (where yes), count(*), count(*) filter (where not yes),
                 count(*) filter (where yes is null), count(*) filter (where so_far))
  from step group by whose, name, breakdown, category;

-- ---- time beside quality

create temp table crossed as
select i.*, a.overall, a.by_criteria, a.closed, c.asked, c.given, c.own_words, c.section_a, c.outcomes, c.provision,
       p.given as parent_given, p.outcomes as parent_outcomes, p.provision as parent_provision,
       case when a.overall is null then 'not audited' when a.overall >= 2 then 'sound' else 'not sound' end as audit,
       case when c.asked is null then 'not recorded' when not c.given then 'not given' when c.outcomes or c.provision then 'given and acted on'
            when c.outcomes is null or c.provision is null then 'given; not recorded whether acted on' else 'given; not acted on' end as heard,
       a.audit_id is not null as audited
  from issued i
  join said c on c.request_id = i.request_id and c.whose = 'child'
  join said p on p.request_id = i.request_id and p.whose = 'parent'
  left join lateral (select g.* from graded g join plan q using (plan_id) where q.request_id = i.request_id and g.sample = 'random'
                      order by g.day desc, g.audit_id desc limit 1) as a on true;

create temp table spanned as
select 'latest' as span, * from crossed where latest union all select 'reported', * from crossed where reported;

-- timeliness_and_quality: period, plan was, audit, heard, number, out of
with possible as (
    select * from (values ('on time or late'), ('on time'), ('late')) as w (was)
     cross join (values ('audited or not'), ('sound'), ('not sound'), ('not audited')) as a (audit)
     cross join (values ('heard or not'), ('given and acted on'), ('given; not acted on'), ('given; not recorded whether acted on'),
                        ('not given'), ('not recorded')) as h (heard))
select concat_ws('|', 'crossed', span, was, p.audit, p.heard,
                 count(*) filter (where c.audit = coalesce(nullif(p.audit, 'audited or not'), c.audit) and c.heard = coalesce(nullif(p.heard, 'heard or not'), c.heard)),
                 count(*))
  from possible p join spanned c on was = 'on time or late' or on_time = (was = 'on time')
 group by span, was, p.audit, p.heard
having p.audit = 'audited or not' or p.heard = 'heard or not'
       or count(*) filter (where c.audit = p.audit and c.heard = p.heard) > 0;

create temp table advice_there as
select request_id, bool_or(kind = 'C') as health, bool_or(kind = 'E') as social_care
  from advice a join issued i using (request_id) where a.received_date <= i.day and a.nil_return is not true group by request_id;

-- on_time_against_late: period, figure, on time number and out of, late number and out of
select concat_ws('|', 'against', span, figure, count(*) filter (where yes and on_time), count(yes) filter (where on_time),
                 count(*) filter (where yes and not on_time), count(yes) filter (where not on_time))
  from spanned s left join advice_there a using (request_id)
 cross join lateral (values
    ('audited sound or strong overall; of those audited', case when audited then coalesce(overall >= 2, false) end),
    ('audited Good or Outstanding by its criteria after the gate; of those scored', by_criteria >= 2 and not closed),
    ('the child''s views given', coalesce(given, false)), ('the child''s views in own words; or observed', coalesce(own_words, false)),
    ('the child''s views in section A', coalesce(section_a, false)), ('the child''s views acted on', coalesce(outcomes or provision, false)),
    ('the parents'' views given', coalesce(parent_given, false)), ('the parents'' views acted on', coalesce(parent_outcomes or parent_provision, false)),
    ('health advice there; no nil return', coalesce(a.health, false)),
    ('social-care advice there; no nil return', coalesce(a.social_care, false))) as q (figure, yes)
 group by span, figure;
