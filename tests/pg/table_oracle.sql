-- The oracle of sql/oracle/ for combinations of categories, which are made breakdowns of their own before it counts:
--   team/need, and team/need/sex: with months, as the tables of such combinations have.
-- And age bands: of the cases of one team alone, with months, the two youngest bands being one.
--   psql -v as_of=2026-06-30 -v since= -v authority= -v team=North -v what=combinations (or ages) -f table_oracle.sql
\ir ../../sql/oracle/01_as_read.sql
\ir ../../sql/oracle/02_clocks.sql
\ir ../../sql/oracle/03_periods.sql

select :'what' = 'ages' as ages \gset
\if :ages
-- Only that team's: what is left is broken down by age alone.
delete from instance using subject
 where subject.subject = instance.subject and subject.subject_id = instance.subject_id and subject.team is distinct from :'team';
delete from instance where subject is null;
delete from subject where team is distinct from :'team';
delete from subject_category s where not exists (select from subject where (subject.subject, subject.subject_id) = (s.subject, s.subject_id));
delete from subject_category where breakdown <> 'all';
alter function age_band(date, date) rename to age_band_of_law;
create function age_band(birth date, day date) returns text language sql immutable
return case when ehc_oracle.age_band_of_law(birth, day) in ('0-4', '5-10') then 'young' else ehc_oracle.age_band_of_law(birth, day) end;
insert into shown_day select 'age_band', day, period_id from shown_day s
 where breakdown = 'all' and not exists (select from shown_day t where t.breakdown = 'age_band' and (t.day, t.period_id) = (s.day, s.period_id));
insert into stock_day select 'age_band', period_type, e from stock_day where breakdown = 'all' and period_type = 'month';
\else
create temp table combined as
select subject, subject_id,
       max(category) filter (where breakdown = 'team') as team, max(category) filter (where breakdown = 'need') as need,
       max(category) filter (where breakdown = 'sex') as sex
  from subject_category group by subject, subject_id;
truncate subject_category;
insert into subject_category
select subject, subject_id, 'team/need', team || '/' || need from combined
union all
select subject, subject_id, 'team/need/sex', team || '/' || need || '/' || sex from combined;
insert into breakdown values ('team/need', true), ('team/need/sex', true);
insert into shown_day select added.breakdown, day, period_id from shown_day, breakdown as added where shown_day.breakdown = 'team' and added.breakdown like 'team/%';
insert into stock_day select added.breakdown, period_type, e from (select distinct period_type, e from stock_day) as s, breakdown as added where added.breakdown like 'team/%';
\endif

\ir ../../sql/oracle/04_clock_measures.sql
\ir ../../sql/oracle/05_families.sql
\ir ../../sql/oracle/06_evidence.sql
