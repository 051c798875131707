-- The query that counts a relation in one pass, as a text: its rows, and of each column $1, a JSON list of {place,
-- relation, column, codes, day} that are all of one relation, how many values it has, how many match no code, and how
-- many are days before 1990 or after $2. Names come from the contract alone, and format() quotes them.
SELECT format('SELECT count(*)%s FROM ehc.%I AS r',
              string_agg(format(', count(r.%1$I)'
                                ', count(*) FILTER (WHERE r.%1$I::text COLLATE "C" !~ %2$L)'
                                ', count(*) FILTER (WHERE %3$L AND (r.%1$I::text ~ ''infinity|BC$'''
                                ' OR r.%1$I::text ~ ''^[0-9]{4,}-'''
                                ' AND left(r.%1$I::text, 10) COLLATE "C" NOT BETWEEN ''1990-01-01'' AND %4$L))',
                                counted."column", counted.codes, counted.day, $2::text),
                         '' ORDER BY counted.place),
              min(counted.relation))
FROM json_to_recordset($1::json) AS counted(place int, relation text, "column" text, codes text, day boolean)
