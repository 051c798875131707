-- What the analyser may know: schema ehc as it stands on the day as_of.
-- Follows the contract ("casts each to its contract type", "only ... are required") and
-- the clocks ("as_of", "Outcome set but date missing", "Duplicate keys").
--
-- psql variables: as_of (needed), since and authority (may be empty or unset).

\set ON_ERROR_STOP 1
\if :{?since}
\else
  \set since ''
\endif
\if :{?authority}
\else
  \set authority ''
\endif

set client_min_messages = warning;
set timezone = 'Europe/London';
set jit = off;
set work_mem = '256MB';
set max_parallel_workers_per_gather = 0;

drop schema if exists ehc_oracle cascade;
create schema ehc_oracle;
set search_path = ehc_oracle;

-- "--since (default 1 January five years before the year of as_of)".
create table parameter as
select :'as_of'::date as as_of,
       coalesce(nullif(:'since', '')::date,
                make_date(extract(year from :'as_of'::date)::int - 5, 1, 1)) as since,
       nullif(:'authority', '') as authority;

-- The contract's relations: required or not, how many of the first columns are the key, columns in order.
create table contract (relation text, required bool, key_columns int, columns text);
insert into contract values
('authority', false, 1, 'local_authority text, name text, region text'),
('person', true, 1, 'person_id bigint, upn text, birth_date date, sex text, ethnicity text, social_care text'),
('request', true, 1,
 'request_id bigint, person_id bigint, local_authority text, received_date date, source smallint,
  in_youth_accommodation bool, outcome text, outcome_date date, exception text, mediation bool, tribunal bool,
  withdrawn_date date, exported_to text, team text, setting_urn int'),
('assessment', true, 1,
 'request_id bigint, outcome text, outcome_date date, withdrawn_date date, week20 bool, exception text,
  draft_plan_date date, mediation bool, tribunal bool, other_mediation bool, other_tribunal bool'),
('sen_need', false, 2, 'request_id bigint, rank smallint, need text'),
('advice', false, 1,
 'advice_id bigint, request_id bigint, kind text, provider text, requested_date date, received_date date,
  exception text, nil_return bool, grade smallint'),
('plan', true, 1,
 'plan_id bigint, person_id bigint, request_id bigint, local_authority text, first_made_date date, start_date date,
  cease_date date, cease_reason smallint, transferred_from text, transferred_date date, residential text,
  personal_budget bool, team text, setting_urn int'),
('review', true, 1,
 'review_id bigint, plan_id bigint, kind text, invitation_date date, meeting_date date, report_date date,
  outcome text, decision_date date, amendment_notice_date date, final_plan_date date, phase_transfer_due_date date,
  phase_transfer_final_date date, child_participation text, parent_participation text'),
('voice', false, 1,
 'voice_id bigint, request_id bigint, review_id bigint, whose text, form text, obtained_date date,
  in_section_a bool, reflected_in_outcomes bool, reflected_in_provision bool, not_obtained_reason text'),
('audit', false, 1,
 'audit_id bigint, plan_id bigint, audited_date date, auditor text, agency text, sample text, second_of bigint,
  overall smallint'),
('audit_score', false, 2, 'audit_id bigint, criterion text, score smallint'),
('tribunal_order', false, 1,
 'order_id bigint, request_id bigint, plan_id bigint, kind text, order_date date, complied_date date, exception bool'),
('setting', false, 1, 'setting_urn int, name text, phase text, type text');

create table contract_column as
select relation, required, n <= key_columns as in_key, n as position,
       split_part(trim(definition), ' ', 1) as name, split_part(trim(definition), ' ', 2) as type
  from contract, string_to_table(regexp_replace(columns, '\s+', ' ', 'g'), ',') with ordinality as c (definition, n);

-- One table recorded_<relation> for each: the contract's columns in their contract types; empty where ehc has no such relation.
-- "Of rows with the same key the first is kept in the order of all their contract columns as recorded, contract order,
-- ascending, nulls last, text by bytes, false before true." A row without its key is set aside.
do $$
declare
    one record;
begin
    for one in
        select relation,
               bool_or(required) as required,
               string_agg(format('%I::%s as %I', name, type, name), ', ' order by position) as cast_columns,
               string_agg(format('null::%s as %I', type, name), ', ' order by position) as no_columns,
               string_agg(quote_ident(name), ', ' order by position) as names,
               string_agg(quote_ident(name), ', ' order by position) filter (where in_key) as key,
               string_agg(quote_ident(name) || ' is not null', ' and ' order by position) filter (where in_key) as has_key,
               string_agg(quote_ident(name) || case when type = 'text' then ' collate "C"' else '' end || ' nulls last',
                          ', ' order by position) as in_order
          from contract_column group by relation
    loop
        if one.required or to_regclass('ehc.' || quote_ident(one.relation)) is not null then
            execute format('create table recorded_%s as select %s from ehc.%I', one.relation, one.cast_columns, one.relation);
        else
            execute format('create table recorded_%s as select %s where false', one.relation, one.no_columns);
        end if;
        execute format('create table kept_%s as select %s from
                        (select *, row_number() over (partition by %s order by %s) as place
                           from recorded_%s where %s) as placed where place = 1',
                       one.relation, one.names, one.key, one.in_order, one.relation, one.has_key);
        execute format('analyze kept_%s', one.relation);
    end loop;
end $$;

-- "Then a row whose parent does not exist is set aside likewise, and so on down."
-- With an authority, requests and plans of another (or of none) and everything below them are left out the same way.
create table used_request as
select r.* from kept_request r
 where exists (select from kept_person p where p.person_id = r.person_id)
   and (select authority is null or authority = r.local_authority from parameter);
create table used_plan as
select p.* from kept_plan p
 where exists (select from kept_person h where h.person_id = p.person_id)
   and (select authority is null or authority = p.local_authority from parameter);
create table used_assessment as
select a.* from kept_assessment a where exists (select from used_request r where r.request_id = a.request_id);
create table used_sen_need as
select n.* from kept_sen_need n where exists (select from used_request r where r.request_id = n.request_id);
create table used_advice as
select a.* from kept_advice a where exists (select from used_request r where r.request_id = a.request_id);
create table used_review as
select v.* from kept_review v where exists (select from used_plan p where p.plan_id = v.plan_id);
create table used_audit as
select a.* from kept_audit a where exists (select from used_plan p where p.plan_id = a.plan_id);
create table used_audit_score as
select s.* from kept_audit_score s where exists (select from used_audit a where a.audit_id = s.audit_id);
create table used_voice as
select v.* from kept_voice v
 where (v.request_id is null or exists (select from used_request r where r.request_id = v.request_id))
   and (v.review_id is null or exists (select from used_review r where r.review_id = v.review_id));
create table used_tribunal_order as
select o.* from kept_tribunal_order o
 where (o.request_id is null or exists (select from used_request r where r.request_id = o.request_id))
   and (o.plan_id is null or exists (select from used_plan p where p.plan_id = o.plan_id));

-- "the date of an event after as_of is read as not recorded"; an infinite date is no date.
create function seen(happened date, as_of date) returns date language sql immutable
return case when isfinite(happened) and happened <= as_of then happened end;

create function still_to_come(happened date, as_of date) returns bool language sql immutable
return coalesce(isfinite(happened) and happened > as_of, false);

-- "A code outside its set is read as null."
create function code(recorded text, variadic allowed text[]) returns text language sql immutable
return case when recorded = any (allowed) then recorded end;

create function grade(recorded smallint) returns smallint language sql immutable
return case when recorded between 0 and 3 then recorded end;

-- "an outcome whose own date is after as_of [is read] as not made yet": outcome_date, for W withdrawn_date.
-- "A null outcome of a request or an assessment is read as A (not yet made)." H carries no date.
create function outcome_as_read(recorded text, outcome_date date, withdrawn_date date, as_of date)
returns text language sql immutable
return case when recorded in ('Y', 'N') and ehc_oracle.still_to_come(outcome_date, as_of) then 'A'
            when recorded = 'W' and ehc_oracle.still_to_come(withdrawn_date, as_of) then 'A'
            when recorded in ('Y', 'N', 'A', 'W', 'H') then recorded
            else 'A' end;

-- "ethnicity groups by the code"; REFU, NOBT and the unknown are not recorded. The extended codes of Chinese count as Chinese.
create function ethnic_group(recorded text) returns text language sql immutable
return case when recorded in ('CHNE', 'CHKC', 'CMAL', 'CSNG', 'CTWN', 'COCH') then 'Chinese'
            when recorded ~ '^W[A-Z]{3}$' then 'White'
            when recorded ~ '^M[A-Z]{3}$' then 'Mixed'
            when recorded ~ '^A[A-Z]{3}$' then 'Asian'
            when recorded ~ '^B[A-Z]{3}$' then 'Black'
            when recorded ~ '^O[A-Z]{3}$' then 'Other' end;

create table person as
select person_id, case when isfinite(birth_date) then birth_date end as birth_date,
       code(sex, 'M', 'F') as sex, ethnic_group(ethnicity) as ethnicity,
       code(social_care, 'none', 'cin', 'cp', 'cla') as social_care
  from kept_person;

-- Names "are shown with U+FFFD in the place of" what steers: control characters, marks of direction, separators of lines; and
-- of one of more than 1000 characters the first 960 are shown, with how many bytes it had.
create function name_as_shown(recorded text) returns text language sql immutable
return regexp_replace(case when length(recorded) > 1000 then left(recorded, 960) else recorded end, '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]',
                      chr(65533), 'g')
       || case when length(recorded) > 1000 then format('... (%s bytes)', octet_length(recorded)) else '' end;

create table request as
select request_id, person_id, name_as_shown(local_authority) as local_authority, seen(received_date, as_of) as received_date,
       case when source between 1 and 5 then source end as source,
       outcome_as_read(outcome, outcome_date, withdrawn_date, as_of) as outcome,
       seen(outcome_date, as_of) as outcome_date, code(exception, 'a', 'b', 'c', 'd') as exception,
       mediation, tribunal, seen(withdrawn_date, as_of) as withdrawn_date, exported_to, name_as_shown(team) as team, setting_urn
  from used_request, parameter;

create table assessment as
select request_id, outcome_as_read(outcome, outcome_date, withdrawn_date, as_of) as outcome,
       seen(outcome_date, as_of) as outcome_date, seen(withdrawn_date, as_of) as withdrawn_date, week20,
       code(exception, 'a', 'b', 'c', 'd') as exception, seen(draft_plan_date, as_of) as draft_plan_date,
       mediation, tribunal, other_mediation, other_tribunal
  from used_assessment, parameter;

create table sen_need as
select request_id, rank,
       code(need, 'SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI', 'VI', 'MSI', 'PD', 'ASD', 'DS', 'OTH') as need
  from used_sen_need, parameter;

-- "A voice, advice or audit row whose date is after as_of is not there yet."
create table advice as
select advice_id, request_id, code(kind, 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H') as kind, name_as_shown(provider) as provider,
       seen(requested_date, as_of) as requested_date, seen(received_date, as_of) as received_date,
       code(exception, 'a', 'b', 'c') as exception, nil_return, grade(grade) as grade
  from used_advice, parameter where not still_to_come(requested_date, as_of);

create table plan as
select plan_id, person_id, request_id, name_as_shown(local_authority) as local_authority, seen(first_made_date, as_of) as first_made_date,
       seen(start_date, as_of) as start_date, seen(cease_date, as_of) as cease_date, seen(transferred_date, as_of) as transferred_date,
       name_as_shown(team) as team, setting_urn
  from used_plan, parameter;

-- "of a review's [outcome, the own date is] its decision_date". A phase transfer's due date is no event.
create table review as
select review_id, plan_id, code(kind, 'annual', 'interim', 'phase_transfer') as kind,
       seen(meeting_date, as_of) as meeting_date, seen(report_date, as_of) as report_date,
       case when not still_to_come(decision_date, as_of) then code(outcome, 'M', 'A', 'C') end as outcome,
       seen(decision_date, as_of) as decision_date, seen(amendment_notice_date, as_of) as amendment_notice_date,
       seen(final_plan_date, as_of) as final_plan_date,
       case when isfinite(phase_transfer_due_date) then phase_transfer_due_date end as phase_transfer_due_date,
       seen(phase_transfer_final_date, as_of) as phase_transfer_final_date,
       code(child_participation, 'attended', 'contributed', 'neither') as child_participation,
       code(parent_participation, 'attended', 'contributed', 'neither') as parent_participation
  from used_review, parameter;

create table voice as
select voice_id, request_id, review_id, code(whose, 'child', 'parent') as whose,
       code(form, 'own_words', 'aac_or_observed', 'reported_by_adult', 'none') as form,
       seen(obtained_date, as_of) as obtained_date, reflected_in_outcomes, reflected_in_provision
  from used_voice, parameter where not still_to_come(obtained_date, as_of);

create table audit as
select audit_id, plan_id, seen(audited_date, as_of) as audited_date, code(sample, 'random', 'targeted') as sample,
       second_of, grade(overall) as overall
  from used_audit, parameter where not still_to_come(audited_date, as_of);

create table audit_score as
select audit_id,
       code(criterion, 'A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'C1', 'D1', 'E1', 'E2', 'E3', 'F1', 'F2', 'G1', 'H1',
            'I1', 'J1', 'K1', 'K2', 'K3', 'X1', 'X2', 'X3', 'X4') as criterion,
       grade(score) as score
  from used_audit_score, parameter;

create table tribunal_order as
select order_id, request_id, plan_id,
       code(kind, 'TR_ASSESS2', 'TR_NOISSUE10', 'TR_PLAN14', 'TR_DRAFT5', 'TR_FINAL11', 'TR_AMEND5', 'TR_NAME2') as kind,
       seen(order_date, as_of) as order_date, seen(complied_date, as_of) as complied_date, coalesce(exception, false) as exception
  from used_tribunal_order, parameter;

analyze;
