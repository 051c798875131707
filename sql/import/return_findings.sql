-- Each rule that was broken: how often, and the first five persons by their place in the file.
SELECT rule, count(*) AS times,
       coalesce(array_to_string((array_agg(DISTINCT person ORDER BY person) FILTER (WHERE person IS NOT NULL))[1:5], ' '), '') AS persons
  FROM return_finding GROUP BY rule ORDER BY left(rule, 1) = 'U', rule
