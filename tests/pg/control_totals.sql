-- Counts every relation of ehc in plain SQL, as spec and nothing else has it: rows without their key, rows of a key that an
-- earlier row has, rows whose parent is not there (or was itself set aside), and the rest. Prints, for each relation, what
-- run.json (psql variable manifest) says otherwise. Tables in the contract's types are taken for granted.
\set ON_ERROR_STOP 1
set client_min_messages = warning;

create temp table parent (relation text, key text[], needs text[]); -- needs: conditions a row has to meet
insert into parent values
('authority', '{local_authority}', '{}'), ('setting', '{setting_urn}', '{}'), ('person', '{person_id}', '{}'),
('request', '{request_id}', '{"exists (select from kept_person p where p.person_id = t.person_id)"}'),
('assessment', '{request_id}', '{"exists (select from kept_request p where p.request_id = t.request_id)"}'),
('sen_need', '{request_id, rank}', '{"exists (select from kept_request p where p.request_id = t.request_id)"}'),
('advice', '{advice_id}', '{"exists (select from kept_request p where p.request_id = t.request_id)"}'),
('plan', '{plan_id}', '{"exists (select from kept_person p where p.person_id = t.person_id)"}'),
('review', '{review_id}', '{"exists (select from kept_plan p where p.plan_id = t.plan_id)"}'),
('voice', '{voice_id}', '{"t.request_id is null or exists (select from kept_request p where p.request_id = t.request_id)",
                          "t.review_id is null or exists (select from kept_review p where p.review_id = t.review_id)"}'),
('audit', '{audit_id}', '{"exists (select from kept_plan p where p.plan_id = t.plan_id)"}'),
('audit_score', '{audit_id, criterion}', '{"exists (select from kept_audit p where p.audit_id = t.audit_id)"}'),
('plan_section', '{plan_id, version_date, section}', '{"exists (select from kept_plan p where p.plan_id = t.plan_id)"}'),
('tribunal_order', '{order_id}', '{"t.request_id is null or exists (select from kept_request p where p.request_id = t.request_id)",
                                   "t.plan_id is null or exists (select from kept_plan p where p.plan_id = t.plan_id)"}');

create temp table total (relation text, counted bigint, used bigint, key_missing bigint, duplicate_key bigint, orphan bigint);

-- Columns of a table are in contract order, so that rows compare as rows do: ascending, nulls last.
do $$
declare
    one record;
    keys text;
    has_key text;
    counted bigint; keyed bigint; first bigint; used bigint;
begin
    for one in select * from parent loop
        select string_agg('t.' || k, ', '), string_agg('t.' || k || ' is not null', ' and ') into keys, has_key from unnest(one.key) as k;
        execute format('create temp table first_%s as select distinct on (%s) * from ehc.%I t where %s order by %2$s, t',
                       one.relation, keys, one.relation, has_key);
        execute format('create temp table kept_%s as select * from first_%1$s t where %s', one.relation,
                       coalesce(nullif(array_to_string(array(select '(' || n || ')' from unnest(one.needs) as n), ' and '), ''), 'true'));
        execute format('select count(*), count(*) filter (where %s) from ehc.%I t', has_key, one.relation) into counted, keyed;
        execute format('select (select count(*) from first_%s), (select count(*) from kept_%1$s)', one.relation) into first, used;
        insert into total values (one.relation, counted, used, counted - keyed, keyed - first, first - used);
    end loop;
end $$;

create temp table said as
select key as relation, (value->>'counted')::bigint as counted, (value->>'read')::bigint as read, (value->>'used')::bigint as used,
       (value->'set_aside'->>'key_missing')::bigint as key_missing, (value->'set_aside'->>'duplicate_key')::bigint as duplicate_key,
       (value->'set_aside'->>'orphan')::bigint as orphan, (value->'set_aside'->>'other_authority')::bigint as other_authority,
       (select sum(v::bigint) from jsonb_each_text(value->'set_aside') as a (k, v)) as aside
  from jsonb_each(:'manifest'::jsonb->'row_counts');

select format('%s: run.json says %s; plain SQL %s', relation, row_to_json(s), row_to_json(t))
  from total as t full join said as s using (relation)
 where s.relation is null or t.relation is null or (s.counted = t.counted and s.read = t.counted and s.read = s.used + s.aside) is not true
    or (other_authority = 0
        and (s.used, s.key_missing, s.duplicate_key, s.orphan) is distinct from (t.used, t.key_missing, t.duplicate_key, t.orphan))
 order by relation;
