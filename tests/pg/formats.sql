-- Holds evidence.json ($JSON) against evidence.csv ($EVIDENCE) cell by cell and data_quality.csv ($QUALITY);
-- prints what is in one and not in the other.
\set ON_ERROR_STOP 1
set client_min_messages = warning;
\set json `cat "$JSON"`

create temp table cell (
    as_of text, local_authority text, measure text, basis text, period_type text, period_start text, period_end text,
    breakdown text, category text, numerator text, denominator text, value text, lower text, upper text, unit text, status text);
create temp table finding (rule text, severity text, relation text, count text, examples text, measures text, finding text, effect text);
\copy cell from program 'cat "$EVIDENCE"' with (format csv, header match, null '')
\copy finding from program 'cat "$QUALITY"' with (format csv, header match, null '')

-- What a spreadsheet would take for a formula has an apostrophe before it in the CSV file alone.
update cell set category = substr(category, 2) where category ~ '^''[-=+@]';

create temp table document as select :'json'::jsonb as j;

-- Taken apart in steps: to look something up in the whole document for each of its rows takes minutes.
create temp table head as select j->'provenance'->>'as_of' as as_of, j->'provenance'->>'local_authority' as local_authority from document;
create temp table basis as
select m.key as measure, m.value->>'unit' as unit, b.key as basis, b.value as cells
  from document, jsonb_each(j->'measures') as m, jsonb_each(m.value) as b
 where b.key <> 'unit';
create temp table row_told as select measure, unit, basis, r from basis, jsonb_array_elements(cells) as r;

-- The fields of a row in the order of "columns".
create temp table told as
select as_of, local_authority, measure, basis, r->>0 as period_type, r->>1 as period_start, r->>2 as period_end, r->>3 as breakdown,
       nullif(r->>4, '') as category, r->>5 as numerator, r->>6 as denominator, r->>7 as value, r->>8 as lower, r->>9 as upper,
       unit, nullif(r->>10, '') as status
  from row_told, head;

-- A number is the same double, however many zeros it is written with.
select format('only in evidence.csv: %s', c)
  from (select * from cell except all select * from told) as c limit 10;
select format('only in evidence.json: %s', c)
  from (select * from told except all select * from cell) as c limit 10;
select 'the columns are not what they should be'
  from document
 where j->'columns' <> '["period_type", "period_start", "period_end", "breakdown", "category", "numerator", "denominator", "value", "lower", "upper", "status"]';
select format('the finding is in one file only: %s', f)
  from ((select rule, relation, count from finding except all
         select f->>'rule', f->>'relation', f->>'count' from document, jsonb_array_elements(j->'data_quality') as f)
        union all
        (select f->>'rule', f->>'relation', f->>'count' from document, jsonb_array_elements(j->'data_quality') as f except all
         select rule, relation, count from finding)) as f limit 10;
select 'there are few cells' where (select count(*) from cell) < 10000;
